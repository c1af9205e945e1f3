"""The texts of one act in time: which of them shows which wording of a unit, and for which days.

Owns: periods. A text shows a wording on its own day; back to the last change that its notes know of the unit or of what
it holds, once that was in effect; and on to the first change that a later text tells of, where that change left the
notes of earlier ones standing. A restated, inserted or removed unit has lost them, so what lies between such a change
and an earlier text is a gap. Where two texts differ and no note tells why, neither shows more than its own day. Must
not know: how texts are stored, what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from corpus.editions.days import day_by_notes, in_effect_by_notes
from corpus.editions.match import paired
from corpus.editions.names import read_id
from corpus.editions.words import words_of
from corpus.history import CHANGES_WORDING, WHOLE, bearing_on, history, in_effect_since, is_dated
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind, State

_DAY, _NONE = timedelta(days=1), timedelta(0)
_LEAVES_NOTES = (EventKind.AMENDED, EventKind.REPLACED)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the act.

    Attributes:
        act: as it was read from this text.
        day: a day on which it is shown to hold.
        present: whether it is the act's own text, not an edition of it.
    """

    act: Act = field(repr=False)
    day: date
    present: bool = False

    @property
    def id(self) -> str:
        """The id of the edition; of the act's own text that of the act."""
        return self.act.id


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a unit and the days on which it is shown to hold.

    Attributes:
        clause: the unit's id in this text.
        since: the first such day.
        until: the first day after it on which it is shown no longer; ``None`` where nothing ends it.
    """

    text: Text
    clause: str
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is shown to hold on a day."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def state(self) -> State:
        """What the text holds of the unit."""
        return self.text.act.unit(self.clause).state


class Contradicted:
    """The kinds of contradiction, stable for programs."""

    UNNOTED = "unnoted"  # two texts differ, and no note tells of a change between their days
    LACKING = "lacking"  # a text lacks a change that another tells of before its day
    AHEAD = "ahead"  # a text knows a change after the day that it is said to be of


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two texts, or a text and its notes, that cannot both be right.

    Attributes:
        kind: one of ``Contradicted``.
        clause: where; ``act`` for a text as a whole.
        texts: ids of the texts, the earlier one first.
        event: the change that is told by one of them.
    """

    kind: str
    clause: str
    texts: tuple[str, ...]
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A day for which no text shows the wording of a unit: what is held on both sides of it, and what is known to lack.

    Attributes:
        before: the last wording that ends before the day.
        after: the first that begins after it.
        day: the day; of a time without a wording its first. Two days of one such time have the same gap.
        without: the texts of that very day or before it that do not hold the unit at all.
    """

    before: Wording | None
    after: Wording | None
    day: date = field(compare=False)
    without: tuple[Text, ...] = ()


class Texts:
    """An act's own text and its editions, in the order of their days."""

    def __init__(self, present: Act, editions: tuple[Act, ...] = ()) -> None:
        held = [Text(present, in_effect_by_notes(present) or date.min, present=True)]
        held += [Text(act, day) for act in editions if (day := read_id(act.id)[1]) is not None]
        self.all = tuple(sorted(held, key=lambda text: (text.day, text.present)))
        self.present = present
        self._pairings: dict[str, Mapping[str, str]] = {}
        self._periods: dict[str, tuple[tuple[Wording, ...], tuple[Contradiction, ...]]] = {}

    def text(self, name: str) -> Text | None:
        """The text with this id."""
        return next((text for text in self.all if text.id == name), None)

    def nearest(self, day: date) -> Text:
        """The last text of or before a day, else the first after it."""
        return next((text for text in reversed(self.all) if text.day <= day), self.all[0])

    def clauses(self) -> tuple[str, ...]:
        """The ids of all units of all texts, those of later texts first; each once."""
        return tuple(dict.fromkeys(str(unit.id) for text in reversed(self.all) for unit in text.act.units()))

    def wordings(self, clause: str) -> tuple[Wording, ...]:
        """The wordings of a unit that the texts hold, by day; one that two share is told once, by the later text."""
        return tuple(_told_once(self._known(clause)[0]))

    def on(self, clause: str, day: date) -> Wording | Gap:
        """The wording shown to hold on a day, by the act's own text where it does; else the gap that the day lies in.

        Of several editions that show it the nearest before the day is taken, else the nearest after.
        """
        known = self._known(clause)[0]
        holding = [wording for wording in known if wording.holds_on(day)]
        if holding:
            return min(holding, key=lambda w: (not w.text.present, w.text.day > day, abs(w.text.day - day)))
        before = [w for w in known if w.until is not None and w.until <= day]
        after = [w for w in known if w.since > day]
        without = tuple(text for text in self.all if text.day <= day and not _holds(text, clause))
        return Gap(
            max(before, key=lambda w: (w.until or date.max, w.text.day), default=None),
            min(after, key=lambda w: (w.since, w.text.day), default=None),
            day,
            without[-1:],
        )

    def during(self, clause: str, start: date, end: date) -> tuple[Wording | Gap, ...]:
        """The wordings shown for the days from ``start`` to ``end``, and the gaps among them, in order."""
        changes = [w.since for w in self._known(clause)[0]] + [w.until for w in self._known(clause)[0] if w.until]
        days = sorted({start, *(day for day in changes if start < day <= end)})
        return tuple(_without_repeats(self.on(clause, day) for day in days))

    def counterpart(self, clause: str, text: Text) -> str | None:
        """What a unit of the act's own text is in another text, by its number or words; ``None`` where it has none."""
        if text.id not in self._pairings:
            self._pairings[text.id] = paired(self.present, text.act).same
        return self._pairings[text.id].get(clause)

    def first_lacking(self, text: Text) -> tuple[Text, Event] | None:
        """The first change, whatever it changed, that another text tells of and this one does not; and who tells."""
        known = {(event.date, event.number) for event in text.act.events()}
        lacking = [
            (other, event)
            for other in self.all
            for event in other.act.events()
            if event.kind in CHANGES_WORDING and event.certain_since and (event.date, event.number) not in known
        ]
        return min(lacking, key=lambda told: told[1].certain_since or date.max, default=None)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """All that the texts contradict each other in; of a unit told at its innermost place."""
        found = [entry for clause in self.clauses() for entry in self._known(clause)[1]]
        kept = [entry for entry in found if not _told_within(entry, found)]
        return (*self._ahead(), *dict.fromkeys(kept))

    def _ahead(self) -> Iterator[Contradiction]:
        for text in self.all:
            newest = day_by_notes(text.act)
            if not text.present and newest is not None and newest > text.day:
                last = next((e for e in reversed(text.act.events()) if e.certain_since == newest), None)
                yield Contradiction(Contradicted.AHEAD, ACT, (text.id,), last)

    def _known(self, clause: str) -> tuple[tuple[Wording, ...], tuple[Contradiction, ...]]:
        if clause not in self._periods:
            self._periods[clause] = self._shown(clause)
        return self._periods[clause]

    def _shown(self, clause: str) -> tuple[tuple[Wording, ...], tuple[Contradiction, ...]]:
        """The wordings of a unit by text, and what contradicts what."""
        told: list[Contradiction] = []
        known: list[Wording] = []
        for place, text in enumerate(self.all):
            if _holds(text, clause):
                wording, denied = _by_notes(text, clause, self.all)
                without = [t for t in self.all[:place] if not _holds(t, clause) and wording.since <= t.day]
                known.append(replace(wording, since=max(wording.since, text.day)) if without else wording)
                told += [Contradiction(Contradicted.UNNOTED, clause, (t.id, text.id)) for t in without]
                told += [Contradiction(Contradicted.LACKING, clause, (text.id, t.id), e) for t, e in denied]
        for one, other in combinations(range(len(known)), 2):
            parted = _parted(known[one], known[other])
            if parted is not None:
                known[one], known[other], silent = parted
                texts = (known[one].text.id, known[other].text.id)
                told += [Contradiction(Contradicted.UNNOTED, clause, texts)] if silent else []
        return tuple(w for w in known if w.until is None or w.since < w.until), tuple(told)


