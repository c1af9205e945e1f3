"""From the intent and aspect that rules tell to the wish that a history is asked with.

Owns: that translation, and the words for operations that aspects do not know; where they say nothing, the learned
model's operation stands. Must not know: acts, events, answers.
"""

from __future__ import annotations

import re

from assistant.history.ordinals import nth_asked
from assistant.understand.intent import Aspect, Intent, skeletons
from assistant.understand.lexer import read
from assistant.understand.question import Understood
from assistant.understand.vocabulary import Vocabulary
from assistant.understand.want import Operation, Want, Wish
from corpus.model import EventKind

_WANTS = {
    Intent.CONTENT: Want.TEXT,
    Intent.HISTORY: Want.HISTORY,
    Intent.STATUS: Want.STATUS,
    Intent.ADOPTION: Want.ADOPTION,
    Intent.THANKS: Want.ABOUT,
    Intent.INVENTION: Want.NONE,
}
_OF_ASPECT = {
    Aspect.LAST: Operation.LAST,
    Aspect.FIRST: Operation.FIRST,
    Aspect.EFFECT: Operation.EFFECT,
    Aspect.SINCE: Operation.SINCE,
}
_KINDS = {
    Aspect.REMOVED: EventKind.REMOVED,
    Aspect.INSERTED: EventKind.INSERTED,
    Aspect.RESTATED: EventKind.RESTATED,
}
# c: how many; m, l: more, less; e: the superlative before them; o: only; i: one; t: times; g: long; p: a stretch of
# time; r: a pause; n: a note; s: says.
_WORDS = Vocabulary(
    c="сколько неше қанша count",
    m="чаще больше наибольш* көп жиі most",
    l="реже меньше наименьш* аз сирек least fewest",
    e="ең самы* самая самое how",
    M="many",
    o="только лишь ровно тек ғана қана only just exactly ақ",
    i="один одно одна бір once one",
    t="раз раза рет* time times",
    g="долг* длинн* ұзақ* longest longer",
    p="период* период срок* время период кезең* уақыт* period* stretch time",
    r="перерыв* пауз* промежут* затиш* үзіліс* pause* gap* interval*",
    n="сноск* примечани* ескертпе* ескерту* note notes footnote*",
    s="говор* сказан* указан* указыва* назван* называ* айт* көрсет* атал* say says tell tells name names mention*",
)
_ORDER = (  # patterns over one character a token; the first that fits tells the operation
    (Operation.PAUSE, re.compile(r"r|g[^?]{0,2}p|gt")),
    (Operation.TOLD, re.compile(r"n.*s|s.*n")),
    (Operation.ONCE, re.compile(r"oi|io|ito")),
    (Operation.COUNT, re.compile(r"c|eM")),
    (Operation.MOST, re.compile(r"e?m")),
    (Operation.LEAST, re.compile(r"e?l")),
)
_LEARNED = frozenset(
    (Operation.COUNT, Operation.MOST, Operation.LEAST, Operation.PAUSE, Operation.UNCHANGED, Operation.ONCE)
)
_ASKS_UNCHANGED = re.compile(
    r"\b(?:каи|кандаи|каиси|какие|каких|какая|какои|which|what)\b (?:\w+ ){0,3}?"
    r"(?:(?:\w+ ){0,4}(?:озгермеген|озгертилмеген|озгермеди)|(?:\w+ ){0,3}не (?:\w+ )?(?:менял|изменя|измени)\w*"
    r"|(?:\w+ ){0,3}(?:not|never) (?:\w+ ){0,2}(?:chang|amend)\w*|(?:\w+ ){0,2}unchanged)"
)
_ONLY = re.compile(r"\b(?:только|лишь|ровно|тек|only|exactly|just)\b", re.IGNORECASE)


def wish_of(understood: Understood) -> Wish:
    """What a question wants, by its intent, its aspect and few words."""
    wanted = understood.wanted
    if wanted.intent is Intent.HISTORY and wanted.aspect is Aspect.WORDING:
        return Wish(Want.WORDING)
    kinds = frozenset({_KINDS[wanted.aspect]} if wanted.aspect in _KINDS else ())
    if wanted.intent is not Intent.HISTORY:
        return Wish(_WANTS[wanted.intent], _operation(understood) if understood.instruments else Operation.LIST)
    return Wish(Want.HISTORY, _OF_ASPECT.get(wanted.aspect) or _operation(understood), kinds)


def _operation(understood: Understood) -> Operation:
    bones, text = skeletons(understood.text), understood.text.lower()
    if _ASKS_UNCHANGED.search(bones) or _ASKS_UNCHANGED.search(text):
        return Operation.UNCHANGED
    numbered = [entry.span.start for entry in understood.instruments if entry.number is not None]
    if any(_ONLY.search(text[max(0, start - 12) : start]) for start in numbered):
        return Operation.EXACTLY
    tokens = [token for token in read(understood.text) if token.kind != "sign"]
    line = "".join("i" if token.spelled == "cardinal" and token.value == 1 else _WORDS.of(token) for token in tokens)
    named = next((operation for operation, pattern in _ORDER if pattern.search(line)), None)
    if named is not None or nth_asked(understood) is not None:
        return named or Operation.NTH
    return understood.wish.operation if understood.wish.operation in _LEARNED else Operation.LIST
