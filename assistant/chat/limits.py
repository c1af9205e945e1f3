"""How often one client may ask: a bucket of tokens for each, refilled at an even pace.

Owns: the buckets. Must not know: what is asked, over which road.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

_MOST_CLIENTS = 10_000  # the longest unseen are forgotten first, so memory stays bounded


class Limiter:
    """Lets a client pass ``rate`` times a minute, ``burst`` of them at once; a rate of 0 lets everybody pass."""

    def __init__(self, rate: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._pace, self._burst, self._clock = rate / 60, float(burst), clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, client: str) -> int:
        """Take one token; 0 if the client may pass, else the seconds after which it may."""
        if self._pace == 0:
            return 0
        with self._lock:
            now = self._clock()
            tokens, seen = self._buckets.pop(client, (self._burst, now))
            tokens = min(self._burst, tokens + (now - seen) * self._pace)
            passes = tokens >= 1
            self._buckets[client] = (tokens - 1 if passes else tokens, now)
            while len(self._buckets) > _MOST_CLIENTS:
                self._buckets.popitem(last=False)
        return 0 if passes else max(1, math.ceil((1 - tokens) / self._pace))
