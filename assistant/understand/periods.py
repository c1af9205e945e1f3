"""The periods that a question speaks of, as days: each year named is one, "from … to …" is one, events may bound one.

Owns: which mentions of days make one period, and bounds that are events ("since it was restated"). Must not know: how
a day is written (``dates``), which events an act has, today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.understand.dates import DateMention
from assistant.understand.documents import documents_in
from assistant.understand.lexer import read
from assistant.understand.vocabulary import Vocabulary
from corpus.model import EventKind, Span

_DAY = timedelta(days=1)
_OPENS, _CLOSES = ("after", "since"), ("before", "until")


@dataclass(frozen=True, slots=True)
class Period:
    """Days that a question speaks of, both ends included.

    Attributes:
        start: the first day; ``date.min`` where the question leaves it open.
        end: the last day; ``date.max`` where the question leaves it open.
        span: where the question says so.
        opened_by: the kind of event that opens it, where one does and no day ("after it was restated").
        closed_by: the kind of event that closes it ("until it was repealed").
    """

    start: date
    end: date
    span: Span
    opened_by: EventKind | None = None
    closed_by: EventKind | None = None


def period_of(mention: DateMention) -> tuple[date, date]:
    """The days a mention speaks of, both included: "before 2013" ends on 31.12.2012."""
    if mention.relation == "before":
        return date.min, max(mention.start, date.min + _DAY) - _DAY
    if mention.relation == "until":
        return date.min, mention.end
    if mention.relation == "after":
        return min(mention.end, date.max - _DAY) + _DAY, date.max
    if mention.relation == "since":
        return mention.start, date.max
    edge = (mention.end - mention.start) / 4  # the beginning of a year is its first quarter
    if mention.relation == "at_start":
        return mention.start, mention.start + edge
    if mention.relation == "at_end":
        return mention.end - edge, mention.end
    return mention.start, mention.end


def find_periods(text: str, mentions: Sequence[DateMention]) -> tuple[Period, ...]:
    """The periods of a question, in its order, by the days that it names; events bound one where no day does."""
    found: list[Period] = []
    previous = ""
    for mention in mentions:
        start, end = period_of(mention)
        if previous in _OPENS and mention.relation in _CLOSES and found[-1].start <= end:
            opened = found.pop()
            found.append(Period(opened.start, end, Span(opened.span.start, mention.span.end), opened.opened_by))
        else:
            found.append(Period(start, end, mention.span))
        previous = mention.relation
    taken = [period.span for period in found]
    return tuple(sorted((*found, *_by_events(text, taken)), key=lambda period: period.span.start))


# --- events ---------------------------------------------------------------------------------------------------------

# o, r, a, i, x, p: adopted, restated, amended, inserted, removed, repealed, nouns and verbs alike; A: after, S: since,
# B: before; K, L: the same behind a Kazakh word (after, since; before); f: what may stand between; n: "wording", which
# needs "new" beside it to be an event.
_EVENTS = Vocabulary(
    o="""приняти* принял* принят* издани* утвержден* подписан* қабылда* қабылдан* adoption adopted issued enacted
        approval approved signing""",
    r="restated restatement излож* қайта",
    n="редакци* редакция* edition wording version",
    N="нов* жаңа new",
    a="изменени* измен* поправ* өзгеріс* өзгерт* өзгерген* түзет* amend* change changes changed revision",
    i="дополнени* включ* введен* добавл* енгіз* қосыл* толықтыр* insert* added addition",
    x="исключен* исключ* алып алын* таста* removed removal deleted deletion",
    p="""отмен* утрат* утраты прекращен* күші күшін жойыл* repeal* revoked abolition abrogat*""",
    A="после after following",
    S="с со начиная since from",
    B="до before until till prior",
    K="кейін кейінгі соң бері бергі бастап",
    L="дейін дейінгі бұрын шейін",
    f="""его ее их как момента дня даты времени самого того первого последнего первой последней последних the it was
        were its being is in of act document this that day date moment силы внесения внесли был была было были этого
        этой
        оның осы соңғы бірінші актінің to had been last first all latest в""",
)
_SPANS = Vocabulary(t="год года лет месяц* недел* день дня дней year years month* week* day days")
_KINDS = {
    "o": EventKind.ADOPTED, "r": EventKind.RESTATED, "n": EventKind.RESTATED, "a": EventKind.AMENDED,
    "i": EventKind.INSERTED, "x": EventKind.REMOVED, "p": EventKind.REPEALED,
}  # fmt: skip
_EVENT = r"(?:N?(?P<{0}>[oraixp])|N(?P<{0}n>n))"
_BOUND = re.compile(
    rf"(?P<way>[ASB])f{{0,4}}{_EVENT.format('e')}|{_EVENT.format('k')}[f#oraixpnN]{{0,3}}w?(?P<kazakh>[KL])"
)


def _by_events(text: str, taken: Sequence[Span]) -> Iterator[Period]:
    """The periods bounded by events ("since adoption", "до отмены"); one opened and the next one closed are one."""
    tokens = read(text)
    opened: Period | None = None
    documents = {place for unit in documents_in(tokens).values() for place in range(unit.first, unit.last + 1)}
    line = "".join("f" if place in documents else _EVENTS.of(token)[0] for place, token in enumerate(tokens))
    for found in _BOUND.finditer(line):
        span = Span(tokens[found.start()].start, tokens[found.end() - 1].end)
        asks = any(token.bones.startswith("кашан") for token in tokens[found.start() : found.end()])  # "since when"
        offset = found["way"] == "A" and found.start() > 0 and _SPANS.of(tokens[found.start() - 1]) == "t"
        if asks or offset or any(span.start < known.end and known.start < span.end for known in taken):
            continue  # "a year after its adoption" is a day that nobody names
        event = next(_KINDS[found[name]] for name in ("e", "en", "k", "kn") if found[name])
        if found["way"] == "B" or found["kazakh"] == "L":
            yield Period(
                date.min, date.max, Span(opened.span.start, span.end) if opened else span,
                opened.opened_by if opened else None, event,
            )  # fmt: skip
            opened = None
            continue
        if opened:
            yield opened
        opened = Period(date.min, date.max, span, event)
    if opened:
        yield opened
