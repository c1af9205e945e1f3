"""Who may do what: readers ask and read, editors may add, replace and remove acts too.

Owns: the roles, and whose a request is by its user and password. Must not know: what is asked for.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Mapping
from enum import StrEnum

from assistant.chat.callers import is_local
from assistant.chat.options import ChatOptions

_FORWARDED = {b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"forwarded", b"via"}


class Role(StrEnum):
    """What a caller may do."""

    READER = "reader"
    EDITOR = "editor"


def role_of(options: ChatOptions, headers: Mapping[bytes, bytes]) -> Role | None:
    """The role of who sends a request; none where user and password are asked for and are not right.

    Where nobody is asked for them, everybody who reaches the page may edit if only this machine can reach it, and nobody
    may otherwise, nor whom a proxy on this machine lets in.
    """
    if options.auth is None and not options.readers:
        return Role.EDITOR if _is_private(options) and not _FORWARDED & headers.keys() else Role.READER
    given = _credentials(headers)
    known = [(options.auth, Role.EDITOR)] if options.auth is not None else []
    found = None
    for told, role in (*known, *((reader, Role.READER) for reader in options.readers)):
        if hmac.compare_digest(given, ":".join(told).encode("utf-8")):  # all are compared: time tells nothing
            found = found or role
    return found


def _is_private(options: ChatOptions) -> bool:
    """Whether only this machine reaches the page: no network card, no proxy, no name beside its own."""
    return is_local(options.host) and not (options.proxies or options.allowed_hosts or options.prefix)


def _credentials(headers: Mapping[bytes, bytes]) -> bytes:
    kind, _, told = headers.get(b"authorization", b"").partition(b" ")
    try:
        return base64.b64decode(told, validate=True) if kind.lower() == b"basic" else b""
    except binascii.Error:
        return b""
