"""A clause in time: its events, since when its wording stands, and what the source leaves open.

Owns: history, status, "as of a date". Must not know: how it is worded for a reader. Nothing is inferred that no note
says: where a note on a clause does not name the subclauses changed, a subclause's own date is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from corpus.errors import NotInForce
from corpus.ids import ACT, ClauseId
from corpus.model import Act, EffectiveRule, Event, EventKind, State, Unit, UnitKind
from corpus.model import Status as Mark

# What gives a unit its wording. The rest (planned changes, sunsets) leaves the words as they are.
CHANGES_WORDING = (
    EventKind.ADOPTED,
    EventKind.RESTATED,
    EventKind.AMENDED,
    EventKind.INSERTED,
    EventKind.REPLACED,
    EventKind.REMOVED,
)
_LONGEST_TO_PUBLICATION = timedelta(days=365)
_LONGEST_MONTH = 31
_OF_ITS_DAY = (EffectiveRule.UNSPECIFIED, EffectiveRule.SIGNING, EffectiveRule.DATE)
WHOLE = (EventKind.ADOPTED, EventKind.RESTATED, EventKind.INSERTED)  # touches all that lies within the target


class Open(StrEnum):
    """What the source leaves open about a clause's history."""

    SUBCLAUSES_NOT_NAMED = "subclauses_not_named"  # the clause's note does not say which subclauses were changed
    PUBLICATION_DAY_UNKNOWN = "publication_day_unknown"
    EFFECT_NOT_TOLD = "effect_not_told"
    EARLIER_WORDING_NOT_HELD = "earlier_wording_not_held"
    NUMBER_INFERRED = "number_inferred"
    TEXT_MISSING = "text_missing"


