"""Keeps an index in step with its passages, and opens it.

Owns the order of steps: what is encoded, kept, published and cached. Must not know where passages come from, nor what
is asked of the index. One process at a time writes; an interrupted build goes on where it stopped.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.encoder import Encoder
from embeddings.errors import CannotWrite, IndexMismatch, StoreDamaged
from embeddings.exact import ExactIndex
from embeddings.files import only_one
from embeddings.known import Known, read_known
from embeddings.lexical import LexicalIndex
from embeddings.manifest import Identity, Manifest
from embeddings.passages import Key, Passage, digest, distinct
from embeddings.prepared import prepared
from embeddings.progress import Progress, silent
from embeddings.spelling import Speller
from embeddings.store import Snapshot, Store
from embeddings.vector_index import VectorIndex, Vectors

if TYPE_CHECKING:
    from embeddings.faiss_index import FaissIndex

STORE_FILE = "index.sqlite"
FAISS_FILE = "dense.faiss"
# Texts encoded between two commits: some seconds of work, so that little is lost and a commit costs next to nothing.
COMMIT_EVERY = 128


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a `sync` did.

    Attributes:
        encoded: Texts that went through the encoder.
        kept: Passages whose vector was there already.
        removed: Passages that are no longer in the index.
        total: Passages in the index now.
    """

    encoded: int
    kept: int
    removed: int
    total: int


def open_store(folder: Path) -> Store:
    """The store of an index folder."""
    return Store(folder / STORE_FILE)


def sync(
    store: Store,
    passages: Sequence[Passage],
    encoder: Encoder,
    progress: Progress = silent,
    *,
    rebuild: bool = False,
    upgrade: bool = False,
    known: Path | None = None,
) -> SyncReport:
    """Makes the index hold exactly these passages, encoding only texts that are new.

    Args:
        store: The index.
        passages: What it is to hold, in this order; a repeated passage counts once.
        encoder: What makes the vectors.
        progress: Told of the stages "encode" (texts) and "index".
        rebuild: Replace an index that is damaged or was built by another encoder. The former one serves readers
            until the new one is finished.
        upgrade: The encoder came with this program: an index that an earlier revision of it built is simply out of
            date, and is replaced in the same way without being asked.
        known: A file of vectors that come with this program, see `known.py`.

    Raises:
        IndexMismatch: The index was built by another encoder, and neither of these is set for it.
        StoreDamaged: The file does not hold what was written, and `rebuild` is not set.
        CannotRead: The disk refused to read it.
        CannotWrite: The disk refused to write; the former index stands, and what was encoded so far is kept.
    """
    maker = Identity.of(encoder)
    wanted = distinct(passages)
    if not rebuild and _in_step(store.manifest(), maker, wanted):  # nothing to write: a read-only disk will do
        return SyncReport(0, len(wanted), 0, len(wanted))
    with only_one(store.path.with_name(f".{store.path.name}.lock")):
        before = _former(store, maker, rebuild=rebuild, upgrade=upgrade)
        encoded, kept, removed = 0, len(wanted), 0
        if not _in_step(before, maker, wanted):  # another process may have done it meanwhile
            encoded, kept = _encode_missing(store, wanted, encoder, progress, known)
            removed = _vanished(store, before, wanted)
            store.publish(maker, wanted)
    progress("index", 1, 1)
    return SyncReport(encoded, kept, removed, len(wanted))


def _in_step(manifest: Manifest | None, maker: Identity, wanted: Sequence[Passage]) -> bool:
    """Whether the finished index is of these passages and this encoder."""
    if manifest is None or manifest.identity != maker:
        return False
    return manifest.passages == digest(passage.key for passage in wanted)


def _former(store: Store, maker: Identity, *, rebuild: bool, upgrade: bool) -> Manifest | None:
    """The manifest of the index that is there, refused if it is damaged or of another encoder."""
    if not rebuild:
        manifest = store.manifest()
        if manifest is not None and not (upgrade and manifest.identity.encoder == maker.encoder):
            maker.require(manifest.identity)
        if manifest is not None and manifest.identity == maker:
            store.snapshot()  # its vectors go into the new index: a damaged one would be taken for what was encoded
        return manifest
    try:
        return store.snapshot().manifest if store.manifest() is not None else None
    except StoreDamaged:
        store.discard()
        return None


def _encode_missing(
    store: Store, wanted: Sequence[Passage], encoder: Encoder, progress: Progress, known: Path | None
) -> tuple[int, int]:
    """Gives every passage a vector: its own, that of an equal text, or a new one. Returns texts encoded, rows kept."""
    maker = Identity.of(encoder)
    if known is not None:
        _take_known(store, maker, wanted, read_known(known, maker))
    have = store.vector_keys(maker)
    by_sha = {key.sha: key for key in have}
    missing = [passage for passage in wanted if passage.key not in have]
    store.copy_vectors(maker, [(by_sha[p.sha], p.key) for p in missing if p.sha in by_sha])
    new: dict[str, list[Key]] = {}
    for passage in missing:
        if passage.sha not in by_sha:
            new.setdefault(passage.text, []).append(passage.key)
    _encode_in_batches(store, maker, new, encoder, progress)
    return len(new), len(wanted) - len(missing)


