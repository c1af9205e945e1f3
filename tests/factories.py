"""Factories of the tests: acts from a few lines, notes, askings, an assistant whose finder is told what it finds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.compose.base import Asking
from assistant.find import Candidate, Finding
from assistant.highlight.learned import Neighbour
from assistant.settings import Settings
from corpus.ids import ClauseId
from corpus.library import open_act
from corpus.model import Act, ActCard, Effective, EffectiveRule, Event, EventKind, SegmentKind, Span
from corpus.parse import parse
from corpus.source import Source
from corpus.validate import validate
from embeddings.vector_index import Vectors

ROOT = Path(__file__).resolve().parents[1]
ACTS = ROOT.parent / "shared" / "acts"
TODAY = date(2026, 11, 22)


def digest(text: str) -> str:
    """SHA-256 of a text as it is stored."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def act_of(text: str, language: str = "kk", form: str = "text") -> Act:
    """The act that a text holds; one paragraph a line unless ``form`` is ``markdown``."""
    return parse(ActCard("test-act", language, digest(text), form), Source(text, form))


def regulation(*lines: str) -> Act:
    """An act adopted on 01.02.2010 with the given lines after its first clause."""
    head = "Қазақстан Республикасы Президентінің 2010 жылғы 1 ақпандағы N 7 Жарлығы."
    return act_of("\n".join((head, "ҚАУЛЫ ЕТЕМІН:", "1. Ереже бекітілсін.", *lines)))


def ids_of(act: Act, part: str = "") -> list[str]:
    """The ids of all units, or of one part's."""
    return [str(unit.id) for unit in act.units() if not part or unit.id.part == part]


def text_of(act: Act, clause: str) -> str:
    """A unit's own text, its pieces joined by ``|``."""
    return "|".join(span.of(act.source) for span in act.unit(clause).own_spans)


def told(event: Event) -> str:
    """An event in one line: ``restated 2013-10-03 660 regulation unspecified``."""
    effect = event.effective
    day = f" {effect.date}" if effect.date else ""
    return f"{event.kind} {event.date} {event.number} {event.target} {effect.rule}{day}"


def event(kind: str = "amended", **given: Any) -> Event:
    """An event; by default Decree No 16 of 05.04.2019 amending regulation/15, day of effect not told."""
    effective = given.pop("effective", Effective(EffectiveRule.UNSPECIFIED))
    base = {"date": date(2019, 4, 5), "number": "16", "instrument": "decree", "issuer": None, "target": "regulation/15"}
    return Event(kind=EventKind(kind), effective=effective, note_span=Span(0, 1), **{**base, **given})


def asking(language: str = "kk", **given: Any) -> Asking:
    """An asking about the default act today."""
    base: dict[str, Any] = {"question": "?", "understood": "?", "today": TODAY, "as_of": TODAY}
    return Asking(act=given.pop("act", None) or open_act(), language=language, **{**base, **given})


@dataclass
class ToldFinder:
    """A finder that finds what it was told to, and remembers what it was asked."""

    finding: Finding
    asked: list[str] = field(default_factory=list)

    def open(self, *, rebuild: bool = False) -> None:
        """Nothing to open."""

    def vector(self, question: str) -> tuple[Vectors, str]:
        """A vector of no encoder."""
        return np.zeros(1, np.float32), ""

    def neighbours(self, question: str, clause: str, *, tail: bool = False) -> tuple[Neighbour, ...]:
        return ()

    def find(self, question: str, *, apart_from: Sequence[str] = (), fragment: str = "") -> Finding:
        """The finding told, whatever is asked."""
        self.asked.append(question)
        return self.finding


