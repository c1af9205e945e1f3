"""`ereje chat`: what its flags mean to the server, and what is said of flags that make no sense."""

from __future__ import annotations

import pytest

from assistant.chat import ChatOptions
from assistant.cli import main
from assistant.console import lines


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[ChatOptions]:
    """The options that a server would have been started with; none is."""
    seen: list[ChatOptions] = []
    monkeypatch.setattr("assistant.chat.serve", lambda _, options: seen.append(options))
    return seen


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("", ChatOptions()),
        ("--rate 0 --burst 500 --threads 2", ChatOptions(rate=0, burst=500, threads=2)),
        ("--rate 7", ChatOptions(rate=7)),
        ("--auth clerk:a:b --no-browser", ChatOptions(auth=("clerk", "a:b"), open_browser=False)),
        ("--host 0.0.0.0 --port 0 --root-path /x", ChatOptions(host="0.0.0.0", port=0, root_path="/x")),
        (
            "--allowed-host zan.example --allowed-host zan.example:8443 --allowed-host [fe80::1]:7860",
            ChatOptions(allowed_hosts=("zan.example", "zan.example:8443", "[fe80::1]:7860")),
        ),
        (
            "--proxy 10.0.0.1 --proxy 10.1.0.0/16 --proxy ::1",
            ChatOptions(proxies=("10.0.0.1/32", "10.1.0.0/16", "::1/128")),
        ),
        ("--log-questions", ChatOptions(log_questions=True)),
    ],
)
def test_every_flag_reaches_the_server(served: list[ChatOptions], words: str, options: ChatOptions) -> None:
    assert main(["chat", *words.split()]) == 0
    assert served == [options]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--rate -1", "--rate: must be a whole number, 0 or more, not '-1'"),
        ("--rate 1.5", "--rate: must be a whole number, 0 or more, not '1.5'"),
        ("--rate many", "--rate: must be a whole number, 0 or more, not 'many'"),
        ("--burst 0", "--burst: must be a whole number, 1 or more, not '0'"),
        ("--threads 0", "--threads: must be a whole number, 1 or more, not '0'"),
        ("--threads ٣", "--threads: must be a whole number, 1 or more, not '٣'"),
        ("--port 70000", "--port: must be a port, 0 to 65535, not '70000'"),
        ("--port http", "--port: must be a port, 0 to 65535, not 'http'"),
        ("--auth clerk", "--auth: must be USER:PASSWORD, neither of them empty"),
        ("--auth :secret", "--auth: must be USER:PASSWORD, neither of them empty"),
        ("--allowed-host https://zan.example/", "--allowed-host: must be a name or name:port"),
        ("--proxy *", "--proxy: must be an address or a network"),
        ("--proxy 10.0.0.1/8", "--proxy: must be an address or a network"),
        ("--allowed-host name:port", "--allowed-host: must be a name or name:port"),
    ],
)
def test_a_wrong_value_is_told_with_its_flag(
    served: list[ChatOptions], capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    flag, value = words.split()
    with pytest.raises(SystemExit) as end:
        main(["chat", f"{flag}={value}"])
    assert end.value.code == 2
    error = capsys.readouterr().err
    assert told in error
    assert "secret" not in error
    assert served == []


def test_an_unknown_act_is_told_before_anything_is_served(
    served: list[ChatOptions], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chat", "--act", "no-such-act"]) in (1, 2)
    assert "no-such-act" in capsys.readouterr().err
    assert served == []


def test_progress_is_told_in_lines_once_for_each_tenth() -> None:
    told: list[str] = []
    progress = lines(told.append)
    for done in range(0, 101, 5):
        progress("encode", done, 100)
    progress("index", 1, 1)
    assert told[0] == "Reading the act into the index: 0 %"
    assert told[10:] == ["Reading the act into the index: 100 %", "Writing the index: 100 %"]
