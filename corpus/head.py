"""What stands on top of an act: its title, the badge of its status, the line of its requisites.

Owns: where the head ends and the act itself begins. Must not know: what the requisites say (``corpus/requisites.py``).
A reader that read a page tells its head; in a plain text the head is recognised by its order (title, badge,
requisites), never by the words of one act. Where it is doubtful there is no head, and the lines are read as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Span, Status
from corpus.requisites import read_issue
from corpus.source import BlockKind, Source
from corpus.text import fold

# The badges of Adilet's page, in both languages, and the words that other publishers use for the same.
BADGES = {
    "жаңа": Status.IN_FORCE, "жаңартылған": Status.IN_FORCE, "қолданыстағы": Status.IN_FORCE,
    "күшінде": Status.IN_FORCE, "күшін жойған": Status.REPEALED, "күші жойылған": Status.REPEALED,
    "мерзімі біткен": Status.EXPIRED, "қолданылу мерзімі біткен": Status.EXPIRED,
    "тоқтатылған": Status.SUSPENDED, "қолданысы тоқтатылған": Status.SUSPENDED,
    "қолданысқа енгізілмеген": Status.NOT_YET, "күшіне енбеген": Status.NOT_YET,
    "кері қайтарылған": Status.WITHDRAWN, "кері қайтарып алынған": Status.WITHDRAWN,
    "новый": Status.IN_FORCE, "обновленный": Status.IN_FORCE, "обновлённый": Status.IN_FORCE,
    "действующий": Status.IN_FORCE, "утративший силу": Status.REPEALED, "утратил силу": Status.REPEALED,
    "с истекшим сроком": Status.EXPIRED, "с истёкшим сроком": Status.EXPIRED,
    "приостановленный": Status.SUSPENDED, "приостановлен": Status.SUSPENDED,
    "не введенный в действие": Status.NOT_YET, "не введённый в действие": Status.NOT_YET,
    "не вступивший в силу": Status.NOT_YET, "отозванный": Status.WITHDRAWN,
}  # fmt: skip
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARKS = re.compile(r"^(?:#{1,6}[ \t]+|[*_]{1,3})+|[*_]{1,3}$")
_BADGE_WITHIN = 5  # lines: a title takes up to four
_TITLE_LINES = 4
_REQUISITES_LINES = 3
_LONGEST_REQUISITES = 1500
_LONGEST_STATEMENT = 200  # of a line that breaks off
_LONGEST_TITLE = 1200
_CERTAIN_TITLE = 60  # characters that no line of a hard-wrapped text is followed by an empty line after
_SHORTEST_TITLE = 12
_OPERATIVE = re.compile(
    r"қаулы\s?ете|бұйыра(?:мын|мыз|ды)|шешім\s(?:қабылда|етті|етеді)|шешті|постановля|приказыва|решил|обязыва", re.I
)
_TITLE_WORDS = re.compile(r"турал[ыы]?\W*$|^(?:об?|некоторые|вопросы|отдельные)\s", re.IGNORECASE)
_NOT_A_TITLE = re.compile(
    r"^\W*(?:ескерту|сноска|примечание|зқаи|рқао|изпи|рцпи|вниманию|баспас|жоба\b|проект\b|на основании|в соответствии"
    r"|в целях|в связи|бюлл?етень|во исполнение|руководствуясь|\d+(?:-\d+)*[.)]|\d+\s?-?\s?(?:бап|тарау|бөлім)"
    r"|глава|статья|раздел|.{0,120}жариялануға тиіс)",
    re.IGNORECASE,
)
# A preamble cites the provision that it rests on: "… Заңының 27-бабына сәйкес".
_PREAMBLE = re.compile(
    r"(?:заң|кодекс|жарлығы|конституция)\w*\s[^\"»]{0,40}?\d[\d\s,-]*\s?-?\s?(?:ба[бп]|тарма[қғ])|сәйкес\W*$"
    r"|басшылыққа ала|^\W*\(",
    re.IGNORECASE,
)
_PLACE_ALONE = re.compile(r"^қазақстан республикасы(?:ның)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above the act.

    Attributes:
        title: its lines, without markup.
        badge: the status on the page, without markup.
        requisites: the lines that say who issued the act, when and under what number.
        end: where the act itself begins; 0 if there is no head.
    """

    title: tuple[Span, ...] = ()
    badge: Span | None = None
    requisites: tuple[Span, ...] = ()
    end: int = 0

    @property
    def lines(self) -> tuple[Span, ...]:
        """All of its lines, in the order of the source."""
        badge = (self.badge,) if self.badge else ()
        return tuple(sorted((*self.title, *badge, *self.requisites)))

    def status(self, text: str) -> Status:
        """What the badge says of the act."""
        return badge_status(self.badge.of(text)) if self.badge else Status.UNKNOWN


def badge_status(text: str) -> Status:
    """The status that a badge names; unknown for any other text."""
    return BADGES.get(" ".join(fold(text).lower().split()).strip(" .*_"), Status.UNKNOWN)


def head_of(source: Source) -> Head:
    """The head of a source: as its reader told it, else as its first lines show it."""
    told = [block for block in source.blocks if block.kind in _KINDS]
    if told:
        return _told_head(source, told)
    lines = [_bare(source.text, match) for match, _ in zip(_LINE.finditer(source.text), range(12), strict=False)]
    return _head_by_badge(source.text, lines) or _head_by_requisites(source.text, lines) or _title_only(source, lines)


_KINDS = (BlockKind.TITLE, BlockKind.BADGE, BlockKind.REQUISITES)


