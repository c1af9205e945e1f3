"""What a question is about, for a follow-up that points to it: "a licence" of "what does a licence cost?".

Owns: the object of a question, putting it in the place of a pronoun, the frame of a correction ("no, I am asking …").
Must not know: earlier turns, clauses, answers. Patterns for Kazakh and Russian are skeletons.
"""

from __future__ import annotations

import re

from assistant.understand.asks import kinds_of
from assistant.understand.matter import matter_in, skeletons
from assistant.understand.skeleton import skeleton

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# What is asked of a thing and is not the thing: its price, its owner's pay, its telephone; and verbs for them.
_ATTRIBUTE = re.compile(
    r"(?:жалаки|аилиг|аилик|бага|кун[иі]|турат?д?и|турати|телефон|номир|номер|мерзим|демалис|зеинетаки|толем|алади"
    r"|зарплат|оклад|зараб|получа|платят|плат[аи]|стоит|стоим|цен[аеиу]|размер|срок|отпуск|пенси|почт|саит|днеи|дня|дни|дли(?:тся|на)"
    r"|кост|salar|wage|pay|paid|earn|cost|price|fee|phone|telephone|mail|website|pension|leave|term|long|day)\w*"
)
_PRONOUN = re.compile(
    r"\b(?:ол|они|онин|оган|онимен|одан|онда|олар|олардин|оларди|оларга|бул|муни|бунин|сони"
    r"|он|она|оно|они|его|ее|им|их|ему|еи|ими|него|нее|нему|них|ними|это|этим|этого"
    r"|it|its|he|him|his|she|her|hers|they|them|their|this|that)\b"
)
_NO = re.compile(
    r"^\s*(?:(?:жоқ|нет|не-?а|ой|no|nope|sorry|wait|кешіріңіз|извините|простите)\b[\s,.!—-]*)+", re.IGNORECASE
)
_FRAME = re.compile(
    r"\b(?:мен|я|i)\b(?=.{0,60}\b(?:сұра|спраш|имел|имею|хоте|хочу|ask|mean|want))"
    r"|\b(?:деп\s+)?(?:сұрап|сұрадым|сұрағым|сурап|сурадым)(?:\s+(?:тұрмын|отырмын|турмын|отырмын|едім|келген))?"
    r"|\b(?:дегенім|айтамын|айтқам|айтқаным|айтып тұрмын|айтайын дегенім)\b"
    r"|\b(?:тут\s+)?(?:спрашива(?:ю|л|ла)|спросил[аи]?|име(?:ю|л|ла)\s+в\s+виду|хоте(?:л|ла)\s+(?:узнать|спросить)"
    r"|хочу\s+(?:узнать|знать))(?:\s+(?:о\s+том|про\s+то|про|о|об))?"
    r"|\b(?:меня|мені)\s+(?:интересует|қызықтырады)[,\s]*|\bя\s+(?:про|о|об)\b"
    r"|\b(?:am|was)?\s*asking(?:\s+about)?|\b(?:asked|meant?|want(?:ed)?\s+to\s+(?:know|ask))(?:\s+about)?",
    re.IGNORECASE,
)


def object_of(question: str) -> str:
    """The phrase that names what a question is about, without what it asks of it.

    The words must stand side by side in the question; words from here and there make no phrase, and none is given.

    >>> object_of("Лицензия алу қанша тұрады?"), object_of("Какая зарплата у министра юстиции?")
    ('Лицензия алу', 'министра юстиции')
    """
    kept = [word for word in matter_in(question).split() if not _is_asked(word)]
    named = re.search(r"\W+".join(map(re.escape, kept)), question) if kept else None
    return named[0] if named is not None else ""


def _is_asked(word: str) -> bool:
    """Whether a word names what is asked of the thing ("жалақысы", "price") or asks by itself ("қанша")."""
    return bool(_ATTRIBUTE.fullmatch(skeleton(word)) or _ATTRIBUTE.fullmatch(word.lower()) or any(kinds_of(word)))


def points(question: str) -> bool:
    """Whether a question has a pronoun that stands for what was spoken of."""
    return bool(_PRONOUN.search(skeletons(question)) or _PRONOUN.search(question.lower()))


def put_in(question: str, thing: str) -> str:
    """The question with the thing in place of its first pronoun; before it, where it has none."""
    for found in _WORD.finditer(question):
        if _PRONOUN.fullmatch(skeleton(found[0])) or _PRONOUN.fullmatch(found[0].lower()):
            return f"{question[: found.start()]}{thing}{question[found.end() :]}"
    return f"{thing} {question}"


def corrected(question: str) -> str:
    """What a correction says, without its frame: "no, I am asking who affixes it" gives "who affixes it"."""
    bare = _FRAME.sub(" ", _NO.sub("", question))
    return " ".join(bare.replace(" ,", ",").split()).strip(" ,.!—-")
