"""The one door to gradio: the page as a gradio app, one for each language of the interface.

Owns: everything that is gradio's. Must not know: how an answer is made or looks.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported; nothing is sent anywhere
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
from fastapi import FastAPI

from assistant.chat.page import shell
from assistant.chat.screen import Reply, Screen
from assistant.chat.service import Service
from assistant.chat.strings import LANGUAGES, say

Call = Callable[[object, str], Reply]
_ON_LOAD = "window.erejePage(element, server);"


def mount_pages(app: FastAPI, service: Service) -> None:
    """Mount the page under ``/kk``, ``/ru`` and ``/en``."""
    screen = Screen(service)

    async def mounted() -> None:
        for language in LANGUAGES:
            _mount(app, _blocks(service, screen, language), language)

    asyncio.run(mounted())  # where no event loop runs, gradio opens one for every page and never closes it


def _mount(app: FastAPI, blocks: gr.Blocks, language: str) -> None:
    gr.mount_gradio_app(
        app,
        blocks,
        path=f"/{language}",
        theme=_theme(),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        max_file_size=1,
    )


def _theme() -> gr.themes.Base:
    """IBM Plex Sans in the two weights whose files hold every Kazakh letter; then the system's own."""
    fonts: list[Any] = [gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700)), "system-ui", "sans-serif"]
    return gr.themes.Base(font=fonts, font_mono=["ui-monospace", "monospace"])


def _blocks(service: Service, screen: Screen, language: str) -> gr.Blocks:
    markup = shell(service.act, service.status(None, language), language, service.assistant.settings.longest)
    with gr.Blocks(title=say("page_title", language), analytics_enabled=False, fill_width=True) as blocks:
        gr.HTML(
            str(markup),
            js_on_load=_ON_LOAD,
            apply_default_css=False,
            server_functions=[_call(screen.ask), _call(screen.restore), _call(screen.forget), _call(screen.feedback)],
        )
    shown: gr.Blocks = blocks
    return shown


def _call(call: Call) -> Callable[..., Reply]:
    """A call of the page as gradio's server function: under its own name, with the client's address."""

    def called(sent: object, request: gr.Request) -> Reply:
        return call(sent, request.client.host if request.client else "")

    called.__name__ = call.__name__
    return called
