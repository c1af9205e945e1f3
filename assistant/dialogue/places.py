"""The place a turn names in the light of the places talked about: a bare number, a subclause, an item, the other list.

Owns: how a stated place is completed by the state. Must not know: what is wanted of the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.dialogue.commands import beside_commands
from assistant.dialogue.pointer import pointing
from assistant.dialogue.state import State
from assistant.dialogue.steps import counted
from assistant.understand.matter import matter_in, plain, skeletons
from assistant.understand.numerals import spelled_numbers
from assistant.understand.object import corrected
from assistant.understand.parts import find_parts, names_only_parts, part_among
from assistant.understand.question import Understood
from assistant.understand.references import Reference, list_slugs, main_part, slug_called
from assistant.understand.skeleton import skeleton
from assistant.understand.want import Want
from corpus.model import Act, Span, UnitKind

_GENITIVE = re.compile(
    r"(?<![\w.])(\d+(?:-\d+)?)-?\s?(?:[тд]і?[нң]|[тд]ы?[нң]|[тд][іы]ң|[тд]ен|н[іы]ң|нин|го|ого)(?!\w)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.])(\d+(?:-\d+)?)(?:\)|-?(?:[а-яёәіңғүұқөһ]+|st|nd|rd|th))?(?![\w.]|-\d)", re.IGNORECASE)
_ARTICLE = re.compile(r"стат|\bст\b|\bба[пб]|\bart", re.IGNORECASE)
_WHICH = re.compile(r"каи(?:си\w*)?|как(?:ои|ая|ое|ого)|ухич|один|одна|оне")
_POINT = re.compile(r"\bpoint", re.IGNORECASE)  # of whatever is counted, in English
_FEW = 3  # words
_LINK = 1  # letters of a word that only links
_SURE = 0.6  # from which a turn is told to want something else than the part that it names


@dataclass(frozen=True, slots=True)
class Stated:
    """The place that a turn states.

    Attributes:
        places: ids that the act has; none where the references themselves tell.
        references: as they are to be looked up.
    """

    places: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


def stated(read: Understood, state: State) -> Stated | None:
    """The place that a turn states, completed by the state; ``None`` where it states none."""
    if read.instruments:
        return Stated(references=read.references) if read.references else None
    for way in (_of_a_clause, _in_the_named, _in_the_article, _other_part, _counted, _subclause, _item, _bare_number):
        found = way(read, state)
        if found is not None:
            return found
    return Stated(references=read.references) if read.references else None


def _of_a_clause(read: Understood, state: State) -> Stated | None:
    """ "15-тің 3-тармақшасы", "шестнадцатого подпункт 3": a subclause whose clause is a number in figures or words."""
    named = read.references
    if len(named) != 1 or named[0].level != "subclause" or len(named[0].numbers) != 1:
        return None
    beside = read.text[: named[0].span.start] + " " + read.text[named[0].span.end :]
    inflected, spelled = _GENITIVE.search(read.text), [] if has_figures(beside) else numbers_of(beside)
    clause = inflected[1] if inflected is not None else spelled[-1] if spelled else None
    part = (state.clauses or (main_part(state.act).slug,))[-1].split("/")[0]
    place = f"{part}/{clause}/{named[0].numbers[0]}"
    return Stated((place,)) if state.act.has(place) else None


def lies_within(read: Understood, state: State | None) -> bool:
    """Whether a turn names only what lies within the unit talked about: "а пункт 2?", "subclause 3"."""
    ways = (_of_a_clause, _in_the_article, _subclause)
    return state is not None and not read.instruments and any(way(read, state) for way in ways)


def place_named(read: Understood, state: State) -> str | None:
    """The one place that a turn names, as the act has it."""
    named = stated(read, state)
    part = (state.clauses or (main_part(state.act).slug,))[-1].split("/")[0]
    ids: tuple[str, ...]
    if named is None:
        number = next(iter(numbers_of(read.text)), None) if has_figures(read.text) else None
        ids = (by_number(state, number) or f"{part}/{number}",) if number else ()
    else:
        ids = (*named.places, *(f"{r.part or part}/{'/'.join(r.numbers)}" for r in named.references))
    return next((place for place in ids if state.act.has(place)), None)


def _in_the_named(read: Understood, state: State) -> Stated | None:
    """A number within the unit named beside it: "6-бапта 9-шы ше", "in article 6, the ninth"."""
    named = read.references
    if len(named) != 1 or not named[0].numbers or named[0].level not in ("clause", "any"):
        return None
    text = read.text[: named[0].span.start] + " " + read.text[named[0].span.end :]
    numbers = numbers_of(text)
    part = named[0].part or (state.clauses or (main_part(state.act).slug,))[-1].split("/")[0]
    place = f"{part}/{'/'.join((*named[0].numbers, *numbers))}"
    return Stated((place,)) if len(numbers) == 1 and state.act.has(place) else None


def _in_the_article(read: Understood, state: State) -> Stated | None:
    """Clauses named without their article ("а пункт 2?"): of the article talked about, if it has them."""
    article = "/".join(state.clauses[-1].split("/")[:2]) if state.clauses else ""
    if not article or not state.act.has(article) or state.act.unit(article).kind is not UnitKind.ARTICLE:
        return None
    bare = [r for r in read.references if r.part is None and r.level == "clause" and not _ARTICLE.search(r.text)]
    places = tuple(f"{article}/{'/'.join(reference.numbers)}" for reference in bare)
    whole = bool(places) and len(bare) == len(read.references) and all(state.act.has(place) for place in places)
    return Stated(places) if whole else None


def _counted(read: Understood, state: State) -> Stated | None:
    """What is counted in the list talked of ("the sixth in the list", "the last one"), there or not."""
    numbers = numbers_of(read.text)
    names = names_list(read, state.act) or _in_list(state)
    formal = any(r.level not in ("item", "any", "either") and not _POINT.search(r.text) for r in read.references)
    if names or formal or len(numbers) > 1 or read.dates or len(beside_commands(read.matter)) > _FEW:
        return None
    if not numbers and read.wish.want is not Want.TEXT and not only_points(read.text):  # "the last time"
        return None
    inner = says_list(read.text) or any(r.level == "item" or _POINT.search(r.text) for r in read.references)
    number = numbers[0] if numbers and (inner or not has_figures(read.text)) else None
    place = counted(read.text, number, state, inner=inner) if number or not numbers else None
    if place is None or state.act.has(place):
        return Stated((place,)) if place else None
    part, *within = place.split("/")
    span = Span(0, len(read.text))
    return Stated(references=(Reference(part, tuple(within), span, read.text),))


def _subclause(read: Understood, state: State) -> Stated | None:
    """A subclause of the clause talked about, or beside the subclause talked about."""
    named = read.references
    bare = [n for n in named if n.part is None and n.level in ("subclause", "either") and len(n.numbers) == 1]
    if len(named) != 1 or not bare or (named[0].level == "either" and _in_list(state)):
        return None
    for clause in reversed(state.clauses):
        above = clause.rpartition("/")[0]
        places = [f"{clause}/{named[0].numbers[0]}", *([f"{above}/{named[0].numbers[0]}"] if "/" in above else [])]
        found = next((place for place in places if state.act.has(place)), None)
        if found is not None:
            return Stated((found,))
    return None


def _in_list(state: State) -> bool:
    return bool(state.clauses) and state.clauses[-1].split("/")[0] in list_slugs(state.act)


def _list_talked_of(state: State) -> str | None:
    """The list that the last turn was about, whether it found anything in it or not."""
    named = [reference.part for reference in state.question.references if reference.part]
    place = state.places[-1].split("/")[0] if state.places else named[-1] if named else None
    return place if place in list_slugs(state.act) else None


def _item(read: Understood, state: State) -> Stated | None:
    """Items of the list talked of, those too that it lacks."""
    lists, named = list_slugs(state.act), read.references
    other = part_among(read.text, _part_talked_of(state), lists)
    slug = other if other in lists else _list_talked_of(state)
    if slug is None or not named or any(r.part not in (None, "list") or len(r.numbers) != 1 for r in named):
        return None
    if any(r.part is None and r.level not in ("item", "any") for r in named):
        numbers = [f"{slug}/{reference.numbers[0]}" for reference in named]
        if not all(state.act.has(place) for place in numbers) or any(r.level == "subclause" for r in named):
            return None
    return Stated(references=tuple(replace(reference, part=slug, level="item") for reference in named))


def _other_part(read: Understood, state: State) -> Stated | None:
    """The same number in the part that the turn names; the part itself, where no number was talked of."""
    said = corrected(read.text)
    if (
        read.references
        or read.dates
        or (read.wish.want is not Want.TEXT and read.wish.chance > _SURE and not only_parts(said))
        or not names_only_parts(matter_in(said).split())
    ):
        return None
    talked = _part_talked_of(state)
    called = part_among(read.text, talked, list_slugs(state.act)) if talked else None
    other = slug_called(state.act, called) if called is not None else None
    if other is None or other == talked:
        return None
    number = None if state.of_history and state.question.instruments else _last_number(state)
    if number is None:
        return Stated((other,)) if state.of_history else None
    span = Span(0, len(read.text))
    return Stated(references=(Reference(other, (number,), span, read.text, level="item"),))


def _part_talked_of(state: State) -> str:
    named = [reference.part for reference in state.question.references if reference.part]
    if state.places:
        return state.places[-1].split("/")[0]
    return named[-1] if named else main_part(state.act).slug if state.question.instruments else ""


def _last_number(state: State) -> str | None:
    """The number of the one clause or item talked of, found or not; nothing inside a clause counts."""
    places = [place.split("/")[1:] for place in state.places if "/" in place]
    numbers = places or [list(reference.numbers) for reference in state.question.references]
    return numbers[-1][0] if numbers and len(numbers[-1]) == 1 else None


def _bare_number(read: Understood, state: State) -> Stated | None:
    """A number and little else: the sibling of the unit talked about, else one inside it or beside it above."""
    numbers = numbers_of(read.text)
    loose = all(
        reference.part in (None, "list") and reference.level in ("item", "any") for reference in read.references
    )
    corrects = corrected(read.text) != read.text  # "oh, not 12 but 12-2": the last one
    if not numbers or read.dates or not loose:
        return None
    if len(numbers) > 1 and not corrects:
        places = tuple(place for number in numbers if (place := by_number(state, number)))
        return Stated(places) if len(places) == len(numbers) and only_points(_unnumbered(read.text)) else None
    if not read.references and len(plain(corrected(read.text)).split()) > 2 * _FEW:
        return None
    spelled = not has_figures(read.text) and state.by_meaning and not corrects
    if spelled and len(beside_commands(read.matter)) > 1:  # "what powers has the first?"
        return None
    place = by_number(state, numbers[-1])
    if place is not None:
        return Stated((place,))
    absent = state.question.references[-1:] if not state.places else ()
    if absent and absent[0].numbers:  # beside what the act lacks ("статья 20" — "ну тогда 19")
        numbered = (*absent[0].numbers[:-1], numbers[-1])
        return Stated(references=(replace(absent[0], numbers=numbered, literal=None, with_inserted=False),))
    return None


def _unnumbered(text: str) -> str:
    """A text without the words and figures that are numbers."""
    return " ".join(word for word in _NUMBER.sub(" ", text).split() if not numbers_of(word))


def by_number(state: State, number: str) -> str | None:
    """The unit that a bare number means."""
    for clause in reversed(state.clauses or state.places or (f"{main_part(state.act).slug}/{number}",)):
        above = clause.rpartition("/")[0]
        places = [f"{above}/{number}", f"{clause}/{number}", f"{above.rpartition('/')[0]}/{number}"]
        found = next((place for place in places if state.act.has(place)), None)
        if found is not None:
            return found
    return None


def numbers_of(text: str) -> list[str]:
    """The numbers of a text, in figures or as one word ("шестого", "алтыншы", "sixth")."""
    words = plain(text).split()
    spelled = spelled_numbers([skeleton(word) for word in words], words)
    return _NUMBER.findall(text) or [str(number.value) for number in spelled if number.kind == "ordinal"]


def has_figures(text: str) -> bool:
    """Whether a number stands in a text in figures."""
    return bool(_NUMBER.search(text))


def only_points(text: str) -> bool:
    """Whether all that a turn says is which one it means ("and the last one", "соңғысы қайсы")."""
    words = [word for word in beside_commands(text) if len(word) > _LINK]
    return all(pointing(word) or _WHICH.fullmatch(skeleton(word)) for word in words)


def only_parts(text: str) -> bool:
    """Whether all that a turn says is which part it means ("екінші тізбені ше?"): its ordinal counts no change."""
    return names_only_parts(beside_commands(text))


def names_list(read: Understood, act: Act) -> bool:
    """Whether the turn itself names one of the act's lists."""
    return any(slug in list_slugs(act) for slug in find_parts(read.text))


def says_list(text: str) -> bool:
    """Whether a turn says "the list", without telling which."""
    return bool(_LIST.search(skeletons(text)) or _LIST.search(plain(text)))


_LIST = re.compile(r"\b(?:тизбе\w*|тизим\w*|переч\w+|спис\w+|lists?)\b")
