"""Turns about a matter: the last question of another matter, or a closer one about the same.

Owns: how the words of a turn are put together with those before it, so that they can be searched. Must not know:
places, days, the history.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import AnswerKind
from assistant.dialogue.state import Completed, State, as_content, cited
from assistant.understand.asks import KINDS, kinds_of
from assistant.understand.matter import matter_in, skeletons
from assistant.understand.object import corrected, object_of, points, put_in
from assistant.understand.question import Understood, undated
from assistant.understand.skeleton import STEM, skeleton, stem

_FEW = 2  # words
_ENDING = 2  # letters by which two words are told to stand in one case
_OF_THE_SAME_CLAUSE = {"person", "place", "manner"}
_LEADING = re.compile(r"^(?:ал|а|и|ну а|and|but|what about|how about)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"\s+(?:ше|ша)$", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:ким\w*|не|неге|неден|немен|ненин|нени|каи\w*|кашан|калаи|канша|неше"
    r"|кто|кем|кому|что|чем|чего|как\w*|где|когда|сколько|чеи|чья|чье\w*|откуда"
    r"|who|whom|whose|what|which|when|where|how|does|do|is|are|may|can|must)\b"
)


_WITH_WHOM = re.compile(
    r"^(?:(?:уитх|би|фром|упон|с|по|от|при) (?:ухосе|ухом|ухо|чи\w+|чье\w*|кого|кем|чеи\w*)|кимнин|киммен)\b"
)


def asks(text: str) -> bool:
    """Whether a turn has a question word of its own."""
    return bool(_ASKS.search(skeletons(_LEADING.sub("", text))) or _ASKS.search(_LEADING.sub("", text).lower()))


def contrast(read: Understood, topic: State, last: State) -> Completed | None:
    """«And the deputies?»: the last question, of something else; what was answered already is not offered again."""
    if not read.has_words:
        return None
    said = corrected(read.text) or read.text
    if asks(said):
        return closer(read, topic, last)
    whole = as_content(replace(read, text=f"{said} {topic.matter}"))
    framed = _in_the_frame(replace(read, text=said), topic)
    return Completed(whole, f"{topic.head} — {read.text}", (), topic.clauses, framed, matter=framed)


def closer(read: Understood, topic: State, last: State) -> Completed | None:
    """«With whose consent?», "and if he is ill?": what is asked of the matter before it."""
    refused = _of_refused(read, last)
    if refused is not None:
        return refused
    kinds = {name for name, asked in zip(KINDS, kinds_of(read.text), strict=True) if asked}
    bare = len(read.text.split()) <= _FEW or bool(_WITH_WHOM.match(skeletons(read.text)))
    if bare and kinds and kinds <= _OF_THE_SAME_CLAUSE and last is topic and topic.by_meaning:
        shown = f"{cited(topic.act, topic.clauses, read.language)} — {read.text}"
        return Completed(
            as_content(read), shown, topic.clauses, same_content=True, matter=topic.matter, head=topic.head
        )
    if topic.kind in (AnswerKind.HISTORY, AnswerKind.REFERENCE, AnswerKind.STATUS):  # it left no matter to go on from
        return Completed(as_content(read), read.text)
    whole = as_content(replace(read, text=f"{read.text} {topic.matter}"))
    fragment = "" if _takes_up(read, topic) else undated(read)
    shown = f"{topic.head} — {read.text}"
    return Completed(whole, shown, (), (), fragment, matter=topic.matter, head=topic.head)


def _of_refused(read: Understood, last: State) -> Completed | None:
    """«No, who affixes it?» after a question that was refused: its object stands for the pronoun."""
    said, thing = corrected(read.text), object_of(last.question.text)
    if not last.refused or not last.alone or not said or not (points(said) or said != read.text):
        return None
    text = put_in(said, thing) if thing else said
    return Completed(
        as_content(replace(read, text=text, matter=matter_in(text))), f"{last.question.text} — {read.text}"
    )


def _takes_up(read: Understood, topic: State) -> bool:
    """Whether the turn says a word of the last question again ("кто ставит …?" — "а кто ставил?")."""
    said = {stem(word) for word in matter_in(topic.matter).split()}
    own = {stem(word) for word in matter_in(undated(read)).split()}
    return bool(own) and own <= said


def _in_the_frame(read: Understood, topic: State) -> str:
    """The turn put into the last question, in the place of the word in the same case; else after its first words."""
    before = topic.matter.strip("?!. ").split()
    own = _TRAILING.sub("", _LEADING.sub("", read.text.strip("?!. "))).split()
    shared = [place for place, word in enumerate(before) if own[1:] and word.lower() == own[0].lower()]
    if shared:  # "in Almaty" where it was "in Shymkent"
        return " ".join([*before[: shared[-1]], *own, *before[shared[-1] + len(own) :]])
    kazakh = topic.question.language == "kk"
    at = _same_case(before, own[-1] if kazakh else own[0]) if own and topic.question.language != "en" else None
    if at is not None:
        start = max(0, at - len(own) + 1) if kazakh else at
        return " ".join([*before[:start], *own, *before[start + len(own) :]])
    if kazakh:
        asking = [word for word in before if asks(word)][-1:]
        return " ".join([*own, *asking, before[-1]])
    return " ".join([*before[:2], *own])


def _same_case(before: list[str], word: str) -> int | None:
    """The place of the last word that ends as another does, if it is no question word."""
    ending = skeleton(word)[-_ENDING:]
    same = [place for place, other in enumerate(before) if skeleton(other).endswith(ending) and not asks(other)]
    return same[-1] if same and len(word) > STEM else None
