"""Where an act is signed: which blocks below the last clause are offices and names, and no text of the clause.

Owns: the extent of a signature. Must not know: which part it signs. A name under an office signs; an office alone does
where nothing but short lines follows it to the end of the document, or an "approved by" corner opens the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.blocks import Block
from corpus.model import Span
from corpus.offices import LONGEST_POSITION, is_office
from corpus.shapes import Form, Shape, heads_a_document, heads_a_law, titles_a_document
from corpus.text import ends_sentence, fold

_LINES = 10  # a signature's name stands at most so many lines below its first
_LEADING_LINES = 3
_SHORT = 30
_LONGEST = 120  # characters of a line of it
_AGREED = re.compile(
    r"\W*(?:келісілді|келісілген|согласован[оаы]?)\b\W*|за\s+(?-i:[А-ЯЁ]).{0,80}|(?-i:[А-ЯӘҒҚҢӨҰҮҺІ]).{3,100}\sүшін|м\.\s?о\.|м\.\s?п\.",
    re.IGNORECASE,
)
# "Қазақстан Республикасының Үкіметі үшін", "За Республику Молдова": who signs a treaty
_PARTY = re.compile(
    r"(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])(?:[^.;:]{0,200}\s)?[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]*\sүшін\s*|За\s[А-ЯЁ][^;:]{2,80}[^.;:,]"
)
_FOR = re.compile(r"\sүшін\b|\bЗа\s")
# "КЕЛІСІЛДІ" alone, with a day, or with the name of the body behind it
_AGREES = re.compile(
    r"\W*(?:(?-i:КЕЛІСІЛДІ|КЕЛІСІЛГЕН|СОГЛАСОВАН[ОАЫ]?)\b.{0,250}[^.;]"
    r"|(?:келісілді|келісілген|согласован[оаы]?)\W*)",
    re.IGNORECASE,
)
_AGREEING_LINES = 6  # of a body's name and the office that signs for it
_DAY = re.compile(r".{0,40}\d{4}\s?(?:жыл|ж\.|год|г\.).{0,40}", re.IGNORECASE)
_PREAMBLE = 8  # blocks from a treaty's title to its first article
_NUMBERED = (Form.ARTICLE, Form.CLAUSE)
_OPENERS = (Form.APPROVAL, Form.BADGE)


def signature_length(blocks: Sequence[Block], shapes: Sequence[Shape], place: int) -> int:
    """How many blocks from this one on are a signature; 0 where none begins here."""
    parties = _parties(blocks, place)
    if parties:
        return parties
    led = not (shapes[place].form in (Form.SIGNATURE, Form.POSITION) or _AGREED.fullmatch(blocks[place].text))
    if led and not _leads(blocks, shapes, place):
        return 0
    named = 0
    for ahead in range(place, min(place + _LINES, len(blocks))):
        form = shapes[ahead].form
        if form is Form.SIGNATURE:
            named = ahead - place + 1
        elif form in _OPENERS or (ahead > place and _opens_document(blocks, shapes, ahead)):
            return named or ahead - place
        elif not _may_sign(blocks[ahead], form):
            return named
    at_end = place + _LINES >= len(blocks)
    return named or (len(blocks) - place if at_end else 0)


def _parties(blocks: Sequence[Block], place: int) -> int:
    """How many lines from this one on name the parties that sign a treaty, 0 where fewer than two do."""
    if place == 0 or not ends_sentence(blocks[place - 1].text):
        return 0
    found = 0
    while place + found < len(blocks) and _PARTY.fullmatch(blocks[place + found].text):
        found += 1
    both = found == 1 and len(_FOR.findall(blocks[place].text)) > 1  # two parties on one line
    return found if found > 1 or both else 0


def _leads(blocks: Sequence[Block], shapes: Sequence[Shape], place: int) -> bool:
    """Whether a line opens an office that goes on below it, up to a name: "Аудандық мәслихат / төрағасы А. Сейіт"."""
    if place == 0 or not ends_sentence(blocks[place - 1].text):
        return False
    for ahead in range(place, min(place + _LEADING_LINES, len(blocks) - 1)):
        block = blocks[ahead]
        plain = shapes[ahead].form in (Form.TEXT, Form.POSITION) and block.text[:1].isalpha() and not block.table_row
        if not plain or len(block.text) > LONGEST_POSITION or ends_sentence(block.text) or heads_a_document(block.text):
            return False
        if shapes[ahead + 1].form is Form.SIGNATURE:
            return blocks[place].text[0].isupper()
    return False


def _opens_document(blocks: Sequence[Block], shapes: Sequence[Shape], place: int) -> bool:
    """Whether another document begins here: a draft law, or a title below which a numbering begins."""
    text = blocks[place].text
    if heads_a_law(text):
        return True
    below = (shape for shape in shapes[place + 1 : place + _PREAMBLE] if shape.form in _NUMBERED)
    first = next(below, None)
    return first is not None and first.number == "1" and titles_a_document(text)


def _may_sign(block: Block, form: Form) -> bool:
    """Whether a line can stand between an office and its name."""
    if form is Form.POSITION or _AGREED.fullmatch(block.text):
        return True
    if form not in (Form.TEXT, Form.ROW):
        return False
    label = len(block.text) <= _SHORT and block.text.endswith(":")  # "Оқығандар:", and who read the proofs
    return label or (len(block.text) <= _LONGEST and not ends_sentence(block.text))


def goes_on_signing(block: Block, shape: Shape, *, agreeing: bool) -> bool:
    """Whether a line below a signature belongs to it: another office, "agreed", a day, a seal's place.

    Where another body agrees, its name stands below, whatever it is called.
    """
    if shape.form in (Form.SIGNATURE, Form.POSITION):
        return True
    text = block.text.strip(" |")
    if shape.form is Form.TEXT and _AGREES.fullmatch(text):
        return True
    if shape.form is not Form.TEXT or len(text) > _LONGEST:
        return False
    if _AGREED.fullmatch(text) or _DAY.fullmatch(text) or is_office(text):
        return True
    return agreeing and not (ends_sentence(text) or titles_a_document(text) or heads_a_document(text))


def is_agreed(source: str, signature: Sequence[Span]) -> bool:
    """Whether another body agrees in the last lines of a signature: "КЕЛІСІЛДІ / … министрлігі"."""
    return any(_AGREES.fullmatch(fold(span.of(source))) for span in signature[-_AGREEING_LINES:])