def _without_repeats(found: Iterable[Wording | Gap]) -> Iterator[Wording | Gap]:
    last: Wording | Gap | None = None
    for entry in found:
        if isinstance(entry, Wording) and isinstance(last, Wording):
            if words_of(entry.text.act, entry.clause) == words_of(last.text.act, last.clause):
                continue
        elif entry == last:
            continue
        yield entry
        last = entry


def _holds(text: Text, clause: str) -> bool:
    return text.act.has(clause) and text.act.unit(clause).state is not State.MISSING


def _by_notes(text: Text, clause: str, texts: tuple[Text, ...]) -> tuple[Wording, list[tuple[Text, Event]]]:
    """The period that notes give a wording: its own backwards, those of later texts forwards; and what denies it."""
    since = _since(text, clause)
    until: date | None = None
    denied = []
    later = texts[texts.index(text) + 1 :]
    for other in texts:
        for event, day in _lacking(text, clause, other):
            if day > text.day:
                ends = day if event.kind in _LEAVES_NOTES else text.day + _DAY
                until = min(until or date.max, ends) if other in later else until
            elif (in_effect_since(event) or day) > text.day:  # signed by then, perhaps in effect on the next day
                until = min(until or date.max, text.day + _DAY)
            elif since < day:
                denied.append((other, event))
        if other in later and not _holds(other, clause):
            until = min(until or date.max, text.day + _DAY)
    if denied:
        since, until = text.day, text.day + (_DAY if _is_own(text) else _NONE)
    return Wording(text, clause, since, until), denied


