"""How the chat page is served: one frozen object. Must not know: questions, answers, screens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """What can be chosen when the page is served.

    Attributes:
        host: address to listen on; ``0.0.0.0`` for every network card.
        port: port to listen on; ``0`` takes a free one.
        root_path: path under which a proxy serves the page, as ``/ereje``; the proxy strips it.
        auth: user and password asked of everybody (HTTP Basic; behind TLS only); ``None`` for none.
        open_browser: open the page in the browser once it is served.
        log_questions: write the questions into the log; by default only their kind, language and time are.
        rate: questions, searches and look-ups that one client may send a minute; ``0`` for no limit.
        burst: how many of them may come at once.
        threads: how many questions are answered at the same time.
        allowed_hosts: names under which MCP clients may call (``name`` or ``name:port``); by default the host itself,
            and any name where it listens on every card. Guards a local server against pages of other sites.
        largest_request: bytes that a request may have.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""
    auth: tuple[str, str] | None = None
    open_browser: bool = True
    log_questions: bool = False
    rate: int = 120
    burst: int = 30
    threads: int = 8
    allowed_hosts: tuple[str, ...] = ()
    largest_request: int = 65_536

    def __post_init__(self) -> None:
        if self.rate < 0 or self.burst < 1 or self.threads < 1:
            raise ValueError("rate must not be negative; burst and threads must be positive")
        if self.auth is not None and not all(self.auth):
            raise ValueError("user and password must not be empty: --auth USER:PASSWORD")

    @property
    def prefix(self) -> str:
        """The root path as it is put before a path: empty, or with a slash before and none after it."""
        bare = self.root_path.strip("/")
        return f"/{bare}" if bare else ""
