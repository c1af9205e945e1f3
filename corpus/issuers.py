"""The name of whoever issued an act: from the genitive of a citation to the nominative, and back.

Owns: "Қазақстан Республикасы Үкіметінің" -> "Қазақстан Республикасының Үкіметі", "Шиелийского районного маслихата" ->
"Шиелийский районный маслихат", and the way back; the names of the state's own bodies in three languages. Must not
know: where in an act such a name stands. A name that the tables and rules do not know is left as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus import kazakh
from corpus.kinds import ISSUERS, STATE_KK, STATE_RU, IssuerKind
from corpus.text import fold

_KK_GENITIVE = re.compile(r"(?:[нт][ыі]ң|д[ыі]ң)$", re.IGNORECASE)
_STATE = re.compile(r"Қазақстан\s+Республикасы(?:ның)?\s+(?=\S)", re.IGNORECASE)
_ACTING = re.compile(r"(?:м\.\s?а\.|міндетін\s?атқарушы)\s*(?:сы)?(?:ның)?$", re.IGNORECASE)
_SESSION = re.compile(r"\s+(?:\S+\s+)?сессиясы(?:ның)?$", re.IGNORECASE)
_RU_ACTING = re.compile(r"(?:и\.\s?о\.|исполняющего обязанности|исполняющий обязанности)\s*", re.IGNORECASE)
_RU_SESSION = re.compile(r"^(?:\S+\s+)?(?:очередной\s+|внеочередной\s+)?сессии\s+", re.IGNORECASE)
# Genitive -> nominative of an adjective, and back.
_ADJECTIVES = (
    ("городского", "городской"), ("областного", "областной"), ("правового", "правовой"), ("ского", "ский"),
    ("цкого", "цкий"), ("ой", "ая"),
    ("ого", "ый"), ("его", "ий"),
)  # fmt: skip
_BACK = (("ская", "ской"), ("цкая", "цкой"), ("ная", "ной"), ("ий", "ого"), ("ый", "ого"), ("ой", "ого"))
_LONGEST_ATTRIBUTE = 4  # adjectives before "маслихат"


def nominative(written: str, language: str) -> str:
    """The issuer in the nominative.

    Args:
        written: as a citation has it, in the genitive.
        language: ``kk`` or ``ru``.
    """
    name = " ".join(written.split()).strip(" ,")
    return _nominative_kk(name) if language == "kk" else _nominative_ru(name)


def genitive(name: str, language: str) -> str:
    """The issuer in the genitive, as it stands in a citation; ``name`` is in the nominative."""
    return _genitive_kk(name) if language == "kk" else _genitive_ru(name)


# -- Kazakh ----------------------------------------------------------------------------------------------------------


def _nominative_kk(name: str) -> str:
    name = _SESSION.sub("", name)
    acting = _ACTING.search(fold(name))
    if acting:
        return of_the_state(f"{name[: acting.start()].rstrip()} міндетін атқарушы")
    ending = _KK_GENITIVE.search(fold(name))
    return of_the_state(name[: ending.start()] if ending else name)


def of_the_state(name: str) -> str:
    """A body of the state has the state before it in the genitive: "Қазақстан Республикасының Үкіметі"."""
    found = _STATE.match(fold(name))
    return f"{STATE_KK}ның {name[found.end() :]}" if found else name


def _genitive_kk(name: str) -> str:
    found = _STATE.match(fold(name))
    body = f"{STATE_KK} {name[found.end() :]}" if found else name
    return body + kazakh.genitive(fold(body))


# -- Russian ---------------------------------------------------------------------------------------------------------


def _nominative_ru(name: str) -> str:
    name = _RU_SESSION.sub("", name)
    acting = _RU_ACTING.match(name)
    if acting:
        return f"исполняющий обязанности {name[acting.end() :]}"
    for issuer, length in _headed(name, "gen"):
        return f"{_cased(issuer.noun.russian(), name)}{name[length:]}"
    return _attributed(name, _ADJECTIVES, "gen", "nom") or name


def _genitive_ru(name: str) -> str:
    if name.startswith("исполняющий обязанности"):
        return f"исполняющего обязанности{name.removeprefix('исполняющий обязанности')}"
    for issuer, length in _headed(name, "nom"):
        return f"{_cased(issuer.noun.russian('gen'), name)}{name[length:]}"
    return _attributed(name, _BACK, "nom", "gen") or name


def _headed(name: str, case: str) -> Iterator[tuple[IssuerKind, int]]:
    """The kinds of issuer that a name opens with, in a case, the longest first; with the length of that opening."""
    folded = fold(name).lower()
    for issuer, form in _openings(case):
        after = folded[len(form) : len(form) + 1]
        if folded.startswith(form) and not (after.isalnum() or after == "_"):
            yield issuer, len(form)


_STATE_ITSELF = IssuerKind("state", STATE_KK, STATE_RU, state=True)


@lru_cache
def _openings(case: str) -> tuple[tuple[IssuerKind, str], ...]:
    """Every kind of issuer with its name in a case, in small letters, the longest first."""
    found = [(issuer, issuer.noun.russian(case).lower()) for issuer in (*ISSUERS, _STATE_ITSELF)]
    return tuple(sorted(found, key=lambda pair: -len(pair[1])))


def _cased(form: str, like: str) -> str:
    """The form with the capitals of the name that it comes from."""
    if like.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


def _attributed(name: str, endings: tuple[tuple[str, str], ...], case: str, wanted: str) -> str | None:
    """Decline "Шиелийского районного маслихата …" with the adjectives before its noun."""
    words = name.split(" ")
    for place, word in enumerate(words[: _LONGEST_ATTRIBUTE + 1]):
        for issuer, length in _headed(word, case):
            if length == len(word) and place:
                attributes = [_changed(attribute, endings) for attribute in words[:place]]
                if None in attributes:
                    return None
                noun = _cased(issuer.noun.russian(wanted), word)
                return " ".join([*(bit for bit in attributes if bit), noun, *words[place + 1 :]])
    return None


def _changed(word: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    """The adjective with another ending; ``None`` for a word that is none."""
    return next((word[: -len(old)] + new for old, new in endings if word.lower().endswith(old)), None)


# -- three languages -------------------------------------------------------------------------------------------------


def in_language(name: str, language: str) -> str | None:
    """The name of a body of the state in another language, in the nominative; ``None`` for a name not known.

    Only the state itself and the bodies whose name is the state's and one noun are known in every language.
    """
    issuer = state_issuer(name)
    if issuer is None:
        return None
    if issuer is _STATE_ITSELF:
        return {"kk": STATE_KK, "ru": STATE_RU.russian(), "en": STATE_RU.en}[language]
    if language == "kk":
        return f"{STATE_KK}ның {issuer.kk}"
    if language == "ru":
        return f"{issuer.noun.russian()} {STATE_RU.russian('gen')}"
    return f"{issuer.noun.en} of the {STATE_RU.en}"


def state_issuer(name: str) -> IssuerKind | None:
    """The kind of a body of the state that a name names whole, in Kazakh or Russian."""
    return _BY_NAME.get(_plain(" ".join(name.split())))


def _state_names() -> Iterator[tuple[str, IssuerKind]]:
    for issuer in ISSUERS:
        if issuer.state:
            yield f"{STATE_KK}ның {issuer.kk}", issuer
            yield f"{STATE_KK} {issuer.kk}", issuer
            yield f"{issuer.noun.russian()} {STATE_RU.russian('gen')}", issuer
    yield STATE_KK, _STATE_ITSELF
    yield STATE_RU.russian(), _STATE_ITSELF


def names_an_issuer(name: str, language: str) -> bool:
    """Whether a name in the nominative is one of a body or office that issues acts, and tells which."""
    words = _plain(name).split()
    if len(words) < 2 or len(name) > _LONGEST_NAME or not name[:1].isupper():
        return False
    return words[-1] in _KK_NOUNS if language == "kk" else bool(_RU_NOUNS & set(words))


def _plain(name: str) -> str:
    """A name for comparing: Latin Y stands for Kazakh ү as often as for у."""
    return fold(name).lower().translate(str.maketrans("үұ", "уу"))


_LONGEST_NAME = 200
_KK_NOUNS = {_plain(issuer.kk.split()[-1]) for issuer in ISSUERS} | {"атқарушы", "кеңес", "маслихат", "мәслихат"}
_RU_NOUNS = {word for issuer in ISSUERS for word in _plain(issuer.noun.russian()).split()}
_BY_NAME = {_plain(name): issuer for name, issuer in _state_names()}
