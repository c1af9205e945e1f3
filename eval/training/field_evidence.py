"""The evidence on questions about many acts, gathered as the assistant gathers it, without a library.

Owns: opening an act of the folder of other acts as an index in memory. Must not know: what is fitted or measured on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.find import languages_of, readings_of, speller_of
from assistant.understand.language import detect
from embeddings.encoder import Encoder
from embeddings.evidence import ClauseEvidence, Evidence
from embeddings.exact import ExactIndex
from embeddings.lexical import LexicalIndex, ngrams
from embeddings.passages import distinct
from embeddings.vector_index import Vectors
from embeddings.views import passages_of, structural_views
from eval.training.field_cases import Case, answerable, unanswerable
from eval.training.pairs import act_at
from eval.training.remembered import Remembered

QUESTIONS_AN_ACT, FOREIGN_AN_ACT = 15, 12  # of an act to fit on
# Of an act to tell by how sure an answer is, and of one to measure on.
ALL, FOREIGN_TO_CALIBRATE, FOREIGN_TO_MEASURE = 1000, 40, 80
# Cosine from which a clause of the act says what answers a question in another act: "who sees to its execution?".
_TWIN = 0.6


@dataclass(slots=True)
class Example:
    """A question with its evidence.

    Attributes:
        gold: (candidates,) whether each answers.
        ranked: the candidates, best first, as the model ranks them; by density until it has.
    """

    case: Case
    evidence: Evidence
    gold: npt.NDArray[np.bool_]
    ranked: tuple[int, ...] = ()

    def is_right(self, most: int) -> bool:
        """Whether one of the first so many candidates answers."""
        return bool(self.gold[list(self.ranked[:most])].any())


def gather(
    acts: Path,
    names: Sequence[str],
    encoder: Encoder,
    others: Sequence[str] = (),
    most: int = QUESTIONS_AN_ACT,
    foreign: int = FOREIGN_AN_ACT,
) -> list[Example]:
    """The examples of some acts, each asked its own questions and some of the others', by default of the same acts."""
    memory = Remembered(encoder)
    return [example for name in names for example in of_act(acts, name, others or names, memory, most, foreign)]


def of_act(acts: Path, name: str, others: Sequence[str], memory: Remembered, most: int, foreign: int) -> list[Example]:
    """The examples of one act."""
    cases = [*answerable(acts, name, most), *unanswerable(acts, name, others, foreign)]
    return of_cases(acts, name, cases, memory)


def of_cases(acts: Path, name: str, cases: Sequence[Case], memory: Remembered) -> list[Example]:
    """The examples of these questions about one act."""
    act = act_at(acts / name)
    passages = distinct([*passages_of(act), *structural_views(act)])
    texts, speller = [passage.text for passage in passages], speller_of(passages)
    matrix = memory.encode_passages(texts)
    cases = [case for case in cases if not _is_answered(case, matrix, memory)]
    readings = {case.question: readings_of(case.question, speller) for case in cases}
    every = sorted({reading for found in readings.values() for reading in found})
    vectors = dict(zip(every, memory.encode_queries(every), strict=True))
    near = ClauseEvidence(
        act, passages, matrix, ExactIndex(matrix), LexicalIndex(texts), LexicalIndex(texts, ngrams(3))
    )
    found = []
    for case in cases if near.clauses else ():
        read = readings[case.question]
        same = detect(case.question).language in languages_of(act, passages)
        evidence = near.of(read, np.stack([vectors[reading] for reading in read]), same_language=same)
        gold = np.array([clause in case.gold for clause in evidence.clauses], np.bool_)
        found.append(Example(case, evidence, gold, tuple(range(len(gold)))))
    return found


def _is_answered(case: Case, matrix: Vectors, memory: Remembered) -> bool:
    """Whether a question about another act has its answer in this one too, as far as vectors tell."""
    return bool(case.own) and float((memory.encode_passages(case.own) @ matrix.T).max()) >= _TWIN
