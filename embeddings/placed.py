"""Which index keeps the vectors of all acts: FAISS in a file, or Milvus.

Owns: the choice. Must not know: how either keeps them.
"""

from __future__ import annotations

from collections.abc import Callable

from embeddings.shared import SharedStore
from embeddings.vector_index import PlacedIndex

FILE = "library.faiss"
_MILVUS = "milvus:"


def opener(store: str, vectors: SharedStore) -> Callable[[], PlacedIndex]:
    """What opens the index.

    Args:
        store: ``faiss``, or ``milvus:URI`` (``#NAME`` behind it names the collection).
        vectors: the store whose vectors are indexed.
    """

    def faiss() -> PlacedIndex:
        from embeddings.faiss_index import WideIndex

        return WideIndex(vectors.path.parent / FILE)

    def milvus() -> PlacedIndex:
        from embeddings.milvus_index import MilvusIndex

        return MilvusIndex(store.removeprefix(_MILVUS), vectors.owner())

    return milvus if store.startswith(_MILVUS) else faiss
