"""One act's passages and vectors out of the file of all acts, as an index to be asked.

Owns: the shape that the act's own index would have. Must not know: which act is asked, what for.
"""

from __future__ import annotations

import hashlib

from embeddings.build import PassageIndex
from embeddings.encoder import Encoder
from embeddings.exact import ExactIndex
from embeddings.lexical import LexicalIndex
from embeddings.manifest import Identity, Manifest
from embeddings.passages import digest
from embeddings.shared import SharedStore


def open_shared(store: SharedStore, act_id: str, encoder: Encoder) -> PassageIndex | None:
    """An act's passages as an index; ``None`` where the file holds nothing of it.

    Args:
        store: of all acts; its vectors are this encoder's, which whoever opened it made sure of.
        act_id: of the act.
        encoder: what will encode the questions.
    """
    from embeddings.faiss_index import FaissIndex

    passages, matrix = store.of_act(act_id)
    if not passages:
        return None
    identity = Identity.of(encoder)
    vectors = hashlib.sha256(matrix.tobytes()).hexdigest()
    manifest = Manifest(identity, len(passages), digest(passage.key for passage in passages), vectors)
    lexical = LexicalIndex([passage.text for passage in passages])
    return PassageIndex(manifest, passages, matrix, FaissIndex.build(matrix), ExactIndex(matrix), lexical)
