"""What every kind of answer needs: the asking's circumstances, verified quotes, notices on time and state.

Owns: ``Asking``, quotes made of units, notices. Must not know: which kind of answer is being made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, AnswerKind, Notice, Related
from assistant.quote import Quote, Translated, readable
from assistant.words import by_instrument, citation, day, effect_text, event_text, say
from corpus.aids import TAIL, translations
from corpus.beside import beside
from corpus.editions.texts import Texts
from corpus.history import History, Open, Standing, Status, bearing_on, history, standing, status
from corpus.ids import ACT, ClauseId
from corpus.model import Act, EffectiveRule, Event, EventKind, Span, State, Unit
from corpus.model import Status as Mark
from corpus.states import contradictions
from corpus.summary import holds_nothing

_MARKED = {
    Mark.REPEALED: "marked_repealed",
    Mark.EXPIRED: "marked_expired",
    Mark.SUSPENDED: "marked_suspended",
    Mark.WITHDRAWN: "marked_withdrawn",
    Mark.NOT_YET: "marked_not_yet",
}
_CHANGES = (EventKind.RESTATED, EventKind.AMENDED, EventKind.INSERTED, EventKind.REMOVED, EventKind.REPLACED)


@dataclass(frozen=True, slots=True)
class Asking:
    """The circumstances of one question.

    Attributes:
        question: as asked.
        understood: as completed from the dialogue.
        language: of the words around the answer.
        as_of: the day the question speaks of (today where it names none).
        dated: whether the question itself names a day.
        translate: language in which to show translations; ``None`` for none.
        texts: the act's several texts, where it has any beside its own.
        period: first and last day of the time asked about, where it is more than a day.
    """

    act: Act
    question: str
    understood: str
    language: str
    today: date
    as_of: date
    dated: bool = False
    translate: str | None = None
    texts: Texts | None = None
    period: tuple[date, date] | None = None

    def say(self, key: str, **fields: object) -> str:
        """A sentence in the reader's language."""
        return say(key, self.language, **fields)

    def notice(self, code: str, **fields: object) -> Notice:
        """A notice in the reader's language."""
        return Notice(code, self.say(code, **fields))

    def cite(self, clause: str) -> str:
        """A short citation in the reader's language."""
        return citation(clause, self.language, self.act)

    def places(self, clauses: Iterable[str]) -> str:
        """Several citations as a list."""
        return "; ".join(self.cite(clause) for clause in clauses)


def quote(asking: Asking, clause: str, *, spans: Sequence[Span] = (), highlight: Sequence[Span] = ()) -> Quote:
    """A verified quote of a unit: its whole text, or only the given spans of it."""
    act, unit = asking.act, asking.act.unit(clause)
    told = history(act, clause)
    exact = readable(spans or unit.full_spans, act.source)
    return Quote(
        act=act,
        clause=clause,
        citation=asking.cite(clause),
        text="".join(span.of(act.source) for span in exact),
        spans=exact,
        highlight=tuple(sorted(mark for mark in highlight if any(span.covers(mark) for span in exact))),
        state=unit.state,
        translation=_translation(asking, unit, spans),
        history=told.events,
        wording_since=told.wording_since,
        unchanged_since=told.unchanged_since,
    )


def _translation(asking: Asking, unit: Unit, spans: Sequence[Span]) -> Translated | None:
    """The official wording of the other state language, else the working translation of what is quoted.

    A working translation is shown only where every piece of what is quoted has one.
    """
    language = asking.translate
    if language is None or language == asking.act.card.language:
        return None
    official = beside(asking.act)
    if official is not None and official.language == language:
        text = official.wording(asking.act, str(unit.id))
        return Translated(language, text, official=True) if text else None
    known = {entry.clause: entry.text for entry in translations(asking.act.id) if entry.language == language}
    tail = [span for paragraph in unit.tail for span in paragraph]
    if spans and tail and all(any(whole.covers(span) for whole in tail) for span in spans):
        keys = [str(unit.id) + TAIL]
    else:
        keys = [str(inner.id) for inner in unit.walk() if inner.paragraphs]
        keys += [str(inner.id) + TAIL for inner in unit.walk() if inner.tail]
    texts = [_numbered(key, known) for key in keys]
    return Translated(language, "\n".join(text for text in texts if text)) if texts and all(texts) else None


