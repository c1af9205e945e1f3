"""What a request brings: read whole, within its size and its time, and JSON that every reader takes for the same.

Owns: size, patience, strict JSON. Must not know: paths, what the values mean.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, NoReturn, TypeAlias

from assistant.chat.problems import Refusal

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]

_READ_ON = 16  # times the limit: so much is thrown away, so that the sender still hears why it was refused
_DEEPEST = 32  # lists and objects within each other
_CLOSE = (("connection", "close"),)


async def read_body(receive: Receive, largest: int, patience: float) -> bytes | Refusal:
    """The whole body, or why there is none: it is too large, comes too slowly, or its sender went away."""
    body, length = bytearray(), 0
    try:
        async with asyncio.timeout(patience):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return Refusal(400, "the request ended before its body did", _CLOSE)
                piece = message.get("body", b"")
                length += len(piece)
                if length <= largest:
                    body += piece
                if length > largest * _READ_ON or not message.get("more_body"):
                    break
    except TimeoutError:
        return Refusal(408, f"the request took longer than {patience:g} s to arrive", _CLOSE)
    if length > largest:
        return Refusal(413, f"the request is larger than {largest} bytes", _CLOSE if message.get("more_body") else ())
    return bytes(body)


def json_problem(body: bytes) -> str:
    """Why a body is no JSON as its standard has it, told for its sender; empty where it is."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_number, parse_float=_finite)
    except UnicodeDecodeError as error:
        return f"the body is not UTF-8 at byte {error.start}"
    except RecursionError:
        return _too_deep()
    except ValueError as error:
        return f"the body is no JSON: {error}"
    return _too_deep() if _is_deep(value) else ""


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text[:40]} is too large for a number")
    return number


def _is_deep(value: object) -> bool:
    """Whether lists and objects stand deeper within each other than anything that is asked here needs."""
    level = [value]
    for _ in range(_DEEPEST + 1):
        inner = [each for each in level if isinstance(each, (list, dict))]
        if not inner:
            return False
        level = [each for held in inner for each in (held.values() if isinstance(held, dict) else held)]
    return True


def _too_deep() -> str:
    return f"the body is nested deeper than {_DEEPEST} levels"


def replayed(body: bytes, receive: Receive) -> Receive:
    """A body that was read already, for an application that wants to read it; then what the connection tells."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