def _since(text: Text, clause: str) -> date:
    """Since when a text's notes let it show a unit: when the last change of it, or of what it holds, was in effect.

    Where a note leaves open when a change took effect, the text's own day shows it; a day that the text has of its
    notes alone may be that of the signing, and shows it only when the change can no longer have been waiting. The
    adoption is no such change: no other wording can have held before it took effect.
    """
    told = history(text.act, clause)
    changes = [event for event in bearing_on(text.act, clause) if event.kind is not EventKind.ADOPTED]
    if text.act.unit(clause).state is State.REMOVED and told.own:
        changes = [event for event in changes if event.target == clause]  # nothing later can have changed it
    days = [told.unchanged_since, *(event.certain_since for event in changes)]
    since = max((day for day in days if day is not None), default=text.act.card.date or text.day)
    untold = [day for event in changes if not is_dated(event) and (day := in_effect_since(event)) is not None]
    if not untold:
        return since
    told_otherwise = text.day > (day_by_notes(text.act) or date.min)
    return max(since, min(text.day, max(untold)) if told_otherwise else max(untold))


def _is_own(text: Text) -> bool:
    """Whether a text's day is one on which it was the text, not only the last by which its changes were in effect."""
    return not text.present or text.day == day_by_notes(text.act)


def _lacking(text: Text, clause: str, other: Text) -> Iterator[tuple[Event, date]]:
    """The changes of a unit that another text tells of and this one does not, each with its day."""
    if other is text or not other.act.has(clause):
        return
    known = {(event.date, event.number) for event in bearing_on(text.act, clause)}
    for event in bearing_on(other.act, clause):
        day = event.certain_since
        if day is not None and (event.date, event.number) not in known and event.kind is not EventKind.ADOPTED:
            yield event, day


def _parted(one: Wording, other: Wording) -> tuple[Wording, Wording, bool] | None:
    """Two wordings that differ and whose periods meet, each for its own day only; and whether no note tells why."""
    if words_of(one.text.act, one.clause) == words_of(other.text.act, other.clause):
        return None
    silent = not _explained(one, other)
    if one.until is not None and one.until <= other.since:
        return (one, other, True) if silent else None
    end = one.text.day + _DAY
    begin = max(other.since, other.text.day)
    return (
        Wording(one.text, one.clause, one.since, min(one.until or end, end)),
        Wording(other.text, other.clause, begin, other.until),
        silent,
    )


def _explained(one: Wording, other: Wording) -> bool:
    """Whether the later text's notes tell of any change after the earlier text that can have made the difference."""
    known = {(event.date, event.number) for event in one.text.act.events()}
    above = (event for event in other.text.act.events() if event.target == ACT and event.kind not in WHOLE)
    changes = (*bearing_on(other.text.act, other.clause), *above)
    return any((event.date, event.number) not in known or event.date is None for event in changes)


def _told_once(known: tuple[Wording, ...]) -> Iterator[Wording]:
    """Wordings in order; neighbours of one text that touch or overlap as one."""
    last: Wording | None = None
    for wording in sorted(known, key=lambda w: (w.since, w.text.day)):
        if last is not None and _continues(last, wording):
            until = None if last.until is None or wording.until is None else max(last.until, wording.until)
            last = Wording(wording.text, wording.clause, last.since, until)
            continue
        if last is not None:
            yield last
        last = wording
    if last is not None:
        yield last


def _continues(one: Wording, other: Wording) -> bool:
    touch = one.until is None or other.since <= one.until
    return touch and words_of(one.text.act, one.clause) == words_of(other.text.act, other.clause)


def _told_within(entry: Contradiction, found: list[Contradiction]) -> bool:
    """Whether a contradiction is told of a unit inside as well, by the same texts."""
    return any(
        other.kind == entry.kind and other.texts == entry.texts and other.clause.startswith(f"{entry.clause}/")
        for other in found
    )