def _numbered(key: str, known: dict[str, str]) -> str:
    if key not in known or key.endswith(TAIL):
        return known.get(key, "")
    place = ClauseId.parse(key)
    return f"{place.numbers[-1]}{'.' if len(place.numbers) == 1 else ')'} {known[key]}"


def changes(told: History) -> tuple[Event, ...]:
    """The events by which the unit itself was changed; for a subclause of an amended clause, the clause's."""
    own = tuple(event for event in told.own if event.kind in _CHANGES)
    if own or told.target == ACT:
        return own
    above = str(ClauseId.parse(told.target).parent or "")
    named = tuple(event for event in told.inherited if event.target == above and event.kind in _CHANGES)
    return tuple(event for event in named if "/" in above or event.kind is EventKind.AMENDED)


def acts_named(events: Iterable[Event]) -> str:
    """The amending acts as "11.01.2015 № 165, 18.02.2016 № 198"."""
    named = {f"{day(event.date)} № {event.number}" if event.date else f"№ {event.number}": None for event in events}
    return ", ".join(named)


def wholes_told(asking: Asking, events: Sequence[Event]) -> list[Notice]:
    """What befell the whole that places lie in: new wordings, words replaced throughout; what it did here is open."""
    told = []
    for code, kind in (("whole_restated", EventKind.RESTATED), ("words_throughout", EventKind.REPLACED)):
        if by := "; ".join(by_instrument(event, asking.language) for event in events if event.kind is kind):
            told.append(asking.notice(code, by=by))
    return told


def wording_notice(asking: Asking, clause: str) -> list[Notice]:
    """Since when the wording stands and by which act; or that the source does not tell."""
    told = history(asking.act, clause)
    if Open.SUBCLAUSES_NOT_NAMED in told.open and told.wording_since is None:
        above = str(ClauseId.parse(clause).parent)
        return [asking.notice("subclauses_not_named", where=asking.cite(above), acts=acts_named(changes(told)))]
    if told.wording_since is None:
        bearing = bearing_on(asking.act, clause)
        last = max((n for n, event in enumerate(bearing) if event.kind is not EventKind.REPLACED), default=-1)
        return wholes_told(asking, bearing[last + 1 :])
    source = [event for event in told.events if event.certain_since == told.wording_since and event != told.repeal]
    within = [event for event in bearing_on(asking.act, clause) if _after(event, told.wording_since)]
    if not source and not within:
        return []
    last_of = (within or source)[-1]
    code = "wording_since_amended" if within or last_of.kind is EventKind.AMENDED else "wording_since"
    return [Notice("wording_since", asking.say(code, by=_by(asking, last_of)))]


def _after(event: Event, day: date) -> bool:
    return event.certain_since is not None and event.certain_since > day


def _by(asking: Asking, event: Event) -> str:
    """The instrument, with the day of effect where the note names one."""
    phrase = by_instrument(event, asking.language)
    if event.effective.rule is EffectiveRule.DATE:
        return f"{phrase} ({effect_text(event.effective, asking.language)})"
    return phrase


def time_notices(asking: Asking, clause: str) -> list[Notice]:
    """How the wording held relates to the day asked about; nothing where no day was named and nothing is odd."""
    notices = []
    if asking.as_of > asking.today:
        notices.append(asking.notice("future_date", as_of=day(asking.as_of)))
    how = standing(asking.act, clause, asking.as_of) if asking.dated else Standing.HOLDS
    told = history(asking.act, clause)
    fields = {"as_of": day(asking.as_of), "since": day(told.wording_since) if told.wording_since else ""}
    if how is Standing.EARLIER_WORDING and told.wording_since is None:
        fields["since"] = day(told.unchanged_since) if told.unchanged_since else ""
    if how is Standing.PERHAPS_CHANGED:
        fields["acts"] = acts_named(e for e in changes(told) if e.certain_since and e.certain_since > asking.as_of)
    if how is Standing.SIGNED_NOT_EFFECTIVE:
        pending = [e for e in told.own if e.certain_since == told.wording_since]
        fields["effect"] = effect_text(pending[-1].effective, asking.language) if pending else ""
    if how is Standing.AFTER_REPEAL and told.repeal is not None:
        fields["by"] = by_instrument(told.repeal, asking.language)
    # An act known to be repealed by its badge alone: its status says so, and by what is not told.
    unexplained = how is Standing.AFTER_REPEAL and told.repeal is None
    if how is not Standing.HOLDS and not unexplained:
        notices.append(asking.notice(str(how), **fields))
    return notices


