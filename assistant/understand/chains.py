"""Numbers and level words combined: "15-тармақтың 3-1), 4) тармақшалары" is one chain of two pairs.

Owns: which number belongs to which word, and which pairs belong together. Must not know: acts, documents' contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.understand.atoms import Atom
from assistant.understand.lexer import Token
from assistant.understand.reference_units import Unit
from assistant.understand.reference_words import RANK, is_item

_LONGEST_GROUP = 40  # numbers; nobody enumerates more, and a bound keeps the reading linear
_CLAUSES = "AW"
_GENITIVE = frozenset(("тің", "тын", "тың", "тин", "нің", "нин", "ның", "нын", "дің", "дин", "дың", "дын"))
_OF = frozenset(("оф", "из", "в"))
_RUSSIAN_GENITIVES = frozenset(("пункта", "статьи"))
_KAZAKH_LEVELS = ("тарма", "бап", "баб", "тарау")
_PLURAL_COUNT = ("пунктов", "статей", "глав", "разделов")
_ENGLISH_PLURALS = frozenset(
    ("clauses", "subclauses", "articles", "paragraphs", "points", "items", "chapters", "sections", "entries")
)
_PUT_INTO = re.compile(r"w{1,3}[ft]|t")  # a verb and a preposition, "to" alone
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers enumerated together; ``ranges`` holds the places of numbers from which a range leads to the next."""

    atoms: tuple[Atom, ...]
    ranges: frozenset[int]
    first: int
    last: int


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

    @property
    def rank(self) -> int:
        """How far inside: chapter 0, clause 2, subclause 4."""
        return RANK[self.level]


@dataclass(slots=True)
class Chain:
    """Pairs that together name clauses, outermost first when read by ``ordered``."""

    pairs: list[Pair] = field(default_factory=list)
    inherited: Pair | None = None  # the clause of the chain before, for "… және 4) тармақшасы"

    @property
    def first(self) -> int:
        """Index of its first unit."""
        return min(pair.first for pair in self.pairs)

    @property
    def last(self) -> int:
        """Index of its last unit."""
        return max(pair.last for pair in self.pairs)

    def add(self, pair: Pair) -> None:
        """Take a pair in; a clause of its own ends what was inherited."""
        self.pairs.append(pair)
        if pair.level in _CLAUSES:
            self.inherited = None

    def ordered(self) -> list[Pair]:
        """The pairs from the outermost inwards."""
        every = [self.inherited, *self.pairs] if self.inherited else self.pairs
        return sorted((pair for pair in every if pair is not None), key=lambda pair: pair.rank)

    def has(self, levels: str) -> bool:
        """Whether it holds a pair of one of these levels."""
        return any(pair.level in levels for pair in self.pairs)


# --- groups ---------------------------------------------------------------------------------------------------------


def group_at(units: Sequence[Unit], place: int) -> Group | None:
    """The numbers enumerated from a place on: "3-1, 4 и 5", "1)-5)", "1-ден 5-ке дейін"."""
    if place >= len(units) or units[place].kind not in "NB":
        return None
    atoms, ranges, last = [_atom(units[place])], set[int](), place
    closed = units[place].kind == "B"
    while len(atoms) < _LONGEST_GROUP and (step := _step(units, last, closed)) is not None:
        following, is_range = step
        if is_range:
            ranges.add(len(atoms) - 1)
        atoms.append(_atom(units[following]))
        last = following
    if ranges and _kind(units, last + 1) == "t" and atoms[-2].ending in _ABLATIVE:
        last += 1  # 1-ден 5-ке дейін
    elif len(atoms) == 2 and not ranges and _kind(units, last + 1) == "r":
        ranges, last = {0}, last + 1  # 1) мен 5) аралығындағы
    return Group(tuple(atoms), frozenset(ranges), place, last)


def _atom(unit: Unit) -> Atom:
    assert unit.atom is not None
    return unit.atom


def _kind(units: Sequence[Unit], place: int) -> str:
    return units[place].kind if 0 <= place < len(units) else ""


