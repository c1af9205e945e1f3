"""Text to tokens: the unigram tokenizer of the default encoder, over arrays that cost nothing to load.

Owns normalising, splitting and the best path through the pieces (Kudo, "Subword Regularization", ACL 2018, section 3:
Viterbi over the pieces' log probabilities). Must not know prompts, networks or where the arrays lie. It gives the ids
and spans of the library that reads the model's own `tokenizer.json`, which takes seconds and 300 MB to do so.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

Arrays: TypeAlias = Mapping[str, npt.NDArray[Any]]
Span: TypeAlias = tuple[int, int]

MARK = "▁"  # what a space becomes, and what every text begins with
_BUCKETS = 1 << 18
_UNKNOWN_PENALTY = 10.0  # by which a character of no piece scores below the worst piece
_REMEMBERED = 65_536  # words whose pieces are kept
# Of the control characters some vanish, the others and the invisible spaces become a space.
_VANISH = [*range(0x01, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0x8F, 0x9F]
_SPACE = [0x09, 0x0A, 0x0C, 0x0D, 0x1680, *range(0x200B, 0x2010), 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD]
_CONTROLS: dict[int, str | None] = {**dict.fromkeys(_VANISH), **dict.fromkeys(_SPACE, " ")}
_SPACES = re.compile(" {2,}")
_WORDS = re.compile(f"{MARK}[^{MARK}]*")


@dataclass(frozen=True, slots=True)
class Specials:
    """The tokens that stand for no text.

    Attributes:
        first: Begins every text.
        last: Ends every text.
        padding: Fills a row of a batch.
        unknown: Stands for what no piece holds.
        literal: Texts that are read as a special token wherever they stand, and their ids.
    """

    first: int
    last: int
    padding: int
    unknown: int
    literal: dict[str, int]


def arrays_of(pieces: Sequence[str], scores: Sequence[float]) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a `Unigram`: the pieces end to end, and the pieces by the bucket that their CRC-32 leads to."""
    encoded = [piece.encode("utf-8") for piece in pieces]
    sums = np.array([crc32(piece) for piece in encoded], np.uint32)
    order = np.argsort(sums % _BUCKETS, kind="stable")
    return {
        "text": np.frombuffer(b"".join(encoded), np.uint8),
        "starts": np.array([0, *accumulate(map(len, encoded))], np.int32),
        "scores": np.array(scores, np.float64),
        "buckets": np.searchsorted((sums % _BUCKETS)[order], np.arange(_BUCKETS + 1)).astype(np.int32),
        "members": order.astype(np.int32),
        "sums": sums[order],
        "longest": np.array([max(map(len, pieces), default=0)], np.int32),
    }


