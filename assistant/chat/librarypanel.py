"""The library as markup: its acts as rows, a file that was read and waits, what became of one that was brought.

Owns: how acts and files look in the panel of the library. Must not know: where acts are kept, how files are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.chat.findings import said
from assistant.chat.markup import Html, el, join
from assistant.chat.quotes import button
from assistant.chat.strings import LANGUAGES, NAMES, say
from assistant.words import day
from corpus import cite
from corpus.errors import CannotRead, CorpusError
from corpus.kinds import KINDS
from corpus.library import Added, Record
from corpus.model import ActCard, Status
from corpus.reading import Looked
from corpus.selection import ENDED
from corpus.summary import Summary


class Foreseen(StrEnum):
    """What storing a file would do."""

    NEW = "new"
    REPLACED = "replaced"
    ANOTHER = "another"  # it would take the place of an act of another number or day
    HELD = "held"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Preview:
    """A file that was read: what it holds, and which act it would replace or be."""

    name: str
    looked: Looked
    foreseen: Foreseen
    other: Record | None = None


# -- acts --------------------------------------------------------------------------------------------------------------


def rows_html(records: Sequence[Record], language: str, *, edit: bool) -> Html:
    """The acts as rows of the list."""
    return join(_row(record, language, edit=edit) for record in records)


def _row(record: Record, language: str, *, edit: bool) -> Html:
    card, title = record.card, title_of(record.card, language) or record.file
    pick = el("input", type="checkbox", data_do="pick", value=record.id, aria_label=say("ask_in", language, act=title))
    spoken = card.language if language not in dict(card.titles) else language
    name = button("open-act", title, data_act=record.id, lang=spoken, cls="open-act")
    return el(
        "li",
        el("span", pick, cls="pick"),
        el("div", el("h3", name), _facts(record, language), doubts(record.summary, language), cls="about"),
        _tools(record, language) if edit and not record.shipped else None,
        data_act=record.id,
        data_title=title,
    )


def _facts(record: Record, language: str) -> Html:
    card = record.card
    told = [
        el("span", status_word(card, language), cls="badge"),
        *(el("span", words) for words in requisites(card, language)),
        el("span", NAMES[card.language]),
        el("span", counts(record.summary, language)),
        el("span", say("has_pair", language)) if card.pair else None,
    ]
    return el("p", join(told, " "), cls=f"facts {status_name(card)}")


def title_of(card: ActCard, language: str) -> str:
    """The title of an act in a language, else in its own; empty where none is known: its file tells more than its id."""
    return cite.title_of(card, language) if card.titles else ""


def requisites(card: ActCard, language: str) -> list[str]:
    """Kind, number and day, as far as they are known."""
    kind = KINDS[card.kind].title(language) if card.kind in KINDS else ""
    number = f"№ {card.number}" if card.number else ""
    return [words for words in (kind, number, day(card.date) if card.date else "") if words]


def status_name(card: ActCard) -> str:
    """The name of an act's status for the style sheet."""
    if card.status in ENDED:
        return "repealed"
    return {Status.IN_FORCE: "in-force", Status.NOT_YET: "not-yet"}.get(card.status, "unknown")


def status_word(card: ActCard, language: str) -> str:
    """An act's status, with the day of its end where that is known."""
    since = f" {day(card.status_since)}" if card.status in ENDED and card.status_since else ""
    return say(f"held_{card.status}", language) + since


def counts(summary: Summary, language: str) -> str:
    """How much was read of an act."""
    told = [say("count_units", language, count=summary.units)]
    told += [say("count_rows", language, count=summary.rows)] if summary.rows else []
    told += [say("count_events", language, count=summary.events)] if summary.events else []
    return ", ".join(told)


def doubts(summary: Summary, language: str) -> Html | None:
    """What a careful reader should know is wrong or doubtful, folded."""
    if not summary.problems:
        return None
    head = el("summary", say("doubts", language, count=len(summary.problems)))
    return el("details", head, _sentences(summary.problems, language), cls="doubts")


def _sentences(sentences: Iterable[str], language: str) -> Html:
    told = [said(sentence, language) for sentence in sentences]
    return el("ul", *(el("li", words, lang=spoken) for spoken, words in told))


def _tools(record: Record, language: str) -> Html:
    """Replace and remove; what removing would do is asked once more."""
    title = title_of(record.card, language) or record.file
    replace = button("replace-act", say("replace", language), aria_label=f"{say('replace', language)}: {title}")
    remove = button("remove-act", say("remove", language), aria_label=f"{say('remove', language)}: {title}")
    sure = el(
        "div",
        el("p", say("remove_sure", language, act=title)),
        button("remove-now", say("remove", language), cls="danger"),
        button("remove-not", say("keep", language)),
        cls="sure",
        role="group",
        aria_label=say("remove", language),
        hidden=True,
    )
    return el("div", replace, remove, sure, cls="row-tools")


# -- files -------------------------------------------------------------------------------------------------------------


def previewed(preview: Preview, token: str, language: str) -> Html:
    """A file that was read: which act it is, what is doubtful, what storing it would do."""
    card, summary = preview.looked.act.card, preview.looked.summary
    title = title_of(card, card.language)
    told = [*requisites(card, language), NAMES[card.language], status_word(card, language), counts(summary, language)]
    other = title_of(preview.other.card, language) or preview.other.id if preview.other else ""
    return el(
        "div",
        el("p", preview.name, cls="file"),
        el("p", title, lang=card.language, cls="title") if title else None,
        el("p", " · ".join(told), cls="facts"),
        el("p", say(f"foreseen_{preview.foreseen}", language, act=other), cls=f"foreseen {preview.foreseen}"),
        _sentences(summary.problems, language) if summary.problems else None,
        _form(preview, token, language) if token else None,
        cls="brought",
    )


