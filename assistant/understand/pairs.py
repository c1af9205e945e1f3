"""Every number with the word that tells what it numbers: "15-тармақтың", "пп. 3-1, 4", "(22)".

Owns: which numbers belong to which word, and what numbers without one are. Must not know: which pairs belong together
(``chains``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.understand.atoms import Atom
from assistant.understand.groups import Group, atom_of, cut, group_at, is_ablative, kind_at, onward_after
from assistant.understand.lexer import Token
from assistant.understand.reference_words import RANK, WITHIN, is_item
from assistant.understand.unit import Unit

CLAUSES = "AW§"
_GENITIVE = frozenset(("тің", "тын", "тың", "тин", "нің", "нин", "ның", "нын", "дің", "дин", "дың", "дын"))
_OF = frozenset(("оф", "из", "в"))
_FROM = frozenset(("с", "со", "от", "фром", "под"))
_RUSSIAN_GENITIVES = frozenset(("пункта", "статьи"))
_KAZAKH_LEVELS = ("тарма", "бап", "баб", "тарау")
_PLURAL_COUNT = ("пунктов", "статей", "глав", "разделов", "строк")
_ENGLISH_PLURALS = frozenset(
    ("clauses", "subclauses", "articles", "paragraphs", "points", "items", "chapters", "sections", "entries", "rows")
)
_BEFORE_A_NUMBER = ".(t"  # signs between a word and its number: "пункт: 15", "пункт (15)", "пункт-15"


@dataclass(frozen=True, slots=True)
class Pair:
    """Numbers with their level word; ``orphan`` if the level was inferred from a bracket or the place."""

    level: str
    group: Group
    first: int
    last: int
    word: int | None = None
    orphan: bool = False
    word_is_item: bool = False  # "item", "позиция", "орын": words for entries of a list
    onward: bool = False  # and all that follows

    @property
    def rank(self) -> int:
        """How far inside: chapter 1, clause 4, subclause 6."""
        return RANK[self.level]


def pairs(units: Sequence[Unit], tokens: Sequence[Token]) -> list[Pair]:
    """Every number with its level word, in order; numbers in brackets and paths may lack one."""
    found: list[Pair] = []
    place = 0
    while place < len(units):
        pair = _pair_at(units, tokens, place, found)
        if pair is not None:
            found.extend(_split(units, tokens, pair))
        place = pair.last + 1 if pair else place + 1
    return [_onward(units, tokens, pair) for pair in _ranged(units, tokens, found)]


def _pair_at(units: Sequence[Unit], tokens: Sequence[Token], place: int, before: Sequence[Pair]) -> Pair | None:
    if units[place].kind == "L":
        return _level_first(units, tokens, place)
    if units[place].kind in "NB":
        return _number_first(units, tokens, place) or _orphan(units, tokens, place, before)
    return None


# --- what stands between two pairs of one rank, and behind a pair ----------------------------------------------------


def _ranged(units: Sequence[Unit], tokens: Sequence[Token], found: Sequence[Pair]) -> list[Pair]:
    """Join the ends of a range that have a word each: "с пункта 5 по пункт 7", "5-тармақтан 7-тармаққа дейін"."""
    made: list[Pair] = []
    for pair in found:
        if made and _is_range(units, tokens, made[-1], pair):
            opened = made.pop()
            group = Group(
                (opened.group.atoms[0], pair.group.atoms[0]), frozenset((0,)), opened.group.first, pair.group.last
            )
            last = pair.last + (kind_at(units, pair.last + 1) == "t")
            made.append(replace(opened, group=group, last=last))
        else:
            made.append(pair)
    return made


def _is_range(units: Sequence[Unit], tokens: Sequence[Token], opened: Pair, closed: Pair) -> bool:
    if opened.level != closed.level or opened.group.single is None or closed.group.single is None:
        return False
    gap = "".join(unit.kind for unit in units[opened.last + 1 : closed.first])
    if gap in ("t", "ct"):
        return kind_at(units, opened.first - 1) == "f" and tokens[units[opened.first - 1].first].bones in _FROM
    return gap == "" and is_ablative(tokens[units[opened.last].last]) and kind_at(units, closed.last + 1) == "t"


def _onward(units: Sequence[Unit], tokens: Sequence[Token], pair: Pair) -> Pair:
    """A pair with "and following" behind it, "начиная с" before it, or within "from … on"."""
    if pair.group.single is None or pair.level in WITHIN or pair.onward:
        return pair
    after = onward_after(units, tokens, pair.last)
    if after:
        return replace(pair, last=after, onward=True)
    before = [tokens[unit.first].lower for unit in units[max(0, pair.first - 2) : pair.first]]
    opens = before[-2:-1] == ["начиная"] or before[-2:] == ["starting", "from"] or before[-2:] == ["starting", "with"]
    closes = kind_at(units, pair.last + 1) == "f" and tokens[units[pair.last + 1].first].lower == "on"
    ends = closes and before[-1:] == ["from"] and kind_at(units, pair.last + 2) in ("", ".", ",")
    return replace(pair, last=pair.last + ends, onward=True) if opens or ends else pair


def _split(units: Sequence[Unit], tokens: Sequence[Token], pair: Pair) -> list[Pair]:
    """A clause before the one inserted subclause that its word counts: "15, 3-1 подпункт"."""
    atoms = pair.group.atoms
    apart = pair.level == "S" and len(atoms) == 2 and not pair.group.ranges and pair.word is not None
    if not apart or pair.first != pair.group.first or kind_at(units, pair.first + 1) != ",":
        return [pair]
    clause, inner = atoms
    plain = not clause.closed and not clause.inserted and clause.upto is None and (inner.inserted or inner.closed)
    if not plain or tokens[units[pair.last].first].lower.endswith(("ы", "лар", "лары", "s")):
        return [pair]
    first = Pair("W", Group((clause,), frozenset(), pair.first, pair.first), pair.first, pair.first, orphan=True)
    start = pair.group.last
    return [first, replace(pair, group=Group((inner,), frozenset(), start, start), first=start)]


# --- a word and its numbers -----------------------------------------------------------------------------------------


def _level_first(units: Sequence[Unit], tokens: Sequence[Token], place: int) -> Pair | None:
    """Read "пункт 15", "пп. 3-1, 4", "clause No. 7"; a word whose number belongs to the next word gives nothing."""
    start = place + 1
    while start - place <= 2 and kind_at(units, start) in ("№", "f", "r") and kind_at(units, start) != "":
        start += 1
    if start == place + 1 and kind_at(units, start) and kind_at(units, start) in _BEFORE_A_NUMBER:
        start += kind_at(units, start + 1) == "N"
    if start > place + 1 and kind_at(units, start - 1) == "f" and tokens[units[start - 1].first].bones not in _FROM:
        return None
    group = group_at(units, start)
    if group is None or _is_kazakh_cardinal(units[place], tokens, group):
        return None
    if units[place].level in CLAUSES:
        group = _cut_at_bracket(units, group)
    group = _without_next_clause(units, group, RANK[units[place].level])
    if _belongs_to_next(units, place, group):
        return None
    word = units[place].first
    closes = kind_at(units, start - 1) in ("(", ".") and kind_at(units, group.last + 1) == "."
    last = group.last + (closes and tokens[units[group.last + 1].first].bones in ')»"”')
    return Pair(units[place].level, group, place, last, word, word_is_item=is_item(tokens[word]))


def _is_kazakh_cardinal(unit: Unit, tokens: Sequence[Token], group: Group) -> bool:
    """Whether a Kazakh word is followed by a number word that counts something else ("қай тармақ екі рет")."""
    return group.atoms[0].spelled == "cardinal" and tokens[unit.first].bones.startswith(_KAZAKH_LEVELS)


def _cut_at_bracket(units: Sequence[Unit], group: Group) -> Group:
    """Split "п. 15, 22)": a number closed by a bracket is a subclause's."""
    if group.atoms[0].closed or group.ranges:
        return group
    count = next((at for at, atom in enumerate(group.atoms) if atom.closed), len(group.atoms))
    if count == len(group.atoms):
        return group
    return cut(units, group, count)


