"""Who acts, with whose consent, upon whose word, towards whom: the persons and bodies of a clause.

Owns: the rules for actors. Must not know: how phrases grow, how spans are cut.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.highlight.asked import STEM, Asked
from assistant.highlight.clause import Clause
from assistant.highlight.marks import Range
from assistant.highlight.morphology import Form
from assistant.highlight.phrases import start_of

_OFFICES = """торага басши президент уким департамент адам кенес орган мекеме сот министр аким комиссия судья директор
уиим академия тулга комитет парламент сенат мажилис прокурор хатши палата отирис субъект аппарат агенттик"""
_OFFICE = tuple(_OFFICES.split())
_BEFORE_AN_ACTOR = (Form.NOUN, Form.ADJECTIVE)  # a word of these forms after a noun makes it a part of a name


def is_office(clause: Clause, at: int) -> bool:
    """Whether the word names an office, a body or a person."""
    return clause.words[at].folded.startswith(_OFFICE)


def agent(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The nominative actor before the verb asked about; none where the clause leaves it to the head of its list."""
    found = [(at, verb) for at in _actors(clause) if (verb := _verb_after(clause, at)) is not None]
    main = [entry for entry in found if clause.words[entry[1]].form is Form.VERB]
    inner = [entry for entry in found if entry not in main and _inner_asked(clause, asked, entry)]
    if inner and (not main or _overlap(clause, asked, inner[-1][1]) > _overlap_before(clause, asked, inner[-1][0])):
        main = inner
    if clause.item and not inner:
        return ()
    return tuple((start_of(clause, at), at) for at, _ in (_unsaid(clause, asked, main) or main)[-1:])


def _actors(clause: Clause) -> Iterator[int]:
    for at, word in enumerate(clause.words):
        following = clause.words[at + 1] if at + 1 < len(clause.words) else None
        if word.form is not Form.NOUN or not is_office(clause, at) or following is None:
            continue
        part_of_name = following.form in _BEFORE_AN_ACTOR or is_office(clause, at + 1) or following.folded.startswith("атин")
        if not part_of_name or "," in following.gap or following.text == "өз":
            yield at


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
    count = 0
    for word in clause.words[participle + 1 : participle + 6]:
        if word.form is Form.POSTPOSITION or word.form in (Form.LOCATIVE, Form.VERB):
            break
        count += asked.mentions(word.folded)
    return count


def _overlap_before(clause: Clause, asked: Asked, at: int) -> int:
    return sum(asked.mentions(word.folded) for word in clause.words[: start_of(clause, at)])


def _unsaid(clause: Clause, asked: Asked, entries: list[Range]) -> list[Range]:
    return [entry for entry in entries if not asked.mentions(clause.words[entry[0]].folded)]


def consent(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """"X-мен келісім бойынша", "X-мен келісілген"."""
    for at in range(1, len(clause.words)):
        word, before = clause.words[at], clause.words[at - 1]
        if not word.folded.startswith("келис") or before.form is not Form.INSTRUMENTAL:
            continue
        by = at + 1 < len(clause.words) and clause.words[at + 1].form is Form.POSTPOSITION
        return ((start_of(clause, at - 1), at + by),)
    return ()


def proposer(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """"X-тың ұсынымы бойынша"."""
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
    """The partners in the instrumental; those whose consent is needed where there are no others."""
    return _offices(clause, asked, Form.INSTRUMENTAL) or consent(clause, asked)


def whose(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The property it belongs to, else the owner in the genitive."""
    for at, word in enumerate(clause.words):
        if word.folded.startswith("менши") and word.form is Form.DATIVE:
            return ((start_of(clause, at), at),)
    return _owner(clause, asked)


def _owner(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    for at, word in enumerate(clause.words[:-1]):
        owned = clause.words[at + 1 : at + 4]
        if word.form is Form.GENITIVE and is_office(clause, at) and any(asked.mentions(near.folded) for near in owned):
            if not asked.mentions(word.folded):
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
