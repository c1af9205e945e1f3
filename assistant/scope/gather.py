"""Keeps the index of all acts in step with the library: parsing, encoding and publishing act by act.

Owns: what is published of an act, and the order of the steps. Must not know: questions. Acts are read on one thread
while the texts of others are encoded on another, those of like length together; what was encoded before a kill is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

from assistant.find import passages_for
from assistant.scope.naming import name_of
from assistant.settings import Settings
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.model import Act, Event
from corpus.shipped import shipped_acts
from embeddings.progress import Progress, silent
from embeddings.shared import SharedStore
from embeddings.shared_rows import Entry, Told

if TYPE_CHECKING:
    from embeddings.encoder import Encoder

_GROUP = 1024  # texts that are sorted by their length together
_BATCH = 128  # texts between two commits: what a kill can lose
_AHEAD = 64  # acts read ahead of the encoder
_RULES = 4  # raised when the passages or names of acts are made in another way
_DONE = object()


@dataclass(frozen=True, slots=True)
class Report:
    """What a `gather` did.

    Attributes:
        acts: published anew.
        encoded: texts that went through the encoder.
        removed: acts that are no longer held.
        failed: acts that could not be read, each with the reason.
    """

    acts: int = 0
    encoded: int = 0
    removed: int = 0
    failed: tuple[tuple[str, str], ...] = ()


def stamp_of(version: str) -> str:
    """What tells whether an act has to be published anew."""
    return f"{_RULES}:{version}"


def entry_of(act: Act, version: str, settings: Settings) -> Entry:
    """All that is published of an act."""
    told = [_told(act.id, event) for event in act.events()]
    return Entry(act.card, stamp_of(version), name_of(act), passages_for(act, settings), told)


def _told(act_id: str, event: Event) -> Told:
    date, effective = (day.isoformat() if day else None for day in (event.date, event.effective.date))
    return Told(act_id, date, event.number, event.instrument, str(event.kind), event.target, effective)


def outdated(library: Library, store: SharedStore) -> tuple[dict[str, str], list[str]]:
    """The acts to be published anew with their versions, and those to be removed."""
    held, wanted = store.stamps(), library.versions()
    new = {act_id: version for act_id, version in wanted.items() if held.get(act_id) != stamp_of(version)}
    return new, [act_id for act_id in held if act_id not in wanted]


def gather(
    library: Library,
    store: SharedStore,
    encoder: Encoder,
    settings: Settings,
    progress: Progress = silent,
    only: Collection[str] | None = None,
) -> Report:
    """Make the index hold exactly the acts of the library.

    Args:
        library: the acts.
        store: the index.
        encoder: what makes the vectors.
        settings: what is searched.
        progress: told of the acts published ("library").
        only: ids of the acts to publish anew; by default all that changed. Those that are gone are removed anyway.

    Raises:
        IndexMismatch: the index is another encoder's.
        CannotWrite: the disk refused; what was published stands, what was encoded is kept.
    """
    from embeddings.manifest import Identity

    store.prepare(Identity.of(encoder), upgrade=settings.encoder == "default")
    new, gone = outdated(library, store)
    new = {act_id: version for act_id, version in new.items() if only is None or act_id in only}
    for act_id in gone:
        store.remove(act_id)
    failed: list[tuple[str, str]] = []

    def entries() -> Iterator[Entry]:
        for act_id, version in new.items():
            try:
                yield entry_of(library.open(act_id), version, settings)
            except CorpusError as error:
                failed.append((act_id, str(error)))

    _copy_own(store, encoder, new)
    told = publish_all(entries(), len(new), store, encoder, progress)
    return Report(told.acts, told.encoded, len(gone), tuple(failed))


def gather_added(
    added: Iterable[str],
    count: int,
    library: Library,
    store: SharedStore,
    encoder: Encoder,
    settings: Settings,
    progress: Progress = silent,
) -> Report:
    """Publish acts as they are added, the adding of those that follow going on meanwhile; then all that still lack.

    Args:
        added: ids of acts, each yielded once it is stored.
        count: how many there will be, at most.
        library: where they are stored.
        store: the index.
        encoder: what makes the vectors.
        settings: what is searched.
        progress: told of the acts published ("library").
    """
    from embeddings.manifest import Identity

    store.prepare(Identity.of(encoder), upgrade=settings.encoder == "default")
    held = store.stamps()

    def entries() -> Iterator[Entry]:
        for act_id in added:
            version = library.version(act_id)
            if held.get(act_id) != stamp_of(version):
                yield entry_of(library.open(act_id), version, settings)

    told = publish_all(entries(), count, store, encoder, progress)
    rest = gather(library, store, encoder, settings, progress)
    return Report(told.acts + rest.acts, told.encoded + rest.encoded, rest.removed, rest.failed)


def publish_all(
    entries: Iterable[Entry], count: int, store: SharedStore, encoder: Encoder, progress: Progress = silent
) -> Report:
    """Encode and publish acts as they come; the reading of those that follow goes on meanwhile."""
    acts = encoded = 0
    for group in _grouped(_ahead(entries)):
        encoded += _encode(group, store, encoder, progress)
        for entry in group:
            store.publish(entry)
            acts += 1
            progress("library", acts, max(count, acts))
    return Report(acts, encoded)


def _encode(group: list[Entry], store: SharedStore, encoder: Encoder, progress: Progress) -> int:
    missing = store.lacking(passage for entry in group for passage in entry.texts)
    shas = sorted(missing, key=lambda sha: (-len(missing[sha]), sha))
    for start in range(0, len(shas), _BATCH):
        some = shas[start : start + _BATCH]
        store.keep(some, encoder.encode_passages([missing[sha] for sha in some]))
        progress("encode", min(start + _BATCH, len(shas)), len(shas))
    return len(shas)


def _grouped(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Acts in groups of so many texts; a longer act is one by itself."""
    group: list[Entry] = []
    size = 0
    for entry in entries:
        group.append(entry)
        size += len(entry.passages)
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _ahead(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, made on a thread of their own some ahead of who takes them; its error is raised here."""
    queue: Queue[object] = Queue(_AHEAD)
    stopped = False

    def put_all(put: Callable[[object], None]) -> None:
        try:
            for entry in entries:
                if stopped:
                    return
                put(entry)
            put(_DONE)
        except BaseException as error:  # handed over, whatever it is
            put(error)

    Thread(target=put_all, args=(queue.put,), name="ereje-read", daemon=True).start()
    try:
        while (found := queue.get()) is not _DONE:
            if isinstance(found, BaseException):
                raise found
            assert isinstance(found, Entry)
            yield found
    finally:
        stopped = True
        while not queue.empty():
            queue.get_nowait()


def _copy_own(store: SharedStore, encoder: Encoder, acts: Iterable[str]) -> None:
    """The vectors that come with the program are not made again."""
    from embeddings.known import file_of, read_known
    from embeddings.manifest import Identity

    for act_id in set(acts) & set(shipped_acts()):
        known = read_known(file_of(act_id), Identity.of(encoder))
        missing = store.without_vector(known.rows)
        if missing:
            store.keep(missing, known.of(missing))
