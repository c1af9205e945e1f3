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
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from corpus.aids import ExpectedQuestion, expected_questions, translations
from corpus.library import open_act
from corpus.model import Act, ActCard, State, UnitKind
from corpus.parse import parse
from corpus.source import Source
from embeddings.lexical import LexicalIndex, ngrams
from embeddings.views import passages_of, text_of

HERE = Path(__file__).parent
QUESTIONS = HERE.parent / "questions"
FIELD_QUESTIONS = HERE / "field_questions.jsonl"
FIELD_UNANSWERABLE = HERE / "field_unanswerable.jsonl"  # near misses of those acts, for the decision to be fitted with
# Language pairs kept for the generality check, besides the acts whose field questions are.
HELD_OUT_PAIRS = frozenset({"pairs/03-kk.txt", "pairs/09-kk.txt", "pairs/19-kk.txt"})
_SHORTEST = 40  # characters; shorter clauses say too little to be told apart
_LONGEST = 1200  # characters; the encoder reads no more of a text in training
_ARTICLE_NUMBER = re.compile(r"^(?:[\d-]+\s?-\s?бап|Статья\s+[\d-]+)\s*[.:-]?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together; pairs with the same label never count against each other.

    Attributes:
        act: file of the act that the positive is a clause of, where its other clauses are to count against it.
    """

    anchor: str
    positive: str
    label: str = ""
    act: str = ""


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


@cache
def act_at(path: Path) -> Act:
    """An act of the folder of other acts, parsed once a run."""
    text = path.read_bytes().decode("utf-8")
    return parse(ActCard(path.stem, language_of(path), "", "text"), Source(text))


def language_of(path: Path) -> str:
    """Of an act, by its file: ``…/kk/…``, ``pairs/03-ru.txt``, ``more/pairs/r00135.txt``."""
    if path.parent.name in ("kk", "ru"):
        return path.parent.name
    return "ru" if path.stem.endswith("-ru") or path.stem.startswith("r") else "kk"


def field_pairs(acts: Path) -> list[Pair]:
    """Question to clause over many other acts."""
    found = []
    for row in rows(FIELD_QUESTIONS):
        if row["split"] == "train":
            name, start, end = row["clause"].rsplit(":", 2)
            text = act_at(acts / name).source[int(start) : int(end)]
            found.append(Pair(row["question"], " ".join(text.split()), row["clause"], name))
    return found


def parallel_pairs(acts: Path) -> list[Pair]:
    """A clause to the clause with the same id in the act's other language, both ways round."""
    found: list[Pair] = []
    for kazakh, russian in language_pairs(acts):
        for pair in aligned(acts / kazakh, acts / russian):
            label = f"{kazakh}:{pair.label}"
            found.append(Pair(pair.anchor, pair.positive, label, kazakh))
            found.append(Pair(pair.positive, pair.anchor, label, russian))
    return found


def language_pairs(acts: Path) -> list[tuple[str, str]]:
    """The files of every act that exists in both state languages, those kept for the generality check left out."""
    numbered = [(f"pairs/{path.name}", f"pairs/{path.name[:2]}-ru.txt") for path in (acts / "pairs").glob("*-kk.txt")]
    more = acts / "more" / "pairs"
    lines = (more / "INDEX.tsv").read_text(encoding="utf-8").splitlines()
    listed = [(f"more/pairs/{kk}", f"more/pairs/{ru}") for kk, ru, *_ in (line.split("\t") for line in lines)]
    return [pair for pair in sorted([*numbered, *listed]) if not is_held_out(pair[0])]


def is_held_out(name: str) -> bool:
    """Whether an act is kept for measuring, never trained on: by its field questions, or by its name's digest."""
    return name in _held_by_questions() or (name.startswith("more/") and _lot(name) < 10)


@cache
def _held_by_questions() -> frozenset[str]:
    asked = {row["clause"].rsplit(":", 2)[0] for row in rows(FIELD_QUESTIONS) if row["split"] != "train"}
    return frozenset({*asked, *HELD_OUT_PAIRS, *(name.replace("-kk", "-ru") for name in HELD_OUT_PAIRS)})


def _lot(name: str) -> int:
    """A number below 100 drawn by the name: the same on every machine."""
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest(), 16) % 100


def title_pairs(acts: Path) -> list[Pair]:
    """An article's or chapter's title to the text below it."""
    found: list[Pair] = []
    for folder in ("kk", "ru", "more/kk", "more/ru"):
        for path in sorted((acts / folder).glob("*.txt")):
            name = f"{folder}/{path.name}"
            if not is_held_out(name):
                found.extend(_titled(act_at(path), name))
    return found


_TITLES_AN_ACT = 12  # at most so many of one act, so that no code outweighs the rest


def _titled(act: Act, name: str) -> list[Pair]:
    """The titles of an act that stand above one unit only, or are an article's own first line, with the text below."""
    found = []
    for unit in act.units():
        if unit.kind is UnitKind.ARTICLE and len(unit.paragraphs) + len(unit.children) > 1 and unit.paragraphs:
            title = _ARTICLE_NUMBER.sub("", text_of(act, unit.paragraphs[0]))
            inner = [span for span in unit.full_spans if span not in unit.paragraphs[0]]
            text = text_of(act, inner)
            if 15 <= len(title) <= 200 and len(text) >= _SHORTEST:
                found.append(Pair(title, text[:_LONGEST], f"{name}:{unit.id}", name))
    return random.Random(name).sample(found, min(len(found), _TITLES_AN_ACT))


def clauses_of(acts: Path, name: str) -> list[str]:
    """The texts of an act's units that are long enough to be asked about."""
    act = act_at(acts / name)
    texts = (text_of(act, unit.own_spans) for unit in act.units() if unit.state is State.CURRENT)
    return list(dict.fromkeys(text[:_LONGEST] for text in texts if len(text) >= _SHORTEST))


def aligned(kazakh: Path, russian: Path) -> list[Pair]:
    """The clauses of two language versions that carry the same id and tell about the same length of text."""
    kk, ru = _unit_texts(kazakh), _unit_texts(russian)
    return [
        Pair(ru[clause], text, clause)
        for clause, text in kk.items()
        if clause in ru and min(len(text), len(ru[clause])) >= _SHORTEST and 0.5 < len(text) / len(ru[clause]) < 2
    ]


def _unit_texts(path: Path) -> dict[str, str]:
    act = act_at(path)
    return {
        str(unit.id): " ".join(" ".join(span.of(act.source) for span in unit.own_spans).split())
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
