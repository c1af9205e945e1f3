"""Threads that encode at once: every one gets its own rows, what waits is joined, an error reaches whom it concerns."""

import threading
from collections.abc import Sequence

import numpy as np
import pytest

from embeddings.together import MOST, Together


class Slow:
    """Stands for the network: one number a text, and a gate that holds the first batch until it is opened."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.gate = threading.Semaphore(0), threading.Event()

    def __call__(self, batch: Sequence[Sequence[int]]) -> np.ndarray:
        self.batches.append([tokens[0] for tokens in batch])
        self.begun.release()
        assert self.gate.wait(20)
        if any(tokens[0] < 0 for tokens in batch):
            raise ValueError("negative")
        return np.array([[tokens[0] * 10] for tokens in batch], np.float32)


def asking(together: Together, wanted: Sequence[int], found: dict[int, object]) -> threading.Thread:
    def ask() -> None:
        try:
            found[wanted[0]] = together.encode([[number] for number in wanted])[:, 0].tolist()
        except ValueError as error:
            found[wanted[0]] = str(error)

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def until_waiting(together: Together, jobs: int) -> None:
    for _ in range(2000):
        with together._free:
            if len(together._waiting) == jobs:
                return
        threading.Event().wait(0.005)
    raise AssertionError(f"{len(together._waiting)} jobs wait, not {jobs}")


def test_a_lone_thread_waits_for_nobody() -> None:
    together = Together(lambda batch: np.array([[len(batch)]], np.float32), 1)
    assert together.encode([[1, 2, 3]]).tolist() == [[1]]
    assert together.encode([[1]]).tolist() == [[1]]


def test_what_comes_while_the_cores_are_taken_is_one_batch() -> None:
    slow, found = Slow(), {}
    together = Together(slow, 1)
    threads = [asking(together, [1], found)]
    assert slow.begun.acquire(timeout=20)
    for number in range(2, 6):
        threads.append(asking(together, [number, number + 100], found))
        until_waiting(together, number - 1)
    slow.gate.set()
    for thread in threads:
        thread.join(20)
    assert slow.batches == [[1], [2, 102, 3, 103, 4, 104, 5, 105]]
    assert found == {1: [10], **{number: [number * 10, (number + 100) * 10] for number in range(2, 6)}}


def test_no_batch_grows_without_end_and_no_job_is_torn() -> None:
    slow, found = Slow(), {}
    together = Together(slow, 1)
    threads = [asking(together, [1], found)]
    assert slow.begun.acquire(timeout=20)
    for number in (2, 3, 4):
        threads.append(asking(together, [number] * (MOST - 6), found))
        until_waiting(together, number - 1)
    slow.gate.set()
    for thread in threads:
        thread.join(20)
    assert [len(batch) for batch in slow.batches] == [1, MOST - 6, MOST - 6, MOST - 6]
    assert together._running == 0


def test_an_error_reaches_those_of_its_batch_and_no_others() -> None:
    slow, found = Slow(), {}
    together = Together(slow, 1)
    slow.gate.set()
    with pytest.raises(ValueError, match="negative"):
        together.encode([[-1]])
    assert together.encode([[2]]).tolist() == [[20]]
    asking(together, [-3], found).join(20)
    assert found == {-3: "negative"}


def test_many_threads_all_get_their_own() -> None:
    together = Together(lambda batch: np.array([[tokens[0]] for tokens in batch], np.float32), 2)
    found: dict[int, object] = {}
    threads = [asking(together, [number], found) for number in range(1, 200)]
    for thread in threads:
        thread.join(20)
    assert found == {number: [number] for number in range(1, 200)}
