"""The card of an act: what it is, who issued it, when, under what number, whether it is in force.

Owns: the reading of a card from the head of a page, its completion from the parsed act (the corner of an annex, the
operative words, the signature, the notes). Must not know: files, how the text is parsed. What no
place tells stays unknown and is named in ``flags``; nothing is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.head import Head, head_of
from corpus.ids import ACT
from corpus.issuers import names_an_issuer, of_the_state
from corpus.kinds import KINDS, capitalised, kazakh_kind, russian_kind
from corpus.model import Act, ActCard, Event, EventKind, Span, Status
from corpus.requisites import Issue, dates_in, issues_in, number_after, read_issue
from corpus.source import Source
from corpus.text import fold

_KAZAKH_LETTERS = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_LEAST_KAZAKH = 0.03  # share of letters that only Kazakh has; it is a tenth in Kazakh, none in Russian
_REGISTERED = re.compile(r"зарегистрирован\w*[^.]*?(?:\.\s?[^.]*?)?№\s?\d+|[^.]*тіркелді", re.IGNORECASE)
_REPEALED = re.compile(r"утратил[аои]?\s+силу|күші(?:н)?\s+жой", re.IGNORECASE)
_IN_PART = re.compile(r"за исключением|кроме|в части|қоспағанда|бөлігінде|ішінара", re.IGNORECASE)
_PERSONS_OF = ("order", "directive", "decree", "decision")  # issued by the one who signs


def language_of(text: str) -> str:
    """The language of an act's text: ``kk`` or ``ru``."""
    letters = len(_CYRILLIC.findall(text[:100_000]))
    kazakh = len(_KAZAKH_LETTERS.findall(fold(text[:100_000])))
    return "kk" if letters and kazakh / letters >= _LEAST_KAZAKH else "ru"


def read_card(
    source: Source,
    act_id: str = "",
    *,
    language: str = "",
    title: str = "",
    status: Status = Status.UNKNOWN,
    provenance: str = "",
) -> ActCard:
    """The card as the head of the source tells it; see ``completed`` for what the act itself adds.

    Args:
        source: what a reader gave.
        act_id: the act's id, where it has one already; ``corpus/identity.py`` makes one from the completed card.
        language: of the text, where the user says it; else it is told from the letters.
        title: the title, where the user gives it.
        status: the status, where the user gives it.
        provenance: where the text is from.
    """
    head = head_of(source)
    spoken = language or language_of(source.text)
    requisites = " ".join(_line(source, span) for span in head.requisites)
    written = language or language_of(requisites)  # a page may head a text that is in the other language
    issue = read_issue(requisites, written) if requisites else Issue()
    named = title or " ".join(_line(source, span) for span in head.title)
    given, since = _standing(head, source, requisites, issue, written)
    card = ActCard(
        id=act_id,
        language=spoken,
        sha256=source.sha256,
        format=source.format,
        provenance=provenance,
        titles=((spoken, named),) if named else (),
        kind=issue.kind or _kind_of_title(named, spoken),
        issuers=issue.issuers,
        number=issue.number,
        date=issue.date,
        registered=_registration(requisites[issue.end :]),
        status=status if status is not Status.UNKNOWN else given,
        status_since=since,
    )
    return _finished(card)


def _line(source: Source, span: Span) -> str:
    return " ".join(span.of(source.text).split())


def _standing(head: Head, source: Source, requisites: str, issue: Issue, language: str) -> tuple[Status, date | None]:
    """The status by the badge, or by the sentence of repeal; the day is that of the repealing act."""
    status = head.status(source.text)
    repeal = _REPEALED.search(fold(requisites), issue.end)
    if repeal is None:
        return status, None
    start = repeal.start() if language == "ru" else issue.end
    days = [day for day, place, _ in dates_in(requisites) if place >= min(start, repeal.start())]
    if _IN_PART.search(requisites, repeal.start() - 60 if language == "kk" else repeal.start()):
        return (Status.IN_FORCE if status is Status.UNKNOWN else status), None
    status = Status.REPEALED if status in (Status.UNKNOWN, Status.IN_FORCE) else status
    return status, days[-1] if language == "kk" and days else days[0] if days else None


def _registration(text: str) -> tuple[str, date | None] | None:
    """Number and day of the state registration, from the requisites behind the act's own number."""
    found = _REGISTERED.search(fold(text))
    if found is None:
        return None
    number, _, _ = number_after(found[0])
    days = dates_in(found[0])
    return (number, days[0][0] if days else None) if number else None


