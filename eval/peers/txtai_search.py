"""txtai's embeddings index with its defaults. Owns: the calls to txtai. Must not know: acts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from txtai import Embeddings

from eval.peers import PASSAGE, QUERY, Hits, Search


def build(texts: Sequence[str], encoder: Path) -> Search:
    """Index the texts; searching gives their numbers."""
    held = Embeddings(path=str(encoder), instructions={"query": QUERY, "data": PASSAGE}, gpu=False)
    held.index([(number, text, None) for number, text in enumerate(texts)])

    def search(question: str, k: int) -> Hits:
        return [(int(number), float(score)) for number, score in held.search(question, k)]

    return search
