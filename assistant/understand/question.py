"""A question as understood: its language, the clauses, dates and acts it names, and what it wants.

Owns: putting the readers of references, dates, instruments and wishes together. Must not know: how answers are made
or clauses found by meaning.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from assistant.errors import BadQuestion
from assistant.understand.dates import BadDate, DateMention, find_dates
from assistant.understand.instruments import InstrumentMention, find_instruments
from assistant.understand.language import detect
from assistant.understand.matter import matter_in
from assistant.understand.periods import Period, find_periods, period_of
from assistant.understand.references import Reference, find_references
from assistant.understand.want import Want, Wish
from assistant.understand.wishes import CERTAIN, Clues, clues_of, load_wishes
from corpus.model import Span
from embeddings.keyboard import looks_like_wrong_layout, repair_layout

_MIDDLE = re.compile(r"\b(?:mid-?|middle of|середин[еуы])\s*$", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?:\s+(?:on|in|at|as of|в|на|с|до|по|күні|жылы))+\s*(?=[?.!]*$)|^(?:as of|on|in|в|на)\s*,\s*", re.IGNORECASE
)
_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
# "In the edition" of a day, once the day is gone: it tells when, not what.
_EDITION = re.compile(
    r"\bредакция\w*да\w*|\b(?:в|по)\s+редакции\b|\b(?:in|under)\s+the\s+(?:edition|version)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[?!])\s+|(?<=[^\W\d_]{3}\.)\s+")
# A sign within a word or before it: what no one types in English.
_BROKEN = re.compile(r"\w[,.;:<>{}\[\]`~]+\w|(?<!\S)[,.;:'<>{}\[\]`~]+\w")


_LIKELY = 0.5  # chance from which the words alone tell what is wanted of a place beside its text


@dataclass(frozen=True, slots=True)
class Understood:
    """What the words of a question tell.

    Attributes:
        text: the question, control characters and lone surrogates replaced.
        language: ``kk``, ``ru`` or ``en``, and whether its words left no doubt.
        references: clauses named.
        dates: dates named, impossible ones apart.
        periods: the periods that these dates make, each year of several its own; events bound one where no day does.
        instruments: acts named by number, date or year.
        bad_dates: what looks like a date and is none.
        wish: what it wants.
        matter: its words that name what it is about, besides the places, days and acts.
        clues: what told the wish, for the second stage of the model.
    """

    text: str
    language: str
    sure_of_language: bool
    references: tuple[Reference, ...]
    dates: tuple[DateMention, ...]
    instruments: tuple[InstrumentMention, ...]
    bad_dates: tuple[str, ...]
    wish: Wish
    matter: str
    clues: Clues
    periods: tuple[Period, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether anything in it can be read."""
        return any(sign.isalnum() for sign in self.text)

    @property
    def is_plain(self) -> bool:
        """Whether its words alone tell what it wants, as of a look-up of places; else its meaning is to be asked.

        Of a history they tell too little: which operation, whether a place is described. Of places alone they tell
        enough unless what they want of them is in doubt ("about clause 18").
        """
        certain = self.wish.chance >= CERTAIN and self.wish.want is not Want.HISTORY
        only_places = bool(self.references) and not self.matter
        return certain or (only_places and (self.wish.want is Want.TEXT or self.wish.chance >= _LIKELY))


def read_question(question: str, longest: int) -> str:
    """The question as text that every later step can take.

    Raises:
        BadQuestion: it is empty, or longer than allowed.
    """
    if not question.strip():
        raise BadQuestion("is empty", "Ask in your own words, for example: Бұл акт күшінде ме?")
    if len(question) > longest:
        raise BadQuestion(f"has {len(question)} characters", f"Shorten it to at most {longest}.")
    return "".join(map(_readable, question)).strip()


def _readable(sign: str) -> str:
    category = unicodedata.category(sign)
    return " " if category in ("Cc", "Cs", "Co", "Cn") else sign


def understand(text: str, today: date) -> Understood:
    """Read a question; pure, and the same for the same text and day.

    A text typed with the wrong keyboard layout is read as it was meant; everything after works on that reading.
    """
    read = parsed(text, today)
    read = replace(read, wish=load_wishes().tell(read.clues))
    first, *rest = sentences_of(read.text)
    if read.wish.want is not Want.ABOUT or not rest or _wants(first, today) is not Want.ABOUT:
        return read
    asked = understand(" ".join(rest), today)  # what follows thanks or a greeting
    return read if asked.wish.want in (Want.ABOUT, Want.NONE) or not asked.matter else asked


def _wants(text: str, today: date) -> Want:
    return load_wishes().tell(parsed(text, today).clues).want


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()] or [text]


def parsed(text: str, today: date) -> Understood:
    """A question as the grammars read it; what it wants is not told yet."""
    text = repair_layout(text)[0] if _mistyped(text) else text
    found = detect(text)
    mentions = find_dates(text, today)
    named = (entry for entry in mentions if isinstance(entry, DateMention) and not _is_today(entry, today))
    dates = tuple(_middle(entry) if _MIDDLE.search(text[: entry.span.start][-12:]) else entry for entry in named)
    instruments = find_instruments(text)
    references = find_references(text)
    bare = _without(text, [*(entry.span for entry in dates), *_editions(instruments)])
    clues = clues_of(text, references, dates, instruments)
    return Understood(
        text=text,
        language=found.language,
        sure_of_language=found.confident,
        references=references,
        dates=dates,
        instruments=instruments,
        bad_dates=tuple(entry.text for entry in mentions if isinstance(entry, BadDate)),
        periods=find_periods(text, dates),
        wish=Wish(Want.TEXT),
        matter=matter_in(bare),
        clues=clues,
    )


def _mistyped(text: str) -> bool:
    """Whether a text was typed with another layout on; one whose words are Kazakh or Russian as they stand was not."""
    if not looks_like_wrong_layout(text):
        return False
    return not _CYRILLIC.search(text) or not (detect(text).confident or _BROKEN.search(repair_layout(text)[0]))


def undated(understood: Understood) -> str:
    """The question without its dates and editions: what it asks about, whenever that was."""
    spans = [*(entry.span for entry in understood.dates), *_editions(understood.instruments)]
    text = _without(understood.text, spans)
    for bad in understood.bad_dates:
        text = text.replace(bad, " ")
    text = _EDITION.sub(" ", text) if understood.dates else text
    return _DANGLING.sub("", " ".join(text.split())) or understood.text


def _middle(mention: DateMention) -> DateMention:
    """The middle quarter of the period: "in mid-2015"."""
    edge = 3 * (mention.end - mention.start) / 8
    return replace(mention, start=mention.start + edge, end=mention.end - edge)


def _is_today(mention: DateMention, today: date) -> bool:
    """ "Now" and "today" are what a question without a date means anyway."""
    return mention.start == mention.end == today and mention.relation in ("on", "since", "until")


def _editions(instruments: tuple[InstrumentMention, ...]) -> list[Span]:
    return [entry.span for entry in instruments if entry.kind == "edition"]


def _without(text: str, spans: list[Span]) -> str:
    """The text with the spans blanked out; they may overlap (an edition's year is a date too)."""
    signs = list(text)
    for span in spans:
        signs[span.start : span.end] = " " * (span.end - span.start)
    return "".join(signs)


def day_of(mention: DateMention) -> date:
    """The one day that stands for a mention: the day nearest to the date named, inside the period."""
    start, end = period_of(mention)
    return start if mention.relation in ("after", "since", "at_start") else end