def _take_known(store: Store, maker: Identity, wanted: Sequence[Passage], known: Known) -> None:
    """Keeps the vectors that are known of texts that have none yet."""
    have = store.vector_keys(maker)
    keys = [key for key in (passage.key for passage in wanted) if key not in have and key.sha in known.rows]
    if keys:
        store.add_vectors(maker, keys, known.of([key.sha for key in keys]))


def _encode_in_batches(
    store: Store, maker: Identity, new: dict[str, list[Key]], encoder: Encoder, progress: Progress
) -> None:
    """Encodes texts of like length together and commits every batch."""
    texts = sorted(new, key=lambda text: (-len(text), text))
    for start in range(0, len(texts), COMMIT_EVERY):
        batch = texts[start : start + COMMIT_EVERY]
        vectors = encoder.encode_passages(batch)
        rows = [(key, at) for at, text in enumerate(batch) for key in new[text]]
        store.add_vectors(maker, [key for key, _ in rows], vectors[[at for _, at in rows]])
        progress("encode", start + len(batch), len(texts))


def _vanished(store: Store, before: Manifest | None, wanted: Sequence[Passage]) -> int:
    if before is None:
        return 0
    return len(store.published_keys() - {passage.key for passage in wanted})


@dataclass(frozen=True, slots=True)
class PassageIndex:
    """A finished index, ready to be asked. Row numbers mean the same in every part of it.

    Attributes:
        manifest: What it was built from.
        passages: The passages, in row order.
        matrix: Their vectors, one a row; read-only.
        dense: Nearest rows of a query vector.
        exact: The same without FAISS, and the score of every row.
        lexical: BM25 score of every row, by words.
        letters: The same by runs of letters.
        speller: Knows the words of the passages.
    """

    manifest: Manifest
    passages: tuple[Passage, ...]
    matrix: Vectors
    dense: VectorIndex
    exact: ExactIndex
    lexical: LexicalIndex
    letters: LexicalIndex | None = None
    speller: Speller | None = None


def open_index(store: Store, encoder: Encoder, passages: Sequence[Passage] | None = None) -> PassageIndex:
    """Opens a finished index for searching with this encoder.

    Args:
        store: The index.
        encoder: What will encode the queries; it is not loaded by this.
        passages: If given, what the index must hold, in this order.

    Raises:
        IndexMissing: No build has finished yet.
        IndexMismatch: It was built by another encoder or from other passages.
        StoreDamaged: It does not hold what was written.
        CannotRead: The disk refused.
    """
    manifest, found = store.passages()
    dense = _stored_dense(store, manifest)
    if dense is None:
        snapshot = store.snapshot()
        manifest, found, dense = snapshot.manifest, snapshot.passages, _new_dense(store, snapshot)
    Identity.of(encoder).require(manifest.identity)
    if passages is not None:
        _require_passages(manifest, found, distinct(passages))
    words = prepared(store.path.parent, manifest.passages, found)
    return PassageIndex(
        manifest, found, dense.matrix, dense, ExactIndex(dense.matrix), words.words, words.letters, words.speller
    )


def _require_passages(manifest: Manifest, found: Sequence[Passage], wanted: Sequence[Passage]) -> None:
    if found != wanted:
        expected = f"{len(wanted)} with digest {digest(passage.key for passage in wanted)[:12]}"
        held = f"{manifest.count} with digest {manifest.passages[:12]}"
        raise IndexMismatch("passages", expected, held, "run `ereje index`")


def _stored_dense(store: Store, manifest: Manifest) -> "FaissIndex | None":
    """The FAISS index from its file, which holds the vectors that the manifest names; none where it does not."""
    from embeddings.faiss_index import FaissIndex

    try:
        index = FaissIndex.read(store.path.with_name(FAISS_FILE), manifest.vectors)
    except StoreDamaged:
        return None
    return index if index.matrix.shape == (manifest.count, manifest.identity.dimension) else None


def _new_dense(store: Store, snapshot: Snapshot) -> "FaissIndex":
    """The FAISS index from the vectors, where its file is absent, damaged or stale."""
    from embeddings.faiss_index import FaissIndex

    index = FaissIndex.build(snapshot.matrix)
    with suppress(CannotWrite):  # only a cache: on a full or read-only disk it is made again next time
        index.write(store.path.with_name(FAISS_FILE), snapshot.manifest.vectors)
    return index
