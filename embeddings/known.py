"""Vectors that come with the program: an index of an act that is shipped is built without encoding what is known of it.

Owns the file of them: half-precision vectors by the hash of their text, stamped with the encoder that made them. Must
not know which texts an act has. A file of another encoder, or a damaged one, is no file; what it lacks is encoded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load, save

from embeddings.errors import StoreDamaged
from embeddings.files import read_stamped, write_stamped
from embeddings.manifest import Identity
from embeddings.store import fingerprint

Vectors: TypeAlias = npt.NDArray[np.float32]

FORMAT = "ereje-vectors-1"
FOLDER = Path(__file__).parent / "trained"
_HASH = 32  # bytes


@dataclass(frozen=True, slots=True)
class Known:
    """Vectors by the SHA-256 of their text.

    Attributes:
        rows: The row of each hash.
        vectors: In half precision, one a row.
    """

    rows: dict[str, int]
    vectors: npt.NDArray[np.float16]

    def of(self, shas: Sequence[str]) -> Vectors:
        """The vectors of texts that are known, of length one in single precision."""
        found = self.vectors[[self.rows[sha] for sha in shas]].astype(np.float32)
        lengths: Vectors = np.linalg.norm(found, axis=1, keepdims=True)
        return found / lengths


NOTHING = Known({}, np.zeros((0, 0), np.float16))


def file_of(act_id: str) -> Path:
    """Where the vectors of a shipped act lie, if there are any."""
    return FOLDER / f"{act_id}.vectors"


def read_known(path: Path, maker: Identity) -> Known:
    """The vectors of a file; nothing where it is absent, damaged, or made by another encoder."""
    try:
        arrays = load(read_stamped(path, FORMAT, fingerprint(maker)))
    except StoreDamaged:
        return NOTHING
    hashes = arrays["hashes"].tobytes().hex()
    size = 2 * _HASH
    rows = {hashes[at : at + size]: number for number, at in enumerate(range(0, len(hashes), size))}
    return Known(rows, arrays["vectors"])


def write_known(path: Path, maker: Identity, shas: Sequence[str], vectors: Vectors) -> None:
    """Writes the vectors of texts, each text once, in the order of their hashes.

    Raises:
        CannotWrite: The disk refused.
    """
    held = dict(sorted(zip(shas, vectors, strict=True), key=lambda entry: entry[0]))
    hashes = np.frombuffer(bytes.fromhex("".join(held)), np.uint8).reshape(len(held), _HASH)
    rows = np.array([*held.values()], np.float16).reshape(len(held), maker.dimension)
    write_stamped(path, save({"hashes": hashes, "vectors": rows}), FORMAT, fingerprint(maker))
