"""A connection whose other end must speak: who opens one, or begins a request, and then says nothing is dropped.

Owns: patience with the head of a request, and the words for what is no HTTP. Must not know: what is asked. (The edge
has patience with the body: it sees that only.)
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from assistant.chat.problems import as_bytes


class Connection(H11Protocol):
    """One connection of the server."""

    def __init__(self, *told: Any, patience: float, **named: Any) -> None:
        super().__init__(*told, **named)
        self._patience = patience  # seconds
        self._late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client came: its first request must follow."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Something came: perhaps the rest of a request's head, perhaps a part of it only."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._no_wait()

    def on_response_complete(self) -> None:
        """A request is done; a part of the next may have come with it."""
        super().on_response_complete()
        if self.conn.trailing_data[0]:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._no_wait()
        super().connection_lost(exc)

    def _wait(self) -> None:
        """Wait for the whole head, from its first byte on; more bytes of it win no time."""
        if self._late is None:
            self._late = self.loop.call_later(self._patience, self.transport.abort)

    def _no_wait(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def send_400_response(self, msg: str) -> None:
        """Tell in the server's one shape that this is no HTTP."""
        body = as_bytes(msg)
        headers = [("content-type", "application/json"), ("content-length", str(len(body))), ("connection", "close")]
        for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _unsupported_upgrade_warning(self) -> None:
        """Nothing is upgraded here, and nobody may fill the log by asking for it."""
