"""The page as markup: header, status of the act, dialogue with its question box, the act's text beside it.

Owns: the shell that is filled by the script with cards. Must not know: gradio, how cards are made.
"""

from __future__ import annotations

import json

from assistant.answer import Answer
from assistant.chat.acttext import act_html, contents
from assistant.chat.cards import badge, status_text
from assistant.chat.markup import Html, el, join
from assistant.chat.strings import LANGUAGES, NAMES, column, say
from assistant.chat.suggest import examples
from corpus.model import Act

# The strings that the script itself puts into the page.
_SCRIPT = (
    "thinking", "empty", "unreachable", "copied", "copy_failed", "find_none", "theme_dark", "theme_light",
    "unknown_act", "unknown_clause", "you_asked", "preparing", "too_long", "too_fast",
)  # fmt: skip


def shell(act: Act, status: Answer, language: str, longest: int) -> Html:
    """The whole page in a language; ``status`` is the act's status today."""
    words = column(language)
    return el(
        "div",
        el("a", say("skip", language), href="#question", cls="skip", data_do="skip"),
        _header(language),
        _banner(act, status, language),
        _views(language),
        el("div", _chat(act, language, longest), _act(act, language), cls="panes"),
        el("p", say("footer", language), cls="footer"),
        _menu(language),
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
    turns = el(
        "div", _welcome(act, language), el("div", "", cls="turns"), cls="scroll dialogue", tabindex="0", role="region"
    )
    label = say("dialogue", language)
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
    return el(
        "form",
        el("label", say("ask_label", language), for_="question", cls="sr"),
        row,
        el(
            "div", el("p", say("ask_hint", language), id="ask-hint", cls="hint"), _dialogue_tools(language), cls="under"
        ),
        cls="ask",
    )


def _dialogue_tools(language: str) -> Html:
    """Save and start over; shown once there is something to save."""
    saved = [
        el("button", say(f"save_{kind}", language), type="button", data_do="save", data_kind=kind)
        for kind in ("docx", "md")
    ]
    return el(
        "div",
        el("span", el("span", say("save_dialogue", language), ": ", cls="save-label"), join(saved, " "), cls="save"),
        el("button", say("new_dialogue", language), type="button", data_do="restart"),
        cls="dialogue-tools",
        hidden=True,
    )


# -- the act -----------------------------------------------------------------------------------------------------------


def _act(act: Act, language: str) -> Html:
    body = el(
        "div",
        act_html(act, language),
        cls="scroll act",
        tabindex="0",
        role="region",
        aria_label=say("tab_act", language),
    )
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


def _menu(language: str) -> Html:
    """The actions of a clause, moved to the clause that was chosen."""
    actions = [
        el("button", say(key, language), type="button", role="menuitem", data_do=action)
        for key, action in (
            ("ask_clause", "menu-ask"),
            ("ask_history", "menu-history"),
            ("copy_citation", "menu-cite"),
            ("copy_link", "menu-link"),
        )
    ]
    return el(
        "div",
        el("p", "", cls="menu-head"),
        el("div", *actions, role="menu", aria_label=say("act_tools", language)),
        cls="menu",
        hidden=True,
    )