def finding(
    *clauses: str, answers: float = 0.97, threshold: float = 0.5, together: int = 1, likely: int = 0
) -> Finding:
    """A finding whose candidates are these clauses, best first, the first ``together`` of which belong to the answer.

    ``#tail`` marks a tail; the first ``likely`` of them may answer.
    """
    ranked = tuple(
        Candidate(clause.removesuffix("#tail"), answers / place, clause.endswith("#tail"))
        for place, clause in enumerate(clauses, 1)
    )
    return Finding(ranked, answers, threshold, ranked[1:together], likely=ranked[:likely])


def assistant_finding(*clauses: str, settings: Settings | None = None, **given: Any) -> Assistant:
    """An assistant that loads no model: its finder finds these clauses."""
    assistant = Assistant.open(settings or Settings(library=False))
    assistant._finder = ToldFinder(finding(*clauses, **given))  # type: ignore[assignment]
    return assistant


def stored(root: Path, text: str = "1. Мәтін.\n", **record: Any) -> Path:
    """A stored act ``test-act`` below ``root``; fields of ``act.json`` given as ``None`` are left out."""
    folder = root / "test-act"
    folder.mkdir(parents=True)
    (folder / "source.kk.txt").write_bytes(text.encode("utf-8"))
    base = {"id": "test-act", "language": "kk", "source": "source.kk.txt", "sha256": digest(text)}
    kept = {name: value for name, value in {**base, **record}.items() if value is not None}
    (folder / "act.json").write_text(json.dumps(kept), encoding="utf-8")
    return folder


def real_acts() -> list[Path]:
    """Every real act at hand, Kazakh and Russian."""
    return sorted(path for folder in ("kk", "ru", "pairs") for path in (ACTS / folder).glob("*.txt"))


def real_act(name: str) -> Act:
    """A real act by the start of its file name; skipped where there is none (in CI it fails)."""
    found = [path for path in real_acts() if path.name.startswith(name)]
    if not found:
        assert os.environ.get("CI") != "true", f"the sample of real acts ({name}) must be at hand in CI: {ACTS}"
        pytest.skip(f"the sample of real acts is not at hand: {ACTS}")
    return read_act(found[0])


def read_act(path: Path) -> Act:
    """A real act from its file."""
    russian = path.parent.name == "ru" or path.stem.endswith("-ru")
    return act_of(path.read_bytes().decode("utf-8"), "ru" if russian else "kk")


def check(act: Act) -> None:
    """The promises that hold for every text."""
    assert "".join(segment.span.of(act.source) for segment in act.segments) == act.source
    assert [segment for segment in act.segments if segment.kind is SegmentKind.UNEXPLAINED] == []
    ids = [str(unit.id) for part in act.parts for unit in part.walk()]
    assert len(ids) == len(set(ids)) == len(ids_of(act))
    assert len({part.slug for part in act.parts}) == len(act.parts)
    for unit in act.units():
        assert ClauseId.parse(str(unit.id)) == unit.id
    # A text without words, or with strange line ends, is no act; it must be read whole all the same.
    assert not {finding.code for finding in validate(act).failures} & {"source_changed", "tiles_broken", "unexplained"}
    assert act.events() == act.events()


def placed(act: Act) -> Iterator[Span]:
    """Every span that some unit, title, heading, note, signature or paragraph of the act holds."""
    yield from (*act.title, *act.requisites)
    yield from (note.span for note in act.all_notes())
    for part in act.parts:
        yield from (*part.title, *part.approval, *part.signature)
        yield from (span for paragraph in part.paragraphs for span in paragraph)
        yield from (span for heading in part.headings for span in heading.pieces)
        yield from (span for unit in part.walk() for span in unit.own_spans)


def unplaced(act: Act) -> str:
    """The characters that no value of the act holds, white space and Markdown's signs left out."""
    held = bytearray(len(act.source))
    for span in placed(act):
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    for segment in act.segments:
        if segment.kind is SegmentKind.MARKUP:
            held[segment.span.start : segment.span.end] = b"\1" * (segment.span.end - segment.span.start)
    return "".join(sign for sign, known in zip(act.source, held, strict=True) if not known).strip()
