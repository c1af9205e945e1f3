"""What the checks of reading count: a number that stands and was not read is a fault, one that the source lacks is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.reading import GAP, main, read_folder

NUMBERS = [f"{number}. Тармақ мәтіні." for number in range(1, 10)]


def folder(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "k1.txt").write_text("\n".join(["Үкімет ҚАУЛЫ ЕТЕДІ:", *lines]), encoding="utf-8")
    return tmp_path


def test_a_number_that_the_source_leaves_out_is_told_and_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder(tmp_path, *NUMBERS[:3], *NUMBERS[4:])
    assert read_folder([path]).concerned == {GAP: [("k1.txt", 1, "resolution/4")]}
    main([str(path)])
    assert "any check                                      0 acts   0.0%" in capsys.readouterr().out


def test_a_number_that_stands_unread_is_a_fault(tmp_path: Path) -> None:
    torn = "3. Тармақ мәтіні. 4. тармақ"  # a small letter opens no clause
    tally = read_folder([folder(tmp_path, *NUMBERS[:2], torn, *NUMBERS[4:])])
    assert tally.concerned == {"missing unit, its number unread": [("k1.txt", 1, "resolution/4")]}
