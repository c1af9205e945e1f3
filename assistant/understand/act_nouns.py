"""Nouns that name an act, in every form: "кодексінің", "закона", "rules", a Russian noun with a Kazakh ending, a slip.

Owns: which word names which kind of act. Must not know: titles, acts, questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.understand.language import is_frame_word
from assistant.understand.lexer import Token
from assistant.understand.reference_words import LEVELS
from assistant.understand.skeleton import skeleton
from assistant.understand.vocabulary import OTHER
from corpus import kazakh, russian
from corpus.kinds import KINDS, UNKNOWN, Noun

# Kinds whose nouns name an act by themselves; those that are everyday words as well ("решение", "order") only
# `instruments.py` reads, beside a number or a day.
_NAMING = ("decree", "law", "code", "constitution", "resolution", "regulation", "rules", "charter", "convention",
           "instruction", "body")  # fmt: skip
TITLED = frozenset(("memorandum", "declaration", "strategy", "concept"))  # these only with "on", "о", "туралы"
_DOCUMENT = Noun("құжат", "документ m", "document")  # another word for that
_NOUN = 5  # letters of a noun, and
_FORM = 7  # of its form, from which one wrong letter still leaves it plain


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a noun for acts.

    Attributes:
        kind: its slug.
        language: of the noun; a Russian one with a Kazakh ending is Kazakh.
        agent: whether it says what did something ("жарлықпен").
        owned: whether the words before a Kazakh noun belong to the name ("кодексі").
        genitive: whether it says "of".
        slip: whether one letter of it is wrong.
        many: whether it is the plural of a noun that names one act in the singular.
    """

    kind: str
    language: str
    agent: bool = False
    owned: bool = False
    genitive: bool = False
    slip: bool = False
    many: bool = False


def form_of(token: Token) -> Form | None:
    """The form of a noun for acts that a word is; ``None`` for another word."""
    if token.kind != "word":
        return None
    exact = (_forms().get(token.lower) if token.text.isascii() else None) or _forms().get(token.bones)
    if exact is not None or len(token.bones) < _FORM - 1 or LEVELS.of(token) != OTHER or is_frame_word(token.text):
        return exact
    return _near(token.bones)


@lru_cache(maxsize=1)
def _forms() -> dict[str, Form]:
    """The forms by skeleton, the English ones as they are."""
    found: dict[str, Form] = {}
    for slug in (*_NAMING, *sorted(TITLED)):
        for noun in nouns_of(slug):
            english, one = noun.en.removesuffix("s"), not noun.en.endswith("s")
            found |= {english: Form(slug, "en"), f"{english}s": Form(slug, "en", many=one)}
            stem, pattern = noun.ru.split(" ")
            for form, case, plural in russian.forms(stem, pattern):
                made = Form(slug, "ru", agent=case == "ins", genitive=case == "gen", many=plural and one)
                found.setdefault(skeleton(form), made)
            for form, case, owned in _kazakh_forms(noun.kk):
                many = one and form.startswith(kazakh.plural(noun.kk))
                made = Form(slug, "kk", agent=case == "ins", genitive=case == "gen", many=many)
                known = found.setdefault(skeleton(form), made)
                found[skeleton(form)] = replace(known, owned=known.owned or owned, many=known.many and many)  # кодексы
    return _mixed() | found


def noun_forms(noun: Noun) -> Iterator[str]:
    """Every form of a noun of one word, in the three languages."""
    yield from (noun.en, f"{noun.en}s")
    yield from (form for form, _, _ in russian.forms(*noun.ru.split(" ")))
    yield from (form for form, _, _ in _kazakh_forms(noun.kk))


def nouns_of(slug: str) -> tuple[Noun, ...]:
    """The nouns of a kind of act; of any act that for a document too."""
    return (KINDS[slug].noun, *((_DOCUMENT,) if slug == UNKNOWN.slug else ()))


def _mixed() -> dict[str, Form]:
    """Russian nouns with Kazakh endings: "законның", "правиланың"."""
    found: dict[str, Form] = {}
    for slug in _NAMING:
        stem, pattern = KINDS[slug].noun.ru.split(" ")
        for form, case, owned in _kazakh_forms(russian.forms(stem, pattern)[0][0]):
            found[skeleton(form)] = Form(slug, "kk", agent=case == "ins", owned=owned, genitive=case == "gen")
    return found


def _kazakh_forms(noun: str) -> Iterator[tuple[str, str, bool]]:
    for word in (noun, kazakh.plural(noun)):
        for owned in (False, True):
            for case in ("nom", "gen", "dat", "acc", "loc", "abl", "ins"):
                form = kazakh.in_case(word, case, belongs=owned)
                yield form, case, owned
                if case == "loc":
                    yield form + ("гі" if kazakh.is_front(form) else "ғы"), case, owned


@lru_cache(maxsize=4096)
def _near(bones: str) -> Form | None:
    """The form from which a word differs in one letter."""
    for word, form in _forms().items():
        if len(word) >= _FORM and abs(len(word) - len(bones)) < 2 and word[:2] == bones[:2]:
            noun = getattr(KINDS[form.kind].noun, form.language).split(" ")[0]
            if len(noun) >= _NOUN and _is_one_off(word, bones):
                return replace(form, slip=True)
    return None


def _is_one_off(one: str, other: str) -> bool:
    """Whether a letter put in, left out or put for another makes one word of the other."""
    short, long = sorted((one, other), key=len)
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
