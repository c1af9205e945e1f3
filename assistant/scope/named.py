"""The acts of a library that a question names by number and day; and those that it names and the library lacks.

Owns: how a number as people write it meets the acts held. Must not know: clauses, answers, vectors. A title is no
matter of rules: its words speak for an act as a question's other words do (``embeddings/shared_index.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.understand.question import Understood
from corpus.model import ActCard, Span
from embeddings.shared import SharedStore
from embeddings.shared_rows import Told

# "№ 46-154", "N 6/39-VIII", "№ ҚР ДСМ-10", "No 193/НҚ": a sign, letters that belong to the number, figures and what is
# joined to them.
_NUMBER = re.compile(
    r"(?:№|\bN[oº°]?\b\.?|\bнөмір\w*|\bномер\w*|\bnumber)\s*"
    r"(?P<number>(?:[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{1,4}[ -]){0,2}(?:[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{1,3}-)?"
    r"\d+(?:\s?[-/.]\s?[\dA-ZА-ЯӘҒҚҢӨҰҮҺІ]{1,6})*)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a question names.

    Attributes:
        read: the question, no part of an act's number taken for a clause's.
        held: the acts of the library that it names by a number.
        absent: numbers that neither an act of the library nor any note bears, in its own words.
        citing: places of the acts in whose text or name every one of these numbers stands.
        told: what acts that it names by a number did to acts of the library, by their notes.
        mentioned: the numbers, in its own words.
    """

    read: Understood
    held: tuple[ActCard, ...] = ()
    absent: tuple[str, ...] = ()
    citing: frozenset[int] = frozenset()
    told: tuple[Told, ...] = ()
    mentioned: str = ""


def naming(store: SharedStore, understood: Understood) -> Naming:
    """The acts that a question names by number, held or not."""
    held: dict[str, ActCard] = {}
    absent, told, sought = [], [], []
    days = [mention.start.isoformat() for mention in understood.dates if mention.start == mention.end]
    times = [*days, *dict.fromkeys(_YEAR.findall(understood.text)), ""]
    spans = []
    for number, written, span in _numbers(understood):
        spans.append(span)
        cards = next((found for time in times if (found := store.numbered(number, time))), [])
        events = next((did for time in times if (did := store.events(number, time))), [])
        held.update({card.id: card for card in cards})
        told += events
        if not cards and not events:
            absent.append(written)
            sought.append(number)
    places = tuple(place for place in understood.references if not any(_overlap(place.span, span) for span in spans))
    read = replace(understood, references=places) if len(places) < len(understood.references) else understood
    names = ", ".join(span.of(understood.text) for span in spans)
    missing = () if held else tuple(absent)
    citing = frozenset.intersection(*(store.citing(number) for number in sought)) if missing else frozenset()
    return Naming(read, tuple(held.values()), missing, citing, tuple(told), f"№ {names}" if names else "")


def _numbers(understood: Understood) -> Iterator[tuple[str, str, Span]]:
    """The numbers of acts in a question, each as it is compared and as it is written; those of clauses left out."""
    for found in _NUMBER.finditer(understood.text):
        span = Span(*found.span("number"))
        if not any(_overlap(place.span, span) and _has_letters(place.text) for place in understood.references):
            yield found["number"], " ".join(found[0].split()), span


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
