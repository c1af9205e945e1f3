"""Noun phrases and predicates of a Kazakh sentence, grown from their last word to the left.

Owns: where a phrase begins, coordination, clause-final predicates. Must not know: questions. Kazakh puts the head
last, and everything that belongs to it before it; so the head and its neighbours' endings tell where it begins.
"""

from __future__ import annotations

from assistant.highlight.clause import Clause, Word
from assistant.highlight.morphology import OBLIQUE, Form

_STOPS = (";", ":", "–", "—", " - ")
_MODIFIERS = frozenset({Form.GENITIVE, Form.ADJECTIVE, Form.NUMBER, Form.NOUN, Form.VERBAL_NOUN})
_WITH = ("мен", "бен", "пен")
_LIGHT = ("қамтамасыз", "тыйым", "жүзеге")  # the first halves of compound verbs
_OWN_ADVERB = "туралы"  # "… туралы ереже": the one postposition inside a title


def start_of(clause: Clause, head: int) -> int:
    """The first word of the noun phrase whose last word is ``head``, coordinated phrases included."""
    first = simple_start(clause, head)
    while (joined := _coordinated(clause, first, head)) is not None:
        first = joined
    return first


def simple_start(clause: Clause, head: int) -> int:
    """The start of one phrase, without what is coordinated with it."""
    words, at = clause.words, head
    while at > 0:
        at = _over_brackets(clause, at)
        if at == 0 or not _belongs(clause, at - 1, at, head):
            break
        at -= 1
        if words[at].form is Form.PARTICIPLE or words[at].form is Form.VERBAL_NOUN:
            at = _argument(clause, at)
    return at


def _over_brackets(clause: Clause, at: int) -> int:
    """The word that opens the bracket closed just before ``at``, if the bracket stands between noun and name."""
    gap = clause.words[at].gap
    if ")" not in gap or clause.words[at].opens:
        return at
    for back in range(at - 1, -1, -1):
        if "(" in clause.words[back].gap and ")" not in clause.words[back].gap:
            return back
    return at


def _belongs(clause: Clause, left: int, right: int, head: int) -> bool:
    """Whether the word on the left modifies the one on its right."""
    word, following = clause.words[left], clause.words[right]
    gap = following.gap
    if following.opens or any(stop in gap for stop in _STOPS) or (gap.count('"') % 2 and gap.strip() != '"'):
        return False
    if "," in gap:
        return word.form is Form.GENITIVE and _genitive_follows(clause, right, head)
    if word.text == _OWN_ADVERB:
        return following.form not in (Form.VERB, Form.PARTICIPLE)
    if word.form is Form.CONJUNCTION:
        return left > 0 and _genitives(clause, left, right, head)
    if word.form is Form.PARTICIPLE:
        return True
    return word.form in _MODIFIERS and not _breaks(word, following)


def _genitive_follows(clause: Clause, right: int, head: int) -> bool:
    """Whether a list of owners goes on: "Министрліктің, жергілікті және басқа да органдардың қызметін"."""
    for at in range(right, head + 1):
        form = clause.words[at].form
        if form is Form.GENITIVE:
            return True
        if form not in (Form.ADJECTIVE, Form.NOUN, Form.CONJUNCTION):
            return False
    return False


def _genitives(clause: Clause, left: int, right: int, head: int) -> bool:
    """Whether a conjunction joins two modifiers of the head rather than two heads."""
    before = clause.words[left - 1].form
    if before is Form.GENITIVE:
        return _genitive_follows(clause, right, head)
    if before is Form.ADJECTIVE:
        return True
    paired = before is Form.NOUN and clause.words[left].text in _WITH
    return paired and _genitive_follows(clause, right, head)


def _breaks(word: Word, following: Word) -> bool:
    """Whether two neighbours belong to two phrases: a finished noun before an adjective or an owner."""
    if word.form is Form.VERBAL_NOUN:
        return following.form is Form.ADJECTIVE and not following.text.startswith("жөнінде")
    if word.form is Form.GENITIVE:  # "басшысының | Қазақстан …": a name of its own begins
        return word.possessed and not word.capital and following.text == "қазақстан"
    if word.form is not Form.NOUN:
        return False
    if following.form is Form.ADJECTIVE:
        return not following.capital
    if following.form is Form.NOUN and word.capital and not following.capital:
        return not following.possessed and not word.possessed
    if following.form is Form.GENITIVE:
        return not (following.possessed or (word.capital and word.possessed)) and not word.text.endswith("ушы")
    return False


def _argument(clause: Clause, at: int) -> int:
    """The start of the one complement of a participle or verbal noun: "[қызметін] қамтамасыз ету"."""
    words, left = clause.words, at - 1
    if words[at].opens or left < 0:
        return at
    if words[left].text in _LIGHT and left > 0 and not words[left].opens:
        left -= 1
    if words[left].form in OBLIQUE and not words[at].gap.strip():
        return simple_start(clause, left)
    return at


def _coordinated(clause: Clause, first: int, head: int) -> int | None:
    """The start of a phrase joined by a conjunction or comma whose head has the same form."""
    words, form = clause.words, clause.words[head].form
    if first == 0 or words[first].opens:
        return None
    left = first - 1
    if words[left].form is Form.CONJUNCTION and left > 0:
        unmarked = words[left].text in _WITH and words[left - 1].form is Form.NOUN
        return simple_start(clause, left - 1) if words[left - 1].form is form or unmarked else None
    if words[first].gap.strip(' "«“') == "," and words[left].form is form and form is not Form.VERB:
        return simple_start(clause, left)
    return None


def predicate_start(clause: Clause, last: int) -> int:
    """The first word of the predicate that ends in the finite verb ``last``: back to the object, topic or subject."""
    words, at = clause.words, last
    while at > 0 and not words[at].opens:
        word, following = words[at - 1], words[at]
        if _ends_topic(word, following, at == last):
            break
        at -= 1
    return at


def _ends_topic(word: Word, following: Word, verb: bool) -> bool:
    if ";" in following.gap or ":" in following.gap or ("," in following.gap and word.form is Form.CONDITIONAL):
        return True
    if word.form in (Form.POSTPOSITION, Form.CONDITIONAL) or word.text == "оның":
        return True
    if word.form is Form.ACCUSATIVE:
        return not verb
    passive = verb and following.text.endswith(("сын", "сін"))  # "… бекітілсін": the subject stands right before
    return word.form is Form.NOUN and (following.form is Form.ADJECTIVE or passive)