def state_notices(asking: Asking, unit: Unit) -> list[Notice]:
    """What is odd about a unit itself: removed, missing, only a fragment."""
    where = asking.cite(str(unit.id))
    if unit.state is State.REMOVED:
        gone = [event for note in unit.notes for event in note.events]
        by = by_instrument(gone[-1], asking.language) if gone else ""
        return [asking.notice("removed", where=where, by=by)]
    if unit.state in (State.MISSING, State.FRAGMENT):
        return [asking.notice(str(unit.state), where=where)]
    denied = contradictions(asking.act).get(str(unit.id))
    return [asking.notice("contradicted", where=where, by=by_instrument(denied, asking.language))] if denied else []


def status_sentence(asking: Asking) -> str:
    """The act's status on the day asked about, in one sentence."""
    now = status(asking.act, asking.as_of)
    as_of = day(asking.as_of)
    if now.partly is not None:
        return asking.say("partly_ended", what=event_text(now.partly, asking.language))
    if now.repeal is None:
        return _unrepealed(asking, now)
    if now.in_force is None:
        return asking.say("perhaps_in_force", as_of=as_of)
    by = by_instrument(now.repeal, asking.language)
    if now.in_force:
        return asking.say("in_force_then", as_of=as_of, by=by)
    return _not_adopted(asking, now) or asking.say("repealed", by=by)


def _not_adopted(asking: Asking, now: Status) -> str:
    """That the act did not exist yet; empty where it did."""
    as_of, signed = day(asking.as_of), asking.act.card.date
    if now.adopted is not None and now.adopted.certain_since is not None and asking.as_of < now.adopted.certain_since:
        adopted = by_instrument(now.adopted, asking.language)
        return asking.say("not_adopted", as_of=as_of, by=adopted, adopted=adopted)
    if signed is not None and asking.as_of < signed:
        return asking.say("not_signed", as_of=as_of, since=day(signed))
    return ""


def _unrepealed(asking: Asking, now: Status) -> str:
    """The status of an act of whose repeal no note tells: by what else ended it, or by the mark on its page."""
    as_of = day(asking.as_of)
    if now.end is not None:
        return asking.say("ended", what=event_text(now.end, asking.language))
    early = _not_adopted(asking, now)
    if early:
        return early
    if now.marked not in (Mark.IN_FORCE, Mark.UNKNOWN):
        return _marked(asking, now)
    if now.in_force is None:
        return asking.say("perhaps_in_force" if now.adopted else "status_not_told", as_of=as_of)
    return asking.say("in_force" if now.marked is Mark.IN_FORCE else "no_end_noted", as_of=as_of)


def _marked(asking: Asking, now: Status) -> str:
    """What the act's page says of its end, where no note tells of it; and since when, if that is told."""
    since = asking.act.card.status_since
    told = asking.say("marked_since", since=day(since)) if since else asking.say("marked_day_unknown")
    return f"{asking.say(_MARKED[now.marked])} {told}"


def _of_act(asking: Asking) -> Iterator[Notice]:
    """What every answer from an act must say of it."""
    if holds_nothing(asking.act):
        yield asking.notice("no_units")


def distinct(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices once each, in order."""
    return tuple(dict.fromkeys(notices))


def answer(
    asking: Asking,
    kind: AnswerKind,
    message: str,
    *,
    answered: bool = True,
    confidence: float | None = None,
    quotes: Sequence[Quote] = (),
    events: Sequence[Event] = (),
    related: Sequence[Related] = (),
    notices: Iterable[Notice] = (),
    about: Sequence[str] = (),
) -> Answer:
    """An answer with what all kinds share.

    ``confidence`` is the probability that what is quoted answers; what was looked up is certain, one way or the other.
    """
    return Answer(
        act=asking.act,
        question=asking.question,
        understood=asking.understood,
        language=asking.language,
        as_of=asking.as_of,
        dated=asking.dated,
        kind=kind,
        answered=answered,
        confidence=float(answered) if confidence is None else confidence,
        message=message,
        status=status(asking.act, asking.as_of),
        quotes=tuple(quotes),
        events=tuple(events),
        related=tuple(related),
        notices=distinct([*_of_act(asking), *notices]),
        about=tuple(about) or tuple(quote.clause for quote in quotes),
        provenance=(("source_sha256", asking.act.card.sha256),),
    )