def _told_head(source: Source, told: Sequence[object]) -> Head:
    spans = {kind: [block.span for block in source.blocks if block.kind is kind] for kind in _KINDS}
    badge = spans[BlockKind.BADGE]
    return _head(source.text, spans[BlockKind.TITLE], badge[0] if badge else None, spans[BlockKind.REQUISITES])


def _head(text: str, title: Sequence[Span], badge: Span | None, requisites: Sequence[Span]) -> Head:
    last = max(span.end for span in (*title, *requisites, *([badge] if badge else [])))
    rest = re.match(r"[*_]{0,3}[ \t]*", text[last:])
    return Head(tuple(title), badge, tuple(requisites), last + (rest.end() if rest else 0))


def _bare(text: str, match: re.Match[str]) -> Span:
    """A line without its outer spaces and Markdown's marks."""
    line = match[0]
    start = match.start() + len(line) - len(line.lstrip())
    end = match.start() + len(line.rstrip())
    while found := _MARKS.search(text[start:end]):
        if found.start() == 0:
            start += found.end()
        else:
            end = start + found.start()
    return Span(start, end)


def _head_by_badge(text: str, lines: Sequence[Span]) -> Head | None:
    """A line that is a badge and nothing else: the title is above it, the requisites below."""
    for place, line in enumerate(lines[:_BADGE_WITHIN]):
        if badge_status(line.of(text)) is not Status.UNKNOWN:
            title = lines[:place]
            if not title or any(_opens_the_act(bit.of(text)) for bit in title):
                return None
            return _head(text, title, line, _requisites(text, lines[place + 1 :]))
    return None


def _requisites(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines below the badge that still belong to the head."""
    found: list[Span] = []
    for line in lines[:_REQUISITES_LINES]:
        if not (_goes_on if found else _states_issue)(line.of(text)):
            break
        found.append(line)
    return found


def _states_issue(line: str) -> bool:
    """Whether a line says who issued the act, or breaks off while it does."""
    if _opens_the_act(line) or len(line) > _LONGEST_REQUISITES or line.rstrip().endswith((":", ";", ",")):
        return False
    if is_requisites(line) or _names_its_kind(line):
        return True
    closed = line.rstrip().endswith((".", "!", "?"))
    broken = not closed and len(line) <= _LONGEST_STATEMENT and line[:1].isupper() and "|" not in line
    return broken and not _PREAMBLE.search(fold(line))


def _names_its_kind(line: str) -> bool:
    """Whether a line opens with the kind of the act: "Послание Конституционного Совета …, 1996 г."."""
    issue = read_issue(line, "ru")
    return bool(issue.kind) and issue.case == "nom" and len(line) <= _LONGEST_STATEMENT


_FURTHER = re.compile(r"^\W*(?:зарегистрирован|утратил|күші жойыл|.{0,120}тіркелді)", re.IGNORECASE)


def _goes_on(line: str) -> bool:
    return _FURTHER.match(line) is not None


def is_requisites(line: str) -> bool:
    """Whether a line states whole who issued the act, when, and of what kind it is: it names no clause of an act."""
    if _opens_the_act(line) or len(line) > _LONGEST_REQUISITES:
        return False
    for language in ("kk", "ru"):
        issue = read_issue(line, language)
        rest = line[issue.end :].lstrip(" \xa0")
        ends = not rest or rest[0] in ".,;(" or rest[0].isupper()
        if issue.kind and issue.case == "nom" and issue.date and issue.whole and ends:
            return True
    return False


def _head_by_requisites(text: str, lines: Sequence[Span]) -> Head | None:
    """No badge, but a line that states the issue of the act whole, below a title."""
    for place, line in enumerate(lines[: _TITLE_LINES + 1]):
        if _opens_the_act(line.of(text)):
            return None
        if place and is_requisites(line.of(text)) and not any(_is_no_title(bit.of(text)) for bit in lines[:1]):
            return _head(text, lines[:place], None, [line, *_requisites_after(text, lines[place + 1 :])])
    return None


def _requisites_after(text: str, lines: Sequence[Span]) -> list[Span]:
    return [line for line in lines[:1] if _goes_on(line.of(text))]


def _title_only(source: Source, lines: Sequence[Span]) -> Head:
    """A first line that is a title by its own form: it closes no sentence, and what follows begins anew."""
    if len(lines) < 2:
        return Head()
    first, second = lines[0].of(source.text), lines[1].of(source.text)
    if _is_no_title(first) or not (second[:1].isupper() or second[:1].isdigit() or second[:1] in '"«“|('):
        return Head()
    apart = "\n" in source.text[lines[0].end : lines[1].start].strip(" \t").replace("\n", "", 1)
    named = bool(_TITLE_WORDS.search(fold(first))) and not first.startswith(('"', "«"))
    if named or _opens_the_act(second) or (apart and len(first) >= _CERTAIN_TITLE):
        return _head(source.text, lines[:1], None, ())
    return Head()


def _is_no_title(line: str) -> bool:
    closed = line.rstrip().endswith((".", ":", ";", ",", "!", "?"))
    fits = _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE and "|" not in line
    return closed or not fits or _opens_the_act(line) or bool(_PREAMBLE.search(fold(line)) or _PLACE_ALONE.match(line))


def _opens_the_act(line: str) -> bool:
    """Whether a line is of the act itself: operative words, a note, a numbered unit, a preamble's opening."""
    folded = fold(line)
    return bool(_OPERATIVE.search(folded) or _NOT_A_TITLE.match(folded))
