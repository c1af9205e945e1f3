"""How the chat page is served: one frozen object. Must not know: questions, answers, screens."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_network


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """What can be chosen when the page is served.

    Attributes:
        host: address to listen on; ``0.0.0.0`` for every network card.
        port: port to listen on; ``0`` takes a free one.
        root_path: path under which a proxy serves the page, as ``/ereje``; the proxy strips it.
        auth: user and password of an editor, who may add and remove acts too (HTTP Basic; behind TLS only).
        readers: users and passwords of those who may ask and read only. Where neither is given, nobody is asked.
        open_browser: open the page in the browser once it is served.
        log_questions: write the questions into the log; by default only their kind, language and time are.
        rate: questions, searches and look-ups that one client may send a minute; ``0`` for no limit.
        burst: how many of them may come at once.
        threads: how many questions are answered at the same time.
        allowed_hosts: further names under which the server may be called (``name`` or ``name:port``), as a proxy's. By
            default only its own: this machine's, and any address of numbers where it listens on a network card.
        proxies: addresses or networks (``10.0.0.0/8``) of proxies that may say for whom they ask; nobody else may.
        largest_request: bytes that a request may have.
        largest_file: bytes that a file may have which an editor brings.
        patience: seconds within which a request must have arrived; a file has ten times as long.
        official: address of an act's official text, with ``{language}`` (kaz, rus, eng) and ``{code}``, its file's name
            there; empty for no link.
        dialogue_bytes: memory that all dialogues together may take; the longest unused are dropped first.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""
    auth: tuple[str, str] | None = None
    readers: tuple[tuple[str, str], ...] = ()
    open_browser: bool = True
    log_questions: bool = False
    rate: int = 120
    burst: int = 30
    threads: int = 8
    allowed_hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    largest_request: int = 65_536
    largest_file: int = 64 * 2**20
    patience: float = 10.0
    official: str = "https://adilet.zan.kz/{language}/docs/{code}"
    dialogue_bytes: int = 64 * 2**20

    def __post_init__(self) -> None:
        if self.rate < 0 or self.burst < 1 or self.threads < 1:
            raise ValueError("rate must not be negative; burst and threads must be positive")
        if not all(map(all, filter(None, (self.auth, *self.readers)))):
            raise ValueError("user and password must not be empty: --auth USER:PASSWORD")
        for proxy in self.proxies:
            ip_network(proxy)  # raises ValueError: what cannot be read must not be trusted

    @property
    def prefix(self) -> str:
        """The root path as it is put before a path: empty, or with a slash before and none after it."""
        bare = self.root_path.strip("/")
        return f"/{bare}" if bare else ""
