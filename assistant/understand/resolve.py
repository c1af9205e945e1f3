"""References looked up in an act: what is there, what is not, what comes nearest.

Owns: which part a reference means, which units it names. Must not know: how a question is read (``reading``).
Nothing is guessed: an absent number stays absent, and two units that fit are both given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.understand.counted import counted_in
from assistant.understand.excerpts import Excerpt, of_parts, of_units
from assistant.understand.reading_units import Question
from assistant.understand.reference import Reference
from assistant.understand.under_headings import (
    absent_heading,
    beside_heading,
    lies_under,
    subdivision,
    under_heading,
)
from corpus.bodies import attached, is_list, main_part
from corpus.errors import BadClauseId
from corpus.ids import TEXT, ClauseId
from corpus.model import Act, Part, Unit

_LIST, _ANNEX = "list", "annex"
_BODY_NAMES = ("regulation",)  # what people call the act's main text, whatever its own title ("rules", "statute")
_DECREE_NAMES = ("decree",)
_OTHERS = ("constitution", "code", "law")  # where the act is none, these are other acts
_NEAREST = 4
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")  # "қағидаларына2-қосымша", as tables above annexes run words together
_FROM_THE_END = {"last": -1, "penultimate": -2}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an act has of a reference.

    Attributes:
        found: the units, in the act's order; removed and missing ones too (their state tells).
        absent: ids (or ``<part>/chapter/<number>``) that the act does not have; a bare number if a subclause was
            asked for without its clause and no clause has it.
        nearest: ids of the units nearest to the absent ones.
        ambiguous: whether several units fit and the reference does not tell which is meant.
        excerpts: what of them is meant that has no id of its own; ``found`` has the units that they belong to.
    """

    found: tuple[ClauseId, ...] = ()
    absent: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    ambiguous: bool = False
    excerpts: tuple[Excerpt, ...] = ()


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
    if reference.level == "part":
        return _of_part(act, parts, reference)
    if reference.numbers[:1] == (TEXT,):
        counted = counted_in(parts, reference)
        return Resolution(counted, absent=() if counted else ("/".join((parts[0].slug, *reference.numbers)),))
    under = under_heading(parts, reference)
    if reference.of_heading and not under:
        return Resolution(absent=(absent_heading(parts[0], reference),), nearest=beside_heading(parts[0], reference))
    if reference.level == "chapter" or not reference.numbers:
        return Resolution(under)
    if reference.level == "sign" and (called := subdivision(parts, reference)):
        return Resolution(called)
    reference = _counted_from_the_end(act, parts, reference)
    found = _candidates(act, parts, reference, context)
    if reference.of_heading:
        found = tuple(clause for clause in found if lies_under(clause, under))
    if not found:
        return _absent(act, parts[0], reference, context)
    every: Iterable[ClauseId] = _with_inserted(act, found) if reference.with_inserted else found
    every = _with_following(act, found) if reference.onward else every
    taken = of_units(act, reference, tuple(every))
    nearest = tuple(map(str, found)) if taken.absent else ()
    return Resolution(_in_order(act, taken.units), taken.absent, nearest, len(found) > 1, taken.excerpts)


def resolve_all(act: Act, references: Iterable[Reference], context: ClauseId | None = None) -> Resolution:
    """Look several references up at once; what they share is given once, in the act's order."""
    each = [resolve(act, reference, context) for reference in references]
    found = dict.fromkeys(clause for one in each for clause in one.found)
    absent = dict.fromkeys(name for one in each for name in one.absent)
    nearest = dict.fromkeys(name for one in each for name in one.nearest)
    return Resolution(
        _in_order(act, found),
        tuple(absent),
        tuple(nearest),
        ambiguous=any(one.ambiguous for one in each),
        excerpts=tuple(dict.fromkeys(excerpt for one in each for excerpt in one.excerpts)),
    )


# --- parts ----------------------------------------------------------------------------------------------------------


def slug_called(act: Act, name: str) -> str | None:
    """The slug of the part that people call by the name of a kind: its own, else that of the part in that place."""
    if any(part.slug == name for part in act.parts):
        return name
    main = attached(act)
    return main.slug if main is not None and name in _BODY_NAMES else None


def list_slugs(act: Act) -> tuple[str, ...]:
    """The slugs of the act's lists."""
    return tuple(part.slug for part in act.parts if is_list(part))


def _parts(act: Act, reference: Reference, context: ClauseId | None) -> list[Part]:
    """The parts a reference may mean, the likeliest first; none if it names a document the act is not."""
    if not act.parts:
        return []
    if reference.part is None:
        return _unnamed_parts(act, reference, context)
    named = [part for part in act.parts if part.slug == reference.part]
    if named:
        return named
    if reference.part.startswith(_ANNEX):
        return _annexes(act, reference.part)
    if reference.part == _LIST:
        return [part for part in act.parts if is_list(part)]
    if reference.part in _BODY_NAMES:
        return [main_part(act)]
    if reference.part in _DECREE_NAMES:
        return [act.parts[0]] if len(act.parts) > 1 else []
    return [] if reference.part in _OTHERS else _unnamed_parts(act, reference, context)


def _annexes(act: Act, name: str) -> list[Part]:
    """The annexed documents that "annex" or "annex-2" names, by the numbers printed above them; the only one, if so."""
    number = name.partition("-")[2]
    annexed = list(act.parts[1:])
    if not number or (number == "1" and len(annexed) == 1):
        return annexed if len(annexed) == 1 else [part for part in annexed if part.slug.startswith(_ANNEX)]
    return [part for part in annexed if _printed_number(act, part) == number]


def _printed_number(act: Act, part: Part) -> str:
    """The number of an annex in the block above a document ("Приложение 2 к приказу", "2-қосымша")."""
    above = _GLUED.sub(" ", " ".join(span.of(act.source) for span in part.approval))
    found = next((unit for unit in Question.of(above).units if unit.kind == "D" and "annex-" in unit.document), None)
    return found.document.partition("-")[2] if found else ""


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
    listed = tuple(number.removeprefix("row-") for number in reference.numbers) if is_list(part) else None
    for numbers in (reference.literal, reference.numbers, _undotted(reference.numbers), listed):
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


def _with_following(act: Act, found: Iterable[ClauseId]) -> Iterator[ClauseId]:
    """Each unit and all that stand after it in the same place."""
    for clause in found:
        beside = [unit.id for unit in _siblings(act, clause)]
        yield from beside[beside.index(clause) :]


def _counted_from_the_end(act: Act, parts: Sequence[Part], reference: Reference) -> Reference:
    """The reference with "the last" and "the last but one" as the numbers that the act has there."""
    ending = _FROM_THE_END.get(reference.numbers[-1])
    above = _clause_id(parts[0].slug, reference.numbers[:-1])
    if ending is None or above is None or not act.has(above):
        return reference
    children = act.unit(above).children
    number = children[ending].id.numbers[-1] if len(children) >= -ending else "1"
    return replace(reference, numbers=(*reference.numbers[:-1], number))


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
    if reference.of_heading:
        return Resolution(absent=("/".join((absent_heading(part, reference), *numbers)),))
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


# --- whole parts -----------------------------------------------------------------------------------------------------


def _of_part(act: Act, parts: Sequence[Part], reference: Reference) -> Resolution:
    """A whole part, or what it has without a number."""
    if not reference.piece:
        return Resolution(tuple(ClauseId(part.slug) for part in parts[:1]))
    first = parts if reference.part else act.parts
    taken = of_parts(act, reference, first)
    return Resolution(absent=taken.absent, excerpts=taken.excerpts)
