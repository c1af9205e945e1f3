"""Questions about many acts, each asked of the act it was written about and of others: what the decision is fitted on.

Owns: which acts are chosen, the clauses that a question's stretch of the source stands for, the questions that nothing
answers. Must not know: signals, models. Acts kept for measuring (``pairs.is_held_out``) are chosen only when asked for.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.model import Act, Span
from embeddings.views import TEXT, passages_of
from eval.training.nonsense import nonsense, off_topic
from eval.training.pairs import FIELD_QUESTIONS, FIELD_UNANSWERABLE, act_at, is_held_out, rows

ANSWERABLE, NEAR_MISS, OTHER_ACT, OFF_TOPIC, NONSENSE = "answerable", "near miss", "other act", "off topic", "nonsense"
_MOST_UNITS, _MOST_CHARACTERS = 400, 40_000  # of an act to fit on, so that encoding them stays a matter of minutes
_FEWEST_UNITS = 8
_OVERLAP = 0.5  # share of a stretch, or of a unit, that the other has to hold


@dataclass(frozen=True, slots=True)
class Case:
    """A question asked of an act.

    Attributes:
        act: file of the act.
        question: the question.
        language: of the question.
        gold: ids of the clauses that answer; none where nothing does.
        kind: ``ANSWERABLE``, or why nothing answers.
        style: how it is asked, where that is told.
        own: of a question about another act, the texts that answer it there.
    """

    act: str
    question: str
    language: str
    gold: tuple[str, ...]
    kind: str
    style: str = ""
    own: tuple[str, ...] = ()


def act_of(row: dict[str, Any]) -> str:
    """The act's file of a row of field questions."""
    return str(row["act"]) if "act" in row else str(row["clause"]).rsplit(":", 2)[0]


def held_acts() -> list[str]:
    """The acts kept for measuring that questions were written about."""
    return sorted({act_of(row) for row in rows(FIELD_QUESTIONS) if row["split"] == "held"})


@cache
def calibration_acts() -> tuple[str, ...]:
    """The acts whose questions tell how sure an answer about a new act is: the encoder never learned any of them.

    Those that questions were written about for this alone, and of the acts kept for measuring every second by its
    name's digest, both languages of one act together; figures are told of the others only, `measured_acts`.
    """
    written = {act_of(row) for row in rows(FIELD_QUESTIONS) if row["split"] == "decision"}
    return (*(name for name in held_acts() if _lots()[stem_of(name)] % 2 == 0), *sorted(written))


def measured_acts() -> tuple[str, ...]:
    """The acts that neither the encoder nor the decision learned anything of."""
    return tuple(name for name in held_acts() if _lots()[stem_of(name)] % 2)


def _lots() -> dict[str, int]:
    """The places of the acts kept for measuring among each other."""
    stems = {stem_of(name) for name in held_acts()}
    return {stem: lot for lot, stem in enumerate(sorted(stems, key=lambda s: hashlib.sha256(s.encode()).hexdigest()))}


def fitting_acts(acts: Path, most: int) -> list[str]:
    """Acts to fit on, drawn by their names' digests: of moderate size, with near misses where there are any."""
    asked = {act_of(row) for row in rows(FIELD_QUESTIONS) if row["split"] == "train" and "style" in row}
    missed = {act_of(row) for row in rows(FIELD_UNANSWERABLE)}
    drawn = sorted(asked, key=lambda name: (name not in missed, hashlib.sha256(name.encode("utf-8")).hexdigest()))
    fitting = (name for name in drawn if not is_held_out(name) and _is_moderate(act_at(acts / name)))
    return [name for name, _ in zip(fitting, range(most), strict=False)]


def _is_moderate(act: Act) -> bool:
    units = list(act.units())
    return _FEWEST_UNITS <= len(units) <= _MOST_UNITS and len(act.source) <= _MOST_CHARACTERS


def answerable(acts: Path, name: str, most: int = 1000) -> list[Case]:
    """The questions written about an act, at most so many, drawn by its name."""
    found = []
    for row in _asked().get(name, ()):
        gold = _clauses_of(acts, row)
        if gold:
            found.append(Case(name, row["question"], row["language"], gold, ANSWERABLE, row.get("style", "")))
    return random.Random(name).sample(found, min(most, len(found)))


@cache
def _asked() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(FIELD_QUESTIONS):
        found.setdefault(act_of(row), []).append(row)
    return found


def clauses_at(act: Act, place: Span) -> tuple[str, ...]:
    """The units whose own words the stretch holds, or that hold most of it."""
    shares = []
    for unit in act.units():
        shared = sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in unit.own_spans)
        own = sum(span.end - span.start for span in unit.own_spans)
        if shared and (shared >= _OVERLAP * (place.end - place.start) or shared >= _OVERLAP * own):
            shares.append((str(unit.id), shared))
    return tuple(clause for clause, _ in shares)


def unanswerable(acts: Path, name: str, others: Sequence[str], most: int, seed: int = 0) -> list[Case]:
    """What nothing in an act answers: its near misses, questions about other acts, about no act, and nonsense.

    Args:
        acts: the folder of other acts.
        name: the act's file.
        others: the acts whose questions are asked of it.
        most: questions about other acts, at most; half as many of no act, and of nonsense.
        seed: the same one draws the same ones.
    """
    picker = random.Random(f"{seed} {name}")
    found = [Case(name, row["question"], row["language"], (), NEAR_MISS) for row in _missed().get(name, ())]
    foreign = [row for other in others if stem_of(other) != stem_of(name) for row in _asked().get(other, ())]
    drawn = picker.sample(foreign, min(most, len(foreign)))
    found += [Case(name, row["question"], row["language"], (), OTHER_ACT, own=_texts_at(acts, row)) for row in drawn]
    topics = list(off_topic())
    found += [Case(name, text, "", (), OFF_TOPIC) for text in picker.sample(topics, min(most // 2, len(topics)))]
    words = [word for row in drawn for word in row["question"].split()]
    made = nonsense(most // 2, words, picker.randrange(10**6)) if words else []
    return [*found, *(Case(name, text, "", (), NONSENSE) for text in made)]


@cache
def _missed() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(FIELD_UNANSWERABLE):
        found.setdefault(act_of(row), []).append(row)
    return found


def _texts_at(acts: Path, row: dict[str, Any]) -> tuple[str, ...]:
    """The texts by which the clauses of a row of field questions are found."""
    gold = set(_clauses_of(acts, row))
    return tuple(text for clause, text in _texts(acts / act_of(row)) if clause in gold)


@cache
def _texts(path: Path) -> tuple[tuple[str, str], ...]:
    return tuple((passage.clause, passage.text) for passage in passages_of(act_at(path)) if passage.view == TEXT)


def _clauses_of(acts: Path, row: dict[str, Any]) -> tuple[str, ...]:
    start, end = map(int, row["clause"].rsplit(":", 2)[1:])
    return clauses_at(act_at(acts / act_of(row)), Span(start, end))


def stem_of(name: str) -> str:
    """Of an act and its other language version the same."""
    return name.replace("-kk", "").replace("-ru", "").replace("/kk/k", "/").replace("/ru/r", "/")
