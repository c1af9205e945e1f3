"""The official wording of the other state language beside an act, clause by clause, where the library holds both.

Owns: opening an act's pair and giving its wording of a clause. Must not know: how acts are joined
(``corpus/pairs.py``) or shown. A wording is given only for a clause that was joined; the unofficial translations of
``corpus/aids.py`` stand in for the other languages.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from corpus.aids import TAIL, Translation, translations
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.model import Act, Span, Unit
from corpus.pairs import Pairing, pair


@dataclass(frozen=True, slots=True)
class Beside:
    """An act's text in the other state language, and how the two are joined."""

    other: Act
    pairing: Pairing

    @property
    def language(self) -> str:
        """The language of the other text."""
        return self.other.card.language

    def unit(self, act: Act, clause: str) -> Unit | None:
        """The other text's unit for a clause of the act."""
        found = self.pairing.other(act.id, clause)
        return self.other.unit(found) if found is not None else None

    def wording(self, act: Act, clause: str) -> str | None:
        """The official wording of a clause with all that lies in it; ``None`` where the other text has none."""
        unit = self.unit(act, clause)
        return self._text(unit.full_spans) if unit is not None and unit.full_spans else None

    def translations(self, act: Act) -> tuple[Translation, ...]:
        """The official wording of every unit that is joined, each unit's own words alone: what a search reads."""
        found = ((unit, self.unit(act, str(unit.id))) for unit in act.units())
        return tuple(entry for unit, other in found if other is not None for entry in self.entries(unit, other))

    def entries(self, unit: Unit, other: Unit) -> list[Translation]:
        """The wording of a unit and of its trailing paragraphs, from the other text's unit."""
        head = self._text([span for paragraph in other.paragraphs for span in paragraph])
        tail = self._text([span for paragraph in other.tail for span in paragraph]) if unit.tail else ""
        texts = ((str(unit.id), head), (str(unit.id) + TAIL, tail))
        return [Translation(clause, self.language, text, official=True) for clause, text in texts if text]

    def _text(self, spans: list[Span] | tuple[Span, ...]) -> str:
        return "\n".join(span.of(self.other.source) for span in spans)


def beside(act: Act) -> Beside | None:
    """The act's official text in the other state language; ``None`` where the library holds none."""
    other = None
    if act.card.pair:
        with suppress(CorpusError):
            other = Library().open(act.card.pair)
    if other is None or other.card.language == act.card.language:
        return None
    return _joined(KnownAct(act), KnownAct(other))


@dataclass(frozen=True, slots=True, eq=False)
class KnownAct:
    """An act by its id and its source's digest, so that what is made of it is kept without comparing whole acts."""

    act: Act

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KnownAct) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, str]:
        return self.act.id, self.act.card.sha256


@lru_cache(maxsize=8)
def _joined(act: KnownAct, other: KnownAct) -> Beside:
    return Beside(other.act, pair(act.act, other.act))


def renderings(act: Act) -> tuple[Translation, ...]:
    """All that renders the act in other languages: the official wording of its pair, and unofficial translations."""
    official = beside(act)
    if official is None:
        return translations(act.id)
    rest = (entry for entry in translations(act.id) if entry.language != official.language)
    return (*official.translations(act), *rest)


def rendering(act: Act, clause: str, language: str) -> Translation | None:
    """How a clause's own words read in another language: officially, else in a translation, where there is either."""
    official = beside(act)
    if official is not None and official.language == language:
        other = official.unit(act, clause)
        entries = official.entries(act.unit(clause), other) if other is not None else []
        return next(iter(entries), None)
    return next((entry for entry in translations(act.id) if (entry.clause, entry.language) == (clause, language)), None)
