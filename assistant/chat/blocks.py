"""The one door to gradio: the page as a gradio app, one for each language of the interface.

Owns: everything that is gradio's. Must not know: how an answer is made or looks.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported; nothing is sent anywhere
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
from fastapi import FastAPI

from assistant.chat.page import shell
from assistant.chat.service import Service
from assistant.chat.strings import LANGUAGES, say
from corpus.library import DEFAULT_ACT

_ON_LOAD = "window.erejePage(element);"


def mount_pages(app: FastAPI, service: Service) -> None:
    """Mount the page under ``/kk``, ``/ru`` and ``/en``."""

    async def mounted() -> None:
        for language in LANGUAGES:
            _mount(app, _blocks(service, language), language)

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


def _blocks(service: Service, language: str) -> gr.Blocks:
    settings = service.assistant.settings
    alone = not settings.library or service.act.id != DEFAULT_ACT
    markup = shell(service.act, service.status(None, language), language, settings.longest, alone=alone)
    with gr.Blocks(title=say("page_title", language), analytics_enabled=False, fill_width=True) as blocks:
        gr.HTML(str(markup), js_on_load=_ON_LOAD, apply_default_css=False)
    shown: gr.Blocks = blocks
    return shown
