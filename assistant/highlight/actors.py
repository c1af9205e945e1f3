"""Who acts, with whose consent, upon whose word, towards whom: the persons and bodies of a clause.

Owns: the rules for actors. Must not know: how phrases grow, how spans are cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.highlight.asked import STEM, Asked
from assistant.highlight.clause import Clause, Word
from assistant.highlight.marks import Range
from assistant.highlight.morphology import Form
from assistant.highlight.phrases import simple_start, start_of
from corpus.act_words import all_words

_OFFICES = """торага басши президент уким адам кенес орган мекеме сот министр аким комиссия судья директор
уиим тулга комитет парламент сенат мажилис прокурор хатши палата отирис субект аппарат агенттик"""
_OFFICE = (*_OFFICES.split(), *(office for act in all_words() for office in act.offices))
_BEFORE_AN_ACTOR = (Form.NOUN, Form.ADJECTIVE)  # a word of these forms after a noun makes it a part of a name


def is_office(clause: Clause, at: int) -> bool:
    """Whether the word names an office, a body or a person."""
    folded = clause.words[at].folded
    return folded.startswith(_OFFICE) and not folded.startswith("сотталг")


def agent(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The nominative actor before the verb asked about; none where the clause leaves it to the head of its list."""
    if clause.words[-1].text == "табылады":
        return ()  # a definition has no actor
    found = [(at, verb) for at in _actors(clause) if (verb := _verb_after(clause, at)) is not None]
    main = [entry for entry in found if clause.words[entry[1]].form is Form.VERB]
    inner = [entry for entry in found if entry not in main and _inner_asked(clause, asked, entry)]
    if inner and (not main or _only_inner(clause, asked, inner[-1][1])):
        main = inner
    if clause.item and not inner:
        return ()
    main = main or _unsaid(clause, asked, found)
    return tuple((start_of(clause, at), at) for at, _ in (_unsaid(clause, asked, main) or main)[-1:])


def acts(clause: Clause, at: int) -> bool:
    """Whether the word names an office or a body that governs a verb or a participle."""
    return at in _actors(clause) and _verb_after(clause, at) is not None


