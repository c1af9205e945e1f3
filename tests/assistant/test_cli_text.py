"""The command line takes and prints any text: bytes that are no UTF-8, lone surrogates, outputs that are not UTF-8."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from assistant.cli import main

TYPED = "18-тармақ\udcff 😀"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1251"])
@pytest.mark.parametrize("given", ["argument", "typed"])
def test_json_is_printed_whatever_was_asked(given: str, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TYPED.encode("utf-8", "surrogateescape")), "utf-8"))
    assert main(["ask", "--json", *([TYPED] if given == "argument" else [])]) == 0
    out.flush()
    told = json.loads(out.buffer.getvalue().decode(encoding))  # type: ignore[attr-defined]
    assert told["question"] == TYPED
    assert [quote["clause"] for quote in told["quotes"]] == ["regulation/18"]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_words_are_printed_whatever_the_output_takes(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["ask", TYPED]) == 0
    out.flush()
    assert b"regulation/18" in out.buffer.getvalue()  # type: ignore[attr-defined]


def test_kazakh_is_printed_as_it_is_where_it_can_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "18-тармақ"]) == 0
    assert '"question": "18-тармақ"' in capsys.readouterr().out


@pytest.mark.parametrize(("words", "status"), [(["--help"], 0), (["run", "--help"], 0), (["-h"], 0), ([], 2)])
def test_the_evaluation_has_a_help_of_its_own(words: list[str], status: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "eval", *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "usage: ereje eval" in done.stdout + done.stderr) == (status, True)


def test_the_list_of_commands_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "ereje eval --help" in capsys.readouterr().out
