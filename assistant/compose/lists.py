"""Answers that list: where a word stands, the items of a part, how many there are; and what is said of the assistant.

Owns: those answers, whole and in the act's order, and which gaps of the source lie beside them. Must not know: how a
question was read, how words are found in a text (``assistant/mentions.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import Asking, answer, quote, status_sentence
from assistant.mentions import Mention
from corpus.ids import ACT
from corpus.model import State, Unit


def of_mentions(asking: Asking, what: str, found: Sequence[Mention]) -> Answer:
    """Every clause that holds the words, the words marked, or that none does; and what of the source is lacking."""
    places = [str(entry.unit.id) for entry in found]
    gaps = _gaps(asking, list(asking.act.units()))
    if found:
        sentence = asking.say("mentions", what=what, count=len(found), where=asking.places(places))
    else:
        sentence = asking.say("not_mentioned", what=what)
    return answer(
        asking,
        AnswerKind.MENTIONS,
        " ".join([sentence, *(notice.text for notice in gaps), status_sentence(asking)]),
        answered=bool(found),
        quotes=[quote(asking, str(m.unit.id), spans=m.unit.own_spans, highlight=m.marks) for m in found],
        notices=gaps,
        about=places,
    )


def of_items(asking: Asking, place: str, units: Sequence[Unit]) -> Answer:
    """The units that a part or a clause consists of, each quoted, and how many they are."""
    held = [unit for unit in units if unit.state is not State.MISSING]
    removed = [str(unit.id) for unit in held if unit.state is State.REMOVED]
    sentences = [asking.say("items", where=asking.cite(place), count=len(held) - len(removed))]
    if removed:
        sentences.append(asking.say("items_removed", where=asking.places(removed)))
    gaps = _gaps(asking, units)
    return answer(
        asking,
        AnswerKind.MENTIONS,
        " ".join([*sentences, *(notice.text for notice in gaps), status_sentence(asking)]),
        quotes=[quote(asking, str(unit.id)) for unit in held if unit.full_spans],
        notices=gaps,
        about=[place],
    )


def of_assistant(asking: Asking, *, short: bool) -> Answer:
    """A word to a greeting or thanks, which ask nothing; else what the assistant does and which text it quotes."""
    if short:
        return answer(asking, AnswerKind.ABOUT, asking.say("at_service"), answered=False)
    kazakh = asking.act.card.language == "kk"
    spoken = asking.say("language_kk") if kazakh else asking.say("language_ru")
    return answer(asking, AnswerKind.ABOUT, asking.say("about_assistant", what=spoken))


def _gaps(asking: Asking, units: Sequence[Unit]) -> list[Notice]:
    """Which stretches of the act are missing from the source, or survive only in part."""
    return [asking.notice("gaps", where=where) for where in _stretches(asking, units)]


def _stretches(asking: Asking, units: Sequence[Unit]) -> Iterator[str]:
    lacking = [place for place, unit in enumerate(units) if unit.state in (State.MISSING, State.FRAGMENT)]
    while lacking:
        run = [lacking[0]]
        while run[-1] + 1 in lacking:
            run.append(run[-1] + 1)
        lacking = lacking[len(run) :]
        first, last = (asking.cite(str(units[at].id)) for at in (run[0], run[-1]))
        yield first if first == last else f"{first} – {last}"


def units_of(asking: Asking, place: str) -> tuple[Unit, ...]:
    """The units right below a part, a clause or the act's main document."""
    act = asking.act
    if act.has(place):
        return act.unit(place).children
    if place == ACT:
        return ()
    return act.part(place).units