def _kind_of_title(title: str, language: str) -> str:
    """The kind that a title opens (Russian) or ends with (Kazakh): "Меморандум о …", "… туралы келісім"."""
    if language == "ru":
        opened = read_issue(title, "ru")
        return opened.kind if opened.case == "nom" else ""
    words = re.findall(r"[^\W\d_]+", title)
    kazakh = kazakh_kind(words[-1]) if words else None
    return kazakh[0].slug if kazakh and kazakh[0].act and kazakh[1] == "nom" else ""


# -- completion ------------------------------------------------------------------------------------------------------


def completed(card: ActCard, act: Act) -> ActCard:
    """The card with what the act itself tells where its head does not: corner, operative words, signature, notes.

    Args:
        card: as read from the head, or as recorded.
        act: the parsed act.
    """
    corner = _corner(card, act)
    operative, issuer = _operative(act, card.language)
    kind = card.kind or operative or (corner.kind if corner else "") or _kind_of_body(act)
    filled = replace(card, kind=kind)
    if corner is not None and (not card.kind or corner.kind == card.kind):
        filled = replace(filled, date=card.date or corner.date, number=_fuller(card, corner))
    if not card.issuers:
        issuer = issuer or _signatory(act, kind, card.language)
        from_corner = corner.issuers if corner and corner.kind == kind else ()
        filled = replace(filled, issuers=(issuer,) if issuer else from_corner)
    filled = _with_status(filled, act)
    aliases = tuple(dict.fromkeys((*filled.aliases, *_aliases(act))))
    return _finished(replace(filled, aliases=aliases, subject="" if filled.titles else _subject(act)))


_SUBJECT = 300  # characters


def _subject(act: Act) -> str:
    """The first words of the first clause that has any: what an act is about whose title the source lacks."""
    for unit in act.units():
        words = " ".join(_spans(act, unit.full_spans))
        words = re.sub(rf"^{re.escape(unit.id.numbers[-1])}\s*[.)]+\s*", "", words)
        if len(words) > _SUBJECT:
            words = f"{words[:_SUBJECT].rsplit(' ', 1)[0]}…"
        if words:
            return words
    return ""


def _fuller(card: ActCard, corner: Issue) -> str | None:
    """The number; where the requisites break off in it, the corner has the rest."""
    if card.number is None:
        return corner.number if card.date in (None, corner.date) else None
    begun = corner.number is not None and corner.date == card.date and corner.number.startswith(card.number)
    return corner.number if begun and card.number[-1:] in "-–/" else card.number


def _corner(card: ActCard, act: Act) -> Issue | None:
    """What the corners of the annexes say that they are annexed to: the statement that most of them make."""
    title = " ".join(title for _, title in card.titles)
    found: list[Issue] = []
    for part in act.parts[1:]:
        text = " ".join(_spans(act, part.approval))
        issues = issues_in(text, card.language)
        own = [issue for issue in issues if not _cites(title, issue)]
        found.extend(own[:1])
    dated = [issue for issue in found if issue.date is not None]
    if not dated:
        return found[0] if found else None
    counts = Counter((issue.date, issue.number) for issue in dated).most_common(2)
    if len(counts) == 2 and counts[0][1] == counts[1][1]:
        return None
    return next(issue for issue in dated if (issue.date, issue.number) == counts[0][0])


def _cites(title: str, issue: Issue) -> bool:
    """Whether the title names this act as another: an amending act cites what it amends."""
    return issue.date is not None and any(day == issue.date for day, _, _ in dates_in(title))


def _spans(act: Act, spans: Sequence[Span]) -> Iterator[str]:
    return (" ".join(span.of(act.source).split()) for span in spans)