def _step(units: Sequence[Unit], last: int, closed: bool) -> tuple[int, bool] | None:
    """The place of the next number of an enumeration, and whether a range leads to it."""
    wanted = "B" if closed else "NB"
    if not closed and _kind(units, last + 1) == "N" and _atom(units[last]).ending in _ABLATIVE:
        return last + 1, True
    if _kind(units, last + 1) == "t":
        following = last + 2 + (_kind(units, last + 2) == "(")  # (1)-(3)
        return (following, True) if _kind(units, following) in ("N", "B") else None
    place = last + 1
    while place - last <= 3 and _kind(units, place) in (",", "c", "№"):
        place += 1
    if place == last + 1 or _kind(units, place) == "" or _kind(units, place) not in wanted:
        return None
    return place, False


# --- pairs ----------------------------------------------------------------------------------------------------------


def pairs(units: Sequence[Unit], tokens: Sequence[Token]) -> list[Pair]:
    """Every number with its level word, in order; numbers in brackets and paths may lack one."""
    found: list[Pair] = []
    place = 0
    while place < len(units):
        pair = _pair_at(units, tokens, place, found)
        if pair is not None:
            found.append(pair)
        place = pair.last + 1 if pair else place + 1
    return found


def _pair_at(units: Sequence[Unit], tokens: Sequence[Token], place: int, before: Sequence[Pair]) -> Pair | None:
    if units[place].kind == "L":
        return _level_first(units, tokens, place)
    if units[place].kind in "NB":
        return _number_first(units, tokens, place) or _orphan(units, tokens, place, before)
    return None


def _level_first(units: Sequence[Unit], tokens: Sequence[Token], place: int) -> Pair | None:
    """Read "пункт 15", "пп. 3-1, 4", "clause No. 7"; a word whose number belongs to the next word gives nothing."""
    start = place + 1
    while start - place <= 2 and _kind(units, start) in ("№", "f", "r") and _kind(units, start) != "":
        start += 1
    if start > place + 1 and _kind(units, start - 1) == "f" and tokens[units[start - 1].first].bones not in _FROM:
        return None
    group = group_at(units, start)
    if group is None or _is_kazakh_cardinal(units[place], tokens, group):
        return None
    if units[place].level in _CLAUSES:
        group = _cut_at_bracket(units, group)
    group = _without_next_clause(units, group)
    if _belongs_to_next(units, place, group):
        return None
    word = units[place].first
    return Pair(units[place].level, group, place, group.last, word, word_is_item=is_item(tokens[word]))


_FROM = frozenset(("с", "фром", "под"))


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
    last = next(at for at in range(group.first, group.last + 1) if units[at].atom is group.atoms[count - 1])
    return Group(group.atoms[:count], group.ranges, group.first, last)


def _without_next_clause(units: Sequence[Unit], group: Group) -> Group:
    """Split "пункты 7, 15 пп 3-1": only the last clause enumerated has the subclause."""
    count = len(group.atoms) - 1
    if count == 0 or count - 1 in group.ranges or not _heads_inner(units, group.last):
        return group
    last = next(at for at in range(group.first, group.last + 1) if units[at].atom is group.atoms[count - 1])
    return Group(group.atoms[:count], group.ranges, group.first, last)


def _heads_inner(units: Sequence[Unit], place: int) -> bool:
    """Whether a number is a clause whose subclause follows, word first: "15 пп 3-1", "15 subitem 12-2"."""
    if _kind(units, place) != "N" or _kind(units, place + 1) != "L" or units[place + 1].level not in "SX":
        return False
    inner = group_at(units, place + 2)
    if inner is None or inner.atoms[0].spelled:
        return False
    return _kind(units, inner.last + 1) != "L" or (len(inner.atoms) > 1 and _heads_inner(units, inner.last))


def _heads_outer(units: Sequence[Unit], tokens: Sequence[Token], last: int) -> bool:
    """Whether numbers are subclauses whose clause follows: "10-1 пункта 20", "10-1 of clause 20"."""
    place = last + 1 + (_kind(units, last + 1) == "f" and tokens[units[last + 1].first].bones in _OF)
    if _kind(units, place) != "L" or units[place].level not in _CLAUSES or _kind(units, place + 1) != "N":
        return False
    owned = place > last + 1 or tokens[units[place].first].lower in _RUSSIAN_GENITIVES
    outer = group_at(units, place + 1)
    return owned and outer is not None and len(outer.atoms) == 1 and _kind(units, outer.last + 1) != "L"


