"""References looked up in an act: what is there, what is not, what comes nearest.

Owns: which part a reference means, which units it names. Must not know: how a question is read (``reading``).
Nothing is guessed: an absent number stays absent, and two units that fit are both given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.understand.reading import Reference
from corpus.errors import BadClauseId
from corpus.ids import ClauseId
from corpus.model import Act, Part, Unit, UnitKind

_LIST = "list"
_BODY_NAMES = ("regulation",)  # what people call the act's main text, whatever its own title ("rules", "statute")
_DECREE_NAMES = ("decree",)
_OTHERS = ("constitution", "code", "law")  # where the act is none, these are other acts
_NEAREST = 4


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an act has of a reference.

    Attributes:
        found: the units, in the act's order; removed and missing ones too (their state tells).
        absent: ids (or ``<part>/chapter/<number>``) that the act does not have; a bare number if a subclause was
            asked for without its clause and no clause has it.
        nearest: ids of the units nearest to the absent ones.
        ambiguous: whether several units fit and the reference does not tell which is meant.
    """

    found: tuple[ClauseId, ...] = ()
    absent: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    ambiguous: bool = False


def resolve(act: Act, reference: Reference, context: ClauseId | None = None) -> Resolution:
    """Look a reference up.

    Args:
        act: the act the question is about.
        reference: one reference of the question.
        context: the clause the conversation is about; it completes a subclause whose clause is not named.
    """
    parts = _parts(act, reference, context)
    if not parts:
        return Resolution(absent=("/".join((reference.part or "", *reference.numbers)).strip("/"),))
    if reference.level == "chapter" or not reference.numbers:
        return _chapter(act, parts, reference.chapter or "")
    found = _candidates(act, parts, reference, context)
    if not found:
        return _absent(act, parts[0], reference, context)
    every = _with_inserted(act, found) if reference.with_inserted else found
    return Resolution(_in_order(act, every), ambiguous=len(found) > 1)


def resolve_all(act: Act, references: Iterable[Reference], context: ClauseId | None = None) -> Resolution:
    """Look several references up at once; what they share is given once, in the act's order."""
    each = [resolve(act, reference, context) for reference in references]
    found = dict.fromkeys(clause for one in each for clause in one.found)
    absent = dict.fromkeys(name for one in each for name in one.absent)
    nearest = dict.fromkeys(name for one in each for name in one.nearest)
    return Resolution(
        _in_order(act, found), tuple(absent), tuple(nearest), ambiguous=any(one.ambiguous for one in each)
    )


# --- parts ----------------------------------------------------------------------------------------------------------


def main_part(act: Act) -> Part:
    """The act's main body: the part with most clauses, lists left aside if there is any other."""
    bodies = [part for part in act.parts if not _is_list(part)] or list(act.parts)
    return max(bodies, key=lambda part: len(part.units))


def attached(act: Act) -> Part | None:
    """The main document that the act approves; ``None`` where the act's own body is the main one."""
    main = main_part(act) if act.parts else None
    return main if main is not None and main is not act.parts[0] else None


def slug_called(act: Act, name: str) -> str | None:
    """The slug of the part that people call by the name of a kind: its own, else that of the part in that place."""
    if any(part.slug == name for part in act.parts):
        return name
    main = attached(act)
    return main.slug if main is not None and name in _BODY_NAMES else None


def list_slugs(act: Act) -> tuple[str, ...]:
    """The slugs of the act's lists."""
    return tuple(part.slug for part in act.parts if _is_list(part))


def _is_list(part: Part) -> bool:
    return bool(part.units) and all(unit.kind is UnitKind.ITEM for unit in part.units)


def _parts(act: Act, reference: Reference, context: ClauseId | None) -> list[Part]:
    """The parts a reference may mean, the likeliest first; none if it names a document the act is not."""
    if not act.parts:
        return []
    if reference.part is None:
        return _unnamed_parts(act, reference, context)
    named = [part for part in act.parts if part.slug == reference.part]
    if named:
        return named
    if reference.part == _LIST:
        return [part for part in act.parts if _is_list(part)]
    if reference.part in _BODY_NAMES:
        return [main_part(act)]
    if reference.part in _DECREE_NAMES:
        return [act.parts[0]] if len(act.parts) > 1 else []
    return [] if reference.part in _OTHERS else _unnamed_parts(act, reference, context)


def _unnamed_parts(act: Act, reference: Reference, context: ClauseId | None) -> list[Part]:
    """The main body; after a question about a list, a number alone is that list's."""
    main = main_part(act)
    if context is None or reference.level not in ("any", "item"):
        return [main]
    return [*(part for part in act.parts if part.slug == context.part and part is not main), main]


