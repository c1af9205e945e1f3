"""From a question's words to the clauses that may answer it: the one place where the assistant meets the index.

Owns: opening model and index (built on first use, with progress), the readings of a question, the decision. Must not
know: references, dates, history, sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.entries import entries_of, is_named, names_another
from assistant.highlight.learned import Neighbour
from assistant.settings import Settings
from assistant.understand.language import detect
from assistant.understand.sense import Sense
from corpus.aids import TAIL, ExpectedQuestion, expected_questions, unanswerable_questions
from corpus.beside import renderings
from corpus.model import Act
from embeddings.passages import Passage
from embeddings.progress import Progress, silent

if TYPE_CHECKING:
    from assistant.decide import Decision
    from embeddings.build import PassageIndex
    from embeddings.encoder import Encoder
    from embeddings.evidence import ClauseEvidence, Evidence
    from embeddings.signals import ClauseSignals, Signals
    from embeddings.spelling import Speller
    from embeddings.vector_index import Vectors

LANGUAGES = ("kk", "ru", "en")
_TEXT, _QUESTION = 0, 2  # the columns of "dense.text" and "dense.question" among the signals
# Of a question's words, by weight. Development questions: 260 of 260 lie above; what is asked of anything else, below.
_LEAST_HELD = 0.625
_MOSTLY = 0.5  # share of an act's units that have expected questions, where the act has them
_AIDED = 3  # questions that a unit which has them has, at least
_ALONE = "lenient"  # the threshold at which a follow-up's own words are taken to find their clause
ADAPTER = Path(__file__).parent.parent / "embeddings" / "trained" / "adapter.safetensors"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may answer.

    Attributes:
        clause: its id.
        probability: that it answers, among all clauses and "none".
        tail: whether its trailing paragraphs are meant rather than its first.
    """

    clause: str
    probability: float
    tail: bool = False

    @property
    def score(self) -> float:
        """The probability, under the name that ranked lists use."""
        return self.probability


