"""From a question to a history query: which places, which amending acts, which times, which operation.

Owns: what a history is asked of, and when nothing of the library is meant. Must not know: how the query is evaluated
or answered. Words alone never make a history: without a place, an act of the library or a time it has nothing to be of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.case import Case
from assistant.find import Finding
from assistant.history.ordinals import each_asked, ordinal_in
from assistant.history.query import Amending, ByDay, HistoryQuery, Period
from assistant.understand.acts import agrees, is_own_number, names_matter, words_beyond
from assistant.understand.dates import DateMention
from assistant.understand.instruments import InstrumentMention
from assistant.understand.lexer import read
from assistant.understand.question import undated
from assistant.understand.reference_words import LEVELS
from assistant.understand.vocabulary import Vocabulary
from assistant.understand.want import Operation, Want, Wish
from corpus.ids import ACT
from corpus.model import Act, EventKind, UnitKind

_DAY = timedelta(days=1)
_FLOOR = 0.1  # "when did … change" names its clause by few words; a weaker find than an answer needs will do
_FAINT, _OUTSTANDING = 0.03, 0.95
_SURELY, _DESCRIBED, _PERHAPS = 0.8, 0.35, 0.2  # that a question describes its place, for that to be sought
_CLEAR = 0.67  # how likely a want must be to be told where no word stands for an act
_HALF = 0.5  # that something is described, where a part of its words is the act's own name
_LAST_BUT_ONE = 2
_TELLING = 2  # words that describe a provision
_OF_CLAUSES = (Operation.MOST, Operation.LEAST, Operation.UNCHANGED, Operation.ONCE)
_PROVISIONS = "CAWSX"
_RANKS = {"A": UnitKind.ARTICLE, "W": UnitKind.CLAUSE, "S": UnitKind.SUBCLAUSE, "X": UnitKind.SUBCLAUSE}


@dataclass(frozen=True, slots=True)
class Asked:
    """A history as asked.

    Attributes:
        query: what is asked.
        confidence: that the places are those meant: 1 for what is named, else of the find.
        described: whether the place was found by what the question says of it.
        named: the acts as the question names them.
    """

    query: HistoryQuery
    confidence: float = 1.0
    described: bool = False
    named: str = ""


def ask(case: Case, wish: Wish) -> Asked | None:
    """The query of a question for a history; ``None`` where it is about nothing that the library holds."""
    places, confidence = _places(case, wish)
    if not places:
        return None
    of_act = places == (ACT,)
    periods = case.times
    if wish.operation in (Operation.FIRST, Operation.NTH) and any(p.opened_by for p in case.understood.periods):
        periods = tuple(Period(min(p.start, date.max - _DAY) + _DAY, p.end) for p in periods)  # what opens it is none
    if wish.operation is Operation.EFFECT:
        periods = _days_of_effect(case, periods)
        if of_act and not periods:
            return None  # its own commencement clause tells
    return Asked(_query(case, wish, places, periods), confidence, described=not of_act and not _places_named(case))


def ask_of_acts(case: Case, wish: Wish, mentions: Sequence[InstrumentMention]) -> Asked:
    """The query of a question that names amending acts: what they did, at the places named."""
    places = case.named.clauses or case.named.parts or (ACT,)
    acts = tuple(Amending(entry.number, entry.date, entry.year, kind_of_act(entry)) for entry in mentions)
    named = ", ".join(entry.span.of(case.understood.text) for entry in mentions)
    kept = (Operation.EFFECT, Operation.COUNT, Operation.EXACTLY, Operation.TOLD)
    operation = wish.operation if wish.operation in kept else Operation.LIST
    kinds = frozenset() if only_editions(mentions) else wish.kinds
    each = operation is Operation.LIST and places == (ACT,) and _asks_each(case, len(acts))
    return Asked(HistoryQuery(operation, places, acts, kinds=kinds, each=each), named=named)


def _asks_each(case: Case, count: int) -> bool:
    """Whether it is asked which provisions every one of several acts or times touched."""
    return count > 1 and _names_provision(case.understood.text) and each_asked(case.understood.text)


def _query(case: Case, wish: Wish, places: tuple[str, ...], periods: tuple[Period, ...]) -> HistoryQuery:
    bounds = {kind for bound in case.understood.periods for kind in (bound.opened_by, bound.closed_by) if periods}
    operation, n = _counted(case, wish)
    by_day = ByDay.FORCE if operation is Operation.EFFECT and periods else ByDay.BOTH
    each = operation is Operation.LIST and places == (ACT,) and _asks_each(case, len(periods))
    kinds = wish.kinds - bounds
    query = HistoryQuery(operation, places, (), periods, by_day, kinds, n, wish.per, each, _levels(case, places))
    days = _by_their_words(case) if len(periods) == 2 else {}
    if set(days) != {ByDay.SIGNED, ByDay.FORCE}:
        return query
    signed, force = days[ByDay.SIGNED], days[ByDay.FORCE]
    return replace(query, operation=Operation.LIST, periods=(signed,), by_day=ByDay.SIGNED, force=force)


def _counted(case: Case, wish: Wish) -> tuple[Operation, int]:
    """The operation, and which change in the order of time it asks for; of "the one after that", all of them."""
    if wish.operation is Operation.BACK:
        return wish.operation, max(ordinal_in(case.understood) or 0, _LAST_BUT_ONE)
    second = wish.operation is Operation.FIRST and (ordinal_in(case.understood) or 1) > 1  # "ушинши болып"
    if wish.operation is Operation.NTH or second:
        n = ordinal_in(case.understood, cardinal=True)
        return (Operation.NTH, n) if n is not None else (Operation.LIST, 1)
    return wish.operation, 1


def _levels(case: Case, places: tuple[str, ...]) -> frozenset[UnitKind]:
    """The ranks of provisions that a question of the whole asks for: "which articles were added?"."""
    words = [token for token in read(case.understood.text) if token.kind == "word" and token.lower[:9] != "provision"]
    named = [_RANKS.get(LEVELS.of(token)) for token in words]
    return frozenset(rank for rank in named if rank) if places == (ACT,) else frozenset()


_DEEDS = Vocabulary(s="подписан* signed қойыл* қойған", f="вступ* введен* effect force қолданысқа күшіне")


def _by_their_words(case: Case) -> dict[ByDay, Period]:
    """The two times of "signed in 2015 but in force in 2016", each by the deed that is told beside it."""
    tokens = read(case.understood.text)
    found: dict[ByDay, Period] = {}
    for told in case.understood.periods:
        before = _DEEDS.line([token for token in tokens if token.end <= told.span.start])
        after = _DEEDS.line([token for token in tokens if token.start >= told.span.end])
        last = max(before.rfind("s"), before.rfind("f"))
        first = min((place for place in (after.find("s"), after.find("f")) if place >= 0), default=-1)
        deed = before[last] if last >= 0 and case.understood.language != "kk" else after[first] if first >= 0 else ""
        if deed:
            found[ByDay.SIGNED if deed == "s" else ByDay.FORCE] = Period(told.start, told.end)
    return found


# -- places ----------------------------------------------------------------------------------------------------------


def _places_named(case: Case) -> tuple[str, ...]:
    """The clauses that the question names, else the lists and annexes."""
    return case.named.clauses or lists_named(case)


def lists_named(case: Case) -> tuple[str, ...]:
    """The parts named besides the act's own body and the document that it approves, of those that the act has."""
    slugs = {part.slug for part in case.act.parts[1:]} - {case.attached}
    return tuple(part for part in (*case.named.parts, *case.parts) if part in slugs)[:1]


