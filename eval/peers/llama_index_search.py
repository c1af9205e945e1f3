"""LlamaIndex's vector store index with its defaults. Owns: the calls to LlamaIndex. Must not know: acts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from llama_index.core import VectorStoreIndex
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from eval.peers import PASSAGE, QUERY, Hits, Search


def build(texts: Sequence[str], encoder: Path) -> Search:
    """Index the texts; searching gives their numbers."""
    model = HuggingFaceEmbedding(str(encoder), query_instruction=QUERY, text_instruction=PASSAGE, device="cpu")
    nodes = [TextNode(text=text, id_=str(number)) for number, text in enumerate(texts)]
    held = VectorStoreIndex(nodes, embed_model=model)

    def search(question: str, k: int) -> Hits:
        found = held.as_retriever(similarity_top_k=k).retrieve(question)
        return [(int(hit.node.node_id), float(hit.score or 0.0)) for hit in found]

    return search
