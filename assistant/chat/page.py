"""The page as markup: header, status of the act, dialogue with its question box, the act's text beside it.

Owns: the shell that is filled by the script with cards. Must not know: gradio, how cards are made.
"""

from __future__ import annotations

import json

from assistant.answer import Answer
from assistant.chat.acttext import act_html, contents
from assistant.chat.markup import Html, el, join
from assistant.chat.status import badge, status_text
from assistant.chat.strings import LANGUAGES, NAMES, column, say
from assistant.chat.suggest import examples
from corpus.model import Act

# The strings that the script itself puts into the page.
_SCRIPT = (
    "thinking", "empty", "unreachable", "copied", "copy_failed", "find_none", "theme_dark", "theme_light",
    "unknown_act", "unknown_clause", "you_asked", "preparing", "too_long", "too_fast", "stop", "stopped", "again",
    "talk_rename", "talk_delete", "talk_deleted", "talks_none", "undo", "as_of_chosen", "editing",
    "copy_short", "copy_full", "copy_link", "ask_clause", "ask_history",
)  # fmt: skip


def shell(act: Act, status: Answer, language: str, longest: int) -> Html:
    """The whole page in a language; ``status`` is the act's status today."""
    words = column(language)
    return el(
        "div",
        el("a", say("skip", language), href="#question", cls="skip", data_do="skip"),
        el("a", say("skip_act", language), href="#act-text", cls="skip", data_do="skip-act"),
        _header(language),
        _banner(act, status, language),
        _views(language),
        el("div", _chat(act, language, longest), _act(act, language), cls="panes"),
        el("p", say("footer", language), cls="footer"),
        _menu(),
        _talks(language),
        el("div", "", cls="toast", role="status"),
        el("p", "", cls="sr spoken", aria_live="polite"),
        cls="ereje",
        id="ereje",
        lang=language,
        data_language=language,
        data_act=act.id,
        data_view="chat",
        data_strings=json.dumps({key: words[key] for key in _SCRIPT}, ensure_ascii=False),
    )


def _header(language: str) -> Html:
    links = [
        el(
            "a",
            NAMES[other],
            href=f"../{other}/",
            lang=other,
            hreflang=other,
            data_do="language",
            data_language=other,
            aria_current="true" if other == language else None,
        )
        for other in LANGUAGES
    ]
    brand = el("div", el("h1", say("brand", language)), el("p", say("tagline", language)), cls="brand")
    theme = el("button", el("span", "◐", aria_hidden="true"), type="button", cls="theme", data_do="theme")
    return el("header", brand, el("nav", *links, aria_label=say("language", language), cls="languages"), theme)


def _banner(act: Act, status: Answer, language: str) -> Html:
    """Title and status of the act; it stays above everything."""
    name, word = badge(status.status, language)
    title = dict(act.card.titles).get(language) or dict(act.card.titles).get(act.card.language) or act.id
    inside = (
        el("p", title, cls="act-name"),
        el("p", el("strong", word, cls="badge"), " ", el("span", status_text(status)), cls="act-status"),
    )
    return el("section", *inside, cls=f"banner {name}", aria_label=say("status_of_act", language))


def _views(language: str) -> Html:
    """The switch between the two views on a narrow screen."""
    buttons = [
        el("button", say(f"tab_{view}", language), type="button", data_do="view", data_view=view, aria_pressed=pressed)
        for view, pressed in (("chat", "true"), ("act", "false"))
    ]
    return el("div", *buttons, cls="views", role="group", aria_label=say("views", language))


# -- the dialogue ------------------------------------------------------------------------------------------------------


def _chat(act: Act, language: str, longest: int) -> Html:
    label = say("dialogue", language)
    inside = (_welcome(act, language), el("div", "", cls="turns"))
    turns = el("div", *inside, cls="scroll dialogue", tabindex="0", role="group", aria_label=label)
    return el("section", turns, _form(language, longest), cls="pane chat", aria_label=label)


def _welcome(act: Act, language: str) -> Html:
    items = [
        el(
            "li",
            el(
                "button",
                el("span", say(f"kind_{kind}", language), cls="kind"),
                el("span", question),
                type="button",
                data_do="ask",
                data_question=question,
                data_kind=str(kind),
            ),
        )
        for kind, question in examples(act, language)
    ]
    inside = (
        el("h2", say("welcome_head", language)),
        el("p", say("welcome", language)),
        el("h3", say("examples", language)),
        el("ul", *items, cls="examples"),
    )
    return el("div", *inside, cls="welcome")


