"""What the several texts of an act show, as data and in words: editions, a unit's wordings in time, contradictions.

Owns: the JSON of them, alike for the command line, REST and MCP, and their sentences. Must not know: how texts are
stored, how periods are found (``corpus/editions/texts.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from assistant.answer import event_dict
from assistant.words import by_instrument, citation, day, say
from corpus.editions.names import called
from corpus.editions.texts import Contradicted, Contradiction, Text, Texts, Wording
from corpus.ids import ACT
from corpus.model import Event

_DAY = timedelta(days=1)
_CONTRADICTED = {
    Contradicted.UNNOTED: "texts_unnoted",
    Contradicted.LACKING: "texts_lacking",
    Contradicted.AHEAD: "texts_ahead",
}


def texts_dict(texts: Texts, language: str) -> dict[str, Any]:
    """The JSON of an act's texts: each with its day and the first change that it lacks, and what they contradict in."""
    return {
        "act": texts.present.id,
        "texts": [text_dict(text, texts) for text in texts.all],
        "contradictions": [contradiction_dict(entry, texts, language) for entry in texts.contradictions()],
    }


def text_dict(text: Text, texts: Texts) -> dict[str, Any]:
    """The JSON of one text."""
    lacking = texts.first_lacking(text)
    return {
        "id": text.id,
        "present": text.present,
        "day": text.day.isoformat() if text.day != date.min else None,
        "first_lacking": event_dict(lacking[1], lacking[0].act) if lacking is not None else None,
        "sha256": text.act.card.sha256,
    }


def contradiction_dict(entry: Contradiction, texts: Texts, language: str) -> dict[str, Any]:
    """The JSON of a contradiction, with its sentence."""
    return {
        "kind": entry.kind,
        "clause": entry.clause,
        "texts": list(entry.texts),
        "message": contradiction_text(entry, texts, language),
    }


def wordings_dict(texts: Texts, clause: str, language: str) -> dict[str, Any]:
    """The JSON of a unit's wordings in time, the gaps between them among them."""
    return {
        "act": texts.present.id,
        "clause": clause,
        "citation": citation(clause, language, _holder(texts, clause).act),
        "wordings": list(_in_time(texts.wordings(clause))),
    }


def _in_time(wordings: tuple[Wording, ...]) -> Iterator[dict[str, Any]]:
    end: date | None = None
    for wording in wordings:
        if end is not None and wording.since > end:
            yield {"from": end.isoformat(), "to": (wording.since - _DAY).isoformat(), "text_id": None, "text": None}
        act = wording.text.act
        yield {
            "from": wording.since.isoformat(),
            "to": (wording.until - _DAY).isoformat() if wording.until else None,
            "text_id": wording.text.id,
            "text": "\n".join(span.of(act.source).strip() for span in act.unit(wording.clause).full_spans),
        }
        end = wording.until


def texts_lines(texts: Texts, language: str) -> Iterator[str]:
    """The texts for people, a line each, then what they contradict each other in."""
    for text in texts.all:
        lacking = texts.first_lacking(text)
        told = say("first_lacking", language, by=by_instrument(lacking[1], language)) if lacking else ""
        yield f"{text.id}  {text_name(text, language)}{f'; {told}' if told else ''}"
    if len(texts.all) == 1:
        yield say("no_editions", language)
    yield from (f"! {contradiction_text(entry, texts, language)}" for entry in texts.contradictions())


def wordings_lines(texts: Texts, clause: str, language: str) -> Iterator[str]:
    """A unit's wordings for people: the period, which text shows it, its words."""
    told = wordings_dict(texts, clause, language)
    yield told["citation"]
    for entry in told["wordings"]:
        start, end = (date.fromisoformat(entry[name]) if entry[name] else None for name in ("from", "to"))
        if entry["text"] is None:
            lacking = say("held_nowhere", language, start=_said(start), end=_said(end))
            yield f"  {lacking}"
            continue
        yield f"  {period_text(start, end, language)}  [{entry['text_id']}]"
        yield from (f"  │ {line}" for line in entry["text"].splitlines())


def period_text(start: date | None, end: date | None, language: str) -> str:
    """A period from its first to its last day; without a last day, since when."""
    key = "held_between" if end is not None else "held_since"
    return say(key, language, start=_said(start), end=_said(end))


def _said(told: date | None) -> str:
    return "…" if told is None or told == date.min else day(told)


def text_name(text: Text, language: str) -> str:
    """What a text is called: "wording of 01.05.2018", "the act's present text"."""
    return say("present_text", language) if text.present else called(text.day, language)


def contradiction_text(entry: Contradiction, texts: Texts, language: str) -> str:
    """A contradiction in a sentence."""
    named = [text for name in entry.texts if (text := texts.text(name)) is not None]
    where = "" if entry.clause == ACT else citation(entry.clause, language, _holder(texts, entry.clause).act)
    fields = {"where": where, "places": ", ".join(text_name(text, language) for text in named)}
    return say(_CONTRADICTED[entry.kind], language, by=_by(entry.event, language), **fields)


def _by(event: Event | None, language: str) -> str:
    return by_instrument(event, language) if event is not None else ""


def _holder(texts: Texts, clause: str) -> Text:
    """The latest text that holds a unit."""
    return next((text for text in reversed(texts.all) if text.act.has(clause)), texts.all[-1])
