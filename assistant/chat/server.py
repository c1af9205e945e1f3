"""Serving: the port, the log, the browser, and a stop that lets running answers end.

Owns: the life of the process. Must not know: what is served.
"""

from __future__ import annotations

import logging
import signal
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Thread

import uvicorn

from assistant.assistant import Assistant
from assistant.chat.app import application
from assistant.chat.connection import Connection
from assistant.chat.edge import Edge
from assistant.chat.log import OneLine
from assistant.chat.options import ChatOptions
from assistant.chat.service import LOG, Service

_GRACE = 10  # seconds that running answers have to end after a signal to stop


class _Server(uvicorn.Server):
    """Tells the address once the port is open, and opens the browser if wanted."""

    def __init__(self, config: uvicorn.Config, options: ChatOptions) -> None:
        super().__init__(config)
        self._options = options

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Open the port."""
        await super().startup(sockets=sockets)  # type: ignore[arg-type]
        if not self.started:
            return
        address = page_address(self._options, self._port())
        LOG.info("the page: %s  (stop: Ctrl+C)", address)
        if self._options.open_browser:
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    def _port(self) -> int:
        for server in self.servers:
            for socket in server.sockets:
                return int(socket.getsockname()[1])
        return self._options.port


def page_address(options: ChatOptions, port: int) -> str:
    """The address under which this machine's browser finds the page."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(options.host, options.host)  # noqa: S104 - compared, not bound
    return f"http://{host}:{port}/"


def serve(assistant: Assistant, options: ChatOptions | None = None) -> None:
    """Serve page, REST and MCP until SIGINT or SIGTERM; model and index load meanwhile.

    Running answers end first, for ten seconds at most.
    """
    chosen = options or ChatOptions()
    _open_log()
    service = Service(assistant, chosen)
    app = application(service)
    service.prepare_in_background()
    config = configured(app, chosen)
    with _signals_end_quietly():
        _Server(config, chosen).run()
    LOG.info("stopped")


def configured(app: Edge, options: ChatOptions) -> uvicorn.Config:
    """How uvicorn serves the application."""
    return uvicorn.Config(
        app,
        host=options.host,
        port=options.port,
        http=partial(Connection, patience=options.patience),  # type: ignore[arg-type]
        ws="none",
        root_path=options.prefix,
        access_log=False,  # addresses hold questions
        log_config=None,
        proxy_headers=bool(options.proxies),
        forwarded_allow_ips=list(options.proxies),
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        timeout_keep_alive=30,
    )


@contextmanager
def _signals_end_quietly() -> Iterator[None]:
    """A signal stops the server, which then raises it once more: that second one must not end us with a traceback."""
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _open_log() -> None:
    """Log to standard error, libraries only when they warn; nobody's words can look like a line of the log."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.WARNING)
    LOG.setLevel(logging.INFO)
