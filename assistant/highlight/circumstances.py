"""When, where, from what, on what condition, in what way, about what: the circumstances of a clause.

Owns: the rules for circumstances. Must not know: actors, how spans are cut.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.highlight.actors import is_office
from assistant.highlight.asked import Asked
from assistant.highlight.clause import Clause
from assistant.highlight.marks import Range
from assistant.highlight.morphology import Form
from assistant.highlight.phrases import simple_start, start_of


def source(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "… есебінен", else a thing in the ablative: the budget, the money."""
    for at, word in enumerate(clause.words):
        if word.text == "есебінен" and at > 0 and not _inside_participle(clause, at):
            return ((_list_start(clause, at - 1), at),)
    if clause.item:
        return ()
    ablative = [at for at, word in enumerate(clause.words) if word.form is Form.ABLATIVE and not is_office(clause, at)]
    return _phrases(clause, ablative[:1])


def _inside_participle(clause: Clause, at: int) -> bool:
    """Whether the means belong to a participle ("… есебінен сатып алынған") and not to the sentence."""
    return any(word.form is Form.PARTICIPLE for word in clause.words[at + 1 : at + 3])


def _list_start(clause: Clause, head: int) -> int:
    """The start of the sources counted up before "есебінен": back to the subject of the sentence."""
    words = clause.words
    for at in range(head, 0, -1):
        if words[at].opens:
            return at
        if words[at - 1].form is Form.NOUN and words[at - 1].possessed and words[at].form is Form.DATIVE:
            return at
    return start_of(clause, head)


def when(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "… бастап", "… кезеңде", a time in the locative."""
    for at, word in enumerate(clause.words):
        if word.text in ("бастап", "дейін", "кейін", "кезеңде") and at > 0:
            return ((start_of(clause, at - 1), at),)
    return ()


def address(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """What stands after "мекенжайы:", narrowed to the street, the town or the code asked for."""
    for at, word in enumerate(clause.words):
        if word.folded.startswith("мекен") and ":" in _gap_after(clause, at):
            return _part_of_address(clause, asked, at + 1)
    return ()


def _part_of_address(clause: Clause, asked: Asked, first: int) -> tuple[Range, ...]:
    last, words = len(clause.words) - 1, clause.words
    if "индек" in asked.text or "index" in asked.text or "postal" in asked.text:
        return (
            ((first, last),)
            if "коше" in asked.text or "мекен" in asked.text or "улиц" in asked.text
            else ((first, first),)
        )
    wanted = [stem for stem in ("кала", "коше") if any(entry.startswith(stem) for entry in asked.stems)]
    if len(wanted) == 1 and "мекен" not in asked.text:
        for at in range(first, last + 1):
            if words[at].folded.startswith(wanted[0]):
                return ((max(first, simple_start(clause, at)), at),)
    return ((first, last),)


def _gap_after(clause: Clause, at: int) -> str:
    return clause.words[at + 1].gap if at + 1 < len(clause.words) else ""


def where(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The address, else the places in the locative."""
    found = address(clause, asked)
    locative = [at for at, word in enumerate(clause.words) if word.form is Form.LOCATIVE]
    near = [at for at in locative if at + 1 < len(clause.words) and asked.mentions(clause.words[at + 1].folded)]
    return found or _phrases(clause, (near or locative)[:1])


def condition(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The clause that ends in "-са"."""
    for at, word in enumerate(clause.words):
        if word.form is Form.CONDITIONAL:
            return ((_condition_start(clause, at), at),)
    return ()


def _condition_start(clause: Clause, last: int) -> int:
    """After the subject that the main clause shares, and after "егер"."""
    for at in range(last, 0, -1):
        before = clause.words[at - 1]
        if clause.words[at].opens:
            return at
        if before.text == "егер" or (before.form is Form.DATIVE and is_office(clause, at - 1)):
            return at
    return 0


def manner(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "… сәйкес", "… тәртіппен", the instruments by which it is done."""
    for at, word in enumerate(clause.words):
        if word.form is Form.INSTRUMENTAL and word.possessed and not is_office(clause, at):
            following = clause.words[at + 1].form if at + 1 < len(clause.words) else None
            if following is Form.CONJUNCTION:
                continue
            return ((start_of(clause, at), at),)
    return according(clause, asked) or _order(clause)


def according(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """What it is done according to."""
    for at, word in enumerate(clause.words):
        if word.text == "сәйкес" and at > 0 and clause.words[at - 1].form is Form.DATIVE:
            return ((start_of(clause, at - 1), at),)
    return ()


def _order(clause: Clause) -> tuple[Range, ...]:
    return _phrases(clause, [at for at, word in enumerate(clause.words) if word.text == "тәртіппен"][:1])


def acts_followed(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The acts that bind, without "сәйкес"; without the first one where the question sets it aside."""
    found = according(clause, asked)
    if not found:
        return ()
    first, last = found[0][0], found[0][1] - 1
    if asked.apart:
        first = _after_said(clause, asked, first, last)
    return ((first, last),)


def _after_said(clause: Clause, asked: Asked, first: int, last: int) -> int:
    for at in range(first, last):
        if clause.words[at].form is Form.DATIVE and "," in clause.words[at + 1].gap:
            said = any(asked.mentions(word.folded) for word in clause.words[first : at + 1])
            return at + 1 if said else first
    return first


def about(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "… туралы", "… мәселелер бойынша", "… жөнінде"."""
    for at, word in enumerate(clause.words):
        matter = word.text in ("бойынша", "жөнінде") and clause.words[at - 1].folded.startswith("масел")
        if at > 0 and (matter or word.text == "туралы"):
            return ((start_of(clause, at - 1), at),)
    return ()


def purpose(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "… үшін", "… мақсатында"."""
    for at, word in enumerate(clause.words):
        if word.text in ("үшін", "мақсатында") and at > 0:
            return ((_purpose_start(clause, at - 1), at),)
    return ()


def _purpose_start(clause: Clause, head: int) -> int:
    for at in range(head, 0, -1):
        if clause.words[at].opens or clause.words[at - 1].form in (Form.VERB, Form.POSTPOSITION):
            return at
        if clause.words[at - 1].text == "ол":
            return at
    return start_of(clause, head)


def _phrases(clause: Clause, heads: Iterable[int]) -> tuple[Range, ...]:
    return tuple((start_of(clause, head), head) for head in heads)
