"""Who may call: this server under its own names, and no page of another site through a reader's browser.

Owns: the rule on ``Host``, ``Origin`` and ``Sec-Fetch-Site``, the same for page, REST, MCP and files. Must not know:
what is asked.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address, ip_network

from assistant.chat.options import ChatOptions
from assistant.chat.problems import Refusal

_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[\w.-]+?)\.?(?::([0-9]{1,5}))?")
_SITE = 64  # bits of an IPv6 address that one customer has: all below are the same client


class Callers:
    """The names of one server, and what a request must say to be served."""

    def __init__(self, options: ChatOptions) -> None:
        self._named = tuple(name.lower() for name in options.allowed_hosts)
        self._local = is_local(options.host)
        own = () if self._local else (options.host.lower(), socket.gethostname().lower())
        self._names = (*self._named, *_LOCAL, *own)

    def refusal(self, headers: Mapping[bytes, bytes], *, visit: bool) -> Refusal | None:
        """Why a request may not come in; None where it may.

        Args:
            headers: of the request, their names in small letters.
            visit: whether it opens the page itself, which every site may link to.
        """
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if not self._is_ours(host):
            return Refusal(421, f"this server is not called {host[:80]!r}; if it is, start it with --allowed-host NAME")
        origin = headers.get(b"origin")
        if origin is not None and not self._is_own_page(origin.decode("latin-1").lower(), host):
            return _foreign(repr(origin.decode("latin-1")[:80]))
        site = headers.get(b"sec-fetch-site", b"none").decode("latin-1")
        if origin is None and not visit and site not in ("same-origin", "none"):
            return _foreign(site)
        return None

    def _is_ours(self, host: str) -> bool:
        """Whether a ``Host`` means this server.

        An address of numbers never stands for another site's name, so where the server listens on a network card any
        will do; on a loopback address only this machine's.
        """
        return _matches(host, self._names) or (not self._local and _is_address(host))

    def _is_own_page(self, origin: str, host: str) -> bool:
        scheme, _, place = origin.partition("://")
        return scheme in ("http", "https") and (place == host or _matches(place, self._named))


def _foreign(site: str) -> Refusal:
    words = f"a page of another site ({site}) may not call this server; if it is the server's own page, start it with"
    return Refusal(403, f"{words} --allowed-host NAME")


def _matches(host: str, names: tuple[str, ...]) -> bool:
    """Whether a host is one of the names; a name without port, or with ``:*``, stands for every port."""
    read = _HOST.fullmatch(host)
    if read is None:
        return False
    return any(name in names for name in (read[1], f"{read[1]}:{read[2] or ''}", f"{read[1]}:*"))


def _is_address(host: str) -> bool:
    read = _HOST.fullmatch(host)
    try:
        return read is not None and bool(ip_address(read[1].strip("[]")))
    except ValueError:
        return False


def is_local(host: str) -> bool:
    """Whether a host to listen on is this machine's own, which no other reaches."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def client_of(address: str) -> str:
    """Whom an address stands for: itself, or the network of an IPv6 address, as one client has all of it."""
    try:
        read = ip_address(address)
    except ValueError:
        return address[:64]
    return str(ip_network((read, _SITE), strict=False)) if isinstance(read, IPv6Address) else str(read)
