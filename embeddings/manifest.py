"""What an index was built from, and the comparison that refuses anything else. Must not know how it is stored."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from embeddings.encoder import Encoder
from embeddings.errors import IndexMismatch

# Raised when the stored form, the cutting of long passages or the pooling of their windows changes.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything that makes two vectors comparable.

    Attributes:
        format: Version of the stored form.
        encoder: Name of the encoder.
        revision: Digest of its weights.
        dimension: Length of a vector.
        query_prompt: What is put before a query.
        passage_prompt: What is put before a passage.
    """

    format: int
    encoder: str
    revision: str
    dimension: int
    query_prompt: str
    passage_prompt: str

    @classmethod
    def of(cls, encoder: Encoder) -> "Identity":
        """The identity of vectors that this encoder makes."""
        query, passage = encoder.prompts
        return cls(FORMAT, encoder.name, encoder.revision, encoder.dimension, query, passage)

    def require(self, stored: "Identity") -> None:
        """Refuses stored vectors of another identity.

        Raises:
            IndexMismatch: Naming the first field that differs.
        """
        for field in fields(self):
            expected, found = getattr(self, field.name), getattr(stored, field.name)
            if expected != found:
                raise IndexMismatch(field.name, expected, found)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record kept with a finished index.

    Attributes:
        identity: What made its vectors.
        count: Number of passages.
        passages: Digest of the passages in row order.
        vectors: Digest of the matrix in row order.
    """

    identity: Identity
    count: int
    passages: str
    vectors: str

    def to_dict(self) -> dict[str, Any]:
        """The manifest as plain values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Manifest":
        """The manifest back from plain values; raises KeyError or TypeError when they are not one."""
        rest = {key: values[key] for key in ("count", "passages", "vectors")}
        return cls(Identity(**values["identity"]), **rest)
