"""Texts of several threads that come at once are encoded in one batch. Must not know what encodes them.

Owns who waits and who works. Nobody waits for others to come: a thread that finds a core free begins at once, with
what is there. What comes while every core is taken is the next batch, which costs a third less than its texts alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Condition
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Vectors: TypeAlias = npt.NDArray[np.float32]
Tokens: TypeAlias = Sequence[int]

MOST = 16  # texts of a batch


@dataclass(slots=True, eq=False)
class _Job:
    """What one thread wants encoded, and what came of it."""

    texts: Sequence[Tokens]
    vectors: Vectors | None = None
    error: BaseException | None = None


@dataclass(slots=True)
class Together:
    """Joins what threads want encoded.

    Attributes:
        run: Encodes a batch.
        cores: Batches that may be worked on at a time.
    """

    run: Callable[[Sequence[Tokens]], Vectors]
    cores: int
    _free: Condition = field(default_factory=Condition)
    _waiting: list[_Job] = field(default_factory=list)
    _running: int = 0

    def encode(self, texts: Sequence[Tokens]) -> Vectors:
        """One row for each text."""
        job = _Job(texts)
        with self._free:
            self._waiting.append(job)
        while job.vectors is None and job.error is None:
            self._wait_or_work(job)
        if job.error is not None:
            raise job.error
        assert job.vectors is not None
        return job.vectors

    def _wait_or_work(self, own: _Job) -> None:
        """Encodes the next batch where a core is free and the own job is still waiting; else waits for a change."""
        with self._free:
            if own not in self._waiting or self._running >= self.cores:
                if own.vectors is None and own.error is None:
                    self._free.wait()
                return
            batch = self._next()
            self._running += 1
        try:
            self._finish(batch)
        finally:
            with self._free:
                self._running -= 1
                self._free.notify_all()

    def _next(self) -> list[_Job]:
        """The jobs that have waited longest, as many as fit in a batch."""
        batch = [self._waiting.pop(0)]
        while self._waiting and sum(len(job.texts) for job in [*batch, self._waiting[0]]) <= MOST:
            batch.append(self._waiting.pop(0))
        return batch

    def _finish(self, batch: Sequence[_Job]) -> None:
        try:
            rows = self.run([tokens for job in batch for tokens in job.texts])
        except BaseException as error:
            for job in batch:
                job.error = error
            return
        start = 0
        for job in batch:
            job.vectors = rows[start : start + len(job.texts)]
            start += len(job.texts)
