"""Haystack's in-memory embedding retrieval as its tutorial has it. Owns: the calls to Haystack. Must not know: acts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from haystack import Document, Pipeline
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from eval.peers import PASSAGE, QUERY, Hits, Search


def build(texts: Sequence[str], encoder: Path) -> Search:
    """Index the texts; searching gives their numbers."""
    cpu = ComponentDevice.from_str("cpu")
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    embedder = SentenceTransformersDocumentEmbedder(model=str(encoder), device=cpu, prefix=PASSAGE, progress_bar=False)
    embedder.warm_up()
    held = [Document(content=text, meta={"number": number}) for number, text in enumerate(texts)]
    store.write_documents(embedder.run(held)["documents"])
    asker = SentenceTransformersTextEmbedder(model=str(encoder), device=cpu, prefix=QUERY, progress_bar=False)
    pipeline = _pipeline(store, asker)

    def search(question: str, k: int) -> Hits:
        found = pipeline.run({"embedder": {"text": question}, "retriever": {"top_k": k}})
        return [(int(hit.meta["number"]), float(hit.score)) for hit in found["retriever"]["documents"]]

    return search


def _pipeline(store: InMemoryDocumentStore, embedder: SentenceTransformersTextEmbedder) -> Pipeline:
    pipeline = Pipeline()
    pipeline.add_component("embedder", embedder)
    pipeline.add_component("retriever", InMemoryEmbeddingRetriever(document_store=store))
    pipeline.connect("embedder.embedding", "retriever.query_embedding")
    return pipeline
