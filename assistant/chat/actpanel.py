"""The act beside the dialogue as markup: the banner with its title and status, its tools, its text.

Owns: what surrounds the text of the act that is shown. Must not know: gradio, the dialogue, how the text itself looks
(``acttext.py``).
"""

from __future__ import annotations

from assistant.answer import Answer
from assistant.chat.acttext import act_html, contents, other_language
from assistant.chat.markup import Html, el, join
from assistant.chat.quotes import button
from assistant.chat.status import badge, status_text
from assistant.chat.strings import say
from corpus.cite import title_of
from corpus.model import Act


def banner(act: Act, status: Answer, language: str) -> Html:
    """Title and status of the act; it stays above everything."""
    name, word = badge(status.status, language)
    inside = (
        el("p", title_of(act.card, language), cls="act-name"),
        el("p", el("strong", word, cls="badge"), " ", el("span", status_text(status)), cls="act-status"),
    )
    return el("section", *inside, cls=f"banner {name}", aria_label=say("status_of_act", language))


def pane(act: Act, language: str) -> Html:
    """The tools and the text, which stand in the pane of the act."""
    shown = act_html(act, language)
    hidden = other_language(act, language) != language
    cls = "scroll act bare" if hidden else "scroll act"
    body = el("div", shown, cls=cls, id="act-text", tabindex="0", role="group", aria_label=say("tab_act", language))
    return join([_tools(act, language), body])


def _tools(act: Act, language: str) -> Html:
    find = el(
        "div",
        el("label", say("find", language), for_="find", cls="sr"),
        el("input", type="search", id="find", placeholder=say("find", language), autocomplete="off"),
        el("span", "", cls="found", role="status"),
        icon("↑", say("find_previous", language), "previous"),
        icon("↓", say("find_next", language), "next"),
        cls="find",
    )
    places = button("places-of-act", say("places", language), cls="act-link")
    return el(
        "div",
        find,
        places,
        _contents(act, language),
        *_languages(act, language),
        button("print", say("print_act", language), data_what="act", cls="act-link print-act"),
        cls="act-tools",
        role="group",
        aria_label=say("act_tools", language),
    )


def icon(sign: str, label: str, action: str) -> Html:
    """A button that shows a sign and is named by words."""
    return el("button", el("span", sign, aria_hidden="true"), type="button", data_do=action, aria_label=label)


def _contents(act: Act, language: str) -> Html:
    first = el("option", say("contents_go", language), value="")
    options = [el("option", words, value=target) for target, words in contents(act, language)]
    label = el("label", say("contents", language), for_="contents", cls="sr")
    return el("div", label, el("select", first, *options, id="contents"), cls="contents")


def _languages(act: Act, language: str) -> tuple[Html, ...]:
    """Whether the other language is shown, and whether beside the text; nothing where there is no other."""
    other = other_language(act, language)
    if not other:
        return ()
    key = "show_translation" if other == language else "show_other_language"
    return (
        _switch("rendered", say(key, language), checked=other == language),
        _switch("beside", say("beside", language)),
    )


def _switch(name: str, label: str, *, checked: bool = False) -> Html:
    box = el("input", type="checkbox", id=name, checked=checked)
    return el("label", box, " ", label, for_=name, cls="switch")
