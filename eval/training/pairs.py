"""Training pairs for the encoder: which texts should lie close together.

Owns: the data sets of the training (questions, translations, other acts, unanswerable questions). Must not know: the
model. The development and test splits are never read here, and the calibration questions are left out: the decision is
fitted on them as on a stranger's, which they would not be to an encoder that has learned them. Other acts are read from
a folder given by the caller; their texts are not part of the project, only the questions that we wrote about them, by
file and character offsets.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.aids import ExpectedQuestion, expected_questions, translations
from corpus.library import open_act
from corpus.model import Act, ActCard, State
from corpus.parse import parse
from corpus.source import Source
from embeddings.lexical import LexicalIndex, ngrams
from embeddings.views import passages_of

HERE = Path(__file__).parent
QUESTIONS = HERE.parent / "questions"
FIELD_QUESTIONS = HERE / "field_questions.jsonl"
_SHORTEST = 40  # characters; shorter clauses say too little to be told apart


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together; pairs with the same label never count against each other."""

    anchor: str
    positive: str
    label: str = ""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def asked_of(act: Act) -> list[ExpectedQuestion]:
    """The act's expected questions without those kept for calibration."""
    kept = {row["question"] for row in rows(QUESTIONS / "calibration.jsonl")}
    return [entry for entry in expected_questions(act.id) if entry.text not in kept]


def act_pairs(act: Act) -> list[Pair]:
    """Question to clause, for the default act.

    Its expected questions, which hold the training questions of one clause (``aids.py``), and each clause of the
    training questions that need several.
    """
    texts = _clause_texts(act)
    asked = [(entry.text, entry.clause) for entry in asked_of(act)]
    for row in rows(QUESTIONS / "train.jsonl"):
        if len(row["gold"]) > 1:
            asked.extend((row["question"], clause) for clause in row["gold"])
    return [Pair(question, texts[clause], clause) for question, clause in asked if clause in texts]


def question_pairs(act: Act, seed: int) -> list[Pair]:
    """Question to another question of the same clause, in whatever language: the index is searched by both."""
    return _paired(((entry.clause, entry.text) for entry in asked_of(act) if not entry.highlight), seed)


def aspect_pairs(act: Act, seed: int) -> list[Pair]:
    """Question to another question that the very same words of a clause answer, so that its other words tell apart."""
    marked = (entry for entry in asked_of(act) if entry.highlight)
    return _paired(((f"{entry.clause}: {' … '.join(entry.highlight)}", entry.text) for entry in marked), seed)


def _paired(labelled: Iterable[tuple[str, str]], seed: int) -> list[Pair]:
    asked: dict[str, list[str]] = {}
    for label, question in labelled:
        asked.setdefault(label, []).append(question)
    picker = random.Random(seed)
    return [
        Pair(question, picker.choice([other for other in others if other != question]), label)
        for label, others in asked.items()
        for question in others
        if len(set(others)) > 1
    ]


def _clause_texts(act: Act) -> dict[str, str]:
    found: dict[str, str] = {}
    for passage in passages_of(act):
        if passage.view.startswith("text"):
            found[passage.clause + ("#tail" if passage.view.endswith("tail") else "")] = passage.text
    return found


def translation_pairs(act: Act) -> list[Pair]:
    """Translation to the authentic clause."""
    texts = _clause_texts(act)
    return [Pair(entry.text, texts[entry.clause]) for entry in translations(act.id) if entry.clause in texts]


def unanswerable_pairs() -> list[Pair]:
    """Unanswerable question to the reason why nothing answers it, so that such questions come to lie together."""
    return [Pair(row["question"], row["reason"]) for row in rows(QUESTIONS / "train.jsonl") if not row["gold"]]


def rivals(act: Act) -> dict[str, list[str]]:
    """The unanswerable training questions by the clause whose texts they share most letters with, for their length."""
    passages = passages_of(act, translations(act.id), asked_of(act))
    index = LexicalIndex([passage.text for passage in passages], ngrams())
    evenly = np.sqrt(np.maximum(index.ceilings, 1.0))
    found: dict[str, list[str]] = {}
    for row in rows(QUESTIONS / "train.jsonl"):
        if not row["gold"]:
            nearest = passages[int((index.scores(row["question"]) / evenly).argmax())]
            found.setdefault(nearest.clause, []).append(row["question"])
    return found


def field_pairs(acts: Path) -> list[Pair]:
    """Question to clause over many other acts."""
    cache: dict[str, str] = {}
    found = []
    for row in rows(FIELD_QUESTIONS):
        if row["split"] != "train":
            continue
        name, start, end = row["clause"].rsplit(":", 2)
        text = cache.setdefault(name, "") or (acts / name).read_bytes().decode("utf-8")
        cache[name] = text
        found.append(Pair(row["question"], " ".join(text[int(start) : int(end)].split())))
    return found


def parallel_pairs(acts: Path, held_out: frozenset[str]) -> list[Pair]:
    """Russian clause to Kazakh clause with the same id, from the acts that exist in both state languages."""
    found: list[Pair] = []
    for kazakh in sorted((acts / "pairs").glob("*-kk.txt")):
        number = kazakh.name.split("-")[0]
        if number not in held_out:
            found.extend(aligned(kazakh, kazakh.with_name(f"{number}-ru.txt")))
    return found


def aligned(kazakh: Path, russian: Path) -> list[Pair]:
    """The clauses of two language versions that carry the same id and tell about the same length of text."""
    kk, ru = _unit_texts(kazakh, "kk"), _unit_texts(russian, "ru")
    return [
        Pair(ru[clause], text)
        for clause, text in kk.items()
        if clause in ru and min(len(text), len(ru[clause])) >= _SHORTEST and 0.5 < len(text) / len(ru[clause]) < 2
    ]


def _unit_texts(path: Path, language: str) -> dict[str, str]:
    source = path.read_bytes().decode("utf-8")
    act = parse(ActCard(path.stem, language, "", "text"), Source(source))
    return {
        str(unit.id): " ".join(" ".join(span.of(source) for span in unit.own_spans).split())
        for unit in act.units()
        if unit.state is State.CURRENT
    }


def digest(members: Iterable[Pair]) -> str:
    """SHA-256 of pairs, in their order."""
    lines = "\n".join(f"{pair.anchor}\t{pair.positive}\t{pair.label}" for pair in members)
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


def default_act() -> Act:
    """The act that the product is about."""
    return open_act()
