"""What every request passes: user and password, size, frequency, security headers, the page's own head.

Owns: the middleware. Must not know: questions, markup beyond the head, gradio's inside. Written for ASGI itself, so
that streams pass through untouched.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from assistant.chat.limits import Limiter
from assistant.chat.options import ChatOptions
from assistant.chat.strings import LANGUAGES, say

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

_OPEN = ("/healthz", "/readyz")  # for the machine that watches the server
_COUNTED = ("/api/", "/mcp")
# What the page needs of gradio; the rest (uploads, proxies, queues, files) is not served.
_GRADIO = re.compile(
    r"/(?:kk|ru|en)(?:/(?:|config|theme\.css|robots\.txt|(?:assets|static|svelte)/.*"
    r"|gradio_api/(?:component_server/?|info|startup-events|heartbeat/.*|app_id|custom_component/.*)))?"
)
_PAGE = re.compile(r"/(kk|ru|en)/")
_HEADERS = (
    (b"content-security-policy", b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self'"
     b" 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none';"
     b" base-uri 'self'; form-action 'self'; object-src 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)  # fmt: skip
_FOREIGN = re.compile(r'<meta\s[^>]*(?:property|name)="(?:og|twitter):[^>]*>|<link rel="manifest"[^>]*>', re.DOTALL)
_HEAD = """<link rel="icon" type="image/svg+xml" href="../files/icon.svg">
<link rel="stylesheet" href="../files/chat.css"><link rel="stylesheet" href="../files/answer.css">
<script src="../files/theme.js"></script><script src="../files/act.js" defer></script>
<script src="../files/chat.js" defer></script>"""


class Edge:
    """The outermost layer of the server."""

    def __init__(self, app: App, options: ChatOptions, limiter: Limiter) -> None:
        self._app, self._options, self._limiter = app, options, limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(self._options.prefix) or "/"
        refused = self._refused(scope, path)
        if refused is not None:
            await _answer(send, *refused)
            return
        page = _PAGE.fullmatch(path)
        if page is None:
            await self._app(scope, self._counted(receive), _with_headers(send))
            return
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app(scope, receive, _Rewritten(_with_headers(send), page[1]))

    def _refused(self, scope: Scope, path: str) -> tuple[int, str, dict[str, str]] | None:
        """Why a request does not pass: (status, words, headers)."""
        headers = dict(scope["headers"])
        if path not in _OPEN and not self._known(headers):
            return 401, "user and password, please", {"www-authenticate": 'Basic realm="ereje", charset="UTF-8"'}
        if path.strip("/").partition("/")[0] in LANGUAGES and not _GRADIO.fullmatch(path):
            return 404, "no such path", {}
        if int(headers.get(b"content-length", b"0")) > self._options.largest_request:
            return 413, f"the request is larger than {self._options.largest_request} bytes", {}
        wait = self._limiter.wait(_client(scope)) if path.startswith(_COUNTED) else 0
        return (429, f"too many requests; try again in {wait} s", {"retry-after": str(wait)}) if wait else None

    def _known(self, headers: dict[bytes, bytes]) -> bool:
        if self._options.auth is None:
            return True
        kind, _, told = headers.get(b"authorization", b"").partition(b" ")
        try:
            given = base64.b64decode(told, validate=True) if kind.lower() == b"basic" else b""
        except binascii.Error:
            return False
        return hmac.compare_digest(given, ":".join(self._options.auth).encode("utf-8"))

    def _counted(self, receive: Receive) -> Receive:
        """The request's body; one that is longer than it may be, whatever its header said, ends as a broken one."""
        left = self._options.largest_request

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            return message if left >= 0 else {"type": "http.disconnect"}

        return counted


def _client(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else ""


async def _answer(send: Send, status: int, words: str, headers: dict[str, str]) -> None:
    body = json.dumps({"error": words}).encode()
    told = {"content-type": "application/json", "content-length": str(len(body)), **headers}
    raw = [(name.encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": status, "headers": [*raw, *_HEADERS]})
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *_HEADERS]
        await send(message)

    return sent


class _Rewritten:
    """Gives the page its language, its own style and script, and takes out what points to other hosts."""

    def __init__(self, send: Send, language: str) -> None:
        self._send, self._language = send, language
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kind = dict(message["headers"]).get(b"content-type", b"")
            if kind.startswith(b"text/html"):
                self._start = message
                return
        if self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = rewritten(self._body.decode("utf-8"), self._language).encode("utf-8")
        kept = [pair for pair in start["headers"] if pair[0] != b"content-length"]
        kept += [(b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
        await self._send({**start, "headers": kept})
        await self._send({"type": "http.response.body", "body": body})


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
