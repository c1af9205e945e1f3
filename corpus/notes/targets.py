"""What a change concerns: "15-тармағының 2) тармақшасы", "подпункты 2) и 3) пункта 1".

Owns: reading one named unit, lists and ranges of numbers, and the nesting of the units named side by side. Must not
know: verbs and citations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Span
from corpus.notes import lexicon_ru as ru
from corpus.notes.cursor import Cursor
from corpus.notes.lexicon import KK, RU, Noun, kk_noun, ru_instrument, ru_noun
from corpus.notes.sources import Source
from corpus.notes.tokens import Kind, Token
from corpus.notes.tree import Target

_LEVEL = {
    "act": 0, "document": 0, "annex": 1, "section": 2, "chapter": 3, "article": 4, "clause": 5, "part-of-article": 6,
    "subclause": 7, "paragraph": 8, "row": 8, "preamble": 8, "heading": 9, "title": 9, "words": 10,
}  # fmt: skip
_WIDEST_RANGE = 200
_LONGEST_NAME = 25  # words
_HUNDRED = 100
_LONGEST_LIST = 80  # numbers and the signs between them
_JOINS = KK.conjunctions | RU.conjunctions
_OR = KK.either | RU.either


@dataclass(frozen=True, slots=True)
class Named:
    """One named unit: its noun, its numbers and where both stand."""

    noun: Noun
    numbers: tuple[str, ...]
    word: str
    span: Span
    either: bool = False  # whether "or" joins it to another one, or its numbers


Chunk = list[Named]  # units named side by side, with nothing between them


def read_named(cursor: Cursor, source: Source) -> Named | None:
    """One unit with its numbers; the cursor stays where it is if there is none."""
    start = cursor.position
    named = _kazakh(cursor, source) if cursor.language is KK else _russian(cursor, source)
    if named is None:
        cursor.position = start
    return named


def _kazakh(cursor: Cursor, source: Source) -> Named | None:
    first = cursor.peek()
    numbers = _numbers(cursor)
    if numbers:
        cursor.skip(Kind.DASH)
        cursor.skip(Kind.STOP)
    opening = cursor.position
    _pass_unknown_name(cursor)
    while cursor.peek().value in cursor.language.modifiers or _is_inner_dash(cursor):
        cursor.take()
    token = cursor.peek()
    noun = kk_noun(token.value) if token.kind is Kind.WORD else None
    if noun is None:
        return None
    cursor.take()
    start = cursor.tokens[opening] if noun.rank == "document" else token
    span = Span(first.span.start, token.span.end)
    return Named(noun, expand(numbers, noun.plural), source.between(start, token), span, _says_or(numbers))


def _says_or(numbers: Sequence[Token]) -> bool:
    return any(token.kind is Kind.WORD and token.value in _OR for token in numbers)


def _pass_unknown_name(cursor: Cursor) -> None:
    """Words before a document noun are its name: "Жұмыс тобының құрамы", "Даму стратегиясы"."""
    if not cursor.at(Kind.WORD) or cursor.match(cursor.language.fillers) is not None:
        return
    for ahead in range(_LONGEST_NAME):
        token = cursor.peek(ahead)
        noun = kk_noun(token.value) if token.kind is Kind.WORD else None
        if noun is not None and noun.rank == "document":
            cursor.position += ahead
        if noun is not None or token.kind is not Kind.WORD or token.value in cursor.language.conjunctions:
            return


def _is_inner_dash(cursor: Cursor) -> bool:
    return cursor.at(Kind.DASH) and cursor.peek(-1).value == "іс" and cursor.peek().glued


def _russian(cursor: Cursor, source: Source) -> Named | None:
    first = cursor.peek()
    before = _numbers(cursor) if first.value in cursor.language.ordinals else ()
    opening = cursor.peek()
    while cursor.peek().value in cursor.language.modifiers or _describes(cursor):
        cursor.take()
    token = cursor.peek()
    noun = ru_noun(token.value) if token.kind is Kind.WORD else None
    if noun is None or _opens_citation(noun, token, cursor.peek(1)):
        return None
    last = cursor.take()
    if noun.rank == "document":
        _pass_russian_name(cursor)
        last = cursor.peek(-1)
    numbers = before or _trailing_numbers(cursor)
    span = Span(first.span.start, cursor.peek(-1).span.end)
    return Named(noun, expand(numbers, noun.plural), source.between(opening, last), span, _says_or(numbers))


def _describes(cursor: Cursor) -> bool:
    """Whether an adjective stands here before a document noun: "Экономическая классификация"."""
    following = ru_noun(cursor.peek(1).value)
    adjective = cursor.at(Kind.WORD) and cursor.peek().value.endswith(ru.ADJECTIVE_ENDINGS)
    return bool(adjective and following and following.rank == "document" and following.case != "ins")


def _pass_russian_name(cursor: Cursor) -> None:
    """Words between a document noun and the verb or the dash are its name: "Смета расходов - в редакции …"."""
    start = cursor.position
    language = cursor.language
    while cursor.position - start < _LONGEST_NAME:
        verb = cursor.match(language.verbs) or cursor.match(language.planned)
        if verb is not None or (cursor.at(Kind.DASH) and not cursor.peek().glued):
            return
        token = cursor.peek()
        noun = ru_noun(token.value)
        if not cursor.at(Kind.WORD, Kind.COMMA, Kind.QUOTED, Kind.DASH) or (noun and noun.rank != "document"):
            break
        if token.value in language.ordinals or ru_instrument(token.value):
            break
        cursor.take()
    cursor.position = start


def _opens_citation(noun: Noun, token: Token, following: Token) -> bool:
    """Whether the noun is the instrument of the change ("дополнено постановлением …") and not what was changed."""
    return noun.case == "ins" and ru_instrument(token.value) is not None and following.kind is not Kind.NUMBER


def _trailing_numbers(cursor: Cursor) -> tuple[Token, ...]:
    start = cursor.position
    if cursor.at(Kind.DASH) and cursor.peek(1).kind is Kind.NUMBER:
        cursor.take()
    if cursor.at(Kind.REGNO):
        return (cursor.take(),)
    numbers = _numbers(cursor)
    if not numbers:
        cursor.position = start
    return numbers


def _numbers(cursor: Cursor) -> tuple[Token, ...]:
    """Numbers with the signs between them: "1), 2) және 3)", "2 - 6"."""
    found: list[Token] = []
    while len(found) < _LONGEST_LIST and (_spell_out(cursor) or _is_number(cursor.peek(), cursor)):
        found.append(cursor.take())
        step = 2 if cursor.at(Kind.COMMA) and cursor.peek(1).value in cursor.language.conjunctions else 1
        joins = cursor.at(Kind.COMMA, Kind.DASH) or cursor.peek().value in cursor.language.conjunctions
        if not joins or not _is_number(cursor.peek(step), cursor):
            break
        found.extend(cursor.take() for _ in range(step))
    return tuple(found)


def _spell_out(cursor: Cursor) -> bool:
    """Let a number in several words be one token: "бес жүз алпыс бесінші" is 565, not 5."""
    units, ahead, total = KK.units, 0, 0
    while (value := units.get(cursor.peek(ahead).value)) is not None and cursor.language is KK:
        total = max(total, 1) * value if value == _HUNDRED else total + value
        ahead += 1
    last = KK.ordinals.get(cursor.peek(ahead).value)
    if not ahead or last is None or cursor.peek(ahead).kind is not Kind.WORD:
        return False
    first, place = cursor.peek(), cursor.position
    span = Span(first.span.start, cursor.peek(ahead).span.end)
    number = Token(Kind.NUMBER, span, str(total + int(last)))
    cursor.tokens = (*cursor.tokens[:place], number, *cursor.tokens[place + ahead + 1 :])
    return True


def _is_number(token: Token, cursor: Cursor) -> bool:
    if token.kind in (Kind.NUMBER, Kind.REGNO):
        return True
    if token.kind is Kind.QUOTED:
        return len(token.value) == 3 and token.value[1].isalpha()
    return token.kind is Kind.WORD and token.value in cursor.language.ordinals


def expand(tokens: tuple[Token, ...], plural: bool) -> tuple[str, ...]:
    """The numbers one by one; a dash between two of them, or "2-6" before a plural noun, is a range."""
    found: list[str] = []
    ranged = False
    for token in tokens:
        if token.kind is Kind.DASH:
            ranged = True
        elif token.kind is Kind.COMMA or (token.kind is Kind.WORD and token.value in _JOINS):
            ranged = False
        else:
            number = _plain(token)
            found.extend(_range(found[-1], number)[1:] if ranged and found else _single(number, plural, len(tokens)))
            ranged = False
    return tuple(found)


def _plain(token: Token) -> str:
    if token.kind is Kind.QUOTED:
        return token.value[1].lower()
    if token.kind is Kind.WORD:
        return KK.ordinals.get(token.value) or ru.ORDINALS[token.value]
    return token.value


def _single(number: str, plural: bool, count: int) -> tuple[str, ...]:
    low, dash, high = number.partition("-")
    if plural and count == 1 and dash and low.isdigit() and high.isdigit() and int(low) < int(high):
        return _range(low, high)
    return (number,)


def _range(low: str, high: str) -> tuple[str, ...]:
    if low.isdigit() and high.isdigit() and 0 < int(high[:6]) - int(low[:6]) <= _WIDEST_RANGE:
        return tuple(str(number) for number in range(int(low), int(high) + 1))
    return (low, high)


def assemble(chunks: list[Chunk], kazakh: bool, before: tuple[Target, ...] = ()) -> tuple[Target, ...]:
    """The targets of one verb. Kazakh names the container first, Russian last; an inserted unit always comes last.

    Args:
        chunks: the units named.
        kazakh: the language.
        before: the targets of the verb before, whose container a Kazakh unit may share.
    """
    targets = [_nest(chunk if kazakh else chunk[::-1]) for chunk in chunks]
    shared = _share_kazakh(targets, chunks, before) if kazakh else _share_russian(_share_heading(targets, chunks))
    return tuple(_settle(target) for target in shared)


def _share_heading(targets: list[Target], chunks: list[Chunk]) -> list[Target]:
    """Read "Заголовки раздела и главы": the heading of the one and of the other."""
    shared: list[Target] = []
    for target, chunk in zip(targets, chunks, strict=True):
        head = shared[-1] if shared else None
        if head is not None and head.rank == "heading" and head.inside and chunk[0].noun.case == "gen":
            target = Target(head.rank, head.numbers, target, head.word)
        shared.append(target)
    return shared


def _settle(target: Target) -> Target:
    """A heading that is not within a smaller unit is the title of the act or the document."""
    titled = target.inside is None or target.inside.rank in ("act", "document")
    return replace(target, rank="title") if target.rank == "heading" and titled and not _is_corner(target) else target


def _is_corner(target: Target) -> bool:
    """Whether it is the upper corner of an annex, where the approving act is named."""
    return target.word.lower().startswith(("бұрыш", "уг"))


def _nest(chunk: Chunk) -> Target:
    inside: Target | None = None
    for named in chunk:
        inside = as_target(named, inside)
    assert inside is not None
    return inside


def as_target(named: Named, inside: Target | None) -> Target:
    """The target that a named unit is, inside another."""
    return Target(named.noun.rank, named.numbers, inside, named.word, named.either)


def _share_kazakh(targets: list[Target], chunks: list[Chunk], before: tuple[Target, ...]) -> list[Target]:
    """Give "6-тармағы" after "Әдістеменің 3-тармағы" the same container: the suffix says that it has one."""
    shared = list(before)
    for target, chunk in zip(targets, chunks, strict=True):
        outer = outermost(target)
        belongs = chunk[0].noun.owned or chunk[0].noun.case == "ins"
        if shared and belongs and outer.rank not in ("document", "act"):
            target = within(target, above(shared[-1], outer.rank))
        shared.append(target)
    return shared[len(before) :]


def _share_russian(targets: list[Target]) -> list[Target]:
    """Give "абзац второй" before "и подпункт 3) пункта 5" that clause: the smaller ranks never stand alone."""
    shared: list[Target] = []
    for target in reversed(targets):
        outer = outermost(target)
        if shared and outer.rank in ("subclause", "paragraph", "part-of-article"):
            target = within(target, above(shared[-1].inside, outer.rank))
        shared.append(target)
    return shared[::-1]


def above(target: Target | None, rank: str) -> Target | None:
    """The nearest container of the target that can hold a unit of this rank."""
    while target is not None and _LEVEL[target.rank] >= _LEVEL[rank]:
        target = target.inside
    return target


def outermost(target: Target) -> Target:
    """The last container of a target, or the target itself."""
    while target.inside is not None:
        target = target.inside
    return target


def within(target: Target, container: Target | None) -> Target:
    """The target with a container put around its outermost one."""
    if container is None:
        return target
    if target.inside is None:
        return replace(target, inside=container)
    return replace(target, inside=within(target.inside, container))
