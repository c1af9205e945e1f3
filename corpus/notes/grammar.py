"""The sentences of a note: what was done, to what, by which acts.

Owns: recursive descent over the tokens of one sentence, from the units named to the citations. Must not know: where a
note begins and ends in a text (``finder.py``), clause ids, events. What has no meaning is left over, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.model import Effective, EffectiveRule, EventKind, Span
from corpus.notes import lexicon_ru as ru
from corpus.notes.citations import Draft, read_citations, share, starts_citation
from corpus.notes.cursor import Cursor
from corpus.notes.effective import read_effective
from corpus.notes.lexicon import KK, Phrases, kk_instrument, kk_noun, mended_instrument, mended_noun, ru_noun
from corpus.notes.sources import Source
from corpus.notes.targets import Chunk, assemble, read_named
from corpus.notes.tokens import Kind, Token
from corpus.notes.tree import Change, Citation

_PLANNED_NOUNS = Phrases((line, "") for line in ru.PLANNED_NOUNS)
_LANGUAGES = (
    ("орыс", "ru"),
    ("русск", "ru"),
    ("қазақ", "kk"),
    ("казах", "kk"),
    ("мемлекет", "kk"),
    ("государств", "kk"),
)
_OTHER = {"kk": "ru", "ru": "kk"}
_MOST_LEFT = 4  # words without a meaning; a text that has more of them is no note with slips
_NOUN_AHEAD = 4  # tokens from the number of a unit to its noun
_MOST_PARTICLES = 3  # before one unit
_DEEPEST = 8  # units within units; real notes go down to four


@dataclass(slots=True)
class Act:
    """One verb with what stands around it."""

    kind: EventKind
    word: str
    before: list[Chunk] = field(default_factory=list)
    after: list[Chunk] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    exceptions: list[Chunk] = field(default_factory=list)
    only: str = ""  # the language whose wording alone it was done to
    mistyped: str = ""  # a day of its window as printed, where it is none
    planned: bool = False  # whether the verb tells only what is to be done
    words: bool = False  # whether it is done to words of the unit


@dataclass(slots=True)
class Sentence:
    """A sentence being read."""

    acts: list[Act] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)  # units named since the last verb
    drafts: list[Draft] = field(default_factory=list)  # citations of the latest verbs, all of them in the end
    fresh: int = 0  # index of the first verb that has no citations yet
    since: date | None = None
    until: date | None = None
    open: bool = False  # whether the next unit stands directly beside the last one
    exceptions: list[Chunk] = field(default_factory=list)
    only: str = ""
    mistyped: str = ""
    either: bool = False  # whether "or" stands before the next unit
    replacing: bool = False
    early: Effective | None = None  # a bracket before the citation
    ended: bool = False
    start: int = 0
    after_verb: int = 0  # the place after the latest verb


class SentenceReader:
    """Reads one sentence from a cursor; afterwards the cursor stands behind it."""

    def __init__(self, cursor: Cursor, source: Source, mending: bool = False) -> None:
        self.cursor, self.source, self.mending = cursor, source, mending
        self.state = Sentence(start=cursor.position, after_verb=cursor.position)
        self.kazakh = cursor.language is KK

    def read(self) -> tuple[Change, ...]:
        """The sentence's changes."""
        self.state.replacing = self._speaks_of_replacing()
        while not (self.cursor.done or self.state.ended):
            self._step()
        self._attach_planless()
        return self._changes()

    def _speaks_of_replacing(self) -> bool:
        """Whether quotations and the words between them are wordings replaced."""
        for token in self.cursor.tokens[self.cursor.position :]:
            if token.kind is Kind.QUOTED:
                return True
            if token.kind in (Kind.STOP, Kind.DATE, Kind.REGNO):
                return False
        return False

    def _speaks_of_words(self) -> bool:
        """Whether words of a unit are taken out or put in, and not the unit itself, by the verb that stands here."""
        tokens = self.cursor.tokens[self.state.after_verb : self.cursor.position]
        return self.state.replacing and any(token.value.startswith(("сөз", "слов", "цифр")) for token in tokens)

    def _step(self) -> None:
        steps = (
            self._end,
            self._unchanged,
            self._verb,
            self._planned,
            self._exception_ru,
            self._citations,
            self._late_instrument,
            self._next_clause,
            self._unit,
            self._window,
            self._filler,
        )
        if any(step() for step in steps) or self._next_item():
            return
        if not (self._mend() and any(step() for step in steps)):
            self.cursor.give_up()
            self.state.open = False

    def _next_clause(self) -> bool:
        """Whether the full stop was left out and the act's text goes on: "… Шешімімен 6. Жұмыс тобының шешімі …"."""
        cursor = self.cursor
        if not cursor.at(Kind.NUMBER) or cursor.peek(1).kind is not Kind.STOP or not self._is_complete():
            return False
        after = cursor.peek(2)
        self.state.ended = cursor.position + 2 >= len(cursor.tokens) or self.source.between(after, after)[0].isupper()
        return self.state.ended

    def _next_item(self) -> bool:
        self.state.ended = self.cursor.peek().marked and self._is_complete()
        return self.state.ended

    def _is_complete(self) -> bool:
        """Whether a note could end here: its last citation has all that it needs, and no unit was named after it."""
        last = self.state.drafts[-1] if self.state.drafts else None
        complete = last is not None and bool(last.number) and (bool(last.instrument) or not self.kazakh)
        return complete and not self.state.chunks

    def _mend(self) -> bool:
        """Mend a mistyped word that nothing else gives a meaning: a verb, a unit's noun, an instrument."""
        cursor = self.cursor
        if not self.mending or len(cursor.leftover) > _MOST_LEFT:
            return False
        if cursor.mend(cursor.language.verbs) or cursor.mend(cursor.language.planned) or self._parted():
            return True
        if not self.kazakh:
            return False
        for ahead in range(_NOUN_AHEAD):
            token = cursor.peek(ahead)
            if token.kind is not Kind.WORD:
                continue
            noun = mended_noun(token.value) or mended_instrument(token.value)
            if noun is not None:
                cursor.put(ahead, noun)
            return noun is not None
        return False

    def _end(self) -> bool:
        """A full stop ends the sentence; a semicolon too, unless another verb follows it."""
        if self.cursor.at(Kind.STOP):
            self.cursor.take()
            self.state.ended = True
            return True
        if self.cursor.at(Kind.SEMI):
            self.cursor.take()
            self.state.open = False
            self.state.ended = self.cursor.done or (self.cursor.at(Kind.NUMBER) and bool(self.state.drafts))
            return True
        return False

    def _unchanged(self) -> bool:
        """Read "қазақ тіліндегі мәтін өзгермейді": only the other language's wording was changed."""
        start = self.cursor.position
        if self.cursor.accept(self.cursor.language.unchanged) is None:
            return False
        only = _OTHER.get(language_named(self.cursor.tokens[start : self.cursor.position]), "")
        for act in self.state.acts[self.state.fresh :] or self.state.acts[-1:]:
            act.only = only
        self.state.only = "" if self.state.acts else only
        return True

    def _verb(self) -> bool:
        word = self.cursor.peek().value
        if self.state.replacing and word in ("өзгеріс", "изменения"):
            return False
        words, start = self._speaks_of_words(), self.cursor.position
        found = self.cursor.accept(self.cursor.language.verbs)
        if found is None or not isinstance(found.meaning, EventKind):
            return False
        state = self.state
        state.after_verb = self.cursor.position
        self._after_last_verb(inserted_only=True)
        act = Act(found.meaning, word, state.chunks, since=state.since, until=state.until, exceptions=state.exceptions)
        act.only = language_named(self.cursor.tokens[start : self.cursor.position]) or state.only
        act.mistyped, state.mistyped, state.only = state.mistyped, "", ""
        state.chunks, state.since, state.until, state.open, state.exceptions = [], None, None, False, []
        act.words, act.drafts = words, [] if state.acts else list(state.drafts)
        state.acts.append(act)
        return True

    def _planned(self) -> bool:
        """Read "… көзделген", "предусматривается изменение": the verb told is only planned."""
        if self.cursor.accept(self.cursor.language.planned) is None:
            return False
        if (self.state.acts and not self.state.chunks and self.kazakh) or self._verb():
            self.state.acts[-1].planned = True
        else:
            self.state.acts.append(Act(EventKind.PLANNED, "", self.state.chunks))
            self.state.chunks = []
        self.cursor.accept(_PLANNED_NOUNS)
        return True

    def _exception_ru(self) -> bool:
        """Read "за исключением пункта 1" and, after its units, "5-3-бабын қоспағанда"."""
        if self.cursor.accept(self.cursor.language.exceptions) is None:
            return False
        if self.kazakh:
            exceptions, self.state.chunks = self.state.chunks, []
        else:
            exceptions = self._units()
        last = self.state.acts[-1].exceptions if self.state.acts else self.state.exceptions
        last.extend(exceptions)
        return True

    def _units(self) -> list[Chunk]:
        """Units joined by commas and conjunctions."""
        kept, self.state.chunks, self.state.open = self.state.chunks, [], False
        while self._unit():
            pass
        found, self.state.chunks, self.state.open = self.state.chunks, kept, False
        return found

    def _citations(self) -> bool:
        cursor = self.cursor
        start = cursor.position
        if start < cursor.hopeless:
            return False
        dashed = cursor.skip(Kind.DASH)
        opens = starts_citation(cursor.peek(), self.kazakh) or self._introduced() or self._is_bracketed()
        if not dashed and not opens:
            return False
        if not dashed and (self._is_window() or (not self.state.acts and cursor.at(Kind.REGNO))):
            return False
        drafts = self._bracketed_citations() or read_citations(cursor, self.source)
        if not drafts:
            cursor.position = start
            return dashed and self._lone_dash()
        if self.state.early is not None and not drafts[0].told:
            drafts[0].effective = self.state.early
        self._after_last_verb()
        # A citation may also come before its verb ("… Заңымен алып тасталды") or after a stretch not understood.
        for act in self.state.acts[self.state.fresh :] or self.state.acts[-1:]:
            act.drafts = [*act.drafts, *drafts]
        self.state.drafts.extend(drafts)
        self.state.fresh = len(self.state.acts)
        return True

    def _is_bracketed(self) -> bool:
        """Whether a bracket after the verb holds a whole citation: "(письмо маслихата от 15.03.2019 № 45)"."""
        fresh = len(self.state.acts) > self.state.fresh and not self.state.drafts
        return fresh and self.cursor.at(Kind.PAREN) and bool(self._inside_bracket())

    def _inside_bracket(self) -> list[Draft]:
        inner = Cursor(self.cursor.peek().inner, self.cursor.language)
        drafts = read_citations(inner, self.source)
        return drafts if inner.done and not inner.leftover else []

    def _bracketed_citations(self) -> list[Draft]:
        drafts = self._inside_bracket() if self.cursor.at(Kind.PAREN) and not self.state.drafts else []
        if drafts:
            self.cursor.take()
        return drafts

    def _after_last_verb(self, inserted_only: bool = False) -> None:
        """In Russian, units between a verb and its citation belong to it: "дополнено приложением 5 …"."""
        state = self.state
        if self.kazakh or not state.acts:
            return
        inserted = state.acts[-1].kind is EventKind.INSERTED
        mine = [chunk for chunk in state.chunks if (inserted and chunk[0].noun.case == "ins") or not inserted_only]
        state.acts[-1].after.extend(mine)
        state.chunks = [chunk for chunk in state.chunks if chunk not in mine]

    def _introduced(self) -> bool:
        if self.kazakh:
            # After the verb an issuer may follow without a dash: "жаңа редакцияда Батыс Қазақстан облысы …".
            fresh = len(self.state.acts) > self.state.fresh and not self.state.chunks
            word = self.cursor.at(Kind.WORD) and self.cursor.peek().value not in self.cursor.language.conjunctions
            return fresh and word and self.cursor.match(self.cursor.language.verbs) is None
        return self.cursor.match(self.cursor.language.according) is not None or (
            self.cursor.word("от") and self.cursor.peek(1).kind is Kind.DATE
        )

    def _lone_dash(self) -> bool:
        """A dash that only parts the unit from the verb, as in "Пункт 1 - в редакции"."""
        self.cursor.take()
        self.state.open = False
        return True

    def _is_window(self) -> bool:
        """Whether the date here limits the change in time ("31.08.2023 дейін") and cites nothing."""
        return self.kazakh and self.cursor.at(Kind.DATE) and self._window_word(1) is not None

    def _window_word(self, ahead: int) -> str | None:
        step = ahead + (self.cursor.peek(ahead).value in ("ж", "ж."))
        word = self.cursor.peek(step).value
        return word if word in ("дейін", "бастап") else None

    def _window(self) -> bool:
        """Read "01.01.2022 бастап", "31.08.2023 дейін"; in Russian "с …", "до …"."""
        cursor, state = self.cursor, self.state
        if self._is_window():
            token, word = cursor.take(), self._window_word(0)
            cursor.position += 1 + (cursor.peek().value in ("ж", "ж."))
        elif cursor.word("с", "c", "до", "по") and cursor.peek(1).kind is Kind.DATE:
            word, token = {"с": "бастап", "c": "бастап"}.get(cursor.take().value, "дейін"), cursor.take()
            if cursor.word("г", "г.", "года"):
                cursor.take()
        else:
            return False
        late = state.acts[-1] if state.acts and not self.kazakh else state
        late.mistyped = token.value if token.day is None else late.mistyped
        if word == "дейін":
            late.until = token.day
        else:
            late.since = token.day
        return True

    def _parted(self) -> bool:
        """Join a noun that a slip of the space bar parted: "П риложение 4"."""
        first, second = self.cursor.peek(), self.cursor.peek(1)
        if len(first.value) > 1 or first.kind is not Kind.WORD or second.kind is not Kind.WORD:
            return False
        word = first.value + second.value
        if not (kk_noun(word) if self.kazakh else ru_noun(word)):
            return False
        self.cursor.join(word)
        return True

    def _late_instrument(self) -> bool:
        """The instrument of the citations before it, where something stood between: "… № 5 (…) 5-тармақ шешімімен"."""
        found = kk_instrument(self.cursor.peek().value) if self.kazakh and self.cursor.at(Kind.WORD) else None
        last = self.state.drafts[-1] if self.state.drafts else None
        if found is None or found[1] != "ins" or last is None or last.instrument is not None or self.state.chunks:
            return False
        last.instrument, last.plural = found[0], found[2]
        self.cursor.take()
        return True

    def _unit(self) -> bool:
        """One named unit; it stands beside the last one or, after a comma or a conjunction, on its own."""
        cursor, state = self.cursor, self.state
        start = cursor.position
        parted = self._separator()
        named = None if self._is_replacing_word() else read_named(cursor, self.source)
        beside = state.open and not parted and bool(state.chunks)
        if named is not None and parted and state.either and state.chunks:
            named = replace(named, either=True)
            state.chunks[-1][-1] = replace(state.chunks[-1][-1], either=True)
        if named is None or (beside and len(state.chunks[-1]) >= _DEEPEST):
            cursor.position = start
            return False
        if beside:
            state.chunks[-1].append(named)
        else:
            state.chunks.append([named])
        state.open = True
        return True

    def _separator(self) -> bool:
        parted = self.cursor.skip(Kind.COMMA)
        self.state.either = self.cursor.word(*self.cursor.language.either)
        if self.cursor.at(Kind.WORD) and self.cursor.peek().value in self.cursor.language.conjunctions:
            self.cursor.take()
            parted = True
        for _ in range(_MOST_PARTICLES):
            if parted or not self.cursor.word("осы", "жаңа", "в", "во", "к", "из", "настоящего"):
                break
            self.cursor.take()
        return parted

    def _is_replacing_word(self) -> bool:
        word = self.cursor.peek().value
        return self.state.replacing and word.startswith(("сөз", "слов"))

    def _filler(self) -> bool:
        """Words that change nothing of the meaning, and signs between what has one."""
        cursor = self.cursor
        if cursor.at(Kind.COMMA, Kind.COLON) or (
            cursor.at(Kind.WORD) and cursor.peek().value in cursor.language.conjunctions
        ):
            cursor.take()
            self.state.open = False
            return True
        if cursor.at(Kind.QUOTED) and self.state.replacing:
            cursor.take()
            return True
        if self.state.replacing and cursor.at(Kind.WORD) and cursor.peek().value in cursor.language.replacing:
            cursor.take()
            return True
        start = cursor.position
        if cursor.accept(cursor.language.fillers) is None:
            return self._late_bracket()
        self.state.only = language_named(cursor.tokens[start : cursor.position]) or self.state.only
        return True

    def _late_bracket(self) -> bool:
        if not self.cursor.at(Kind.PAREN):
            return False
        effective = read_effective(self.cursor.peek().inner, self.cursor.language)
        if effective is None:
            return False
        if self.state.drafts:
            self.state.drafts[-1].effective = effective
        else:
            self.state.early = effective
        self.cursor.take()
        return True

    def _attach_planless(self) -> None:
        """Units after the last verb belong to it ("внесены изменения в пункт 3"); units without a verb to none."""
        state = self.state
        if state.chunks and state.acts and not self.kazakh:
            state.acts[-1].after.extend(state.chunks)
        elif state.chunks or (state.drafts and not state.acts):
            self._verbless()

    def _verbless(self) -> None:
        """A citation without a verb is understood only where its bracket tells a time."""
        state = self.state
        timed = [draft for draft in state.drafts if draft.effective != Effective()]
        if not state.acts and state.drafts and len(timed) == len(state.drafts):
            state.acts.append(Act(EventKind.EFFECTIVE, "", state.chunks, drafts=state.drafts))
        else:
            self.cursor.leftover.extend(named.span for chunk in state.chunks for named in chunk)

    def _changes(self) -> tuple[Change, ...]:
        share(self.state.drafts, self.kazakh)
        changes: list[Change] = []
        for act in self.state.acts:
            self._place_inserted(act, changes)
            changes.append(self._change(act, changes))
        return tuple(changes)

    def _place_inserted(self, act: Act, changes: list[Change]) -> None:
        """Read "Решение дополнено приложением 5": the annex is the target, the decision its container."""
        if act.kind is EventKind.INSERTED and not self.kazakh and act.after:
            container = [named for chunk in act.before for named in chunk]
            act.before = [[*chunk, *container] for chunk in act.after]
            act.after = []

    def _change(self, act: Act, earlier: list[Change]) -> Change:
        chunks = act.before or act.after
        before = earlier[-1].targets if earlier else ()
        kind = act.kind
        # Words replaced "in the text" are replaced in all of it, not in the unit named before.
        targets = assemble(chunks, self.kazakh, before) if chunks or kind is EventKind.REPLACED else before
        if kind is EventKind.INSERTED and not _names_inserted(act, chunks):
            kind = EventKind.AMENDED
        if kind in (EventKind.REMOVED, EventKind.INSERTED) and act.words:
            kind = EventKind.AMENDED
        kind = EventKind.PLANNED if act.planned else kind
        citations = tuple(_windowed(draft.finish(), act) for draft in act.drafts)
        if not citations and (act.since or act.until or act.mistyped):
            citations = (self._bare_citation(act),)
        return Change(kind, targets, citations, assemble(act.exceptions, self.kazakh), act.only)

    def _bare_citation(self, act: Act) -> Citation:
        tokens = self.cursor.tokens[self.state.start : self.cursor.position]
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        return _windowed(Citation(None, None, None, None, Effective(), span), act)


def language_named(tokens: Sequence[Token]) -> str:
    """The language that some of these words name; empty if they name none."""
    stems = ((token.value.startswith(stem), code) for token in tokens for stem, code in _LANGUAGES)
    return next((code for found, code in stems if found), "")


def _names_inserted(act: Act, chunks: list[Chunk]) -> bool:
    """Whether the verb says what was added, and not only that something was."""
    return act.word.startswith("введ") or any(named.noun.case == "ins" for chunk in chunks for named in chunk)


def _windowed(citation: Citation, act: Act) -> Citation:
    """The citation with the days that the verb itself carries."""
    effective = citation.effective
    if act.until is not None:
        effective = replace(effective, until=act.until)
    if act.since is not None:
        effective = replace(effective, rule=EffectiveRule.DATE, date=act.since, days=None)
    if act.mistyped:
        effective = replace(effective, mistyped=act.mistyped)
    return replace(citation, effective=effective)
