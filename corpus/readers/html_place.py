"""Where on a page the act stands: its head, its text, its title; and pages that hold none.

Owns: the official database's template, the largest body of running text of any other page, how much text is left
out. Must not know: lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.readers.html_dom import BLOCKS, Element, text_of
from corpus.readers.html_prose import Prose
from corpus.readers.lines import one_line

_MAIN_SHARE = 0.7  # of the running text: an element with so much of it holds the act
_LARGE_SHARE = 0.2  # of the running text: whoever brought the page must know that so much of it was not read
_TEXTS = ("p", "table")  # part of a text, never the whole of it
_PROOF = re.compile(
    r"captcha|капч|вы\s+не\s+робот|не\s+являетесь\s+роботом|робот\s+еме|not\s+a\s+robot|are\s+you\s+human"
    r"|checking\s+your\s+browser|ddos.{0,20}(?:guard|protection)|just\s+a\s+moment",
    re.IGNORECASE,
)
_SITE_SUFFIX = re.compile(r"\s+[-–|]\s+[^-–|]{2,40}$")  # "… - ИПС "Әділет"" in a page's title


def head_of(root: Element) -> Element | None:
    """The block of the official template with title, badge and requisites."""
    return next((found for found in root.within("div") if found.has_class("slogan")), None)


def article_of(root: Element) -> Element | None:
    """The element that holds the text of the act."""
    articles = list(root.within("article"))
    if len(articles) == 1:
        return articles[0]
    if not articles and (official := _official_text(root)) is not None:
        return official
    body = next(root.within("body"), root)
    return _largest(body)


def _official_text(root: Element) -> Element | None:
    if head_of(root) is None:
        return None
    return next((found for found in root.within("div") if found.has_class("text", "gs_12")), None)


def _largest(body: Element) -> Element:
    """The deepest element that holds most of the running text, and all of it that is told in paragraphs."""
    prose = Prose().measure(body)
    place = body
    while place.tag not in ("article", "main"):
        boxes = [child for child in place.elements() if child.tag in BLOCKS and child.tag not in _TEXTS]
        child = max(boxes, key=lambda found: prose.of(found).running, default=None)
        if child is None or prose.of(child).running < max(1, _MAIN_SHARE * prose.of(body).running):
            break
        if prose.told_beside(child, place):
            break
        place = child
    return place


def left_out(root: Element, read: Sequence[Element | None], title: str) -> tuple[str, ...]:
    """A remark on the share of a page's running text outside what was read of it; none if that is little."""
    body = next(root.within("body"), root)
    prose = Prose().measure(body)
    whole = prose.of(body).running
    outside = whole - len(title) - sum(prose.of(found).running for found in read if found is not None)
    if outside < _LARGE_SHARE * max(1, whole):
        return ()
    return (f"{outside / whole:.0%} of the page's text stands outside the act on it and was not read",)


def title_of(root: Element, article: Element) -> str:
    """The title of a page whose text has no main heading itself; empty if it has."""
    if next(article.within("h1"), None) is not None:
        return ""
    for heading in root.within("h1"):
        if one_line(text_of(heading)):
            return text_of(heading)
    title = next(root.within("title"), None)
    return _SITE_SUFFIX.sub("", text_of(title).strip()) if title is not None else ""


def asks_for_proof(root: Element) -> bool:
    """Whether a page asks its reader to prove that he is no robot."""
    title = next(root.within("title"), None)
    body = next(root.within("body"), root)
    shown = f"{'' if title is None else text_of(title)} {text_of(body)[:20_000]}"
    scripts = " ".join(found.get("src") for found in root.within("script", "iframe", "img", "input"))
    return _PROOF.search(shown) is not None or "captcha" in scripts.lower()