def _places(case: Case, wish: Wish) -> tuple[tuple[str, ...], float]:
    """What the history is asked of: the places named, the clause described, else the act; none where it is not here."""
    named = _places_named(case)
    if named:
        return named, 1.0
    found = sought(case)
    if found is not None:
        return (found.ranked[0].clause,), found.answers
    plainly = _plainly(case, wish)
    if plainly is not None:
        return (_provision(plainly),), plainly.answers
    return (() if is_of_other_matter(case, wish) else _whole(case, wish)), 1.0


def described(case: Case) -> tuple[str, ...]:
    """The clause that the question describes, where it describes one."""
    found = sought(case)
    return (found.ranked[0].clause,) if found is not None else ()


def sought(case: Case) -> Finding | None:
    """What finds the clause that the question describes, where it is likely to describe one."""
    return _found(case) if not lists_named(case) and case.wish.described >= _PERHAPS else None


def _plainly(case: Case, wish: Wish) -> Finding | None:
    """What finds the provision of "the article about volts", though its words alone do not tell that it describes one.

    A noun for a provision stands there with words of no title of the act; they and the whole question find the same.
    """
    words = case.understood.matter
    several = wish.operation in (*_OF_CLAUSES, Operation.BY_ACT) or not _names_provision(case.understood.text)
    if several or words_beyond(case.act, case.understood.text, words) < _TELLING:
        return None
    told = case.find(words)
    whole = case.find(undated(case.understood)) if told.answered else None
    return told if whole is not None and whole.ranked and _provision(whole) == _provision(told) else None