def another_agent(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The actor, where the question supposes someone else."""
    found = agent(clause, asked)
    said = [at for first, last in found for at in (first, last) if asked.mentions(clause.words[at].folded)]
    return () if said else found


def _actors(clause: Clause) -> Iterator[int]:
    for at, word in enumerate(clause.words):
        following = clause.words[at + 1] if at + 1 < len(clause.words) else None
        if word.form is not Form.NOUN or not is_office(clause, at) or following is None or _bracketed(clause, at):
            continue
        part_of_name = following.form in _BEFORE_AN_ACTOR or is_office(clause, at + 1) or following.text == "атынан"
        enters = following.capital and not word.capital  # "басшысы | Қазақстан …": another name begins
        if not part_of_name or enters or "," in following.gap or following.text == "өз":
            yield at


def _bracketed(clause: Clause, at: int) -> bool:
    """Whether the word stands in a bracket that closes within the clause."""
    for word in clause.words[at + 1 :]:
        if ")" in word.gap or "(" in word.gap:
            return word.gap.find(")") >= 0 and not 0 <= word.gap.find("(") < word.gap.find(")")
    return False


def _verb_after(clause: Clause, at: int) -> int | None:
    """The verb or participle that the actor governs, in the same paragraph."""
    for later in range(at + 1, len(clause.words)):
        word = clause.words[later]
        if word.opens or ";" in word.gap:
            return None
        if word.form in (Form.VERB, Form.PARTICIPLE):
            return later
    return None


def _inner_asked(clause: Clause, asked: Asked, entry: Range) -> bool:
    """Whether the question is about the participle's own deed: "the limit that the President approved"."""
    return asked.mentions(clause.words[entry[1]].folded) and _overlap(clause, asked, entry[1]) > 0


def _overlap(clause: Clause, asked: Asked, participle: int) -> int:
    """How many words of the phrase that a participle describes the question mentions."""
    return len(_said(asked, _described(clause, participle)))


def _described(clause: Clause, participle: int) -> list[Word]:
    """The words after a participle, to the end of the phrase that it describes."""
    near = clause.words[participle + 1 : participle + 6]
    ends = (at for at, word in enumerate(near) if word.form in (Form.POSTPOSITION, Form.LOCATIVE, Form.VERB))
    return list(near[: next(ends, len(near))])


def _said(asked: Asked, words: Iterable[Word]) -> set[str]:
    return {word.folded[:STEM] for word in words if asked.mentions(word.folded)}


def _only_inner(clause: Clause, asked: Asked, participle: int) -> bool:
    """Whether the question says more of what the participle describes than of the sentence's own objects."""
    described = _described(clause, participle)
    inside = {word.span for word in described}
    objects = [word for word in clause.words if word.span not in inside and word.form is Form.ACCUSATIVE]
    around = [word for word in clause.words if word.span not in inside]
    return len(_said(asked, described) - _said(asked, around)) > len(_said(asked, objects))


def _unsaid(clause: Clause, asked: Asked, entries: list[Range]) -> list[Range]:
    return [entry for entry in entries if not asked.mentions(clause.words[entry[0]].folded)]


def consent(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "X-мен келісім бойынша", "X-мен келісілген"."""
    for at in range(1, len(clause.words)):
        word, before = clause.words[at], clause.words[at - 1]
        if not word.folded.startswith("келис") or before.form is not Form.INSTRUMENTAL:
            continue
        by = at + 1 < len(clause.words) and clause.words[at + 1].form is Form.POSTPOSITION
        return ((start_of(clause, at - 1), at + by),)
    return ()


def behalf(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "X атынан"."""
    for at, word in enumerate(clause.words):
        if word.text == "атынан" and at > 0:
            return ((simple_start(clause, at), at),)
    return ()


def proposer(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "X-тың ұсынымы бойынша"."""
    for at, word in enumerate(clause.words[:-1]):
        if word.folded.startswith("усини") and clause.words[at + 1].form is Form.POSTPOSITION:
            return ((start_of(clause, at), at + 1),)
    return ()


def recipient(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The office in the dative; in the accusative where it is informed."""
    told = any(word.folded.startswith("хабар") for word in clause.words)
    return _offices(clause, asked, Form.ACCUSATIVE if told else Form.DATIVE)


def from_whom(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The offices in the ablative."""
    return _offices(clause, asked, Form.ABLATIVE)


def with_whom(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """Those whose consent is needed, else the partners in the instrumental."""
    return consent(clause, asked) or _offices(clause, asked, Form.INSTRUMENTAL)


def whose(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The property it belongs to, else the owner in the genitive."""
    for at, word in enumerate(clause.words):
        if word.folded.startswith("менши") and word.form is Form.DATIVE:
            return ((start_of(clause, at), at),)
    return _owner(clause, asked)


def _owner(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    for at, word in enumerate(clause.words[:-1]):
        owned = asked.mentions(clause.words[at + 1].folded)
        if word.form is Form.GENITIVE and is_office(clause, at) and owned and not asked.mentions(word.folded):
            return ((start_of(clause, at), at),)
    return ()


def _offices(clause: Clause, asked: Asked, form: Form) -> tuple[Range, ...]:
    heads = [at for at, word in enumerate(clause.words) if word.form is form and is_office(clause, at)]
    fresh = [at for at in heads if not asked.mentions(clause.words[at].folded[:STEM]) or len(heads) == 1]
    if not fresh:
        return ()
    last = fresh[-1]
    starts = {at: start_of(clause, at) for at in fresh}
    first = min(start for start in starts.values())
    return ((first, last),) if starts[last] == first else ((starts[fresh[0]], fresh[0]),)
