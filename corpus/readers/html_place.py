"""Where on a page the act stands: its head, its text, its title; and pages that hold none.

Owns: the official database's template, the largest body of running text of any other page. Must not know: lines.
"""

from __future__ import annotations

import re

from corpus.readers.html_dom import BLOCKS, Element, End, Start, text_of, walk
from corpus.readers.lines import one_line

_MAIN_SHARE = 0.7  # of the running text: an element with so much of it holds the act
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
    """The deepest element that holds most of the running text."""
    masses = _masses(body)
    place = body
    while place.tag not in ("article", "main"):
        boxes = [child for child in place.elements() if child.tag in BLOCKS and child.tag not in _TEXTS]
        child = max(boxes, key=lambda found: masses.get(found, 0), default=None)
        if child is None or masses.get(child, 0) < max(1, _MAIN_SHARE * masses[body]):
            break
        place = child
    return place


def _masses(body: Element) -> dict[Element, int]:
    """Characters of running text below each element; text of links does not count."""
    around = Element("", {})
    masses: dict[Element, int] = {around: 0}
    above = [around]
    links = 0
    for found in walk(body):
        if isinstance(found, str):
            masses[above[-1]] += 0 if links else len(found.strip())
        elif isinstance(found, Start):
            masses[found.element] = 0
            above.append(found.element)
            links += found.element.tag == "a"
        elif isinstance(found, End):
            above.pop()
            masses[above[-1]] += masses[found.element]
            links -= found.element.tag == "a"
    return masses


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
