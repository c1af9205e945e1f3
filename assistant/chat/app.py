"""The whole server: page, REST, MCP and files in one application.

Owns: putting the edges together, the choice of language at ``/``. Must not know: what each of them does inside.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

from assistant.assistant import Assistant
from assistant.chat.blocks import mount_pages
from assistant.chat.docx import Properties, to_docx
from assistant.chat.edge import Edge
from assistant.chat.export import acts_of, document, named, to_markdown
from assistant.chat.libraries import Libraries, Listed
from assistant.chat.mcp_tools import mcp_server
from assistant.chat.options import ChatOptions
from assistant.chat.rest import add_rest
from assistant.chat.schema import Lang
from assistant.chat.screen import Call, Screen
from assistant.chat.service import Service
from assistant.chat.strings import LANGUAGES, say
from assistant.clock import today

STATIC = Path(__file__).parent / "static"
COOKIE = "ereje_language"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ABOUT = """Answers questions about a legal act of Kazakhstan by quoting the exact clause and telling its amendment
history. Quotes are the source, character for character; where the act gives no answer, none is made up."""


def application(service: Service) -> Edge:
    """The server as an ASGI application."""
    options = service.options
    server = mcp_server(service)
    tools = server.streamable_http_app()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = options.threads
        async with server.session_manager.run():
            yield

    app = FastAPI(
        title="Ereje",
        description=_ABOUT,
        lifespan=lifespan,
        docs_url=None,  # the usual page fetches its script from another host
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    add_rest(app, service)
    app.router.routes.extend(tools.routes)
    _add_pages(app, service)
    app.mount("/files", StaticFiles(directory=STATIC), name="files")
    mount_pages(app, service)
    return Edge(app, options, service.limiter)


def built(assistant: Assistant, options: ChatOptions) -> Edge:
    """The application of an assistant; for tests and for other servers than ours."""
    return application(Service(assistant, options))


def _add_pages(app: FastAPI, service: Service) -> None:
    @app.get("/", include_in_schema=False)
    def start(request: Request) -> RedirectResponse:
        """To the page in the reader's language; the rest of the address stays."""
        language = chosen_language(request.query_params, request.cookies, request.headers.get("accept-language", ""))
        asked = urlencode([(key, value) for key, value in request.query_params.multi_items() if key != "lang"])
        return RedirectResponse(f"{service.options.prefix}/{language}/{'?' + asked if asked else ''}", 302)

    screen = Screen(service)
    for call in (screen.ask, screen.act, screen.places, screen.restore, screen.forget, screen.feedback):
        app.add_api_route(f"/page/{call.__name__}", call, methods=["POST"], include_in_schema=False)

    app.add_api_route("/page/peek", screen.peek, methods=["GET"], include_in_schema=False)
    _add_library(app, Libraries(service))

    @app.post("/page/dialogue.{kind}", include_in_schema=False)
    def saved(kind: Literal["md", "docx"], sent: Call) -> Response:
        """A dialogue as a file; its id comes in the body, so that no log of addresses holds it."""
        answers, made, language = screen.answers(sent), today(), sent.language
        blocks = document(answers, made, language)
        if kind == "md":
            return Response(to_markdown(blocks), media_type="text/markdown; charset=utf-8")
        subject = "; ".join(named(act, language) for act in acts_of(answers))
        properties = Properties(say("export_title", language), subject, say("brand", language), language, made)
        return Response(to_docx(blocks, properties), media_type=_WORD)

    @app.get("/favicon.ico", include_in_schema=False)
    def favicon() -> RedirectResponse:
        return RedirectResponse(f"{service.options.prefix}/files/icon.svg", 301)


def _add_library(app: FastAPI, library: Libraries) -> None:
    """The library's calls; who may change it the edge has asked already."""

    @app.post("/page/library/list", include_in_schema=False)
    def listed(sent: Listed, request: Request) -> dict[str, Any]:
        return library.list(sent, request.scope["role"])

    @app.post("/page/library/read", include_in_schema=False)
    async def read(request: Request, name: str, language: Lang, replaces: str = "") -> dict[str, Any]:
        return await run_in_threadpool(library.read, name, await request.body(), language, replaces)

    for call in (library.store, library.drop, library.remove):
        app.add_api_route(f"/page/library/{call.__name__}", call, methods=["POST"], include_in_schema=False)


def chosen_language(query: Mapping[str, str], cookies: Mapping[str, str], accepted: str) -> str:
    """The interface's language: as asked for, as chosen before, as the browser prefers, else Kazakh."""
    for told in (query.get("lang", ""), cookies.get(COOKIE, "")):
        if told in LANGUAGES:
            return told
    return next((name for name in _preferred(accepted) if name in LANGUAGES), "kk")


def _preferred(accepted: str) -> list[str]:
    """The languages of an ``Accept-Language`` header, the most wanted first."""
    ranked: list[tuple[float, str]] = []
    for entry in accepted.split(","):
        name, _, weight = entry.partition(";q=")
        try:
            ranked.append((-float(weight or 1), name.strip().split("-")[0].lower()))
        except ValueError:
            continue
    return [name for _, name in sorted(ranked, key=lambda pair: pair[0])]