@dataclass(frozen=True, slots=True)
class History:
    """The history of one unit, part or of the act.

    Attributes:
        target: a clause id, a part, or ``act``.
        own: events whose target is this unit itself.
        inherited: events of what encloses it: clause, part, act, without the repeal.
        repeal: the repeal of the act, if it was repealed.
        wording_since: the day the present wording dates from (named day of effect, else day of signing); ``None``
            where the source does not tell.
        unchanged_since: the latest day after which the source notes no change that can concern it.
        open: what the source leaves open.
    """

    target: str
    own: tuple[Event, ...]
    inherited: tuple[Event, ...]
    repeal: Event | None
    wording_since: date | None
    unchanged_since: date | None
    open: tuple[Open, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """All of them, by date: inherited, own, repeal."""
        found = {event.key: event for event in (*self.inherited, *self.own)}
        if self.repeal is not None:
            found[self.repeal.key] = self.repeal
        return tuple(sorted(found.values(), key=lambda event: (event.date or date.min, event.note_span)))


@dataclass(frozen=True, slots=True)
class Status:
    """Whether an act is in force on a day.

    Attributes:
        in_force: ``None`` where the source does not let one tell (between signing and an unknown day of effect), and
            where the act was repealed but for some of its provisions.
        adopted: the adoption, where told.
        repeal: the repeal, where there is one, also if it comes later than the day.
        end: what else ended it, its term or, of a draft, its withdrawal; ``None`` on a day before that.
        marked: what the act's page or card says where no note tells of an end; ``UNKNOWN`` where it says nothing.
        partly: its repeal with exceptions, if it came by the day: what is left in force, its note tells.
    """

    act: str
    as_of: date
    in_force: bool | None
    adopted: Event | None
    repeal: Event | None
    end: Event | None = None
    marked: Mark = Mark.UNKNOWN
    partly: Event | None = None


class Standing(StrEnum):
    """How the wording held relates to a day."""

    HOLDS = "holds"  # the wording held was the wording on that day
    EARLIER_WORDING = "earlier_wording"  # the wording held is younger than the day; the older one is not in the source
    PERHAPS_CHANGED = "perhaps_changed"  # a later change to the clause may have touched this unit
    SIGNED_NOT_EFFECTIVE = "signed_not_effective"  # the change was signed by that day; its effect is later or not told
    BEFORE_ADOPTION = "before_adoption"
    AFTER_REPEAL = "after_repeal"


@dataclass(frozen=True, slots=True)
class ClauseVersion:
    """The wording held of a unit, seen from a day."""

    unit: Unit
    as_of: date
    standing: Standing
    history: History


def status(act: Act, as_of: date) -> Status:
    """The act's status on a day.

    It is in force from its commencement until the day its repeal was signed or took effect, or until its term ended.
    Where no note tells of an end, the mark on its page does; without note and mark nothing is claimed of an act of
    which neither its adoption nor a change by that day is told.
    """
    adopted = _last(act, EventKind.ADOPTED)
    repeal = _last(act, EventKind.REPEALED)
    end = _ended(act, as_of)
    in_force: bool | None = None if _commencing(adopted, as_of) else True
    if adopted is not None and adopted.certain_since is not None and as_of < adopted.certain_since:
        in_force = False
    if repeal is not None and repeal.certain_since is not None and as_of >= repeal.certain_since:
        in_force = False
    if end is not None:
        in_force = None if end.effective.mistyped else False
    noted = any(_last(act, kind) for kind in (EventKind.REPEALED, EventKind.EXPIRED, EventKind.WITHDRAWN))
    marked = Mark.UNKNOWN if noted else act.card.status
    if not noted and in_force is not False:
        in_force = _by_mark(act, as_of, in_force, told=adopted is not None or _lived(act, as_of))
    partly = _last(act, EventKind.PARTLY_REPEALED)
    if partly is not None and (in_force is False or (partly.certain_since or as_of) > as_of):
        partly = None
    return Status(act.id, as_of, None if partly else in_force, adopted, repeal, end, marked, partly)


def _lived(act: Act, as_of: date) -> bool:
    """Whether a note tells of a change in effect by that day: the edition kept up since then notes no end."""
    days = [in_effect_since(event) for event in act.events() if event.kind in CHANGES_WORDING]
    return any(day is not None and day <= as_of for day in days)


def is_dated(event: Event) -> bool:
    """Whether the day is told on which a change takes effect; where no rule is named, that of its signing stands."""
    return event.effective.date is not None or event.effective.rule in _OF_ITS_DAY


def in_effect_since(event: Event) -> date | None:
    """A day by which a change was certainly in effect: the day told, else the last on which it can have been published.

    ``certain_since`` is the first day on which it may be.
    """
    if is_dated(event) or event.date is None:
        return event.certain_since
    days = (event.effective.days or 0) * (
        _LONGEST_MONTH if event.effective.rule is EffectiveRule.MONTHS_AFTER_PUBLICATION else 1
    )
    return event.date + _LONGEST_TO_PUBLICATION + timedelta(days=days)


def _by_mark(act: Act, as_of: date, by_notes: bool | None, *, told: bool) -> bool | None:
    """Whether an act is in force by what its card says, where no note tells of its end."""
    card = act.card
    if card.date is not None and as_of < card.date:
        return False
    if card.status in (Mark.REPEALED, Mark.EXPIRED, Mark.WITHDRAWN, Mark.SUSPENDED):
        last = card.status_since or max((event.date for event in act.events() if event.date), default=date.min)
        return by_notes if as_of < last else False  # what was amended later was alive until then
    if card.status is Mark.NOT_YET:
        return False
    return by_notes if told or card.status is Mark.IN_FORCE else None


def _ended(act: Act, as_of: date) -> Event | None:
    """The end of the act's term, or its withdrawal as a draft, if it may have come by that day.

    An act "was in force until" a day that is mistyped: it has ended, on a day after its note that cannot be told.
    """
    expiry, withdrawal = _last(act, EventKind.EXPIRED), _last(act, EventKind.WITHDRAWN)
    if withdrawal is not None and (withdrawal.certain_since or as_of) <= as_of:
        return withdrawal
    if expiry is None:
        return None
    last = expiry.date if expiry.effective.mistyped else expiry.effective.until
    return expiry if last is not None and as_of >= last else None


def _commencing(adopted: Event | None, as_of: date) -> bool:
    """Whether the act was signed by that day, but may not have been published yet; a year is more than enough."""
    if adopted is None or adopted.date is None or adopted.effective.date is not None:
        return False
    return not is_dated(adopted) and adopted.date <= as_of < adopted.date + _LONGEST_TO_PUBLICATION


def _last(act: Act, kind: EventKind) -> Event | None:
    found = [event for event in act.events() if event.kind is kind and event.target == ACT]
    return found[-1] if found else None


def history(act: Act, target: str) -> History:
    """The history of a clause id, a part's slug, or ``act``.

    Raises:
        UnknownClause: the act has no such clause or part.
    """
    events = act.events()
    repeal = _last(act, EventKind.REPEALED)
    if target == ACT:
        own = tuple(event for event in events if event != repeal)
        return History(ACT, own, (), repeal, *_since(own, ()), _open_of_events(own))
    place = ClauseId.parse(target)
    unit = act.unit(place) if place.numbers else None
    if unit is None:
        act.part(place.part)
    own = tuple(event for event in events if event.target == target)
    above = {str(ancestor) for ancestor in place.ancestors} | {ACT}
    inherited = tuple(event for event in events if event.target in above and event.kind is not EventKind.REPEALED)
    gone = unit is not None and unit.state is State.REMOVED and bool(own)
    worded, above_it = _of_this_text(act, own), _of_this_text(act, inherited)
    # Nothing later can have changed what was removed.
    since = _since(worded, () if gone else _bearing(act, above_it, place))
    return History(target, own, inherited, repeal, *since, _open(act, worded, above_it, place))


def _of_this_text(act: Act, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that can have changed this text: not those by which only the other language's wording was changed."""
    return tuple(event for event in events if event.only in ("", act.card.language))


def _bearing(act: Act, inherited: tuple[Event, ...], place: ClauseId) -> tuple[Event, ...]:
    """The events of enclosing units that can bear on this unit's words.

    An amendment of the act or the part tells of clauses named elsewhere; only one of the enclosing clause may have
    changed a subclause without naming it. Words replaced throughout a text may stand in any of its units.
    """
    clause = str(ClauseId(place.part, place.numbers[:1]))
    return tuple(
        e for e in inherited if _is_whole(e) or _throughout(e) or e.target.startswith(clause) or _of_list(act, e, place)
    )


def bearing_on(act: Act, target: str) -> tuple[Event, ...]:
    """The events that can have changed the words of a unit or of what it holds, by date.

    Raises:
        UnknownClause: the act has no such clause or part.
    """
    told = history(act, target)
    within = (e for e in act.events() if e.target.startswith(f"{target}/"))
    found = (*told.own, *_bearing(act, told.inherited, ClauseId.parse(target)), *within)
    changes = {e.key: e for e in _of_this_text(act, found) if e.kind in CHANGES_WORDING}
    return tuple(sorted(changes.values(), key=lambda event: (event.certain_since or date.min, event.note_span)))


def _is_whole(event: Event) -> bool:
    """Whether an event gave all that lies within its target its wording."""
    return event.kind in WHOLE and not event.partial


def _throughout(event: Event) -> bool:
    """Whether an event replaced words wherever they stood in its target."""
    return event.kind is EventKind.REPLACED and not event.partial


def _of_list(act: Act, event: Event, place: ClauseId) -> bool:
    """Whether an event amended the list that the unit is an item of, without naming items."""
    unit = act.unit(place) if place.numbers else None
    return unit is not None and unit.kind is UnitKind.ITEM and event.target == place.part


def _since(own: tuple[Event, ...], bearing: tuple[Event, ...]) -> tuple[date | None, date | None]:
    """(wording since, unchanged since)."""
    certain = [e for e in (*own, *(e for e in bearing if _is_whole(e))) if e.kind in CHANGES_WORDING]
    days = [event.certain_since for event in certain if event.certain_since is not None]
    known = max(days, default=None)
    perhaps = [e.certain_since for e in bearing if e.kind in CHANGES_WORDING and not _is_whole(e) and e.certain_since]
    later = [day for day in perhaps if known is None or day > known]
    return (None if later else known, max([*later, *days], default=None))


def _open(act: Act, own: tuple[Event, ...], inherited: tuple[Event, ...], place: ClauseId) -> tuple[Open, ...]:
    unit = act.unit(place) if place.numbers else None
    found = list(_open_of_events(own or _bearing(act, inherited, place)))
    if unit is not None and unit.state is State.FRAGMENT:
        found.append(Open.NUMBER_INFERRED)
    if unit is not None and unit.state in (State.MISSING, State.FRAGMENT):
        found.append(Open.TEXT_MISSING)
    amended = [event for event in _bearing(act, inherited, place) if not (_is_whole(event) or _throughout(event))]
    if (amended and not own) or _amends_subclauses_unnamed(unit, own, place):
        found.append(Open.SUBCLAUSES_NOT_NAMED)
    return tuple(found)


def _amends_subclauses_unnamed(unit: Unit | None, own: tuple[Event, ...], place: ClauseId) -> bool:
    holds_others = unit is None or bool(unit.children)
    return holds_others and any(e.kind is EventKind.AMENDED and e.target == str(place) for e in own)


def _open_of_events(events: tuple[Event, ...]) -> tuple[Open, ...]:
    rules = {event.effective.rule for event in events if event.kind in CHANGES_WORDING}
    found = []
    if rules & {EffectiveRule.FIRST_PUBLICATION, EffectiveRule.DAYS_AFTER_PUBLICATION}:
        found.append(Open.PUBLICATION_DAY_UNKNOWN)
    if any(e.effective.rule is EffectiveRule.UNSPECIFIED and e.kind in CHANGES_WORDING for e in events):
        found.append(Open.EFFECT_NOT_TOLD)
    if any(event.kind in (EventKind.RESTATED, EventKind.AMENDED) for event in events):
        found.append(Open.EARLIER_WORDING_NOT_HELD)
    return tuple(found)


def standing(act: Act, clause_id: str, as_of: date) -> Standing:
    """How the wording held of a unit relates to a day."""
    now = status(act, as_of)
    if now.in_force is False:
        before = now.adopted is not None and now.adopted.certain_since is not None and as_of < now.adopted.certain_since
        return Standing.BEFORE_ADOPTION if before else Standing.AFTER_REPEAL
    return _standing_in_force(history(act, clause_id), as_of)


def _standing_in_force(told: History, as_of: date) -> Standing:
    wording = told.wording_since
    if wording is not None and as_of >= wording:
        return Standing.HOLDS
    if wording is not None and told.unchanged_since is not None:
        signed = [e for e in told.own if e.certain_since == wording and e.date is not None and e.date <= as_of]
        return Standing.SIGNED_NOT_EFFECTIVE if signed else Standing.EARLIER_WORDING
    if told.unchanged_since is None or as_of >= told.unchanged_since:
        return Standing.HOLDS
    whole = [e.certain_since for e in (*told.own, *told.inherited) if _is_whole(e) and e.certain_since]
    return Standing.PERHAPS_CHANGED if as_of >= max(whole, default=date.min) else Standing.EARLIER_WORDING


def version_at(act: Act, clause_id: str, as_of: date) -> ClauseVersion:
    """The wording held of a unit, seen from a day.

    Raises:
        UnknownClause: the act has no such unit.
        NotInForce: the act was not yet adopted, or was already repealed, on that day.
    """
    unit = act.unit(clause_id)
    how = standing(act, clause_id, as_of)
    if how in (Standing.BEFORE_ADOPTION, Standing.AFTER_REPEAL):
        reason = "the act was adopted later" if how is Standing.BEFORE_ADOPTION else "the act had been repealed"
        raise NotInForce(clause_id, as_of, reason)
    return ClauseVersion(unit, as_of, how, history(act, clause_id))
