"""The acts that a question names by their kind and title, number or date: this one, one that it tells of, or another.

Owns: how an act is named ("Трудовой кодекс", "Law on Notaries", "№ 590 қаулы"), whether the act asked about is meant,
and whose a place is ("статья 22 Трудового кодекса"). Must not know: clauses, answers, which acts a library holds.

The words of a title are compared, not listed: an act is another one where its number or day is neither this act's nor
that of an act which the notes name, or where its title shares no more than half of its words with this act's titles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.understand.act_nouns import TITLED, Form, form_of
from assistant.understand.act_numbers import same_number
from assistant.understand.act_titles import kinds_of, stems, title_words
from assistant.understand.instruments import InstrumentMention, find_instruments
from assistant.understand.language import detect, is_frame_word
from assistant.understand.lexer import Token, read
from assistant.understand.matter import matter_in
from assistant.understand.reference_words import LEVELS
from assistant.understand.skeleton import skeleton
from assistant.understand.vocabulary import OTHER
from corpus.kinds import kazakh_kind, russian_kind
from corpus.model import Act, Event, EventKind, Span

Standing = Literal["own", "told", "other", "untold"]
IsOwn: TypeAlias = Callable[[str], bool]

_ALONE = frozenset(("code", "constitution", "convention"))  # the like of which a question never means by "the act"
_ABOUT = re.compile(r"о|об|обо|про|on|of|concerning|about")
_KAZAKH_ABOUT = re.compile(r"тура?ли|жонинде(?:ги)?|боиинша")
_ADJECTIVE = re.compile(r".{3,}(?:ои|ии|ого|его|ому|ему|им|ом|ая|ую|ое|ие|их|ими|[тдл]и[кг])")
_GENITIVE = re.compile(r".{2,}(?:ого|его|ои|их|ния|тия|ции|сии|ства|сти|ема|[нт]ов|ев)")
_LINKS = re.compile(r"of|the|and|for|in|on|и|в|во|на|для|при|из|с|к|по|о|об|және|мен|пен|бен")  # inside a title
_DETERMINER = frozenset(("the", "a", "an", "this", "that", "which", "what"))
# Words of a name that tell no act from another, and what stands between an act and its place; skeletons.
_NEUTRAL = re.compile(
    r"казакстан\w*|казахстан\w*|kazakhstan\w*|республик\w*|republic|кр|рк|rk|президент\w*|president\w*|presidential"
    r"|укимет\w*|правительств\w*|government\w*|министр\w*|minister\w*|парламент\w*|parliament\w*|мемлекет басшиси"
    r"|сам(?:ого|ом|ому|им|ои|а|о)?|itself|настояш\w*|данн\w+|указанн\w*|назван\w*|деиствуюш\w*|нов\w{2}|стар\w{2}|последн\w*|прежн\w*|перв\w{2}|друг\w{2,3}"
    r"|original|initial|entire|whole|прилагаем\w*|рассматриваем\w*|вышеуказ\w*|current|new|old|present|above|same|жана|ески|согласно|бул|оси|сол|аталган|каз(?:ир|ирги)\w*|или|либо"
)
_BETWEEN = re.compile(
    r"(?:[\s,.:;«»\"'()№–—-]|\b(?:of|the|said|in|under|to|из|в|во|по|от|согласно|және|и|осы|рк|қр|kazakhstan)\b)*",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?=(?:.*[A-ZА-ЯӘҒҚҢӨҰҮІ]){2})[A-Za-zА-Яа-яӘҒҚҢӨҰҮІәғқңөұүі]{2,6}")
_NAME = re.compile(r"([^\W\d_]+)(?:[-’'][^\W\d_]+)?")  # with an ending: "АПК-нің"
_QUOTES = frozenset('"«»“”„')
_JOINS = _QUOTES | {"-", "‐", "–"}  # inside a title: "anti-doping"
_FARTHEST = 8  # words that a title in a question may have
_SHARE = 0.5  # of a title's words that the act's own titles must hold; just so many do where the kind is its own too


@dataclass(frozen=True, slots=True)
class NamedAct:
    """An act as a question names it; what it does not name is empty.

    Attributes:
        kind: its slug, as ``code``; empty where only a number, a day or an abbreviation names it.
        title: the words that tell it from others of its kind, as they stand in the question.
        mention: its number and day.
        span: where the question says so.
        agent: whether it is named as what did something ("жарлықпен", "by decree"), which owns no place.
        leads: whether a place of it stands after it only, as in Kazakh ("қаулының 4-тармағы").
        genitive: whether its form says "of", as "приказа"; an English noun tells it by "of" before it.
        language: of its noun, in which its title stands; empty where nothing tells.
    """

    kind: str
    title: tuple[str, ...]
    mention: InstrumentMention | None
    span: Span
    agent: bool = False
    leads: bool = False
    genitive: bool = False
    language: str = ""


def named_acts(text: str) -> tuple[NamedAct, ...]:
    """The acts that a question names, in its order; "this act" and bare nouns too, with nothing told of them."""
    tokens = read(text)
    mentions = [entry for entry in find_instruments(text) if entry.kind != "edition"]
    found = [act for place in range(len(tokens)) if (act := _named_at(tokens, place, mentions)) is not None]
    told = {act.mention for act in found}
    bare = [_bare(entry, text) for entry in mentions if entry not in told]
    return tuple(sorted([*found, *bare], key=lambda act: act.span))


def _bare(mention: InstrumentMention, text: str) -> NamedAct:
    """An act that only its number names, or a noun that is an everyday word as well ("938 бұйрықтың")."""
    words = [token.text for token in read(mention.span.of(text)) if token.kind == "word"]
    kazakh_cases = [found[1] for found in map(kazakh_kind, words) if found]
    russian_cases = [found[1] for found in map(russian_kind, words) if found]
    of = "gen" in (*kazakh_cases, *russian_cases)
    return NamedAct(mention.kind or "", (), mention, mention.span, leads=bool(kazakh_cases), genitive=of)


def standing_of(act: Act, named: NamedAct) -> Standing:
    """Whether a named act is the act asked about, one that its notes tell of, or another.

    A title in a language in which the act has none leaves it untold.
    """
    if named.mention is not None:
        return _standing_by_number(act, named.mention)
    words = [word for word in named.title if not _NEUTRAL.fullmatch(word)]
    own = named.kind in kinds_of(act)
    if not words:
        return "own" if own or named.kind not in _ALONE else "other"
    known = title_words(act, named.language or detect(" ".join(named.title)).language)
    if not known:  # it has no title in that language
        return "untold" if own else "other"
    if named.kind in _ALONE and not own:
        return "other"  # the Budget Code in a decision on a budget
    share = sum(any(stem in known for stem in stems(word)) for word in words) / len(words)
    return "own" if share > _SHARE or (own and share == _SHARE) else "other"


def others_named(act: Act, text: str, is_own: IsOwn = lambda name: True) -> tuple[NamedAct, ...]:
    """The acts named that are neither this one nor one that its notes tell of.

    Args:
        act: the act asked about.
        text: the question.
        is_own: tells by its meaning whether a name is the act's, where the act has no title in the name's language.
    """
    found = [(named, standing_of(act, named)) for named in named_acts(text)]
    return tuple(n for n, told in found if told == "other" or (told == "untold" and not is_own(n.span.of(text))))


def owner_of(act: Act, text: str, place: Span, is_own: IsOwn = lambda name: True) -> NamedAct | None:
    """The other act whose place is named: "статья 22 Трудового кодекса", "ст. 12 КоАП"; ``None`` where it is ours."""
    found = (*others_named(act, text, is_own), *_abbreviated(act, text))
    return next((named for named in found if not named.agent and _owns(named, text, place)), None)


def amending_owner(act: Act, text: str, place: Span) -> NamedAct | None:
    """The amending act whose own place is named: "пункт 3 указа № 198" stands in that decree, which is not held."""
    for named in named_acts(text):
        if named.genitive and named.mention is not None and standing_of(act, named) == "told":
            before = named.span.end >= place.end if not named.leads else place.start >= named.span.start
            if before and _owns(named, text, place):
                return named
    return None


def _owns(named: NamedAct, text: str, place: Span) -> bool:
    """Whether nothing but small words and signs stands between an act and a place."""
    if place.start >= named.span.end:
        return bool(_BETWEEN.fullmatch(text[named.span.end : place.start]))
    if named.span.start >= place.end:
        return not named.leads and bool(_BETWEEN.fullmatch(text[place.end : named.span.start]))
    return True


def names_matter(act: Act, text: str) -> bool:
    """Whether a question, apart from what it asks of an act, has words, and none of them is in the act's titles."""
    words = _matter_words(text)
    return bool(words) and len(words) == len(_beyond(act, words))


