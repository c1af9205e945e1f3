"""The benchmark's arithmetic: ratios, bounds, processor time of child processes."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from eval.bench import Row, machine, time_of


@pytest.mark.parametrize(
    ("bound", "holds", "told"), [(None, True, ""), (0.5, True, "at most 0.5"), (0.4, False, "BROKEN")]
)
def test_a_row_tells_its_ratio_and_whether_its_bound_holds(bound: float | None, holds: bool, told: str) -> None:
    row = Row("ours / theirs", 0.1, 0.2, bound)
    assert (row.ratio, row.holds) == (0.5, holds)
    assert row.told().startswith("ours / theirs")
    assert "100.0 ms" in row.told()
    assert row.told().rstrip().endswith(told or "0.500")


def test_time_is_the_processors_that_of_children_included() -> None:
    def busy() -> None:
        until = time.process_time() + 0.1
        while time.process_time() < until:
            pass

    child = "import time\nwhile time.process_time() < 0.3: pass"
    assert 0.09 <= time_of(busy) < 0.5
    assert time_of(lambda: time.sleep(0.2)) < 0.1
    assert 0.29 <= time_of(lambda: subprocess.run([sys.executable, "-c", child], check=True)) < 1


def test_the_machine_is_named() -> None:
    assert " cores, Python 3." in machine()