def _form(language: str, longest: int) -> Html:
    box = el(
        "textarea",
        "",
        id="question",
        rows=1,
        data_longest=longest,
        placeholder=say("ask_placeholder", language),
        aria_describedby="ask-hint",
        autocomplete="off",
        enterkeyhint="send",
    )
    row = el("div", box, el("button", say("ask_button", language), type="submit", cls="primary"), cls="ask-row")
    hint = el("p", say("ask_hint", language), id="ask-hint", cls="hint")
    return el(
        "form",
        el("label", say("ask_label", language), for_="question", cls="sr"),
        el("p", "", cls="editing", hidden=True, role="status"),
        row,
        el("div", _as_of(language), hint, _dialogue_tools(language), cls="under"),
        cls="ask",
    )


def _as_of(language: str) -> Html:
    """The day that questions are asked about, where the reader chooses one."""
    label = el("label", say("as_of", language), for_="as-of")
    field = el("input", type="date", id="as-of", min="1900-01-01", max="2100-12-31")
    clear = el("button", "×", type="button", data_do="clear-day", aria_label=say("as_of_clear", language), hidden=True)
    return el("div", label, field, clear, cls="as-of")


def _dialogue_tools(language: str) -> Html:
    """Save, print, begin another; shown once there is something to save. The list of conversations always is."""
    saved = [_plain(say(f"save_{kind}", language), "save", data_kind=kind) for kind in ("docx", "md")]
    label = el("span", say("save_dialogue", language), ": ", cls="save-label")
    begun = el(
        "span",
        el("span", label, join(saved, " "), cls="save"),
        _plain(say("print_dialogue", language), "print", data_what="dialogue"),
        _plain(say("new_dialogue", language), "restart"),
        cls="when-begun",
        hidden=True,
    )
    return el("div", begun, _plain(say("talks", language), "talks"), cls="dialogue-tools")


def _plain(label: str, action: str, **attributes: object) -> Html:
    return el("button", label, type="button", data_do=action, **attributes)


def _talks(language: str) -> Html:
    """The list of the conversations that this browser keeps; the script fills it."""
    find = el("input", type="search", id="talks-find", autocomplete="off", placeholder=say("talks_find", language))
    head = el("h2", say("talks", language), id="talks-head")
    return el(
        "dialog",
        el("div", head, _icon("×", say("close", language), "close-talks"), cls="talks-top"),
        el("label", say("talks_find", language), for_="talks-find", cls="sr"),
        find,
        el("ul", "", cls="talks-list"),
        el("p", say("talks_note", language), cls="hint"),
        cls="talks",
        aria_labelledby="talks-head",
    )


# -- the act -----------------------------------------------------------------------------------------------------------


def _act(act: Act, language: str) -> Html:
    label = say("tab_act", language)
    shown = act_html(act, language)
    body = el("div", shown, cls="scroll act", id="act-text", tabindex="0", role="group", aria_label=label)
    return el("section", _act_tools(act, language), body, cls="pane act-pane", aria_label=say("tab_act", language))


def _act_tools(act: Act, language: str) -> Html:
    find = el(
        "div",
        el("label", say("find", language), for_="find", cls="sr"),
        el("input", type="search", id="find", placeholder=say("find", language), autocomplete="off"),
        el("span", "", cls="found", role="status"),
        _icon("↑", say("find_previous", language), "previous"),
        _icon("↓", say("find_next", language), "next"),
        cls="find",
    )
    return el(
        "div",
        find,
        _contents(act, language),
        _translation(act, language),
        _plain(say("print_act", language), "print", data_what="act", cls="print-act"),
        cls="act-tools",
        role="group",
        aria_label=say("act_tools", language),
    )


def _icon(sign: str, label: str, action: str) -> Html:
    return el("button", el("span", sign, aria_hidden="true"), type="button", data_do=action, aria_label=label)


def _contents(act: Act, language: str) -> Html:
    first = el("option", say("contents_go", language), value="")
    options = [el("option", words, value=target) for target, words in contents(act, language)]
    label = el("label", say("contents", language), for_="contents", cls="sr")
    return el("div", label, el("select", first, *options, id="contents"), cls="contents")


def _translation(act: Act, language: str) -> Html | None:
    if language == act.card.language:
        return None
    box = el("input", type="checkbox", id="rendered", checked=True)
    return el("label", box, " ", say("show_translation", language), for_="rendered", cls="switch")


def _menu() -> Html:
    """The one menu of the page, filled and moved to the button that opens it."""
    return el("div", el("p", "", cls="menu-head"), el("div", "", role="menu"), cls="menu", hidden=True)
