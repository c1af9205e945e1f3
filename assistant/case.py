"""All that the rules of a way look at: the question, the clauses that it names, its days, the search.

Owns: ``Case`` and ``Named``, and how references and dates become them. Must not know: the rules (``route.py``), how an
answer is composed, vectors, screens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.compose.base import Asking
from assistant.find import Candidate, Finding
from assistant.highlight.learned import Neighbour
from assistant.history.query import Period
from assistant.understand.acts import named_acts
from assistant.understand.excerpts import Excerpt
from assistant.understand.object import points
from assistant.understand.parts import find_parts
from assistant.understand.question import Understood
from assistant.understand.references import Reference, attached, resolve, slug_called
from assistant.understand.want import Want, Wish
from corpus.ids import ACT, ClauseId
from corpus.library import Library
from corpus.model import Act, Span

_BESIDE = 2  # signs between an act's name and a place of it


@dataclass(frozen=True, slots=True)
class Named:
    """The clauses that a question names, as they stand in the act."""

    clauses: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether any clause was named, existing or not."""
        return bool(self.clauses or self.absent or self.excerpts)


@dataclass(frozen=True, slots=True)
class Case:
    """All that the rules look at."""

    asking: Asking
    understood: Understood
    named: Named
    find: Callable[[str], Finding]
    neighbours: Callable[[str, Candidate], tuple[Neighbour, ...]]
    times: tuple[Period, ...] = ()  # that the question speaks of
    same_content: bool = False  # the clauses named were found by meaning in an earlier turn
    library: Library | None = None  # the acts held, to which an amending act's instructions lead

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts named without a number."""
        called = (slug_called(self.act, part) for part in find_parts(self.understood.text))
        return tuple(part for part in called if part is not None)

    @property
    def names_act(self) -> bool:
        """Whether a noun or a pronoun of the question can stand for an act."""
        return bool(named_acts(self.understood.text)) or points(self.understood.text)

    @property
    def whole(self) -> str:
        """The document that the act approves, where it is named without a number; else the act."""
        return self.attached if self.attached in self.parts else ACT

    @property
    def attached(self) -> str:
        """The slug of the main document that the act approves; empty where it approves none."""
        main = attached(self.act)
        return main.slug if main is not None else ""

    @property
    def act(self) -> Act:
        """The act asked about."""
        return self.asking.act

    @property
    def wish(self) -> Wish:
        """What the question wants."""
        return self.understood.wish

    def wants(self, *wants: Want) -> bool:
        """Whether the question wants one of these."""
        return self.wish.want in wants


def named_in(
    act: Act,
    references: Sequence[Reference],
    context: ClauseId | None = None,
    own: Sequence[Span] = (),
) -> Named:
    """Resolve the references of a question; order and repetitions as in the act.

    Args:
        act: the act asked about.
        references: the places named.
        context: the clause that a dialogue is about.
        own: where the question names the act itself by number or day; its places are those of the document it approves
            where its own body lacks them.
    """
    references = [_of_the_whole(act, reference) if _beside(reference, own) else reference for reference in references]
    clauses: dict[str, None] = {}
    parts: list[str] = []
    absent: list[str] = []
    nearest: list[str] = []
    excerpts: list[Excerpt] = []
    for reference in references:
        found = resolve(act, reference, context)
        for place in found.found:
            if place.numbers:
                clauses[str(place)] = None
            else:
                parts.append(place.part)
        absent.extend(found.absent)
        nearest.extend(found.nearest)
        excerpts.extend(found.excerpts)
    order = {str(unit.id): place for place, unit in enumerate(act.units())}
    ranked = tuple(sorted(clauses, key=lambda clause: order.get(clause, len(order))))
    distinct = tuple(dict.fromkeys(excerpts))
    return Named(ranked, tuple(dict.fromkeys(parts)), tuple(absent), tuple(dict.fromkeys(nearest)), distinct)


def _beside(reference: Reference, own: Sequence[Span]) -> bool:
    """Whether the act's own name is a part of a reference, or touches it."""
    edge = reference.span
    return any(span.start <= edge.end + _BESIDE and edge.start <= span.end + _BESIDE for span in own)


def _of_the_whole(act: Act, reference: Reference) -> Reference:
    """The place of an act named by its number: in the document that it approves, where its own body lacks it."""
    body = replace(reference, part=act.parts[0].slug) if act.parts else reference
    return body if resolve(act, body).found else replace(reference, part=None)
