"""Whether an act was read whole: what is missing, torn, unnamed or unexplained.

Owns: the findings and counts behind ``ereje check``. Must not know: how they are printed.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from corpus.ids import ACT
from corpus.model import Act, Segment, SegmentKind, Span, State, Unit


class Level(StrEnum):
    """How grave a finding is: a failure means that the act cannot be trusted; a remark is a fact of the source."""

    FAILURE = "failure"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        code: ``source_changed``, ``tiles_broken``, ``unexplained``, ``note_not_understood``, ``absent_target``,
            ``missing``, ``fragment``, ``removed``.
        where: a clause id, or ``act``.
        text: the source concerned, if any.
    """

    level: Level
    code: str
    where: str
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of an act, and counts of its parts and characters.

    Attributes:
        units: units by part and by rank: ``{"regulation": {"clause": 25, …}, …}``.
        characters: characters of the source by what they are.
    """

    act: str
    sha256: str
    findings: tuple[Finding, ...]
    units: dict[str, dict[str, int]]
    characters: dict[str, int]
    notes: int
    events: int

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that make the act untrustworthy."""
        return tuple(finding for finding in self.findings if finding.level is Level.FAILURE)


def validate(act: Act) -> Report:
    """Examine an act."""
    findings = [*_source(act), *_tiles(act), *_notes(act), *_units(act)]
    return Report(
        act=act.id,
        sha256=hashlib.sha256(act.source.encode("utf-8")).hexdigest(),
        findings=tuple(findings),
        units={part.slug: dict(Counter(str(unit.kind) for unit in part.walk())) for part in act.parts},
        characters=_characters(act),
        notes=sum(1 for _ in act.all_notes()),
        events=len(act.events()),
    )


def _characters(act: Act) -> dict[str, int]:
    counts: Counter[str] = Counter({str(kind): 0 for kind in SegmentKind})
    for segment in act.segments:
        counts[str(segment.kind)] += segment.span.end - segment.span.start
    return dict(counts)


def _source(act: Act) -> list[Finding]:
    found = hashlib.sha256(act.source.encode("utf-8")).hexdigest()
    if found == act.card.sha256:
        return []
    return [Finding(Level.FAILURE, "source_changed", ACT, f"SHA-256 {found}, recorded {act.card.sha256}")]


def _tiles(act: Act) -> list[Finding]:
    """The segments must cover the source without hole or overlap, and leave nothing unexplained."""
    findings, position = [], 0
    for segment in act.segments:
        if segment.span.start != position:
            findings.append(Finding(Level.FAILURE, "tiles_broken", ACT, span=Span(position, position)))
        position = segment.span.end
        if segment.kind is SegmentKind.UNEXPLAINED:
            findings.append(_unexplained(act, segment))
    if position != len(act.source):
        findings.append(Finding(Level.FAILURE, "tiles_broken", ACT, span=Span(position, len(act.source))))
    return findings


def _unexplained(act: Act, segment: Segment) -> Finding:
    return Finding(Level.FAILURE, "unexplained", segment.owner, segment.span.of(act.source), segment.span)


def _notes(act: Act) -> list[Finding]:
    findings = []
    slugs = {part.slug for part in act.parts} | {ACT}
    for note in act.all_notes():
        if not note.understood:
            text = note.span.of(act.source)
            findings.append(Finding(Level.REMARK, "note_not_understood", note.owner, text, note.span))
        targets = dict.fromkeys(event.target for event in note.events)
        absent = (target for target in targets if target not in slugs and not act.has(target))
        findings.extend(Finding(Level.REMARK, "absent_target", note.owner, target, note.span) for target in absent)
    return findings


def _units(act: Act) -> list[Finding]:
    """Removed, missing and torn units, and letters of numbering that the source leaves out."""
    return [
        Finding(Level.REMARK, str(unit.state), str(unit.id), _opening(act, unit))
        for unit in act.units()
        if unit.state in (State.REMOVED, State.MISSING, State.FRAGMENT)
    ]


def _opening(act: Act, unit: Unit) -> str:
    return unit.full_spans[0].of(act.source)[:80] if unit.full_spans else ""
