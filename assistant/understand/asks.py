"""What kind of thing a question asks for: an amount, a time, a person, a place, a reason, a permission.

Owns: the question words of the three languages as classes, and the words that join several questions in one. Must
not know: clauses, probabilities (``assistant/decide.py`` weighs the classes).
"""

from __future__ import annotations

import re

from assistant.understand.matter import plain, skeletons

# name: (skeleton cue, English cue); the order is that of the trained weights.
_KINDS = (
    ("amount", r"канша|неше|сколько|размер\w*|мөлшер\w*|молшер\w*|стои(?:т|мост)\w*|куни\b|бага(?:си|сы)\b|цена\b", r"how (?:much|many|big|large)|cost|price|fee"),
    ("time", r"кашан|мерзим\w*|канша уакит\w*|неше (?:кун|жил|аи)\w*|когда|срок\w*|сколько времени|как долго|часи", r"when|how (?:long|often|soon)|deadline|term|hours?"),
    ("reason", r"неге|неликтен|не себеп\w*|почему|зачем|отчего", r"why"),
    ("place", r"каида|каи жер\w*|мекенжаи\w*|где|куда|адрес\w*", r"where|address"),
    ("person", r"ким\w*|кто|кому|кем|кого|чеи|чья", r"who|whom|whose"),
    ("name", r"аты ?жони\w*|есими\w*|фамили\w*|фио|имя|зовут|телефон\w*|нөмир\w*|емаил|почта|саит\w*", r"name[sd]?|phone|telephone|e ?mail|website|number"),
    ("manner", r"калаи|кандаи жолмен|как\b|каким образом|порядок", r"how"),
    ("permission", r"бола ма|ала ма|алади ма|мумкин бе|кукили|кукиги|тииис|можно|может|вправе|обязан\w*|должен\w*", r"may|can|must|allowed|entitled|obliged"),
    ("consequence", r"жаза\w*|штраф\w*|шагим\w*|жауапкершили\w*|айипп\w*|обжалова\w*|жалоб\w*|наказан\w*", r"penalt\w*|fine[sd]?|appeal\w*|complain\w*|sanction\w*"),
)  # fmt: skip
_CUES = tuple((name, re.compile(rf"\b(?:{bones})"), re.compile(rf"\b(?:{raw})")) for name, bones, raw in _KINDS)
KINDS = tuple(name for name, _, _ in _KINDS)

# What makes a question ask for several things: a joining word, a word for many.
_JOINS = re.compile(
    r"\b(?:және|әрі|мен|пен|бен|ал|немесе|екеу\w*|и|а|или|оба|обе|также|and|or|but|also|both|compare\w*|versus)\b",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?:бәрі|барлық|тізбе\w*|қандай|все|какие|каких|список|all|list|what|which)\b", re.IGNORECASE)
_QUESTION_WORDS = re.compile(
    r"\b(?:кім\w*|қандай|қай\w*|қалай|неше|қашан|не|кто|кому|кем|кого|чь[яеи]|чей|что|как\w*|где|когда|откуда"
    r"|who\w*|what|which|how|where|when|may|can|is|does|do)\b",
    re.IGNORECASE,
)
_MOST_QUESTION_WORDS = 3


def kinds_of(question: str) -> tuple[float, ...]:
    """For every kind in ``KINDS``, 1 if the question asks for it, else 0."""
    bones, raw = skeletons(question), plain(question)
    return tuple(float(bool(cue.search(bones) or english.search(raw))) for _, cue, english in _CUES)


def breadth_of(question: str) -> tuple[float, ...]:
    """What tells that a question asks for several things.

    A joining word (0 or 1), a word for many (0 or 1), the number of question words (up to three), its words by tens.
    """
    asked = min(_MOST_QUESTION_WORDS, len(_QUESTION_WORDS.findall(question)))
    return (
        float(bool(_JOINS.search(question))),
        float(bool(_MANY.search(question))),
        asked,
        len(question.split()) / 10,
    )
