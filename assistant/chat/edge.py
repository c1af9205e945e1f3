"""What every request passes before anything is done for it, and what every response passes on its way out.

Owns: the order of the rules: whose page calls, user and password, paths, methods and types, frequency, the body; then
security headers, the one shape of what went wrong, and the page's own head. Must not know: questions, gradio's inside.
Written for ASGI itself.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from assistant.chat.bodies import Message, Receive, json_problem, read_body, replayed
from assistant.chat.callers import Callers, client_of
from assistant.chat.head import rewritten
from assistant.chat.limits import Limiter
from assistant.chat.options import ChatOptions
from assistant.chat.problems import DEFECT, Refusal, as_bytes, shaped
from assistant.chat.service import LOG
from assistant.chat.strings import LANGUAGES
from assistant.chat.users import Role, role_of

Scope: TypeAlias = MutableMapping[str, Any]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

_OPEN = ("/healthz", "/readyz")  # for the machine that watches the server
_COUNTED = ("/api/", "/mcp", "/page/peek")
_METHODS = ("GET", "HEAD", "POST")
_PAGE = re.compile(r"/(kk|ru|en)/")
_VISIT = re.compile(r"/(?:(?:kk|ru|en)/?)?")
# What the page needs of gradio; the rest (its calls, uploads, proxies, queues, files) is not served.
_GRADIO = re.compile(r"/(?:kk|ru|en)(?:/(?:|theme\.css|(?:assets|static)/.*))?")
_MCP = "/mcp"
_FILE = "/page/library/read"  # takes a file, all other paths take JSON
_EDITED = (_FILE, "/page/library/store", "/page/library/drop", "/page/library/remove")
_FILE_PATIENCE = 10  # times that of other requests
_HEADERS = (
    (b"content-security-policy", b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self'"
     b" 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none';"
     b" base-uri 'self'; form-action 'self'; object-src 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)  # fmt: skip


class Edge:
    """The outermost layer of the server."""

    def __init__(self, app: App, options: ChatOptions, limiter: Limiter) -> None:
        self._app, self._options, self._limiter = app, options, limiter
        self._callers = Callers(options)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it here."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._serve(dict(scope), receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(self._options.prefix) or "/"
        headers = dict(scope["headers"])
        page = _PAGE.fullmatch(path)
        out = _Response(send, page[1] if page else "", passed=path == _MCP)
        refused = self._refused(scope, path, headers)
        body: bytes | Refusal = b""
        if _brings_body(headers):  # even if it is refused: who is still sending does not hear
            body = await self._read(receive, path if refused is None else "")
        refused = refused or self._content_refused(scope["method"], path, body)
        if refused is not None:
            await out.refuse(refused)
            return
        assert isinstance(body, bytes)
        try:
            await self._app(self._passed_on(scope, path), replayed(body, receive), out)
        except Exception:
            LOG.exception("a defect at %s %r", scope["method"], path)
            await out.refuse(DEFECT)

    # -- who, where, how often -------------------------------------------------------------------------------------------

    def _refused(self, scope: Scope, path: str, headers: dict[bytes, bytes]) -> Refusal | None:
        """Why a request does not pass, as far as its head tells."""
        visit = scope["method"] in ("GET", "HEAD") and _VISIT.fullmatch(path) is not None
        foreign = self._callers.refusal(headers, visit=visit)
        if foreign is not None:  # not counted: another site's page must not use up the reader's questions
            return foreign
        refused = self._head_refused(scope["method"], path, headers)
        if refused is None and scope["method"] != "POST" and not path.startswith(_COUNTED):
            return None
        client = client_of(str(scope["client"][0])) if scope.get("client") else ""
        wait = self._limiter.wait(client)
        if not wait:
            return refused
        return Refusal(429, f"too many requests; try again in {wait} s", (("retry-after", str(wait)),))

    def _head_refused(self, method: str, path: str, headers: dict[bytes, bytes]) -> Refusal | None:
        role = role_of(self._options, headers)
        if path not in _OPEN and role is None:
            told = (("www-authenticate", 'Basic realm="ereje", charset="UTF-8"'),)
            return Refusal(401, "user and password, please", told)
        if path in _EDITED and role is not Role.EDITOR:
            return Refusal(403, "only an editor may change the library: see `ereje chat --help`, --auth")
        if path.strip("/").partition("/")[0] in LANGUAGES and not _GRADIO.fullmatch(path):
            return Refusal(404, "no such path")
        methods = (
            ("POST",) if path == _MCP else _METHODS
        )  # the tools never speak unasked: there is nothing to listen to
        if method not in methods:
            return Refusal(405, f"{method[:20]} is not served here", (("allow", ", ".join(methods)),))
        kind = "application/octet-stream" if path == _FILE else "application/json"
        if method == "POST" and _kind_told(headers) != kind.encode():
            return Refusal(415, f"a body must be {kind}")  # which no page of another site can send unasked
        return None

    # -- what it brings --------------------------------------------------------------------------------------------------

    async def _read(self, receive: Receive, path: str) -> bytes | Refusal:
        if path == _FILE:
            return await read_body(receive, self._options.largest_file, self._options.patience * _FILE_PATIENCE)
        return await read_body(receive, self._options.largest_request, self._options.patience)

    @staticmethod
    def _content_refused(method: str, path: str, body: bytes | Refusal) -> Refusal | None:
        if isinstance(body, Refusal):
            return body
        if method != "POST":
            return Refusal(400, f"a {method} brings no body") if body else None
        if path == _FILE:
            return None
        wrong = json_problem(body)
        return Refusal(400, wrong) if wrong else None

    def _passed_on(self, scope: Scope, path: str) -> Scope:
        """The request as the application sees it."""
        headers = [pair for pair in scope["headers"] if self._is_passed(pair[0], path)]
        if path == _MCP and _takes_json(dict(scope["headers"]).get(b"accept", b"*/*")):
            headers = [*(pair for pair in headers if pair[0] != b"accept"), (b"accept", b"application/json")]
        # What answers GET answers HEAD; the server below keeps the method that came, and sends no body.
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        return {**scope, "headers": headers, "method": method, "role": role_of(self._options, dict(scope["headers"]))}

    def _is_passed(self, name: bytes, path: str) -> bool:
        """The page is rewritten, so it must come as it is; what only proxies may say is theirs alone."""
        if name == b"accept-encoding":
            return _PAGE.fullmatch(path) is None
        return bool(self._options.proxies) or not name.startswith((b"x-forwarded-", b"forwarded"))


def _kind_told(headers: dict[bytes, bytes]) -> bytes:
    return headers.get(b"content-type", b"").partition(b";")[0].strip().lower()


def _brings_body(headers: dict[bytes, bytes]) -> bool:
    return b"transfer-encoding" in headers or headers.get(b"content-length", b"0").strip(b"0") != b""


def _takes_json(accept: bytes) -> bool:
    kinds = {kind.partition(b";")[0].strip().lower() for kind in accept.split(b",")}
    return bool(kinds & {b"*/*", b"application/*", b"application/json"})


class _Response:
    """A response on its way out: headers added, what went wrong in one shape, the page with its own head."""

    def __init__(self, send: Send, language: str, *, passed: bool) -> None:
        self._send, self._language, self._passed = send, language, passed
        self._start: Message | None = None
        self._begun = False
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        """Pass a message on, or hold it until the response is whole."""
        if message["type"] == "http.response.start" and self._is_held(message):
            self._start = message
        elif self._start is None:
            self._begun = True
            await self._send(_secured(message))
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    def _is_held(self, start: Message) -> bool:
        html = dict(start["headers"]).get(b"content-type", b"").startswith(b"text/html")
        return (self._language != "" and html) or (start["status"] >= 400 and not self._passed)

    async def _finish(self, start: Message) -> None:
        kept = [pair for pair in start["headers"] if pair[0] not in (b"content-length", b"content-type")]
        if start["status"] >= 400:
            body, kind = shaped(start["status"], bytes(self._body)), b"application/json"
        else:
            body, kind = (
                rewritten(self._body.decode("utf-8"), self._language).encode("utf-8"),
                b"text/html; charset=utf-8",
            )
            kept.append((b"cache-control", b"no-store"))
        await self._whole(start["status"], [(b"content-type", kind), *kept], body)

    async def refuse(self, refusal: Refusal) -> None:
        """Answer with what went wrong, unless something else was sent already."""
        if self._begun:
            return
        told = [(name.encode(), value.encode()) for name, value in refusal.headers]
        await self._whole(refusal.status, [(b"content-type", b"application/json"), *told], as_bytes(refusal.words))

    async def _whole(self, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        self._begun = True
        told = [*headers, (b"content-length", str(len(body)).encode())]
        await self._send(_secured({"type": "http.response.start", "status": status, "headers": told}))
        await self._send({"type": "http.response.body", "body": body})


def _secured(message: Message) -> Message:
    if message["type"] != "http.response.start":
        return message
    return {**message, "headers": [*message.get("headers", []), *_HEADERS]}
