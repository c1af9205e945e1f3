"""The page's own head: gradio's page gets the reader's language, our style and script, and loses other hosts.

Owns: rewriting the page on its way out. Must not know: who asks for it.

Why it is rewritten: gradio's page is a template with nothing to set for three things. It says ``lang="en"`` whatever is
on it, and a screen reader would read Kazakh by English rules; its meta tags name other hosts; and until its script has
drawn the page it shows nothing, so a slow or scriptless browser is told nothing. All else of gradio's page stays as it is.
"""

from __future__ import annotations

import re

from assistant.chat.strings import say

_FOREIGN = re.compile(r'<meta\s[^>]*(?:property|name)="(?:og|twitter):[^>]*>|<link rel="manifest"[^>]*>', re.DOTALL)
_STYLES = ("chat", "answer", "library", "print")
_SCRIPTS = (  # the last one calls the others
    "base", "menu", "talks", "act", "views", "asking", "cards", "library", "leads", "places", "chat",
)  # fmt: skip
_HEAD = "\n".join(
    (
        '<link rel="icon" type="image/svg+xml" href="../files/icon.svg">',
        *(f'<link rel="stylesheet" href="../files/{name}.css">' for name in _STYLES),
        '<script src="../files/theme.js"></script>',
        *(f'<script src="../files/{name}.js" defer></script>' for name in _SCRIPTS),
    )
)


def rewritten(page: str, language: str) -> str:
    """Gradio's page with the reader's language, our head, and nothing that names another host."""
    ours = re.sub(r'(<html\s+)lang="en"', rf'\1lang="{language}"', page, count=1)
    ours = _FOREIGN.sub("", ours)
    ours = ours.replace("</head>", f"<title>{say('page_title', language)}</title>\n{_HEAD}\n</head>", 1)
    return re.sub(r"(<body[^>]*>)", rf"\1{_opening(language)}", ours, count=1)


def _opening(language: str) -> str:
    """What stands on the page until gradio has drawn it, in the reader's language."""
    return (
        f'<noscript>{say("needs_script", language)}</noscript><p class="ereje-opening">{say("opening", language)}</p>'
    )