def _belongs_to_next(units: Sequence[Unit], place: int, group: Group) -> bool:
    """Whether in "подпункты 15 пункта" the number is the second word's."""
    following = group.last + 1
    if _kind(units, following) != "L" or RANK[units[following].level] >= RANK[units[place].level]:
        return False
    after = following + 1
    return _kind(units, after + (_kind(units, after) == "№")) not in ("N", "B")


def _number_first(units: Sequence[Unit], tokens: Sequence[Token], place: int) -> Pair | None:
    """Read "15-тармақ", "1)-5) тармақшалары", "fifteenth clause"."""
    group = group_at(units, place)
    if group is None or _kind(units, group.last + 1) != "L":
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
    atom = _atom(units[place])
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
    follows = bool(before) and before[-1].last == place - 1 and before[-1].level in _CLAUSES
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
    if group is None or _kind(units, group.last + 1) != "L":
        return False
    return units[group.last + 1].level == "S"


def _stands_together(tokens: Sequence[Token], atom: Atom) -> bool:
    """Whether a path is written without spaces."""
    return all(token.glued for token in tokens[atom.first + 1 : atom.last + 1])


# --- chains ---------------------------------------------------------------------------------------------------------


def chains(units: Sequence[Unit], found: Sequence[Pair]) -> list[Chain]:
    """Put the pairs together that name one place: "подпункт 22" and "пункта 15"."""
    made: list[Chain] = []
    for at, pair in enumerate(found):
        if made and _joins(units, made[-1], found, at):
            made[-1].add(pair)
            continue
        made.append(Chain([pair], _inherited(units, made, pair)))
    return made


def _gap(units: Sequence[Unit], before: int, after: int) -> str:
    return "".join(unit.kind for unit in units[before + 1 : after])


def _joins(units: Sequence[Unit], chain: Chain, found: Sequence[Pair], at: int) -> bool:
    pair = found[at]
    gap = _gap(units, chain.last, pair.first)
    if any(known.rank == pair.rank for known in chain.pairs) or not _is_bridge(gap, chain, pair):
        return False
    outermost = min(known.rank for known in chain.pairs)
    if "c" in gap and pair.rank < outermost:  # "подпункт 3 и пункт 18"
        return False
    return not (("," in gap or "c" in gap) and _has_own_clause(units, chain, found, at))


def _is_bridge(gap: str, chain: Chain, pair: Pair) -> bool:
    """Whether what stands between two pairs lets them belong together."""
    if len(gap) <= 4 and not gap.strip(",cf№D("):
        return True
    inner = chain.has(_CLAUSES) and not chain.has("SXP") and pair.level in "SXP" and not pair.orphan
    if inner and len(gap) <= 3 and not gap.strip(",fw"):  # "в пункте 15 есть подпункт 40"
        return True
    outer = pair.level in _CLAUSES and chain.has("SXP") and not chain.has(_CLAUSES)
    return outer and bool(_PUT_INTO.fullmatch(gap))  # "подпункт 10-1 включили в пункт 20"


def _has_own_clause(units: Sequence[Unit], chain: Chain, found: Sequence[Pair], at: int) -> bool:
    """Whether the pair after this one is its clause, and the chain has one already ("п. 15, пп. 8-1 п. 20")."""
    if at + 1 >= len(found) or not chain.has(_CLAUSES):
        return False
    following = found[at + 1]
    gap = _gap(units, found[at].last, following.first)
    return following.level in _CLAUSES and following.rank < found[at].rank and not gap.strip("f")


def _inherited(units: Sequence[Unit], made: Sequence[Chain], pair: Pair) -> Pair | None:
    """The clause that a subclause takes over from the chain before ("п. 15 пп. 4, пп. 5")."""
    if not made or pair.level not in "SX":
        return None
    gap = _gap(units, made[-1].last, pair.first)
    if not gap or len(gap) > 3 or gap.strip(",c"):
        return None
    return next((known for known in made[-1].ordered() if known.level in _CLAUSES), None)
