"""Cards of 300 real acts in page form, against what their pages say.

The 300 were drawn once, with a fixed seed, from all of ``../shared/acts/more``; the reader was written on the other
1,247. ``cards_of_pages.tsv`` holds what was read from the index by hand: badge, kind, issuer, date, number; "-" for what
the index does not tell because it breaks off before it.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.card import read_card
from corpus.model import ActCard, Status
from corpus.parse import parse
from corpus.source import Source
from tests.factories import ACTS

MORE = ACTS / "more"
PAGES = Path(__file__).with_name("cards_of_pages.tsv")
LEAST_RIGHT = 290
STATUS = {
    "Жаңа": Status.IN_FORCE, "Жаңартылған": Status.IN_FORCE, "Мерзімі біткен": Status.EXPIRED,
    "Новый": Status.IN_FORCE, "Обновленный": Status.IN_FORCE, "С истёкшим сроком": Status.EXPIRED,
}  # fmt: skip
_BADGE = re.compile(rf"(?<=\s)({'|'.join(STATUS)})(?=\s|$)")


@dataclass(frozen=True)
class Page:
    """What the index holds of an act: the file, and title, badge and requisites cut apart."""

    file: str
    title: str
    badge: str
    requisites: str

    def text(self) -> str:
        head = "\n\n".join(line for line in (self.title, self.badge, self.requisites) if line)
        return f"{head}\n\n{(MORE / self.file).read_text(encoding='utf-8')}"


def index() -> list[Page]:
    rows = []
    for language in ("kk", "ru"):
        for line in (MORE / language / "INDEX.tsv").read_text(encoding="utf-8").splitlines():
            file, _, told = line.partition("\t")
            found = list(_BADGE.finditer(told))
            cut = found[-1] if found else None
            head = (told[: cut.start()], cut[1], told[cut.end() :]) if cut else (told, "", "")
            rows.append((language, file, told, Page(f"{language}/{file}", *(bit.strip() for bit in head))))
    return [page for *_, page in sorted(rows, key=lambda row: row[:3])]


def drawn() -> list[Page]:
    return sorted(random.Random(11).sample(index(), 300), key=lambda page: page.file)


def card_of(page: Page) -> ActCard:
    source = Source(page.text())
    return parse(read_card(source), source).card


def plain(text: str) -> str:
    """For comparing: Latin letters that stand for Cyrillic ones, capitals and runs of spaces do not matter."""
    return " ".join(text.translate(str.maketrans("ipoYcaex", "іроҮсаех")).lower().split())


def wrong(page: Page, told: list[str]) -> list[str]:
    """The fields of a card that are not as the page says."""
    badge, kind, issuer, day, number = told
    card = card_of(page)
    found = {
        "title": (plain(page.title), plain(dict(card.titles).get(card.language, ""))),
        "status": (STATUS.get(badge), card.status),
        "kind": (kind, card.kind),
        "issuer": (plain(issuer), plain(", ".join(card.issuers[:1]))),
        "date": (day, str(card.date)),
        "number": (plain(number), plain(card.number or "")),
    }
    return [
        f"{name}: {is_!r}, not {should!r}" for name, (should, is_) in found.items() if should not in ("-", None, is_)
    ]


@pytest.mark.slow
def test_nearly_every_card_is_right() -> None:
    if not MORE.is_dir():
        pytest.skip("needs ../shared/acts/more")
    told = dict(line.split("\t", 1) for line in PAGES.read_text(encoding="utf-8").splitlines())
    pages = drawn()
    assert [page.file for page in pages] == list(told)
    problems = {page.file: wrong(page, told[page.file].split("\t")) for page in pages}
    bad = [f"{file}: {'; '.join(found)}" for file, found in problems.items() if found]
    print("\n".join(bad))
    assert len(pages) - len(bad) >= LEAST_RIGHT, "\n".join(bad)
