"""What is derived from an index's texts and takes seconds to derive: word index, letter index, speller.

Owns the file of them beside the index, a cache: whoever finds it absent, damaged, of other texts or written by other
code derives them again. Must not know vectors, nor what is asked.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from embeddings import folding, lexical, spelling
from embeddings.errors import CannotWrite, StoreDamaged
from embeddings.files import read_stamped, write_stamped
from embeddings.lexical import LexicalIndex, ngrams, prefix
from embeddings.passages import Passage
from embeddings.spelling import Speller

Arrays: TypeAlias = dict[str, npt.NDArray[Any]]

FILE = "words.bin"
FORMAT = "ereje-words-1"
DOUBTFUL = ("question", "nowhere")  # views whose texts people typed, slips and all


@dataclass(frozen=True, slots=True)
class Prepared:
    """What serves the words of a question.

    Attributes:
        words: BM25 by the first letters of words.
        letters: BM25 by runs of three letters.
        speller: Knows the words of the texts.
    """

    words: LexicalIndex
    letters: LexicalIndex
    speller: Speller

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "Prepared":
        """Derived from the texts."""
        texts = [passage.text for passage in passages]
        return cls(LexicalIndex(texts), LexicalIndex(texts, ngrams(3)), speller_of(passages))


def prepared(folder: Path, digest: str, passages: Sequence[Passage]) -> Prepared:
    """From the file in the index's folder, or from the texts; then the file is written for the next time.

    Args:
        folder: Where the index lies.
        digest: Of its passages.
        passages: Its passages.
    """
    path, made_from = folder / FILE, f"{digest} {_code()}"
    try:
        return _read(load(read_stamped(path, FORMAT, made_from)))
    except (StoreDamaged, SafetensorError, KeyError):
        made = Prepared.of(passages)
        with suppress(CannotWrite):  # on a full or read-only disk it is made again next time
            write_stamped(path, save(_arrays(made)), FORMAT, made_from)
        return made


def speller_of(passages: Sequence[Passage]) -> Speller:
    """The words of the law and its translations; of the questions, which may hold slips, the usual ones."""
    doubtful = [passage.text for passage in passages if passage.view.startswith(DOUBTFUL)]
    return Speller([passage.text for passage in passages if not passage.view.startswith(DOUBTFUL)], doubtful)


@cache
def _code() -> str:
    """A digest of the code that the file depends on: changed rules make another file."""
    files = [Path(str(module.__file__)) for module in (folding, lexical, spelling)]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _arrays(made: Prepared) -> Arrays:
    parts = {"words": made.words.stored(), "letters": made.letters.stored(), "speller": made.speller.stored()}
    return {f"{part}.{name}": array for part, arrays in parts.items() for name, array in arrays.items()}


def _read(arrays: Arrays) -> Prepared:
    def part(name: str) -> Arrays:
        return {key.removeprefix(f"{name}."): array for key, array in arrays.items() if key.startswith(f"{name}.")}

    words = LexicalIndex.of_stored(part("words"), prefix())
    letters = LexicalIndex.of_stored(part("letters"), ngrams(3))
    return Prepared(words, letters, Speller.of_stored(part("speller")))
