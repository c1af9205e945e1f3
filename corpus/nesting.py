"""Lists inside lists: which open items a new item ends.

Owns: the depth of an item among the open units. Must not know: how items are recognised. Letters may stand inside
numbered items; a numbered list stands inside an item that announces it ("1) құқылы: / 1) сұратуға; / 2) алуға; /
2) міндетті: …") and ends where the outer numbering goes on; so do numbers of two levels
("1) құқылы: / 1.1. сұратуға;").
"""

from __future__ import annotations

from corpus.drafts import DraftUnit
from corpus.ids import number_key
from corpus.model import UnitKind
from corpus.numbering import follows


def close_items(path: list[DraftUnit], source: str, number: str, *, heads: bool) -> None:
    """Take from the open units, outermost first, the items that a new one ends.

    Args:
        path: the open units.
        source: the text.
        number: of the new item.
        heads: whether the new item ends in a colon, as one does that announces a list.
    """
    lettered = not number[0].isdigit()
    if not lettered and (_announces_list(path, source, number) or _goes_on_inside(path, number, heads)):
        return
    while path and path[-1].kind is UnitKind.SUBCLAUSE:
        if lettered and (path[-1].number or "0")[0].isdigit():
            return
        path.pop()


def dotted_home(path: list[DraftUnit], source: str, number: str) -> int:
    """How deep the item is that a number of two levels belongs to: "1.2." below "1) құқықтары:"; 0 for none."""
    outer, dot, _ = number.partition(".")
    for depth, unit in enumerate(path if dot else ()):
        if unit.kind is UnitKind.SUBCLAUSE and unit.number == outer:
            begun = bool(unit.children) and (unit.children[-1].number or "").startswith(f"{outer}.")
            return depth + 1 if begun or (number == f"{outer}.1" and _announces(unit, source)) else 0
    return 0


def _announces_list(path: list[DraftUnit], source: str, number: str) -> bool:
    """Whether a first item begins a list inside the open item: nothing of this is read but a line with a colon."""
    item = path[-1] if path else None
    return item is not None and number == "1" and _is_numbered_item(item) and _announces(item, source)


def _announces(item: DraftUnit, source: str) -> bool:
    alone = len(item.paragraphs) == 1 and not item.tail and not item.children
    return alone and source[item.paragraphs[0][-1].end - 1] == ":"


def _goes_on_inside(path: list[DraftUnit], number: str, heads: bool) -> bool:
    """Close what a numbered item ends where lists stand inside each other; whether that settled it."""
    dotted = "." in number
    lists = [
        depth for depth, unit in enumerate(path) if _is_numbered_item(unit) and ("." in (unit.number or "")) is dotted
    ]
    if len(lists) < 2:
        return False
    following = [depth for depth in lists if follows(path[depth].number or "", number)]
    if not following and number_key(path[lists[-1]].number or "") < number_key(number):
        following = lists[-1:]
    if following:
        del path[following[0] if heads else following[-1] :]
    return bool(following)


def _is_numbered_item(unit: DraftUnit) -> bool:
    return unit.kind is UnitKind.SUBCLAUSE and (unit.number or "")[:1].isdigit()
