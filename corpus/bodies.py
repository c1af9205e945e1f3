"""Which part of an act is its main body, which parts are lists. Must not know how a question names them."""

from __future__ import annotations

from corpus.model import Act, Part, UnitKind

_CLAUSES = (UnitKind.ARTICLE, UnitKind.CLAUSE)


def is_list(part: Part) -> bool:
    """Whether a part is a list, whose entries are numbered like clauses."""
    return bool(part.units) and all(unit.kind is UnitKind.ITEM for unit in part.units)


def main_part(act: Act) -> Part:
    """The act's main body: the part with most clauses; lists and tables are it only where there is nothing else."""
    bodies = [part for part in act.parts if not is_list(part)] or list(act.parts)
    return max(bodies, key=lambda part: (sum(unit.kind in _CLAUSES for unit in part.units), len(part.units)))


def attached(act: Act) -> Part | None:
    """The main document that the act approves; ``None`` where the act's own body is the main one."""
    main = main_part(act) if act.parts else None
    return main if main is not None and main is not act.parts[0] else None
