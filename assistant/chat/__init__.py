"""The chat page, REST and MCP in one server: an edge over the assistant.

Owns: everything that is served over HTTP; the only place that may import gradio. Must not know: how an answer is made;
the other edges. ``serve`` loads gradio only when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.chat.options import ChatOptions

if TYPE_CHECKING:
    from assistant.assistant import Assistant

__all__ = ["ChatOptions", "serve"]


def serve(assistant: Assistant, options: ChatOptions | None = None) -> None:
    """Serve the page, REST and MCP until SIGINT or SIGTERM; see ``ChatOptions`` for what can be chosen."""
    from assistant.chat.server import serve as serve_pages

    serve_pages(assistant, options)