def _without_next_clause(units: Sequence[Unit], group: Group, rank: int) -> Group:
    """Split "пункты 7, 15 пп 3-1" and "clause 22, second paragraph": the last number has, or is, what lies within."""
    count = len(group.atoms) - 1
    if count == 0 or count - 1 in group.ranges:
        return group
    return cut(units, group, count) if _heads_inner(units, group.last) or _is_inner(units, group, rank) else group


def _is_inner(units: Sequence[Unit], group: Group, rank: int) -> bool:
    """Whether the word behind the last number counts something further inside, and has no number behind it."""
    word = group.last + 1
    inner = kind_at(units, word) == "L" and RANK[units[word].level] > rank and group.atoms[-1].ordinal
    return inner and kind_at(units, word + 1) not in ("N", "B")


def _heads_inner(units: Sequence[Unit], place: int) -> bool:
    """Whether a number is a clause whose subclause follows, word first: "15 пп 3-1", "15 subitem 12-2"."""
    if kind_at(units, place) != "N" or kind_at(units, place + 1) != "L" or units[place + 1].level not in "SX":
        return False
    inner = group_at(units, place + 2)
    if inner is None or inner.atoms[0].spelled:
        return False
    return kind_at(units, inner.last + 1) != "L" or (len(inner.atoms) > 1 and _heads_inner(units, inner.last))


