"""All acts of the library as one: opened when a question needs them, kept in step with what is added and removed.

Owns: when the index of all acts is brought up, and the acts that a question may be about. Must not know: answers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from assistant.find import variants_of
from assistant.scope.another import not_another
from assistant.scope.pick import Choice, picked
from assistant.scope.twins import Twins, twins_of
from assistant.settings import Settings
from assistant.understand.looks import Look, load_looks
from assistant.understand.question import Understood, undated
from corpus.library import Library
from corpus.model import Act, ActCard
from corpus.selection import Selection
from corpus.shipped import shipped_acts
from embeddings.progress import Progress, silent

if TYPE_CHECKING:
    from embeddings.build import PassageIndex
    from embeddings.encoder import Encoder
    from embeddings.shared import SharedStore
    from embeddings.shared_index import SharedIndex, Weights

_SAMPLE = 64  # names of acts that recall is measured with
_FEW = 8  # acts that a question waits for to be indexed; more of them are told of instead


@dataclass(frozen=True, slots=True)
class Found:
    """The acts that a question may be about.

    Attributes:
        choices: the likeliest first.
        weights: how much each word of the question tells.
        among: places of the acts that may be meant; ``None`` for all.
        unsearched: acts that are not in the index yet.
    """

    choices: tuple[Choice, ...]
    weights: Weights
    among: set[int] | None = None
    unsearched: int = 0


class Whole:
    """The library as a whole; may be asked by several threads."""

    def __init__(
        self, library: Library, settings: Settings, encoder: Callable[[], Encoder], progress: Progress = silent
    ) -> None:
        self._library, self._settings, self._encoder, self._progress = library, settings, encoder, progress
        self._index: SharedIndex | None = None
        self._seen: tuple[object, int] = (None, 0)
        self._lock, self._gathering = Lock(), Lock()

    @property
    def wide(self) -> bool:
        """Whether the library holds acts beside those that come with the program."""
        return self._library.holds_more()

    @property
    def store(self) -> SharedStore:
        """The passages of all acts."""
        return self._opened().store

    def _opened(self) -> SharedIndex:
        from embeddings.paths import shared
        from embeddings.placed import opener
        from embeddings.shared import SharedStore
        from embeddings.shared_index import SharedIndex

        with self._lock:
            if self._index is None:
                store = SharedStore(shared())
                self._index = SharedIndex(store, opener(self._settings.store, store))
            return self._index

    def held(self, act: Act, encoder: Encoder) -> PassageIndex | None:
        """An act's index out of that of all acts, if it holds the act as it is now; not of those with aids."""
        from embeddings.shared_open import open_shared

        if act.id in shipped_acts() or not self.wide or self._settings.variant:
            return None
        self.bring_up()
        found = open_shared(self.store, act.id, encoder)
        return found if found and all(act.has(passage.clause) for passage in found.passages) else None

    def bring_up(self, *, every: bool = False) -> int:
        """Publish acts that were added since and drop those that are gone.

        Args:
            every: however many there are, and however long it takes; else a few, so that a question does not wait for
                hours. While one caller does this, questions are answered from what is published.

        Returns:
            How many acts are still to be published.
        """
        from assistant.scope.gather import gather, outdated

        state = self._library.state()
        if (self._seen[0] == state and not (every and self._seen[1])) or not self._gathering.acquire(blocking=every):
            return self._seen[1]
        try:
            store = self.store
            new, gone = outdated(self._library, store)
            few = every or len(new) <= _FEW
            self._seen = (state, len(new))
            if gone or (new and few):
                gather(self._library, store, self._encoder(), self._settings, self._progress, None if few else ())
                self._opened().save()
            self._seen = (state, 0 if few else len(new))
            return self._seen[1]
        finally:
            self._gathering.release()

    def prepare(self) -> None:
        """Publish every act and load what a question needs."""
        self.bring_up(every=True)
        self._opened().open()

    def told(self) -> str:
        """What is ready to be searched, in English, for the terminal."""
        from embeddings.shared_index import recall

        opened = self._opened()
        index, acts = opened.open(), opened.store.count()
        texts = len(index)
        if index.exact:
            return f"The library is ready: {acts} acts, {texts} texts; every one is compared."
        share = recall(index, opened.store, opened.store.sample_of_names(_SAMPLE))
        return f"The library is ready: {acts} acts, {texts} texts in cells; recall of the nearest 50: {share:.3f}."

    def find(
        self, understood: Understood, selection: Selection, home: str = "", *, among: frozenset[str] | None = None
    ) -> Found:
        """The acts that a question may be about.

        Args:
            understood: the question.
            selection: which acts may be meant.
            home: id of the act that the reader has before him.
            among: ids of the acts that the question names; by default it names none.
        """
        unsearched = self.bring_up()
        places = self._places(selection, among)
        question = undated(understood)
        readings = variants_of(question)
        vectors = self._encoder().encode_queries(readings)
        index = self._opened()
        search = index.acts(readings, vectors, places)
        cards = index.store.cards(act.place for act in search.acts)
        known = [act for act in search.acts if act.place in cards]
        ended = selection.status is not None or bool(understood.dates)
        choices = picked(known, [cards[act.place] for act in known], understood.language, home, ended=ended)
        left = not_another(index.store, search.weights, choices)
        return Found(tuple(left), search.weights, places, unsearched)

    def look(self, understood: Understood) -> Look:
        """By what a question asks for acts of the library, if it does."""
        encoder = self._encoder()
        vector = encoder.encode_queries((undated(understood),))[0]
        return load_looks().tell(understood.clues, vector, encoder.revision)

    def twins(self, found: Found, choice: Choice, clause: str) -> Twins | None:
        """The acts that say the same as a clause and that the question does not tell from its act."""
        index = self._opened()
        text = index.store.text_at(choice.found.place, clause)
        return twins_of(index, text, choice.found.place, found.weights, found.among) if text else None

    def _places(self, selection: Selection, among: frozenset[str] | None) -> set[int] | None:
        if not selection and among is None:
            return None
        named = Selection(acts=tuple(sorted(among))) if among is not None else Selection()
        chosen = self.store.selected(selection)
        return set(chosen) & set(self.store.selected(named)) if among is not None else set(chosen)

    def cards(self, selection: Selection) -> list[ActCard]:
        """The cards of the acts that a selection admits, by their ids."""
        self.bring_up()
        return list(self.store.selected(selection).values())