def words_beyond(act: Act, text: str, matter: str) -> int:
    """How many words of a question's matter are neither in the act's titles nor in the name of an act."""
    named = {word for other in named_acts(text) for word in other.title}
    return len(_beyond(act, [word for word in _matter_words(matter) if _bones(word) not in named]))


def _matter_words(text: str) -> list[str]:
    return [word for word in matter_in(text).split() if not _NEUTRAL.fullmatch(_bones(word)) and len(word) > 1]


def _beyond(act: Act, words: Sequence[str]) -> list[str]:
    known = title_words(act, "")
    return [word for word in words if not any(stem in known for stem in stems(word))]


# --- naming ---------------------------------------------------------------------------------------------------------


def _named_at(tokens: Sequence[Token], place: int, mentions: Sequence[InstrumentMention]) -> NamedAct | None:
    form = form_of(tokens[place])
    if form is None:
        return None
    start, end = tokens[place].start, tokens[place].end
    mention = next((entry for entry in mentions if _touches(entry.span, start, end)), None)
    about = _is_about(tokens, place)
    if form.many and place + 1 < len(tokens) and tokens[place + 1].lower == "of":
        about = False  # "resolutions of origin"
    before, after = _before(tokens, place, form), _after(tokens, place, form)
    if form.many and not about:
        before, after = [], []  # "different laws": no one act
    if (form.slip and not before and not after) or (form.kind in TITLED and not about):
        return None
    spans = [tokens[at].start for at in before] + [tokens[at].end for at in after]
    if mention is not None:
        spans += [mention.span.start, mention.span.end]
    title = tuple(tokens[at].bones if not tokens[at].text.isascii() else tokens[at].lower for at in (*before, *after))
    span = Span(min([start, *spans]), max([end, *spans]))
    agent = form.agent or (place > 0 and tokens[place - 1].lower == "by")
    of = form.genitive or (form.language == "en" and _is_of(tokens, place))
    leads = form.language == "kk"
    return NamedAct(form.kind, title, mention, span, agent, leads=leads, genitive=of, language=form.language)


