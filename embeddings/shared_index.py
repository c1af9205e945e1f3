"""Finding over all acts at once: which acts a question may be about, and by which of their clauses.

Owns: the candidates (the nearest texts by FAISS, those that hold its rarest words, the acts whose names do) and what
speaks for each act. Must not know: how acts are weighed, what a question wants. The vectors' index is a cache of the
store and follows it act by act; texts stay on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
import numpy.typing as npt

from embeddings.errors import CannotWrite
from embeddings.shared import SharedStore
from embeddings.shared_rows import Owner, proper, terms_of
from embeddings.sounds import names_in, sound
from embeddings.vector_index import Ids, PlacedIndex, Vectors
from embeddings.views import is_authentic

_TEXTS = 128  # texts that FAISS is asked for
_BY_WORDS = 96  # texts that the words bring
_BY_NAME = 32  # acts that their names bring
_OF_EACH = 4  # texts of each of these
_RAREST = 6  # words of a question that are looked up
_MOST_HOLDERS = 20_000  # texts that hold a word which is looked up
_FEW, _RARE = 5, 0.03  # acts, and share of all acts, that may have a name for its sound to be sought too
_TELLING = 0.6  # of the weight of the rarest word of names, that a proper name must have to tell acts apart
_ACTS = 48  # acts that are looked at more closely


@dataclass(frozen=True, slots=True)
class ActFound:
    """What speaks for an act.

    Attributes:
        place: of the act in the store.
        dense: the best cosine of its clauses.
        authentic: the best cosine of their own texts, translations and expected questions left out.
        name: the cosine of its name.
        named: the weight of the question's words that its name holds.
        covered: the share of the question's words, by weight, that its name and its best clause hold.
        words: the same of its best clause alone.
        clauses: the clauses found, the best first, with the texts they were found by.
    """

    place: int
    dense: float
    authentic: float
    name: float
    named: float
    covered: float
    words: float
    clauses: tuple[tuple[str, int], ...] = ()

    @property
    def text(self) -> int:
        """The place of the text that it was found by best; 0 where none was."""
        return self.clauses[0][1] if self.clauses else 0


@dataclass(frozen=True, slots=True)
class Search:
    """The acts that a question may be about, in no order, and how much each of its words tells."""

    acts: tuple[ActFound, ...]
    weights: Weights


@dataclass(slots=True)
class _Gathered:
    """The texts of an act that were found, with their cosines."""

    texts: dict[int, float] = field(default_factory=dict)
    owners: dict[int, str] = field(default_factory=dict)
    authentic: float = 0.0


class SharedIndex:
    """Searches the acts of a store; may be asked by several threads."""

    def __init__(self, store: SharedStore, index: Callable[[], PlacedIndex]) -> None:
        """Over a store; ``index`` opens the index of its vectors when it is needed first."""
        self.store = store
        self._make = index
        self._index: PlacedIndex | None = None
        self._edition = -1
        self._lock = Lock()

    def open(self) -> PlacedIndex:
        """The index of the vectors as the store holds them now.

        Raises:
            StoreUnavailable: it is kept by a server that does not answer.
        """
        edition = self.store.edition()
        with self._lock:
            if self._index is None:
                self._index = self._make()
            if edition != self._edition:
                self._bring_up(self._index, edition)
                self._edition = edition
            return self._index

    def _bring_up(self, index: PlacedIndex, edition: int) -> None:
        """Make the index hold what the store holds: the rows that came and went, or all of them."""
        if index.state == str(edition) and self._edition < 0:
            return
        wanted, held = self.store.found_places(), index.held()
        if len(held):
            index.drop(np.setdiff1d(held, wanted, assume_unique=True))
            for places, vectors in self.store.vectors(beyond=int(held.max())):
                index.add(places, vectors)
        if not len(held) or index.outgrown() or not np.array_equal(index.held(), wanted):
            index.rebuild(self.store.vectors(), self._dimension())

    def save(self) -> None:
        """Make the index last, so that the next process need not make it; only a cache."""
        index = self.open()
        with self._lock, suppress(CannotWrite):
            index.save(str(self._edition))

    def _dimension(self) -> int:
        return next((vectors.shape[1] for _, vectors in self.store.vectors(at_once=1)), 1)

    # -- searching -----------------------------------------------------------------------------------------------------

    def acts(self, readings: Sequence[str], vectors: Vectors, among: Iterable[int] | None = None) -> Search:
        """The acts that a question may be about.

        Args:
            readings: of the question.
            vectors: (readings, dimension), encoded as queries.
            among: places of the acts that may be meant; by default all.
        """
        index = self.open()
        allowed = None if among is None else set(among)
        weights = Weights.of(self.store, readings, len(index))
        within = None if allowed is None else self.store.texts_of(allowed)
        found: dict[int, _Gathered] = {}
        self._by_meaning(index, vectors, found, _TEXTS, within)
        named = [place for place, _ in self.store.by_words("names", weights.rarest_of_names(), 4 * _BY_NAME)]
        named = [place for place in named if allowed is None or place in allowed][:_BY_NAME]
        if named:
            texts = self.store.texts_of(named)
            self._by_meaning(index, vectors, found, _OF_EACH * len(named), texts)
        held = [text for text, _ in self.store.by_words("words", weights.rarest(), _BY_WORDS)]
        self._score(index, vectors, held, found)
        for place in named:
            found.setdefault(place, _Gathered())
        chosen = {place: entry for place, entry in found.items() if allowed is None or place in allowed}
        return Search(tuple(self._told(chosen, vectors, weights)), weights)

    def _by_meaning(
        self, index: PlacedIndex, vectors: Vectors, found: dict[int, _Gathered], k: int, within: Ids | None
    ) -> None:
        ids, scores = index.search(vectors, k, within)
        best: dict[int, float] = {}
        for text, score in zip(ids.ravel().tolist(), scores.ravel().tolist(), strict=True):
            if text >= 0:
                best[text] = max(best.get(text, -1.0), score)
        _join(found, self.store.owners(best), best)

    def _score(self, index: PlacedIndex, vectors: Vectors, texts: Sequence[int], found: dict[int, _Gathered]) -> None:
        """The cosines of texts that words brought."""
        if texts:
            self._by_meaning(index, vectors, found, len(texts), np.array(sorted(texts), np.int64))

    def _told(self, found: Mapping[int, _Gathered], vectors: Vectors, weights: Weights) -> list[ActFound]:
        names, near = self.store.names(found), self.store.name_vectors(list(found))
        ranked = sorted(found, key=lambda place: -self._rough(found[place], names[place], weights))[:_ACTS]
        texts = self.store.texts({text for place in ranked for text in _best(found[place], 2)})
        told = []
        for place in ranked:
            gathered, name = found[place], names[place]
            best = _best(gathered, 2)
            bodies = [frozenset(terms_of(texts[text])) for text in best]
            told.append(
                ActFound(
                    place=place,
                    dense=max(gathered.texts.values(), default=0.0),
                    authentic=gathered.authentic,
                    name=float((vectors @ near[place]).max()) if place in near else 0.0,
                    named=weights.named(name),
                    covered=max((weights.share(name | body) for body in bodies), default=weights.share(name)),
                    words=max((weights.share(body) for body in bodies), default=0.0),
                    clauses=tuple((gathered.owners[text], text) for text in _best(gathered, _OF_EACH)),
                )
            )
        return told

    @staticmethod
    def _rough(gathered: _Gathered, name: frozenset[str], weights: Weights) -> float:
        return max(gathered.texts.values(), default=0.5) + 0.02 * weights.named(name)


def _best(gathered: _Gathered, most: int) -> list[int]:
    return sorted(gathered.texts, key=lambda text: -gathered.texts[text])[:most]


def _join(found: dict[int, _Gathered], owners: Iterable[Owner], scores: Mapping[int, float]) -> None:
    for owner in owners:
        entry = found.setdefault(owner.act, _Gathered())
        entry.texts[owner.text] = scores[owner.text]
        entry.owners.setdefault(owner.text, owner.clause)
        if is_authentic(owner.view):
            entry.authentic = max(entry.authentic, scores[owner.text])


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a question as acts may be named by it.

    Attributes:
        term: its letters.
        forms: the terms by which a name holds it: its letters, and its sound where that is a rare name's.
        weight: how much it tells (idf).
        count: how many acts' names hold it.
        proper: whether it stands in acts' names as proper names do, and in few of them.
    """

    term: str
    forms: frozenset[str]
    weight: float
    count: int
    proper: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word of a question tells, among all texts and among the names of acts."""

    texts: Mapping[str, float]
    held: Mapping[str, int]
    words: tuple[NameWord, ...] = ()
    rarest_name: float = 0.0

    @classmethod
    def of(cls, store: SharedStore, readings: Sequence[str], count: int) -> Weights:
        """The weights (idf) of the words of a question's readings; ``count`` texts are searched."""
        keys = {term: sound(word) for reading in readings for word in reading.split() for term in terms_of(word)}
        typed = {term for reading in readings for word in names_in(reading[1:]) for term in terms_of(word)}
        held = store.weights(keys)
        heard = store.weights(key for key in keys.values() if key)
        marked = store.weights(map(proper, keys))
        acts = max(store.count(), 1)
        rarest = _idf(acts, 1)
        words = []
        for term, key in keys.items():
            named, sounding = held[term][1], heard.get(key, (0, 0))[1]
            by_sound = bool(sounding) and (not named or sounding <= max(_FEW, acts * _RARE))
            most = max(named, sounding if by_sound else 0)
            weight = _idf(acts, most)
            forms = frozenset((term, key) if by_sound else (term,))
            is_name = term.isalpha() and (marked[proper(term)][1] > 0 or (by_sound and term in typed))
            words.append(NameWord(term, forms, weight, most, is_name and weight >= _TELLING * rarest))
        in_texts = {term: found for term, (found, _) in held.items()}
        return cls({term: _idf(count, found) for term, found in in_texts.items()}, in_texts, tuple(words), rarest)

    def rarest(self) -> list[str]:
        """The words to look up texts by: the rarest that any holds."""
        known = [term for term, held in self.held.items() if 0 < held <= _MOST_HOLDERS]
        return sorted(known, key=lambda term: self.held[term])[:_RAREST]

    def rarest_of_names(self) -> list[str]:
        """The words to look up acts by."""
        known = sorted((word for word in self.words if word.count), key=lambda word: word.count)[:_RAREST]
        return list(dict.fromkeys(form for word in known for form in sorted(word.forms)))

    def named(self, name: frozenset[str]) -> float:
        """The weight of the question's words that a name holds."""
        return sum(word.weight for word in self.words if word.forms & name)

    def could_name(self) -> float:
        """The weight of the question's words that stand in any act's name."""
        return sum(word.weight for word in self.words if word.count)

    def proper(self) -> tuple[NameWord, ...]:
        """The proper names of few acts among the question's words: a place, a body, a firm."""
        return tuple(word for word in self.words if word.proper)

    def share(self, terms: frozenset[str]) -> float:
        """The share of the question's words, by weight, that a text holds."""
        whole = sum(self.texts.values())
        return sum(weight for term, weight in self.texts.items() if term in terms) / whole if whole else 0.0


def _idf(count: int, having: int) -> float:
    return float(np.log1p((count - having + 0.5) / (having + 0.5))) if having <= count else 0.0


def recall(index: PlacedIndex, store: SharedStore, queries: Vectors, k: int = 50) -> float:
    """The share of the exact nearest texts that the index finds, for some queries."""
    best: list[tuple[npt.NDArray[np.float32], Ids]] = []
    for places, vectors in store.vectors():
        scores = queries @ vectors.T
        best.append((scores, np.broadcast_to(places, scores.shape)))
    scores = np.concatenate([entry[0] for entry in best], axis=1)
    places = np.concatenate([entry[1] for entry in best], axis=1)
    exact = np.take_along_axis(places, np.argsort(-scores, axis=1)[:, :k], axis=1)
    found, _ = index.search(queries, k)
    shares = [len(set(a.tolist()) & set(b.tolist())) / max(len(b), 1) for a, b in zip(found, exact, strict=True)]
    return float(np.mean(shares)) if shares else 1.0