@dataclass(frozen=True, slots=True)
class Finding:
    """The ranked candidates of one question.

    Attributes:
        ranked: best first.
        answers: probability that the first one answers.
        threshold: at which an answer is given.
        company: those behind the best that belong to the answer too.
        nowhere: whether a question known to have no answer lies nearer than any expected question.
        likely: where the first one is not sure enough, those that may answer, best first; none where nothing does.
    """

    ranked: tuple[Candidate, ...]
    answers: float
    threshold: float
    company: tuple[Candidate, ...] = ()
    nowhere: bool = False
    likely: tuple[Candidate, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the probability reaches the threshold."""
        return bool(self.ranked) and self.answers >= self.threshold


def passages_for(act: Act, settings: Settings) -> tuple[Passage, ...]:
    """All passages that the settings let search, the questions known to have no answer included."""
    from embeddings.signals import NOWHERE
    from embeddings.views import passages_of, structural_views

    rendered = renderings(act) if settings.translations else ()
    asked = expected_questions(act.id) if settings.expected_questions else ()
    nowhere = unanswerable_questions(act.id) if settings.expected_questions else ()
    unanswered = [Passage(act.id, NOWHERE, f"nowhere.{entry.language}", entry.text) for entry in nowhere]
    structural = () if is_aided(act) else structural_views(act)
    return (*passages_of(act, rendered, asked), *structural, *unanswered)


def is_aided(act: Act) -> bool:
    """Whether people wrote down what an act's clauses are asked; another decision serves such an act.

    Its signals are mostly of those questions, some ten for a clause: the decision of an act with aids knows no other,
    that of an act without knows none. A few questions of one's own do not make an act one with aids.
    """
    asked = Counter(entry.clause.removesuffix(TAIL) for entry in expected_questions(act.id))
    units = [str(unit.id) for unit in act.units() if unit.own_spans]
    return bool(asked) and sum(asked[unit] >= _AIDED for unit in units) >= _MOSTLY * len(units)


def encoder_opener(settings: Settings, progress: Progress = silent) -> Callable[[], Encoder]:
    """What opens the encoder of the settings, once for all who ask."""

    @cache
    def opened() -> Encoder:
        from embeddings.encoder import open_encoder

        adapter = ADAPTER if settings.trained and ADAPTER.is_file() else None
        return open_encoder(settings.encoder, adapter=adapter, progress=progress)

    return opened


class Finder:
    """Finds clauses by meaning and words; opens (and on first use builds) what it needs when first asked."""

    def __init__(
        self,
        act: Act,
        settings: Settings,
        progress: Progress = silent,
        encoder: Callable[[], Encoder] | None = None,
        held: Callable[[Act, Encoder], PassageIndex | None] | None = None,
    ) -> None:
        """A finder over one act.

        Args:
            act: the act.
            settings: what can be chosen.
            progress: told of what takes long.
            encoder: opens the encoder that it shares with the finders of other acts.
            held: gives the act's index where the index of all acts holds it already.
        """
        self.act, self.settings, self.progress = act, settings, progress
        self._encoder = encoder or encoder_opener(settings, progress)
        self._held = held
        self._ready: tuple[Encoder, ClauseSignals] | None = None
        self._speller: Speller | None = None
        self._primed: dict[str, Vectors] = {}
        self._last: tuple[tuple[str, frozenset[str]], Signals] | None = None
        self._encoded: tuple[str, tuple[str, ...], Vectors] | None = None
        self._marked: dict[str, list[ExpectedQuestion]] = {}
        self._heads = np.zeros(0, np.bool_)
        self._entries: Mapping[str, Sequence[str]] = {}
        self._languages = frozenset((act.card.language,))
        self._evidence: ClauseEvidence | None = None

    def open(self, *, rebuild: bool = False) -> tuple[Encoder, ClauseSignals]:
        """The encoder and the signals, ready; built first where they are absent.

        Raises:
            EmbeddingsError: the index is another encoder's, or something is damaged; the message tells what to do.
        """
        if self._ready is None or rebuild:
            self._ready, self._last = self._opened(rebuild), None
            heads = {str(unit.id) for unit in self.act.units() if unit.children}
            self._heads = np.array([clause in heads for clause in self._ready[1].clauses], np.bool_)
            passages = self._ready[1].index.passages
            self._speller = self._ready[1].index.speller or speller_of(passages)
            self._entries = entries_of(self.act)
            self._languages = languages_of(self.act, passages)
            self._evidence = self._gathering(self._ready[1])
            if self.settings.expected_questions:
                self._marked = _by_clause(expected_questions(self.act.id))
        return self._ready

    def _gathering(self, signals: ClauseSignals) -> ClauseEvidence | None:
        """What gathers the evidence on an act without aids; none where the settings leave out what it is made of."""
        whole = self.settings.trained and self.settings.dense and self.settings.lexical
        if is_aided(self.act) or not whole or not signals.clauses:
            return None
        from embeddings.evidence import ClauseEvidence

        index = signals.index
        return ClauseEvidence(self.act, index.passages, index.matrix, index.dense, index.lexical, signals.letters)

    def _opened(self, rebuild: bool) -> tuple[Encoder, ClauseSignals]:
        from embeddings.build import open_index, open_store, sync
        from embeddings.known import file_of
        from embeddings.paths import index
        from embeddings.signals import ClauseSignals

        encoder = self._encoder()
        held = self._held(self.act, encoder) if self._held and not rebuild else None
        if held is not None:
            return encoder, ClauseSignals(held)
        store = open_store(index() / (self.act.id + self.settings.variant))
        passages = passages_for(self.act, self.settings)
        shipped = self.settings.encoder == "default"
        known = file_of(self.act.id)
        sync(store, passages, encoder, self.progress, rebuild=rebuild, upgrade=shipped, known=known)
        return encoder, ClauseSignals(open_index(store, encoder, passages))

    def find(self, question: str, *, apart_from: Sequence[str] = (), fragment: str = "") -> Finding:
        """Rank the clauses for a question and tell whether the best one answers it.

        Args:
            question: the whole question.
            apart_from: clauses that are not meant (they were answered just before).
            fragment: the follow-up's own words: where they find a clause by themselves, that finding stands.
        """
        if not fragment:
            return self._found(question, apart_from)
        whole = self._found(question, apart_from, asked=fragment)
        alone = self._found(fragment, ())
        least = self._thresholds[_ALONE]
        if apart_from:  # a contrast: put into the frame of the last question, it is a question in full
            sure = alone.nowhere or alone.answers >= least
            chosen = alone if sure else max(whole, alone, key=lambda finding: finding.answers)
            return replace(chosen, threshold=min(chosen.threshold, least))
        return alone if alone.nowhere or alone.answers >= min(whole.answers, least) else whole

    @property
    def _thresholds(self) -> Mapping[str, float]:
        """The thresholds of answering, by caution, of the decision that serves the act."""
        from assistant.ablation import model_for
        from assistant.weigh import load_weigher

        self.open()
        return load_weigher().thresholds if self._evidence is not None else model_for(self.settings).thresholds

    def _found(self, question: str, apart_from: Sequence[str], asked: str = "") -> Finding:
        signals = _apart(self.signals(question), apart_from)
        found = (
            self._decided(question, signals, asked) if self._evidence is None else self._weighed(question, apart_from)
        )
        if self._speaks_of_nothing_held(signals):
            return Finding(found.ranked, 0.0, found.threshold, nowhere=True)
        meant = [entry for entry in (*found.ranked[:1], *found.company) if self._is_meant(entry, question, asked)]
        named = found.ranked[:1] == tuple(meant[:1])
        if self._is_nonsense(question, signals) or not (named or self._evidence):
            return Finding(found.ranked, 0.0, found.threshold, nowhere=True)
        if not named:  # an entry that the question does not name may be looked at, and answers nothing
            return replace(found, answers=0.0, company=())
        return replace(found, company=tuple(meant[1:]))

    def _decided(self, question: str, signals: Signals, asked: str) -> Finding:
        """What the decision of an act with aids says."""
        from assistant.ablation import model_for
        from assistant.decide import Asked

        model = model_for(self.settings)
        decision = model.decide(signals, self._heads, Asked.by(asked or question))
        ranked = tuple(_candidate(signals, decision, row) for row in decision.order)
        company = tuple(_candidate(signals, decision, row) for row in decision.company)
        nowhere = bool(signals.nowhere[0] > signals.matrix[:, _QUESTION].max())
        return Finding(ranked, decision.answers, model.thresholds[self.settings.caution], company, nowhere)

    def _weighed(self, question: str, apart_from: Sequence[str]) -> Finding:
        """What the decision of an act without aids says; behind the candidates the rest, as dense search ranks it."""
        from assistant.weigh import load_weigher

        weigher, caution = load_weigher(), self.settings.caution
        signals, evidence = self.signals(question), self.evidence(question)
        if not evidence.clauses:
            return Finding((), 0.0, weigher.thresholds[caution], nowhere=True)
        weighed = weigher.weigh(evidence)
        tails = dict(zip(signals.clauses, signals.tails.tolist(), strict=True))

        def candidate(row: int) -> Candidate:
            clause = evidence.clauses[row]
            return Candidate(clause, weighed.answers * float(weighed.shares[row]), tails[clause])

        ranked = [candidate(row) for row in weighed.order if evidence.clauses[row] not in apart_from]
        offered = {evidence.clauses[row] for row in weighed.offered}
        likely = [entry for entry in ranked if entry.clause in offered]
        rest = np.argsort(-signals.matrix[:, _TEXT], kind="stable")
        known = {entry.clause for entry in ranked} | set(apart_from)
        ranked += [Candidate(signals.clauses[row], 0.0) for row in rest if signals.clauses[row] not in known]
        chance = weighed.answers if ranked and ranked[0].clause == evidence.clauses[weighed.order[0]] else 0.0
        near = tuple(likely) if weighed.among >= weigher.offering[caution] else ()
        return Finding(tuple(ranked), chance, weigher.thresholds[caution], likely=near)

    def evidence(self, question: str) -> Evidence:
        """The evidence on a question; of an act without aids only."""
        self.open()
        assert self._evidence is not None
        readings, vectors = self._vectors(question)
        return self._evidence.of(readings, vectors, same_language=detect(question).language in self._languages)

    def _is_nonsense(self, question: str, signals: Signals) -> bool:
        found = detect(question)
        if self._evidence is not None and found.confident:  # the words of one act are too few to tell a language by
            return False
        spoken = found.language in self._languages
        return self.settings.lexical and Sense.of(question).is_none(signals.known, spoken=spoken)

    def _speaks_of_nothing_held(self, signals: Signals) -> bool:
        """Whether too few of a question's words, by weight, are words of the act in any of its languages.

        Only where the act has expected questions, which hold what people call its matters in all three languages.
        """
        if not (self.settings.lexical and self._marked and signals.weights.sum() > 0):
            return False
        held = float(signals.weights @ signals.holds.any(axis=1) / signals.weights.sum())
        return held < _LEAST_HELD

    def _is_meant(self, candidate: Candidate, question: str, fragment: str) -> bool:
        """Whether a clause may be meant: an entry of a list of names only is where the question names it.

        A follow-up names no other one: "and in Kostanay?" is not about the entry of the question before.
        """
        entries = self._entries.get(candidate.clause)
        if entries is None or not self.settings.lexical:
            return True
        if not is_named(self.signals(question), candidate.clause, entries):
            return False
        if not fragment or is_named(own := self.signals(fragment), candidate.clause, entries):
            return True
        return not names_another(own, candidate.clause, entries)

    def signals(self, question: str, *, unseen: frozenset[str] = frozenset()) -> Signals:
        """The signals of a question over its plausible readings; ``unseen`` as in ``ClauseSignals.of``.

        Those of the last question are kept: who asks and then wants the ranking pays once.
        """
        last = self._last
        if last is None or last[0] != (question, unseen):
            last = self._last = ((question, unseen), self._signals(question, unseen))
        return last[1]

    def _signals(self, question: str, unseen: frozenset[str]) -> Signals:
        _, signals = self.open()
        readings, vectors = self._vectors(question)
        typed = len(variants_of(question))
        return _masked(signals.of(readings, vectors, unseen=unseen, typed=typed), self.settings)

    def _vectors(self, question: str) -> tuple[tuple[str, ...], Vectors]:
        """The readings of a question and their vectors; those of the last question are kept."""
        encoder, _ = self.open()
        last = self._encoded
        if last is None or last[0] != question:
            readings = readings_of(question, self._speller)
            if all(reading in self._primed for reading in readings):
                vectors = np.stack([self._primed[reading] for reading in readings])
            else:
                vectors = encoder.encode_queries(readings)
            last = self._encoded = (question, readings, vectors)
        return last[1:]

    def vector(self, question: str) -> tuple[Vectors, str]:
        """(dimension,) the vector of a question as typed, and the revision of its encoder."""
        encoder, _ = self.open()
        return self._vectors(question)[1][0], encoder.revision

    def neighbours(self, question: str, clause: str, *, tail: bool = False) -> tuple[Neighbour, ...]:
        """The marked questions of a clause (or of its trailing paragraphs) and how near each lies to a question."""
        marked = self._marked.get(clause + TAIL if tail else clause, ())
        if not marked or not self.settings.dense:
            return ()
        _, signals = self.open()
        likeness = signals.likeness(self._vectors(question)[1], [entry.text for entry in marked])
        pairs = zip(marked, likeness, strict=True)
        return tuple(Neighbour(entry.highlight, float(like), entry.text) for entry, like in pairs)

    def prime(self, questions: Sequence[str], encode: Callable[[Sequence[str]], Vectors] | None = None) -> None:
        """Encode many questions that will be asked in batches, several times faster than one by one.

        Their vectors are kept until the next ``prime``; the answers stay what they were.

        Args:
            questions: all that will be asked.
            encode: what encodes them instead of the encoder, from vectors that it remembers.
        """
        encoder, _ = self.open()
        readings = sorted({reading for question in questions for reading in readings_of(question, self._speller)})
        vectors = (encode or encoder.encode_queries)(readings)
        self._primed, self._last = dict(zip(readings, vectors, strict=True)), None
        self._encoded = None

    @property
    def heads(self) -> np.typing.NDArray[np.bool_]:
        """Which clauses (rows of the signals) are heads of a list."""
        self.open()
        return self._heads


def readings_of(question: str, speller: Speller | None = None) -> tuple[str, ...]:
    """The plausible readings of a question: itself first, then what it was meant to be, then with its slips mended."""
    readings = variants_of(question)
    return tuple(
        dict.fromkeys([*readings, *(speller.repair(reading) for reading in readings)] if speller else readings)
    )


def variants_of(question: str) -> tuple[str, ...]:
    """The readings that hold the question's own words: as typed, and as meant with another keyboard or alphabet."""
    from embeddings.folding import variants

    return variants(question)


def _by_clause(asked: Sequence[ExpectedQuestion]) -> dict[str, list[ExpectedQuestion]]:
    """The questions with marked answers, by their clause."""
    found: dict[str, list[ExpectedQuestion]] = {}
    for entry in asked:
        if entry.highlight:
            found.setdefault(entry.clause, []).append(entry)
    return found


def languages_of(act: Act, passages: Sequence[Passage]) -> frozenset[str]:
    """The languages that an act is searched in: its own, and those of its translations and expected questions."""
    views = {bit for passage in passages for bit in passage.view.split(".")[1:]}
    return frozenset({act.card.language, *(bit for bit in views if bit in LANGUAGES)})


def speller_of(passages: Sequence[Passage]) -> Speller:
    """What knows the words of passages and mends slips by them."""
    from embeddings import prepared

    return prepared.speller_of(passages)


def _apart(signals: Signals, clauses: Sequence[str]) -> Signals:
    """The signals with some clauses put last."""
    if not clauses:
        return signals
    matrix = signals.matrix.copy()
    for row, clause in enumerate(signals.clauses):
        if clause in clauses:
            matrix[row] = matrix.min(axis=0)
    return replace(signals, matrix=matrix)


def _masked(signals: Signals, settings: Settings) -> Signals:
    """The signals without the kinds that the settings switch off."""
    if settings.dense and settings.lexical:
        return signals
    from embeddings.signals import FEATURES

    matrix = signals.matrix.copy()
    for column, name in enumerate(FEATURES):
        if name.startswith("dense") != settings.dense or name.startswith("dense") == settings.lexical:
            matrix[:, column] = 0.0
    return replace(signals, matrix=matrix, nowhere=signals.nowhere * ([settings.dense] + [settings.lexical] * 3))


def _candidate(signals: Signals, decision: Decision, row: int) -> Candidate:
    clause = signals.clauses[row].removesuffix(TAIL)
    return Candidate(clause, decision.answers * float(decision.shares[row]), bool(signals.tails[row]))