def _heads_outer(units: Sequence[Unit], tokens: Sequence[Token], last: int) -> bool:
    """Whether numbers are subclauses whose clause follows: "10-1 пункта 20", "10-1 of clause 20"."""
    place = last + 1 + (kind_at(units, last + 1) == "f" and tokens[units[last + 1].first].bones in _OF)
    if kind_at(units, place) != "L" or units[place].level not in CLAUSES or kind_at(units, place + 1) != "N":
        return False
    owned = place > last + 1 or tokens[units[place].first].lower in _RUSSIAN_GENITIVES
    outer = group_at(units, place + 1)
    return owned and outer is not None and len(outer.atoms) == 1 and kind_at(units, outer.last + 1) != "L"


def _belongs_to_next(units: Sequence[Unit], place: int, group: Group) -> bool:
    """Whether in "подпункты 15 пункта" the number is the second word's."""
    following = group.last + 1
    if kind_at(units, following) != "L" or RANK[units[following].level] >= RANK[units[place].level]:
        return False
    after = following + 1
    return kind_at(units, after + (kind_at(units, after) == "№")) not in ("N", "B")


def _number_first(units: Sequence[Unit], tokens: Sequence[Token], place: int) -> Pair | None:
    """Read "15-тармақ", "1)-5) тармақшалары", "fifteenth clause"."""
    group = group_at(units, place)
    if group is None:
        return None
    after = onward_after(units, tokens, group.last)
    if after and kind_at(units, after + 1) == "L":  # 17 және келесі тармақтар
        return Pair(units[after + 1].level, group, place, after + 1, units[after + 1].first, onward=True)
    if kind_at(units, group.last + 1) != "L":
        return None
    if _heads_inner(units, group.last) or _heads_outer(units, tokens, group.last):
        return None
    word = units[group.last + 1]
    if _is_count(group, tokens[word.first]):
        return None
    item = is_item(tokens[word.first])
    return Pair(word.level, group, place, group.last + 1, word.first, word_is_item=item)


def _is_count(group: Group, word: Token) -> bool:
    """Whether "5 пунктов", "25 clauses", "екі тармақ" count and name none."""
    atom = group.atoms[0]
    if len(group.atoms) > 1 or atom.ordinal or atom.closed or "-" in atom.numbers[-1] or len(atom.numbers) > 1:
        return False
    counts = word.lower.endswith(_PLURAL_COUNT) or word.lower in _ENGLISH_PLURALS
    return atom.spelled == "cardinal" or (counts and atom.upto is None)


def _orphan(units: Sequence[Unit], tokens: Sequence[Token], place: int, before: Sequence[Pair]) -> Pair | None:
    """A number without a level word that still names a clause: "3-1)", "15/3-1", "20(8-1)", "15 тармақ 3"."""
    atom = atom_of(units[place])
    if len(atom.numbers) > 1 and "." not in atom.numbers[0] and _stands_together(tokens, atom):
        every = group_at(units, place)
        single = every if every and every.ranges == {0} else Group((atom,), frozenset(), place, place)
        return Pair("W", single, place, single.last, orphan=True)
    if len(atom.numbers) == 1 and not atom.spelled and _heads_inner(units, place):
        return Pair("W", Group((atom,), frozenset(), place, place), place, place, orphan=True)
    outer = group_at(units, place)
    if outer and len(atom.numbers) == 1 and not atom.spelled and _heads_outer(units, tokens, outer.last):
        return Pair("S", outer, place, outer.last, orphan=True)
    if atom.ending in _GENITIVE and _heads_subclause(units, place):
        return Pair("W", Group((atom,), frozenset(), place, place), place, place, orphan=True)
    follows = bool(before) and before[-1].last == place - 1 and before[-1].level in CLAUSES
    rest = units[place + 1 : place + 4]
    ends = follows and len(rest) < 3 and all(unit.kind == "." for unit in rest)
    if units[place].kind == "B" or (follows and (ends or "-" in atom.numbers[0])):
        group = group_at(units, place)
        assert group is not None
        return Pair("S", group, place, group.last, orphan=True)
    return None


def _heads_subclause(units: Sequence[Unit], place: int) -> bool:
    """Whether a subclause with its word follows: "15-тің 3-тармақшасы"."""
    group = group_at(units, place + 1)
    if group is None or kind_at(units, group.last + 1) != "L":
        return False
    return units[group.last + 1].level == "S"


def _stands_together(tokens: Sequence[Token], atom: Atom) -> bool:
    """Whether a path is written without spaces."""
    return all(token.glued for token in tokens[atom.first + 1 : atom.last + 1])