def _is_about(tokens: Sequence[Token], place: int) -> bool:
    """Whether "on", "о", "туралы" beside a noun says that a title goes with it."""
    after, before = _first(tokens, place + 1, 1), _first(tokens, place - 1, -1)
    return (after < len(tokens) and _says_about(tokens[after])) or (
        before >= 0 and bool(_KAZAKH_ABOUT.fullmatch(tokens[before].bones))
    )


def _says_about(token: Token) -> bool:
    return bool(_ABOUT.fullmatch(token.lower if token.text.isascii() else token.bones))


def _first(tokens: Sequence[Token], at: int, step: int) -> int:
    """The first place from there that is no quotation mark."""
    while 0 <= at < len(tokens) and tokens[at].text in _QUOTES:
        at += step
    return at


def _is_of(tokens: Sequence[Token], place: int) -> bool:
    """Whether "of" stands before an English noun and its article."""
    before = [token.lower for token in tokens[max(0, place - 2) : place]]
    return before[-1:] == ["of"] or (before[:1] == ["of"] and before[1] in _DETERMINER)


def _touches(span: Span, start: int, end: int) -> bool:
    return span.start <= end + 1 and start - 1 <= span.end


def _before(tokens: Sequence[Token], place: int, form: Form) -> list[int]:
    """The places of the title's words before the noun: "Еңбек кодексі", "… туралы заң", "Трудовой кодекс"."""
    at = _first(tokens, place - 1, -1)
    if form.language == "en":
        return _run(tokens, range(at, max(-1, at - 4), -1), lambda token: token.lower not in _DETERMINER)
    if at >= 0 and _KAZAKH_ABOUT.fullmatch(tokens[at].bones):
        return _run(tokens, range(at - 1, max(-1, at - 1 - _FARTHEST), -1), lambda token: True)
    if form.owned:
        return _run(tokens, range(at, max(-1, at - 3), -1), lambda token: True)
    return _run(tokens, range(at, max(-1, at - 3), -1), lambda token: bool(_ADJECTIVE.fullmatch(token.bones)))


