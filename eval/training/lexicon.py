"""Learns which words of a law the words of questions stand for: ``python -m eval.training.lexicon``.

Owns: the pairs of texts that it is learned from, the learning. Must not know: how it is used
(``embeddings/lexicon.py``). The pairs are those of the encoder: questions and the clauses that answer them, the two
languages' wordings of a clause, translations. By the first model of Brown and others, "The mathematics of statistical
machine translation" (1993): every word of the one text comes of a word of the other, or of none; which one it is, is
guessed anew from all pairs until it hardly moves. No act kept for measuring is read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.lexicon import SCALE, TABLE, Lexicon, save_lexicon, terms_of
from eval.training.pairs import act_pairs, default_act, field_pairs, parallel_pairs, translation_pairs

Row: TypeAlias = npt.NDArray[np.float64]
Rows: TypeAlias = npt.NDArray[np.int64]
_ROUNDS = 6
_LEAST = 2  # texts that a word comes in, to be learned
_LONGEST = 120  # words of a law's text that are read
_SUREST, _OFTEN = 0.01, 0.2  # probability of a pair, and times that it came, to be kept


def text_pairs(acts: Path) -> list[tuple[str, str]]:
    """Each text with the law's words that it stands for."""
    act = default_act()
    rendered = translation_pairs(act)
    pairs = [*field_pairs(acts), *parallel_pairs(acts), *rendered, *act_pairs(act)]
    return [(pair.anchor, pair.positive) for pair in pairs] + [(pair.positive, pair.anchor) for pair in rendered]


def learn(pairs: Sequence[tuple[str, str]]) -> Lexicon:
    """The table of these pairs, each (said, law's words)."""
    said = [list(dict.fromkeys(terms_of(text))) for text, _ in pairs]
    laws = [list(dict.fromkeys(terms_of(text))) for _, text in pairs]
    often = Counter(word for words in said for word in words)
    asked = {word: at for at, word in enumerate(word for word, times in often.items() if times >= _LEAST)}
    known = Counter(word for words in laws for word in words)
    told = ["", *(word for word, times in known.items() if times >= _LEAST)]  # the first stands for no word
    places = {word: at for at, word in enumerate(told) if word}
    source, target, group = _links(said, laws, asked, places)
    keys, inverse = np.unique(source * len(asked) + target, return_inverse=True)
    chances, times = _guessed(keys // len(asked), inverse, group, len(told))
    kept = (chances >= _SUREST) & (times >= _OFTEN) & (keys // len(asked) > 0)
    return _table(asked, often, told, keys[kept], chances[kept])


def _links(
    said: Sequence[Sequence[str]], laws: Sequence[Sequence[str]], asked: dict[str, int], places: dict[str, int]
) -> tuple[Rows, Rows, Rows]:
    """Every way in which a word may come of another: the law's word, the word said, which saying it is one way of."""
    source, target, group = [], [], []
    number = 0
    for words, law in zip(said, laws, strict=True):
        held = np.array([0, *(places[word] for word in law if word in places)][: _LONGEST + 1], np.int64)
        for at in (asked[word] for word in words if word in asked):
            source.append(held)
            target.append(np.full(len(held), at, np.int64))
            group.append(np.full(len(held), number, np.int64))
            number += 1
    return np.concatenate(source), np.concatenate(target), np.concatenate(group)


def _guessed(owners: Rows, inverse: Rows, group: Rows, count: int) -> tuple[Row, Row]:
    """For each pair of words its probability, given the law's word, and how often it came."""
    times: Row = np.ones(len(owners))
    for _ in range(_ROUNDS):
        chances = times / np.bincount(owners, times, minlength=count)[owners]
        links = chances[inverse]
        times = np.asarray(np.bincount(inverse, links / np.bincount(group, links)[group], minlength=len(owners)))
    return times / np.bincount(owners, times, minlength=count)[owners], times


def _table(asked: dict[str, int], often: Counter[str], told: Sequence[str], keys: Rows, chances: Row) -> Lexicon:
    """The pairs by the word asked."""
    target, source = keys % len(asked), keys // len(asked)
    order = np.lexsort((source, target))
    frequency = np.array([often[word] for word in asked], np.float64)
    starts = np.concatenate([[0], np.cumsum(np.bincount(target, minlength=len(asked)))]).astype(np.int64)
    rounded = np.round(chances[order] * SCALE) / SCALE
    return Lexicon(asked, frequency / frequency.sum(), tuple(told), starts, source[order], rounded)


def main() -> None:
    """Learn and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=Path, default=Path("../shared/acts"))
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    lexicon = learn(text_pairs(options.acts))
    save_lexicon(lexicon, options.out)
    print(f"{len(lexicon.pairs)} pairs of {len(lexicon.asked)} and {len(lexicon.told)} words")


if __name__ == "__main__":
    main()
