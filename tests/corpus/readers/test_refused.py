from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CannotRead
from corpus.readers import MAX_BYTES, read, read_bytes


def refused(name: str, data: bytes) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        read_bytes(name, data)
    return caught.value


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \r\n\t\n", "it is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "it is a picture (PNG)"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word 97-2003"),
        ("robot.html", "<html><body><p>Подтвердите, что Вы не робот</p></body></html>".encode(), "no robot"),
        ("junk.bin", bytes(range(256)) * 40, "it is no text"),
    ],
)
def test_what_is_no_act_is_refused_with_its_reason(name: str, data: bytes, reason: str) -> None:
    error = refused(name, data)
    assert reason in str(error)
    assert name in str(error)


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="No such file"):
        read(tmp_path / "absent.txt")
    with pytest.raises(CannotRead, match="it is no file"):
        read(tmp_path)


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(CannotRead, match="files over 64 MB are not read"):
        read(path)