_OPERATIVE = re.compile(
    r"""(?P<decree>қ\s?аулы\s+етемін|постановляю(?!т))|(?P<resolution>қ\s?аулы\s+ете\w+|постановля[ею]т)
    |(?P<order>б\s?ұйыра\w+|приказыва\w+)
    |(?P<decision>шешім\s+(?:қабылда|етті|етеді)\w*|шешті\w*|решил[аи]?(?!\w)|решение\s+принял)""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE_ISSUER = re.compile(
    r".*(?:[,;:.»\"\n]|сәйкес|мақсатында|негізінде|отырып|байланысты|алып|орындау үшін|асыру үшін|бойынша)\s*",
    re.IGNORECASE | re.DOTALL,
)
_PREAMBLE = 8000  # characters in which the operative words stand


def _operative(act: Act, language: str) -> tuple[str, str]:
    """The kind of act by its operative words, and the issuer named before them: "… мәслихаты ШЕШІМ ҚАБЫЛДАДЫ"."""
    start = max((span.end for span in (*act.title, *act.requisites)), default=0)
    text = act.source[start : start + _PREAMBLE]
    found = _OPERATIVE.search(fold(text))
    if found is None:
        return "", ""
    above = " ".join(text[: found.start()].split("\n\n")[-1].split())
    before = _BEFORE_ISSUER.match(fold(above))
    name = of_the_state(above[before.end() if before else 0 :].strip())
    return found.lastgroup or "", name if names_an_issuer(name, language) else ""


def _kind_of_body(act: Act) -> str:
    """The kind that the act's first part has by its clauses."""
    slug = act.parts[0].slug if act.parts else ""
    return slug if slug in KINDS and KINDS[slug].act else ""


_NAME = re.compile(r"\||\s{3,}|(?<!\w)[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\.\s?")
_AGREED = re.compile(r"\W*(?:келісі|согласован)", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[а-яёәғқңөұүһі])(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")


def _signatory(act: Act, kind: str, language: str) -> str:
    """Who signed, as the issuer of an act that one person issues: the position before the first name."""
    if kind not in _PERSONS_OF or not act.parts:
        return ""
    position = ""
    for span in act.parts[0].signature:
        line = _GLUED.sub(" ", span.of(act.source).replace("\xa0", " "))
        if _AGREED.match(line):
            break
        position = " ".join(f"{position} {_NAME.split(line, maxsplit=1)[0]}".split())
        if _NAME.search(line):
            break
    if kind == "decision" and not re.search(r"\b(?:әкімі|аким)\b", fold(position), re.IGNORECASE):
        return ""
    return of_the_state(_unglued(position, act)) if names_an_issuer(position, language) else ""


def _unglued(name: str, act: Act) -> str:
    """The name with its words parted where a line end was lost, as they are parted elsewhere in the act."""
    text = act.source[: 4 * _PREAMBLE]
    words = []
    for word in name.split(" "):
        cuts = (f"{word[:cut]} {word[cut:]}" for cut in range(3, len(word) - 3))
        words.append(next((parted for parted in cuts if len(word) > 8 and f" {parted} " in text), word))
    return " ".join(words)


_ENDS = {EventKind.REPEALED: Status.REPEALED, EventKind.EXPIRED: Status.EXPIRED, EventKind.SUSPENDED: Status.SUSPENDED}


def _with_status(card: ActCard, act: Act) -> ActCard:
    """The status completed from the notes that concern the act as a whole, and the day of it."""
    ended = [event for event in act.events() if event.target == ACT and event.kind in _ENDS and not event.partial]
    if not ended or card.status in (Status.NOT_YET, Status.WITHDRAWN):
        return card
    last: Event = ended[-1]
    open_status = card.status in (Status.UNKNOWN, Status.IN_FORCE)
    status = _ENDS[last.kind] if open_status else card.status
    return replace(card, status=status, status_since=card.status_since or last.certain_since)


_ALIAS = re.compile(r"\((?:бұдан әрі|әрі қарай|далее(?: по тексту)?)\s*-\s*(?P<name>[^()\n;]{2,60})\)", re.IGNORECASE)


def _aliases(act: Act) -> Iterator[str]:
    """Short names that the text gives to its own documents: "(бұдан әрі – Қағидалар)", "(далее – Положение)"."""
    own = {part.slug.rstrip("-0123456789") for part in act.parts}
    for found in _ALIAS.finditer(fold(act.source[:60_000])):
        name = act.source[found.start("name") : found.end("name")].strip(' "«»')
        words = re.findall(r"[^\W\d_]+", name)
        read = (kazakh_kind(words[-1]) or russian_kind(words[0])) if words else None
        if read and not read[0].act and read[0].slug in own and read[1] == "nom":
            yield name


# -- names -----------------------------------------------------------------------------------------------------------


def _finished(card: ActCard) -> ActCard:
    """The card with its short name and with flags for what is not known."""
    return replace(card, short_name=card.short_name or _short_name(card), flags=tuple(_flags(card)))


def _short_name(card: ActCard) -> str:
    """What the act is called in a line of text: kind and number, a law by its title."""
    title = dict(card.titles).get(card.language, "")
    kind = KINDS.get(card.kind)
    if kind is None:
        return title
    noun = kind.title(card.language)
    if kind.slug in ("code", "constitution") and title:
        return title
    if card.number is None:
        return title or noun
    if card.language == "kk":
        day = f"{card.date:%d.%m.%Y} " if card.date else ""
        return f"{day}№ {card.number} {noun}"
    return f"{noun} № {card.number}" + (f" от {card.date:%d.%m.%Y}" if card.date else "")


def _flags(card: ActCard) -> Iterator[str]:
    missing = (
        (card.titles, "its title could not be read"),
        (card.kind, "its kind could not be read"),
        (card.issuers, "who issued it could not be read"),
        (card.date, "the day it was signed could not be read"),
        (card.number, "its number could not be read"),
        (card.status is not Status.UNKNOWN, "no status is told"),
    )
    return (capitalised(f"{sentence}.") for known, sentence in missing if not known)