def _after(tokens: Sequence[Token], place: int, form: Form) -> list[int]:
    """The places of the title's words after the noun: "закон о нотариате", "Law on Notaries", "правил движения"."""
    at = _first(tokens, place + 1, 1)
    if at >= len(tokens):
        return []
    if _says_about(tokens[at]):
        return _run(tokens, range(at + 1, min(len(tokens), at + 1 + _FARTHEST)), lambda token: True)
    if form.language != "ru":
        return []
    abbreviation = len(tokens[at].text) > 1 and tokens[at].text.isupper() and not tokens[place].text.isupper()
    if not abbreviation and not _GENITIVE.fullmatch(tokens[at].bones):
        return []
    return _run(tokens, range(at, min(len(tokens), at + _FARTHEST)), lambda token: True)


def _run(tokens: Sequence[Token], places: range, fits: Callable[[Token], bool]) -> list[int]:
    """The places of the words that may belong to a title, up to the first that cannot."""
    found: list[int] = []
    for at in places:
        token = tokens[at]
        if token.text in _JOINS:
            continue
        if LEVELS.of(token) != OTHER and _is_numbered(tokens, at):
            break  # "12-1 бөлім жарғыға": a place of it
        names = (token.text.isupper() or bool(matter_in(token.text))) and not is_frame_word(token.text)
        if token.kind != "word" or form_of(token) or not fits(token) or not (names or _LINKS.fullmatch(token.lower)):
            break
        if names:
            found.append(at)
    return found


def _is_numbered(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number stands beside a word."""
    beside = [tokens[at] for at in (place - 1, place + 1) if 0 <= at < len(tokens)]
    return any(token.kind == "number" for token in beside)


def _abbreviated(act: Act, text: str) -> Iterator[NamedAct]:
    """Abbreviations that the act itself does not use: "КоАП", "ГПК"; none in a text all of capitals."""
    if text.isupper():
        return
    for found in _NAME.finditer(text):
        name = found[1]
        if _ABBREVIATION.fullmatch(name) and not _NEUTRAL.fullmatch(_bones(name)) and name not in act.source:
            yield NamedAct("", (name,), None, Span(*found.span()))


def _bones(word: str) -> str:
    return word.lower() if word.isascii() else skeleton(word)


# --- comparing ------------------------------------------------------------------------------------------------------


def _standing_by_number(act: Act, mention: InstrumentMention) -> Standing:
    events = [event for event in act.events() if agrees(mention, event)]
    if any(event.kind is EventKind.ADOPTED for event in events) or _is_card(act, mention):
        return "own"
    return "told" if events else "other"


def agrees(mention: InstrumentMention, event: Event) -> bool:
    """Whether a mention can mean the event's act: all that it tells must agree."""
    if mention.number is None and mention.date is None and mention.year is None:
        return False
    number = mention.number is None or same_number(mention.number, event.number)
    day = mention.date is None or mention.date == event.date
    year = mention.year is None or (event.date is not None and mention.year == event.date.year)
    return number and day and year and _same_kind(mention, event)


def _same_kind(mention: InstrumentMention, event: Event) -> bool:
    """Whether the noun before a number fits: "приказ № 16" is no decree No 16; a day alone leaves the noun open."""
    named = mention.kind not in (None, "edition") and mention.number is not None
    return not named or event.instrument is None or event.instrument.endswith(str(mention.kind))


def is_own_number(act: Act, mention: InstrumentMention) -> bool:
    """Whether a mention is of the act itself: by its adoption, or by its card where no act that its notes tell fits."""
    told = [event.kind for event in act.events() if agrees(mention, event)]
    return EventKind.ADOPTED in told or (not told and _is_card(act, mention))


def _is_card(act: Act, mention: InstrumentMention) -> bool:
    """Whether number, day, year and kind, as far as they are told, are those of the act's card."""
    card = act.card
    if card.number is None and card.date is None:
        return False
    if mention.number is None and mention.date is None and mention.year is None:
        return False
    if mention.kind not in (None, "edition") and card.kind and not str(card.kind).endswith(str(mention.kind)):
        return False
    day = mention.date is None or mention.date == card.date
    year = mention.year is None or (card.date is not None and mention.year == card.date.year)
    return (mention.number is None or same_number(mention.number, card.number)) and day and year