def _form(preview: Preview, token: str, language: str) -> Html:
    """What the text does not tell can be told; then the file is stored or dropped."""
    card = preview.looked.act.card
    title = status = None
    if not card.titles:
        box = el("input", type="text", name="title", maxlength=300, id=f"title-{token}")
        title = el("label", say("given_title", language), " ", box, for_=f"title-{token}")
    if card.status is Status.UNKNOWN:
        first = el("option", say("held_unknown", language), value="")
        options = [
            el("option", say(f"held_{value}", language), value=value) for value in Status if value is not Status.UNKNOWN
        ]
        chosen = el("select", first, *options, name="status", id=f"status-{token}")
        status = el("label", say("given_status", language), " ", chosen, for_=f"status-{token}")
    key = "store_replace" if preview.foreseen in (Foreseen.REPLACED, Foreseen.ANOTHER) else "store"
    named = f"{say(key, language)}: {preview.name}"
    return el(
        "div",
        title,
        status,
        button("store-file", say(key, language), aria_label=named, cls="primary"),
        button("drop-file", say("not_store", language), aria_label=f"{say('not_store', language)}: {preview.name}"),
        cls="decide",
        data_token=token,
        data_sure=preview.foreseen == Foreseen.NEW or None,
    )


def refused_file(name: str, error: Exception | None, language: str) -> Html:
    """Why a file was not read or not stored, and what to do."""
    if isinstance(error, CannotRead):
        sentences = (error.reason, error.remedy)
        told = [el("span", words, lang=spoken) for spoken, words in (said(text, language) for text in sentences)]
        why = join([told[0], ". ", told[1]])
    elif isinstance(error, CorpusError):
        why = el("span", str(error), lang="en")
    else:  # a defect: the log tells it
        why = el("span", say("failed", language))
    return el(
        "div",
        el("p", name, cls="file"),
        el("p", el("strong", say("not_read", language)), " ", why, role="alert"),
        cls="brought refused",
    )


def stored_html(added: Added, language: str) -> Html:
    """What became of a file that was stored."""
    record = added.record
    title = title_of(record.card, language) or record.file
    return el(
        "div",
        el("p", record.file, cls="file"),
        el("p", el("strong", say(f"outcome_{added.outcome}", language)), " ", title),
        button("open-act", say("open_act", language), data_act=record.id),
        cls="brought stored",
    )


# -- the panel ---------------------------------------------------------------------------------------------------------


def panel(language: str) -> Html:
    """The panel of the library, which the page's script fills."""
    head = el("h2", say("library", language), id="library-head")
    close = el(
        "button", el("span", "×", aria_hidden="true"), type="button", data_do="close-library",
        aria_label=say("close", language),
    )  # fmt: skip
    return el(
        "dialog",
        el("div", head, close, cls="dialog-top"),
        _drop(language),
        _filters(language),
        el("p", "", cls="library-count", role="status"),
        el("ul", "", cls="library-list"),
        button("more-acts", say("more_acts", language), hidden=True),
        _scope(language),
        cls="library",
        aria_labelledby="library-head",
    )


def _drop(language: str) -> Html:
    """Where files are dropped; shown to who may add."""
    accepted = ".txt,.md,.markdown,.html,.htm,.mhtml,.docx,.pdf"
    box = el("input", type="file", id="library-files", multiple=True, accept=accepted)
    label = el("label", say("drop_files", language), for_="library-files", cls="drop")
    hint = el("p", say("drop_hint", language), cls="hint")
    every = el(
        "div",
        el("span", "", cls="read-count", role="status"),
        button("store-all", say("store_all", language, count=0), cls="primary", hidden=True),
        button("clear-files", say("clear_files", language), hidden=True),
        cls="files-tools",
    )
    return el("div", box, label, hint, every, el("ul", "", cls="files"), cls="bring", hidden=True)


def _filters(language: str) -> Html:
    find = el("input", type="search", id="library-find", autocomplete="off", placeholder=say("library_find", language))
    kinds = [(slug, kind.title(language)) for slug, kind in KINDS.items() if kind.act]
    statuses = [(str(status), say(f"held_{status}", language)) for status in Status]
    spoken = [(name, NAMES[name]) for name in LANGUAGES if name != "en"]
    return el(
        "div",
        el("label", say("library_find", language), for_="library-find", cls="sr"),
        find,
        _select("kind", "filter_kind", kinds, language),
        _select("status", "filter_status", statuses, language),
        _select("language", "filter_language", spoken, language),
        _date("in_force_on", language),
        _date("adopted_from", language),
        _date("adopted_to", language),
        cls="filters",
        role="search",
        aria_label=say("library_find", language),
    )


def _select(name: str, key: str, options: Sequence[tuple[str, str]], language: str) -> Html:
    first = el("option", say("filter_any", language), value="")
    chosen = [el("option", words, value=value) for value, words in options]
    label = el("label", say(key, language), for_=f"library-{name}")
    return el("span", label, el("select", first, *chosen, id=f"library-{name}", data_filter=name), cls="filter")


def _date(name: str, language: str) -> Html:
    label = el("label", say(f"filter_{name}", language), for_=f"library-{name}")
    field = el("input", type="date", id=f"library-{name}", min="1900-01-01", max="2100-12-31", data_filter=name)
    return el("span", label, field, cls="filter")


def _scope(language: str) -> Html:
    """Where questions are asked: of all acts, of those picked, of those that the filters admit."""
    return el(
        "div",
        button("ask-picked", say("ask_picked", language), disabled=True),
        button("ask-found", say("ask_found", language)),
        button("ask-all", say("ask_all", language)),
        cls="library-scope",
        role="group",
        aria_label=say("scope", language),
    )
