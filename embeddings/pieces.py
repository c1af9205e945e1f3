"""Long passages in pieces that the encoder can read at once, and one vector for all of them.

Owns where a passage is cut and how its pieces' vectors become one. Must not know tokenizers or networks. A piece ends
where a token ends, the pieces are of like length, and the passage's vector is their mean, weighted by tokens and
normalised again: nothing of a passage is dropped.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Vectors: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of a long text that the model can read at once.

    Attributes:
        owner: Position of the whole text in the input.
        text: The piece.
        weight: Its number of tokens.
    """

    owner: int
    text: str
    weight: int


def at_most_tokens(text: str) -> int:
    """An upper bound of a text's tokens, without a tokenizer: no token is shorter than a byte after normalising."""
    return len(unicodedata.normalize("NFKC", text).encode("utf-8")) + 1


def cut(owner: int, text: str, spans: Sequence[tuple[int, int]], size: int) -> list[Window]:
    """Cuts a text into even pieces of at most `size` tokens, together the whole text.

    Args:
        owner: Position of the text in the input.
        text: The text.
        spans: Where each token starts and ends in it.
        size: The most tokens a piece may have.
    """
    pieces = -(-len(spans) // size)
    edges = [round(at * len(spans) / pieces) for at in range(pieces + 1)]
    starts = [0, *(spans[edge][0] for edge in edges[1:-1]), len(text)]
    return [
        Window(owner, text[a:b], to - since)
        for a, b, since, to in zip(starts, starts[1:], edges, edges[1:], strict=False)
    ]


def pool(windows: Sequence[Window], vectors: Vectors, count: int) -> Vectors:
    """The mean of each text's windows, weighted by tokens, normalised; a text of one window keeps its vector."""
    result = np.zeros((count, vectors.shape[1]), np.float32)
    parts = np.zeros(count, np.int64)
    for window, vector in zip(windows, vectors, strict=True):
        result[window.owner] += window.weight * vector
        parts[window.owner] += 1
    torn = parts > 1
    result[torn] /= np.maximum(np.linalg.norm(result[torn], axis=1, keepdims=True), 1e-12)
    return result
