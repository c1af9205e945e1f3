"""The page as markup: header, status of the act, dialogue with its question box, the act's text beside it.

Owns: the shell that is filled by the script with cards. Must not know: gradio, how cards are made.
"""

from __future__ import annotations

import json

from assistant.answer import Answer
from assistant.chat.actpanel import banner, icon, pane
from assistant.chat.librarypanel import panel
from assistant.chat.markup import Html, el, join
from assistant.chat.quotes import button
from assistant.chat.said_where import panel as places_panel
from assistant.chat.strings import LANGUAGES, NAMES, column, say
from assistant.chat.suggest import examples
from corpus.cite import title_of
from corpus.model import Act

# The strings that the script itself puts into the page.
_SCRIPT = (
    "thinking", "empty", "unreachable", "copied", "copy_failed", "find_none", "theme_dark", "theme_light",
    "unknown_clause", "preparing", "too_long", "too_fast", "stop", "stopped", "again",
    "talk_rename", "talk_delete", "talk_deleted", "talks_none", "undo", "editing",
    "copy_short", "copy_full", "copy_link", "ask_clause", "ask_history", "library_none", "reading_file", "read_count",
    "storing_file", "store_all", "removed", "scope_all", "scope_acts",
)  # fmt: skip


def shell(act: Act, status: Answer, language: str, longest: int, *, alone: bool = False) -> Html:
    """The whole page in a language; ``status`` is the act's status today, ``alone`` whether no other act answers."""
    words = column(language) | ({"scope_all": title_of(act.card, language)} if alone else {})
    return el(
        "div",
        el("a", say("skip", language), href="#question", cls="skip", data_do="skip"),
        el("a", say("skip_act", language), href="#act-text", cls="skip", data_do="skip-act"),
        _header(language),
        banner(act, status, language),
        _views(language),
        el("div", _chat(act, language, longest, words["scope_all"]), _act(act, language), cls="panes"),
        el("p", say("footer", language), cls="footer"),
        _menu(),
        _talks(language),
        panel(language),
        places_panel(language),
        el("div", "", cls="peek", id="peek", role="tooltip", hidden=True),
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


def _views(language: str) -> Html:
    """The switch between the two views on a narrow screen."""
    buttons = [
        el("button", say(f"tab_{view}", language), type="button", data_do="view", data_view=view, aria_pressed=pressed)
        for view, pressed in (("chat", "true"), ("act", "false"))
    ]
    return el("div", *buttons, cls="views", role="group", aria_label=say("views", language))


# -- the dialogue ------------------------------------------------------------------------------------------------------


def _chat(act: Act, language: str, longest: int, scope: str) -> Html:
    label = say("dialogue", language)
    inside = (_welcome(act, language), el("div", "", cls="turns"))
    turns = el("div", *inside, cls="scroll dialogue", tabindex="0", role="group", aria_label=label)
    return el("section", turns, _form(language, longest, scope), cls="pane chat", aria_label=label)


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


def _form(language: str, longest: int, scope: str) -> Html:
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
        el("div", _as_of(language), _where(language, scope), hint, _dialogue_tools(language), cls="under"),
        cls="ask",
    )


def _as_of(language: str) -> Html:
    """The day that questions are asked about, where the reader chooses one."""
    label = el("label", say("as_of", language), for_="as-of")
    field = el("input", type="date", id="as-of", min="1900-01-01", max="2100-12-31")
    clear = el("button", "×", type="button", data_do="clear-day", aria_label=say("as_of_clear", language), hidden=True)
    return el("div", label, field, clear, cls="as-of")


def _where(language: str, scope: str) -> Html:
    """Which acts questions are asked of; leads to the library, where they are chosen."""
    words = el("span", scope, cls="scope")
    chosen = button("library", join([say("library", language), ": ", words]))
    clear = el("button", "×", type="button", data_do="ask-all", aria_label=say("scope_clear", language), hidden=True)
    return el("div", chosen, clear, cls="where")


def _dialogue_tools(language: str) -> Html:
    """Save, print, begin another; shown once there is something to save. The list of conversations always is."""
    saved = [button("save", say(f"save_{kind}", language), data_kind=kind) for kind in ("docx", "md")]
    label = el("span", say("save_dialogue", language), ": ", cls="save-label")
    begun = el(
        "span",
        el("span", label, join(saved, " "), cls="save"),
        button("print", say("print_dialogue", language), data_what="dialogue"),
        button("restart", say("new_dialogue", language)),
        cls="when-begun",
        hidden=True,
    )
    return el("div", begun, button("talks", say("talks", language)), cls="dialogue-tools")


def _talks(language: str) -> Html:
    """The list of the conversations that this browser keeps; the script fills it."""
    find = el("input", type="search", id="talks-find", autocomplete="off", placeholder=say("talks_find", language))
    head = el("h2", say("talks", language), id="talks-head")
    return el(
        "dialog",
        el("div", head, icon("×", say("close", language), "close-talks"), cls="dialog-top"),
        el("label", say("talks_find", language), for_="talks-find", cls="sr"),
        find,
        el("ul", "", cls="talks-list"),
        el("p", say("talks_note", language), cls="hint"),
        cls="talks",
        aria_labelledby="talks-head",
    )


# -- what lies over the page --------------------------------------------------------------------------------------------


def _act(act: Act, language: str) -> Html:
    return el("section", pane(act, language), cls="pane act-pane", aria_label=say("tab_act", language))


def _menu() -> Html:
    """The one menu of the page, filled and moved to the button that opens it."""
    return el("div", el("p", "", cls="menu-head"), el("div", "", role="menu"), cls="menu", hidden=True)