# --- units ----------------------------------------------------------------------------------------------------------


def _candidates(
    act: Act, parts: Sequence[Part], reference: Reference, context: ClauseId | None
) -> tuple[ClauseId, ...]:
    if reference.level == "subclause" and len(reference.numbers) == 1:
        return _subclauses(act, parts, reference.numbers, context)
    every = reference.part == _LIST
    found: list[ClauseId] = []
    for part in parts:
        clause = _whole(act, part, reference)
        if clause is not None:
            found.append(clause)
            if not every:
                break
    if reference.level == "either":
        found.extend(_subclauses(act, parts, reference.numbers, context))
    elif not found and reference.level == "any" and len(reference.numbers) == 1:
        return _subclauses(act, parts, reference.numbers, context)
    return tuple(found)


def _whole(act: Act, part: Part, reference: Reference) -> ClauseId | None:
    """The unit with exactly these numbers in a part; "15.3" may also be subclause 3 of clause 15."""
    for numbers in (reference.literal, reference.numbers, _undotted(reference.numbers)):
        clause = _clause_id(part.slug, numbers) if numbers else None
        if clause is not None and act.has(clause):
            return clause
    return None


def _undotted(numbers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece for number in numbers for piece in number.split("."))


def _clause_id(part: str, numbers: tuple[str, ...]) -> ClauseId | None:
    try:
        return ClauseId(part, numbers)
    except BadClauseId:
        return None


def _subclauses(
    act: Act, parts: Sequence[Part], numbers: tuple[str, ...], context: ClauseId | None
) -> tuple[ClauseId, ...]:
    """The subclauses with a number: the context's own if it has one, else every one in the parts."""
    if context is not None:
        for above in (context, *context.ancestors):
            child = _clause_id(above.part, (*above.numbers, *numbers))
            if above.numbers and child is not None and act.has(child):
                return (child,)
    inner = (unit.id for part in parts for unit in part.walk() if len(unit.id.numbers) > 1)
    return tuple(clause for clause in inner if clause.numbers[-1] == numbers[-1])


def _with_inserted(act: Act, found: Iterable[ClauseId]) -> Iterator[ClauseId]:
    """Each unit and those inserted after it: 3-1 and 3-2 belong to a range that passes 3."""
    for clause in found:
        yield clause
        prefix = f"{clause.numbers[-1]}-"
        for unit in _siblings(act, clause):
            if unit.id.numbers[-1].startswith(prefix):
                yield unit.id


def _siblings(act: Act, clause: ClauseId) -> Sequence[Unit]:
    above = clause.parent
    if above is None or not above.numbers:
        return act.part(clause.part).units
    return act.unit(above).children


def _in_order(act: Act, found: Iterable[ClauseId]) -> tuple[ClauseId, ...]:
    wanted = set(found)
    return tuple(unit.id for unit in act.units() if unit.id in wanted) if len(wanted) > 1 else tuple(wanted)


# --- absent ---------------------------------------------------------------------------------------------------------


def _absent(act: Act, part: Part, reference: Reference, context: ClauseId | None) -> Resolution:
    slug, numbers = part.slug, reference.numbers
    if reference.level in ("subclause", "either") and context is not None and context.numbers:
        slug, numbers = context.part, (context.numbers[0], *numbers)
    elif reference.level == "subclause" and len(numbers) == 1:
        return Resolution(absent=numbers)
    name = "/".join((slug, *numbers))
    return Resolution(absent=(name,), nearest=_nearest(act, part, reference, name))


def _nearest(act: Act, part: Part, reference: Reference, name: str) -> tuple[str, ...]:
    """The nearest ids: units of that very number further inside, else the neighbours, else the clause above."""
    inner = _subclauses(act, [part], reference.numbers, None)
    if inner and len(reference.numbers) == 1:
        return tuple(str(clause) for clause in inner[:_NEAREST])
    while "/" in name:
        near = act.nearest(name)
        if near:
            return near
        name = name.rpartition("/")[0]
    return ()


# --- chapters -------------------------------------------------------------------------------------------------------


def _chapter(act: Act, parts: Sequence[Part], number: str) -> Resolution:
    for part in parts:
        places = {at for at, heading in enumerate(part.headings) if heading.number == number}
        found = tuple(unit.id for unit in part.units if unit.heading in places)
        if found:
            return Resolution(found)
    known = tuple(f"{parts[0].slug}/chapter/{heading.number}" for heading in parts[0].headings if heading.number)
    return Resolution(absent=(f"{parts[0].slug}/chapter/{number}",), nearest=known)
