"""What it is, what it is called, which one, may it: names, definitions, objects, predicates, parts of an item.

Owns: the rules for things and for yes or no. Must not know: actors, how spans are cut.
"""

from __future__ import annotations

import re

from assistant.highlight.asked import Asked
from assistant.highlight.circumstances import acts_followed
from assistant.highlight.clause import Clause, Word
from assistant.highlight.marks import Range
from assistant.highlight.morphology import Form
from assistant.highlight.phrases import predicate_start, start_of

_COPULA = "табылады"
_MODAL = ("салынады", "емес", "бар", "жоқ", "тиіс", "міндетті", "құқылы", "жатады", "бекітілсін")
_GUIDANCE = re.compile(
    r"суиен|басшилик\w* ал|руководств|follow|guided|governed|comply|соблюда|basis of which|на основе как|негизинде"
)
_POINTING = ("өз", "оның", "оны")
_LONG_ENOUGH = 3
_CLEAR = 0.2  # least difference between the sides of a definition


def whole(clause: Clause) -> tuple[Range, ...]:
    """Every paragraph, without its number."""
    starts = [at for at, word in enumerate(clause.words) if word.opens] or [0]
    ends = [*(start - 1 for start in starts[1:]), len(clause.words) - 1]
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start <= end)


def named(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The name after a dash or colon, else a whole entry that is a quoted name."""
    after = after_mark(clause)
    if after:
        return after
    return whole(clause) if _is_name(clause) else ()


def after_mark(clause: Clause) -> tuple[Range, ...]:
    """What a short subject with a dash or a colon introduces: "толық атауы - …"."""
    for at, word in enumerate(clause.words[1:8], 1):
        if word.gap.strip(' "«“') in ("-", ":") and not word.opens:
            return ((at, len(clause.words) - 1),)
    return ()


def _is_name(clause: Clause) -> bool:
    return clause.words[0].gap.endswith('"') and not any(word.form is Form.VERB for word in clause.words)


def removal(clause: Clause) -> tuple[Range, ...]:
    """The removal that stands in place of a clause, without the bracket about its entry into force."""
    if [word.text for word in clause.words[:2]] != ["алып", "тасталды"]:
        return ()
    last = next((at - 1 for at, word in enumerate(clause.words) if "(" in word.gap and at > 1), len(clause.words) - 1)
    return ((0, last),)


def told_apart(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The words by which one entry of a list of names differs: those after the bracket, up to the closing mark."""
    words = clause.words
    closing = [at for at, word in enumerate(words) if '"' in word.gap and at > 0]
    opening = [at for at, word in enumerate(words) if ")" in word.gap and "(" not in word.gap]
    if not closing or not opening or opening[-1] >= closing[-1]:
        return ()
    return () if any(word.form is Form.VERB for word in words) else ((opening[-1], closing[-1] - 1),)


def which(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The acts that bind, the head of a list, a definition, else the phrase of the noun that "which" stands before."""
    guided = acts_followed(clause, asked) if _GUIDANCE.search(asked.text) else ()
    return guided or list_head(clause, asked) or _definition(clause, asked) or noun_asked(clause, asked)


def list_head(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The words before a list ("Функциялары:"), where the question names them."""
    first = whole(clause)[0]
    end = clause.words[first[1]].span.end
    said = asked.mentions(clause.words[first[1]].folded)
    return (first,) if said and clause.source[end : end + 1] == ":" else ()


def _definition(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The definition, where "which" asks about its own last noun: "қандай орган" of "… органы болып табылады"."""
    for at, word in enumerate(clause.words[2:], 2):
        if word.text == _COPULA and clause.words[at - 2].folded.startswith(tuple(asked.which) or ("\0",)):
            return defined(clause, asked)
    return ()


def noun_asked(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The phrase, more than its head, of the noun that "which" stands before."""
    for at, word in enumerate(clause.words):
        if not any(len(stem) >= _LONG_ENOUGH and word.folded.startswith(stem) for stem in asked.which):
            continue
        start, end = start_of(clause, at), _last_of_kind(clause, at)
        if word.form is Form.ADJECTIVE:
            end = _before_said(clause, asked, start, end)
        while start < end and word.form is not Form.ADJECTIVE and _owner_said(clause, asked, start):
            start += 1
        if end >= start and (end > start or word.form is Form.NUMBER) and _is_new(clause, asked, start, end):
            return ((start, end),)
    return ()


def _owner_said(clause: Clause, asked: Asked, at: int) -> bool:
    return clause.words[at].form is Form.GENITIVE and asked.mentions(clause.words[at].folded)


def _last_of_kind(clause: Clause, at: int) -> int:
    """A later head with the same word and form, joined to this one: "бекітілген мүлікті және … алынған мүлікті"."""
    same = [later for later in range(at + 1, len(clause.words)) if clause.words[later].text == clause.words[at].text]
    joined = at + 1 < len(clause.words) and clause.words[at + 1].form is Form.CONJUNCTION
    return (same[-1] if same else _next_alike(clause, at)) if joined else at


def _next_alike(clause: Clause, at: int) -> int:
    """The word right after the conjunction, if it has the same form."""
    later = at + 2
    alike = later < len(clause.words) and clause.words[later].form is clause.words[at].form
    return later if alike else at


def _before_said(clause: Clause, asked: Asked, start: int, end: int) -> int:
    """Without the attribute's own name: "мемлекеттік мекеме" of "мемлекеттік мекеме ұйымдық-құқықтық нысанындағы"."""
    while end > start and clause.words[end].form is Form.ADJECTIVE:
        end -= 1
    return end


def _is_new(clause: Clause, asked: Asked, start: int, end: int) -> bool:
    return not all(asked.mentions(word.folded) for word in clause.words[start : end + 1])


def defined(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The side of "X … болып табылады" that the question does not say."""
    end = next((at for at, word in enumerate(clause.words) if word.text == _COPULA), None)
    if end is None or end < _LONG_ENOUGH or _participle(clause, end):
        return ()
    last = end - 2 if clause.words[end - 1].text == "болып" else end - 1
    short = _after_short_name(clause, last)
    if short is not None:
        return ((short, last),)
    borders = [at for at in range(last) if _may_end_subject(clause.words[at], clause.words[at + 1])]
    best = max(borders, key=lambda at: abs(_leaning(clause, asked, at, last)), default=None)
    if best is None or abs(_leaning(clause, asked, best, last)) < _CLEAR:
        return ()
    return ((0, best),) if _leaning(clause, asked, best, last) < 0 else ((best + 1, last),)


def _participle(clause: Clause, end: int) -> bool:
    return clause.words[end].form is not Form.VERB


def _after_short_name(clause: Clause, last: int) -> int | None:
    """The word after "(бұдан әрі - …)", which closes a subject."""
    for at in range(1, last):
        if clause.words[at].text == "бұдан" and clause.words[at - 1].form is Form.NOUN:
            return next((later for later in range(at + 1, last) if ")" in clause.words[later].gap), None)
    return None


def _may_end_subject(word: Word, following: Word) -> bool:
    compound = following.form is Form.NOUN and following.possessed  # "құрылтай құжаты"
    return (
        word.form in (Form.NOUN, Form.VERBAL_NOUN)
        and following.form not in (Form.VERB, Form.VERBAL_NOUN)
        and not compound
    )


def _leaning(clause: Clause, asked: Asked, border: int, last: int) -> float:
    """How much more of the left side than of the right side the question says, from -1 to 1."""
    return _said(clause, asked, 0, border) - _said(clause, asked, border + 1, last)


def _said(clause: Clause, asked: Asked, first: int, last: int) -> float:
    words = clause.words[first : last + 1]
    return sum(asked.mentions(word.folded) for word in words) / max(len(words), 1)


def thing(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """A definition's other side, what a dash introduces, else the object or passive subject not yet said."""
    if _GUIDANCE.search(asked.text) and (acts := acts_followed(clause, asked)):
        return acts
    found = defined(clause, asked) or after_mark(clause)
    return found or (() if clause.item else _passive_subject(clause) or _object(clause, asked))


def _passive_subject(clause: Clause) -> tuple[Range, ...]:
    last = len(clause.words) - 1
    if last and clause.words[last].text.endswith(("лсін", "лсын")) and clause.words[last - 1].form is Form.NOUN:
        return ((start_of(clause, last - 1), last - 1),)
    return ()


def _object(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The first object not yet said, where no noun is asked for by name."""
    if asked.which:
        return ()
    for at, word in enumerate(clause.words):
        if word.form is Form.ACCUSATIVE:
            start = start_of(clause, at)
            if (
                start < at
                and clause.words[start].text not in _POINTING
                and not any(asked.mentions(entry.folded) for entry in clause.words[start : at + 1])
            ):
                return ((start, at),)
    return ()


def existence(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """ "… бар" of what the question names."""
    for at, word in enumerate(clause.words[1:], 1):
        if word.text == "бар" and asked.mentions(clause.words[at - 1].folded):
            return ((start_of(clause, at - 1), at),)
    return ()


def predicate(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The words that allow, forbid or oblige, with what they allow; none for an entry of a list."""
    for at in range(len(clause.words) - 1, -1, -1):
        word = clause.words[at]
        ends = at + 1 == len(clause.words) or clause.words[at + 1].opens
        if ends and word.text in _MODAL and not clause.item:
            return ((predicate_start(clause, at), at),)
    return ()