class Unigram:
    """Cuts texts into pieces. May be used by several threads at once."""

    def __init__(self, arrays: Arrays, specials: Specials) -> None:
        """Over the arrays that `arrays_of` made."""
        self.specials = specials
        self._text = arrays["text"].tobytes()
        self._starts, self._scores = arrays["starts"].data, arrays["scores"].data
        self._buckets, self._members = arrays["buckets"].data, arrays["members"].data
        self._sums = arrays["sums"].data
        self._longest = int(arrays["longest"][0])
        self._worst = float(arrays["scores"].min()) - _UNKNOWN_PENALTY
        self._literal = re.compile("|".join(f"({re.escape(text)})" for text in specials.literal) or r"(?!)")
        self._pieces = lru_cache(maxsize=_REMEMBERED)(self._best)

    def ids(self, text: str) -> list[int]:
        """The ids of a text's tokens, without those of its ends."""
        return [token for part in self._parts(text) for token, _ in part]

    def spans(self, text: str) -> list[Span]:
        """Where each of a text's tokens starts and ends in it, without those of its ends."""
        found: list[Span] = []
        at = 0
        for part, said in zip(self._split(text), self._parts(text), strict=True):
            if part in self.specials.literal:
                found.append((at, at + len(part)))
            else:
                found += ((at + start, at + end) for start, end in _located(part, [size for _, size in said]))
            at += len(part)
        return found

    def _split(self, text: str) -> list[str]:
        """The text in pieces of special tokens and what stands between them."""
        edges = [edge for match in self._literal.finditer(text) for edge in match.span()]
        return [text[a:b] for a, b in zip([0, *edges], [*edges, len(text)], strict=True) if a < b]

    def _parts(self, text: str) -> Iterator[list[tuple[int, int]]]:
        """Of each part of the text its tokens: the id, and the characters of the marked text that it stands for."""
        for part in self._split(text):
            special = self.specials.literal.get(part)
            if special is not None:
                yield [(special, len(part))]
            else:
                yield [piece for word in _WORDS.findall(_marked(normalise(part))) for piece in self._pieces(word)]

    def _best(self, word: str) -> tuple[tuple[int, int], ...]:
        """The best path through a word: of each piece its id and its length; unknown ones in a row are one."""
        edges = [0, *accumulate(len(character.encode("utf-8")) for character in word)]
        raw, unknown = word.encode("utf-8"), self.specials.unknown
        best: list[tuple[float, int, int]] = [(0.0, 0, 0), *[(-np.inf, 0, 0)] * len(word)]
        for start in range(len(word)):
            so_far, single = best[start][0], False
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                piece = self._find(raw[edges[start] : edges[end]])
                if piece >= 0:
                    single = single or end == start + 1
                    if so_far + self._scores[piece] > best[end][0]:
                        best[end] = (so_far + self._scores[piece], start, piece)
            if not single and so_far + self._worst > best[start + 1][0]:
                best[start + 1] = (so_far + self._worst, start, unknown)
        return _path(best, unknown)

    def _find(self, piece: bytes) -> int:
        """The id of a piece, or -1."""
        found = crc32(piece)
        bucket = found % _BUCKETS
        for place in range(self._buckets[bucket + 1] - 1, self._buckets[bucket] - 1, -1):  # of equal ones the last
            if self._sums[place] == found:
                number = self._members[place]
                if self._text[self._starts[number] : self._starts[number + 1]] == piece:
                    return number
        return -1


def normalise(text: str) -> str:
    """The text as its pieces spell it: NFKC, controls gone, runs of spaces one."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text.translate(_CONTROLS)))


def _marked(normalised: str) -> str:
    """The normalised text with its spaces marked, and one before it."""
    marked = normalised.replace(" ", MARK)
    return marked if marked.startswith(MARK) or not marked else MARK + marked


def _path(best: Sequence[tuple[float, int, int]], unknown: int) -> tuple[tuple[int, int], ...]:
    pieces: list[tuple[int, int]] = []
    end = len(best) - 1
    while end:
        _, start, piece = best[end]
        if piece == unknown and pieces and pieces[-1][0] == unknown:
            pieces[-1] = (unknown, pieces[-1][1] + end - start)
        else:
            pieces.append((piece, end - start))
        end = start
    return tuple(reversed(pieces))


def _located(part: str, sizes: Sequence[int]) -> list[Span]:
    """Where tokens of these lengths stand in a text; lengths are of the marked text, whose first mark may be added."""
    origins = _origins(part)
    if not origins:
        return []
    added = 0 if normalise(part).startswith(" ") else 1
    ends = [*accumulate(sizes)]
    starts = [0, *ends[:-1]]
    return [
        (origins[max(start - added, 0)], origins[max(end - added, 1) - 1] + 1)
        for start, end in zip(starts, ends, strict=True)
    ]


def _origins(text: str) -> list[int]:
    """For every character of the normalised text the place in the text that it comes from."""
    origins: list[int] = []
    spaced = False
    for start, end in _clusters(text):
        spelt = unicodedata.normalize("NFKC", text[start:end].translate(_CONTROLS))
        step = int(len(spelt) == end - start)  # else its characters have become others: all come from the first
        for number, character in enumerate(spelt):
            if spaced and character == " ":
                origins.pop()  # of spaces in a row the last stands for all
            origins.append(start + number * step)
            spaced = character == " "
    return origins


def _clusters(text: str) -> Iterator[Span]:
    """A text's characters, each with the marks that combine with it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, at
            start = at
