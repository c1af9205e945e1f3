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
from assistant.history.ordinals import each_asked, nth_asked, per_asked
from assistant.history.query import Amending, ByDay, HistoryQuery, Period
from assistant.understand.acts import agrees, named_acts, names_matter
from assistant.understand.dates import DateMention, tells_time
from assistant.understand.instruments import InstrumentMention
from assistant.understand.language import is_frame_word
from assistant.understand.lexer import Token, read
from assistant.understand.question import undated
from assistant.understand.reference_words import LEVELS
from assistant.understand.vocabulary import OTHER, Vocabulary
from assistant.understand.want import Operation, Want, Wish
from corpus.ids import ACT
from corpus.model import Act, EventKind

_DAY = timedelta(days=1)
_FLOOR = 0.1  # "when did … change" names its clause by few words; a weaker find than an answer needs will do
_FAINT, _OUTSTANDING = 0.03, 0.95
_OF_THE_WHOLE = frozenset(
    (Operation.MOST, Operation.LEAST, Operation.UNCHANGED, Operation.ONCE, Operation.EXACTLY, Operation.PAUSE)
)
_PROVISIONS = "CAWSX"
# What befalls an act, and its parts, and what compares it: words that tell of no matter.
_LAWMAKING = Vocabulary(
    l="""қабылда* шығар* бекіт* жарияла* енгіз* жой* күш* қолданыс* толықтыр* өзгер* түзет* редакци* тарих* ескерт*
        нұсқа* приня* изда* утвержд* утрат* отмен* опублик* введ* вступ* действ* измен* менял* меня* поправ* дополн*
        правк* правок исключ* истори* сноск* примечан* верси* подписа* внес* затро* коснул* adopt* issu* approv*
        publish* repeal* enact* amend* chang* insert* remov* restat* revis* histor* version* edition* note* effect*
        force* touch* sign* перерыв* үзіліс* первонач* предпослед* көп аз жиі чаще больше реже меньше often least
        many once exactly just longest longer долг* ұзақ* ешқашан никогда never ни quote процитируй счет счёту parts
        лишь ровно одн* без without нов* жаңа* new текст* мәтін* text* появ* пайда* took take takes came come қол
        қойыл*"""
)


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
    whole = wish.operation in _OF_THE_WHOLE and not _places_named(case)
    places, confidence = ((ACT,), 1.0) if whole else _places(case, wish)
    of_act = places == (ACT,)
    if of_act and is_of_other_matter(case):
        return None
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
    n = nth_asked(case.understood) if wish.operation is Operation.NTH else 1
    operation = Operation.LIST if n is None else wish.operation
    by_day = ByDay.FORCE if operation is Operation.EFFECT and periods else ByDay.BOTH
    per = per_asked(case.understood.text)
    each = operation is Operation.LIST and places == (ACT,) and _asks_each(case, len(periods))
    query = HistoryQuery(operation, places, (), periods, by_day, wish.kinds - bounds, n or 1, per, each)
    days = _by_their_words(case) if len(periods) == 2 else {}
    if set(days) != {ByDay.SIGNED, ByDay.FORCE}:
        return query
    signed, force = days[ByDay.SIGNED], days[ByDay.FORCE]
    return replace(query, operation=Operation.LIST, periods=(signed,), by_day=ByDay.SIGNED, force=force)


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
    """What the history is asked of: the places named, the clause described, else the act."""
    named = _places_named(case)
    if named:
        return named, 1.0
    found = _found(case)
    if found is not None:
        return (found.ranked[0].clause,), found.answers
    return _whole(case, wish), 1.0


def described(case: Case) -> tuple[str, ...]:
    """The clause that the question describes, where it describes one."""
    found = _found(case) if not lists_named(case) else None
    return (found.ranked[0].clause,) if found is not None else ()


def _found(case: Case) -> Finding | None:
    """What finds the clause that the matter's words describe.

    The whole question is the lesser witness: its words of amending, repeal and force lead to the provisions on these.
    """
    if not matter_of(case):
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
    """The document that the act approves, where its own new wording is asked after; else the act."""
    of_part = wish.kinds == {EventKind.RESTATED} and case.whole != ACT and not asks_which_place(case)
    return (case.whole,) if of_part else (ACT,)


def _stands_out(found: Finding) -> bool:
    """Whether one clause takes nearly all there is: a bare noun ("мекенжай") is no question, yet names its clause."""
    if not found.ranked or found.nowhere or found.answers < _FAINT:
        return False
    return found.ranked[0].probability >= _OUTSTANDING * found.answers


_ASKS = Vocabulary(
    w="не нелер нені қандай қай қайсы что какие какой what which", d="жыл* күн* год* year* date* день дня"
)


def asks_which_place(case: Case) -> bool:
    """Whether it is asked what was done, and not by which act or on which day."""
    tokens = [token for token in read(case.understood.text) if token.kind == "word"]
    acts = [entry.span for entry in named_acts(case.understood.text)]
    for place, token in enumerate(tokens):
        if _ASKS.of(token) == "q":
            after = tokens[place + 1 : place + 3]
            if not any(_ASKS.of(word) == "d" or any(s.start <= word.start < s.end for s in acts) for word in after):
                return True
    return False


def matter_of(case: Case) -> str:
    """The words of a question that can name a matter: not its question words, acts, places, or deeds of lawmaking."""
    text = case.understood.text
    acts = [entry.span for entry in named_acts(text) if not entry.title]
    kept = {word for token in read(case.understood.matter) if _names_matter(token) for word in (token.lower,)}
    named = {t.lower for t in read(text) if any(span.start <= t.start < span.end for span in acts)}
    return " ".join(sorted(kept - named))


def _names_matter(token: Token) -> bool:
    if token.kind != "word" or len(token.text) < 2 or is_frame_word(token.text) or tells_time(token):
        return False
    return LEVELS.of(token) == OTHER and _LAWMAKING.of(token) == OTHER


def is_of_other_matter(case: Case) -> bool:
    """Whether a word of law is said of something that is no act: "refugee status", "revoke a licence"."""
    return (
        not case.named.anything
        and not case.parts
        and not case.names_act
        and not _names_provision(case.understood.text)
        and bool(matter_of(case))
        and names_matter(case.act, matter_of(case))
    )


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
    mentions = [entry for entry in case.understood.instruments if not is_own(case.act, entry)]
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


def is_own(act: Act, mention: InstrumentMention) -> bool:
    """Whether a mention is of the act asked about."""
    return any(agrees(mention, event) for event in act.events() if event.kind is EventKind.ADOPTED)


def repeals(act: Act, mentions: Sequence[InstrumentMention]) -> bool:
    """Whether the act was repealed by an act named."""
    made = [event for event in act.events() if event.kind is EventKind.REPEALED and event.target == ACT]
    return any(agrees(entry, event) for entry in mentions for event in made)
