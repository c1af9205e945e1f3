"""Whether an act was read, and read whole: what is garbled, missing, torn, unnamed or unexplained.

Owns: the findings and counts behind ``ereje check``. Must not know: how they are printed.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.ids import ACT
from corpus.model import Act, Segment, SegmentKind, Span, State, Unit
from corpus.states import contradictions

_OTHER_LINE_ENDS = re.compile("\r(?!\n)|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LETTERS = "а-яА-ЯЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
# Everything else that is written in acts makes up .007 of one at most, and a garbled one has .059 of it at least
# (1,816 acts and twelve ways to garble them); of crooked words .27 and .68.
_FOREIGN = re.compile(rf"[^\s!->@-~{_LETTERS}«»–—―−№…“”„‘’•·°§×\u00ad\u200b-\u200f\ufeff?]|\?{{2,}}")
_CYRILLIC_WORD = re.compile(r"[\u0400-\u052f]{2,}")
_CROOKED = re.compile(r"[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]")
_MOST_FOREIGN = 0.03
_MOST_CROOKED = 0.5


class Level(StrEnum):
    """How grave a finding is: a failure means that the act cannot be trusted; a remark is a fact of the source."""

    FAILURE = "failure"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        code: ``source_changed``, ``nothing_read``, ``line_ends``, ``garbled``, ``tiles_broken``, ``unexplained``;
            ``no_units``, ``note_not_understood``, ``absent_target``, ``missing``, ``fragment``, ``removed``,
            ``contradicted``.
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
    findings = [*_source(act), *_text(act), *_tiles(act), *_notes(act), *_units(act), *_contradicted(act)]
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


def _text(act: Act) -> Iterator[Finding]:
    """Whether it is a text at all, and one whose lines were told apart."""
    if not any(sign.isalnum() for sign in act.source):
        yield Finding(Level.FAILURE, "nothing_read", ACT, "the source holds no words")
        return
    strange = len(_OTHER_LINE_ENDS.findall(act.source))
    if strange > act.source.count("\n"):
        told = f"{strange} ends of line are not the \\n that parts lines: save the source anew"
        yield Finding(Level.FAILURE, "line_ends", ACT, told)
    if garbled(act.source):
        told = f"the letters are those of another encoding: {act.source.strip()[:60]!r}"
        yield Finding(Level.FAILURE, "garbled", ACT, told)
    if next(act.units(), None) is None:
        yield Finding(
            Level.REMARK, "no_units", ACT, "no clause, article or item was found: nothing can be quoted by number"
        )


def garbled(text: str) -> bool:
    """Whether a text was decoded by another encoding than it was written in.

    Told without knowing which: its signs are none that Kazakh, Russian or English texts use, or its words change from
    small to capital letters within.
    """
    written = sum(not sign.isspace() for sign in text)
    if len(_FOREIGN.findall(text)) > _MOST_FOREIGN * written:
        return True
    mixed = [word for word in _CYRILLIC_WORD.findall(text) if word != word.lower() and word != word.upper()]
    return sum(_CROOKED.search(word) is not None for word in mixed) > _MOST_CROOKED * len(mixed) + 1


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


def _contradicted(act: Act) -> Iterator[Finding]:
    """Units that a note calls gone and whose text stands there; both are told, the text stays in force."""
    for target, event in contradictions(act).items():
        yield Finding(Level.REMARK, "contradicted", target, event.note_span.of(act.source), event.note_span)


def _opening(act: Act, unit: Unit) -> str:
    return unit.full_spans[0].of(act.source)[:80] if unit.full_spans else ""
