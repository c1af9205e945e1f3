"""Who signs: names of persons with initials, and the offices that sign acts.

Owns: whether a text is a name, an office, or both. Must not know: where a signature stands (``corpus/signatures.py``,
``corpus/tables.py``). Everything here reads folded text.
"""

from __future__ import annotations

import re

LONGEST_POSITION = 90  # characters of the name of an office
_LONGEST_SIGNED = 400  # of a line that ends in a name behind blanks
_UPPER = "А-ЯЁӘҒҚҢӨҰҮҺІA-Z"
_OFFICE_WORD = r"президент|министр|төраға|хатшы|әкім|басшы|председател|секретар|аким|руководител|директор"
_NAME = re.compile(rf"(?:^|\|\s*|(?<![\s_])[\s_]{{3,}})(?:[{_UPPER}]\.\s*){{1,2}}[{_UPPER}][\w'-]+\s*$")
_INITIALS = rf"(?:[{_UPPER}]\s?\.\s*){{1,2}}"
_OFFICE_ANYWHERE = re.compile(_OFFICE_WORD, re.IGNORECASE)
_OFFICE_AND_NAME = re.compile(
    rf"(?i:{_OFFICE_WORD}).*(?:(?:[_\s]|(?<=[а-яёәғқңөұүһі])){_INITIALS}[{_UPPER}][\w'-]+"
    rf"|\s[{_UPPER}][\w'-]+\s+[{_UPPER}]\s?\.\s?(?:[{_UPPER}]\.?)?)[\s_]*$"
)
_WHOLE_NAME = re.compile(
    rf"[_\s]*(?:(?:{_INITIALS}[{_UPPER}][\w'-]*?[а-яёәғқңөұүһіa-z]\s*)+|[{_UPPER}][\w'-]+\s+{_INITIALS}"
    rf"|{_INITIALS}[{_UPPER}]{{4,}})[\s_]*"
)
_POSITION = re.compile(
    r"президент|министр|төраға|хатшы|әкімі|басшысы|премьер|председател|секретар|\bаким\b|руководител"
    r"|республикасының$|^қазақстан республикасы$|республики казахстан$|директор|бас прокурор"
    r"|^исполняющ(?:ий|ая) обязанности\b|міндетін (?:уақытша )?атқарушы$",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"(?<=премьер)\s?-\s?|(?<=вице)\s?-\s?", re.IGNORECASE)  # "Премьер - Министр"
_SIGNED = re.compile(
    rf"(?:{_POSITION.pattern})\w*\s.{{0,60}}?(?:(?-i:[{_UPPER}])\.\s?){{1,2}}(?-i:[{_UPPER}])[\w'-]+\s*$", re.IGNORECASE
)


def closes_with_name(text: str) -> bool:
    """Whether a line ends in a name that blanks or the edge of a cell set off, or in one behind an office."""
    return _NAME.search(text) is not None or is_name(text) or _SIGNED.search(text) is not None


def ends_in_name_set_off(text: str) -> bool:
    """Whether a long line names an office and, set off by blanks, who holds it."""
    return len(text) <= _LONGEST_SIGNED and names_office(text) and _NAME.search(text) is not None


def ends_a_row(text: str) -> bool:
    """Whether a row of a layout table ends in a name."""
    return _NAME.search(text) is not None or is_name(text.rpartition("|")[2])


def is_name(text: str) -> bool:
    """Whether a text is a person's name with initials and nothing else: "А. Сейітов", "_____ Сейітов А.Б."."""
    return _WHOLE_NAME.fullmatch(text) is not None


def ends_in_name(text: str) -> bool:
    """Whether a short text names an office and who holds it: "Министр __________ А. Сейітов"."""
    return len(text) <= 2 * LONGEST_POSITION and _OFFICE_AND_NAME.search(text) is not None


def names_office(text: str) -> bool:
    """Whether a text holds the word of an office, whatever else it says."""
    return _OFFICE_ANYWHERE.search(text) is not None


def is_office(text: str) -> bool:
    """Whether a short text names an office that signs acts: "Қаржы министрі"."""
    text = _HYPHEN.sub("-", text.strip())
    if not 0 < len(text) <= LONGEST_POSITION or not text[-1].isalpha() or " - " in text:
        return False
    return _POSITION.search(text) is not None
