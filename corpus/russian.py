"""Russian endings: the cases of a noun by its pattern of declension, and of the adjectives that agree with it.

Owns: the tables of endings, and the step from a stem to a form and to all forms. Must not know: which nouns there are
(``corpus/kinds.py``, ``corpus/notes/lexicon_ru.py``).
"""

from __future__ import annotations

from functools import lru_cache

# Endings by pattern of declension: nominative, genitive, dative, accusative, instrumental, locative; then the plural.
_ENDINGS = {
    "m": " nom а gen у dat ом ins е loc ы nom* ов gen* ам dat* ами ins* ах loc*",
    "mь": "ь nom я gen ю dat ем ins е loc и nom* ей gen* ям dat* ями ins* ях loc*",
    "mй": "й nom я gen ю dat ем ins и loc и nom* ев gen* ям dat* ями ins* ях loc*",
    "a": "а nom ы gen е dat у acc ой ins  gen* ам dat* ами ins* ах loc*",
    "ка": "ка nom ки gen ке dat ку acc кой ins ок gen* кам dat* ками ins* ках loc*",
    "ья": "ья nom ьи gen ье dat ью acc ьей ins ей gen* ьям dat* ьями ins* ьях loc*",
    "ия": "ия nom ии gen ию acc ией ins ий gen* иям dat* иями ins* иях loc*",
    "ие": "ие nom ия gen ию dat ием ins ии loc ий gen* иям dat* иями ins* иях loc* ия nom*",
    "о": "о nom а gen у dat ом ins е loc  gen* ам dat* ами ins* ах loc*",
    "ь": "ь nom и gen ью ins и dat ей gen* ям dat* ями ins* ях loc*",
    "pl": "а nom* ы nom* и nom*  gen* ам dat* ами ins* ах loc* ов gen* я nom* й gen*",
    "ец": "ец nom ца gen цу dat цем ins цы nom* цев gen*",
    "m3": "ол nom ла gen лу dat лом ins лу loc",
    "m4": "ень nom ня gen ню dat нем ins не loc ни nom* ней gen* нями ins* нях loc*",
    "m5": "ок nom ка gen ку dat ком ins ке loc ки nom* ков gen*",
}
_FEMININE, _NEUTER = ("a", "ка", "ья", "ия", "ь"), ("ие", "о")
# Of an adjective with a hard stem, by gender: the same cases.
_ADJECTIVE = {
    "m": {"nom": "ый", "gen": "ого", "dat": "ому", "ins": "ым", "loc": "ом"},
    "n": {"nom": "ое", "gen": "ого", "dat": "ому", "ins": "ым", "loc": "ом"},
    "f": {"nom": "ая", "gen": "ой", "dat": "ой", "acc": "ую", "ins": "ой", "loc": "ой"},
    "pl": {"nom": "ые", "gen": "ых", "dat": "ым", "ins": "ыми", "loc": "ых"},
}


def forms(stem: str, pattern: str) -> list[tuple[str, str, bool]]:
    """Every form of a noun: (form, case, whether it is the plural)."""
    bits = _ENDINGS[pattern].split(" ")
    pairs = zip(bits[::2], bits[1::2], strict=True)
    return [(stem + ending, case.rstrip("*"), case.endswith("*")) for ending, case in pairs]


@lru_cache(maxsize=1 << 12)  # every issuer is looked up in every form
def in_case(stem: str, pattern: str, case: str, *, plural: bool = False) -> str:
    """One form of a noun; where the pattern has no form of its own for the case, the nominative (or dative) serves."""
    known = {(found, many): form for form, found, many in reversed(forms(stem, pattern))}
    for wanted in (case, "dat" if case == "loc" else "nom"):
        if (wanted, plural) in known:
            return known[wanted, plural]
    return known[case, not plural]


def gender(pattern: str) -> str:
    """The gender of a noun by its pattern: m, f, n, or pl for one that has no singular."""
    if pattern == "pl":
        return "pl"
    return "f" if pattern in _FEMININE else "n" if pattern in _NEUTER else "m"


def adjective(stem: str, of: str, case: str) -> str:
    """An adjective (or participle) with a hard stem, for a gender and a case: утвержденн -> утвержденного."""
    endings = _ADJECTIVE[of]
    return stem + endings.get(case, endings["nom"])