def _provision(found: Finding) -> str:
    """The clause or article that the likeliest candidate is, or lies in."""
    return "/".join(found.ranked[0].clause.split("/")[:2])


def _found(case: Case) -> Finding | None:
    """What finds the clause that the matter's words describe.

    The whole question is the lesser witness: its words of amending, repeal and force lead to the provisions on these.
    """
    words = case.understood.matter
    if not words or not (case.wish.described >= _SURELY or names_matter(case.act, words)):
        return None
    told = case.find(case.understood.matter)
    if told.answered or _stands_out(told):
        return told
    whole = case.find(undated(case.understood))
    if not told.ranked or not whole.ranked or told.ranked[0].clause != whole.ranked[0].clause:
        return None
    found = max(told, whole, key=lambda finding: finding.answers)
    return found if found.answers > _FLOOR else None


def _whole(case: Case, wish: Wish) -> tuple[str, ...]:
    """The document that the act approves, where its own wording or its clauses are meant by name; else the act."""
    of_part = wish.kinds == {EventKind.RESTATED} or wish.operation in _OF_CLAUSES
    return (case.whole,) if of_part else (ACT,)


def _stands_out(found: Finding) -> bool:
    """Whether one clause takes nearly all there is: a bare noun ("мекенжай") is no question, yet names its clause."""
    if not found.ranked or found.nowhere or found.answers < _FAINT:
        return False
    return found.ranked[0].probability >= _OUTSTANDING * found.answers


def is_of_other_matter(case: Case, wish: Wish) -> bool:
    """Whether something is meant that is not found here: what befell it, the notes cannot tell.

    It is described, or the want is unsure and no word stands for an act or its provisions ("refugee status").
    """
    words = case.understood.matter
    if case.named.anything or case.parts or not words:
        return False
    if not names_matter(case.act, words):  # a word of a title among others: "the fund's head"
        beyond = words_beyond(case.act, case.understood.text, words)
        return wish.described >= _HALF and beyond >= _TELLING and 2 * beyond > len(words.split())
    unsure = wish.chance < _CLEAR and not case.names_act and not _names_provision(case.understood.text)
    return wish.described >= _DESCRIBED or unsure


def _names_provision(text: str) -> bool:
    """Whether a noun for clauses or articles stands in a text: what changes then is a text of law."""
    return any(LEVELS.of(token) in _PROVISIONS for token in read(text) if token.kind == "word")


# -- times -----------------------------------------------------------------------------------------------------------


def _days_of_effect(case: Case, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """ "Took effect from 01.01.2016" names the day of effect itself, not all the time since."""
    dates = case.understood.dates
    if len(dates) == 1 and _is_day_since(dates[0]):
        return (Period(dates[0].start, dates[0].end),)
    return periods


def _is_day_since(mention: DateMention) -> bool:
    return mention.relation == "since" and mention.start == mention.end != date.max


# -- amending acts ---------------------------------------------------------------------------------------------------


def acts_meant(case: Case, wish: Wish) -> tuple[InstrumentMention, ...]:
    """The amending acts or editions that a question is about; none where it is about something else."""
    mentions = [entry for entry in case.understood.instruments if not is_own_number(case.act, entry)]
    kinds = {None, "edition", *(event.instrument for event in case.act.events())}
    mentions = [entry for entry in mentions if entry.kind in kinds or entry.number is not None]
    text = wish.want in (Want.TEXT, Want.MENTIONS) and not _asks_of_edition(case)
    if not mentions or (only_editions(mentions) and (text or wish.want is Want.WORDING)):
        return ()
    described = bool(case.understood.matter) and not case.named.anything and not case.parts
    return () if described and wish.want is Want.WORDING else tuple(mentions)


def kind_of_act(mention: InstrumentMention) -> str:
    """The kind of act that a mention with a number names; empty where it names none."""
    return mention.kind if mention.kind not in (None, "edition") and mention.number is not None else ""


def only_editions(mentions: Sequence[InstrumentMention]) -> bool:
    """Whether editions are named and no act."""
    return all(entry.kind == "edition" for entry in mentions)


def _asks_of_edition(case: Case) -> bool:
    """ "Что за редакция 2013 года?": the edition itself is asked about, nothing else is named."""
    return len(case.understood.matter.split()) <= 1


def repeals(act: Act, mentions: Sequence[InstrumentMention]) -> bool:
    """Whether the act was repealed by an act named."""
    made = [event for event in act.events() if event.kind is EventKind.REPEALED and event.target == ACT]
    return any(agrees(entry, event) for entry in mentions for event in made)
