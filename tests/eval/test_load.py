"""The load run: what it counts as wrong, and that its clients lose nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.chat.options import ChatOptions
from corpus.library import open_act
from eval import load
from eval.load import Alone, Load, Reply, Round, Server, fault_of, one_by_one, questions, storm
from eval.questions import Question
from tests.chat.support import HEAD, Live, Running, quick_assistant

SOURCE = open_act().source
ALONE = Alone("clause", (HEAD,))
ASKED = Question("q", "ru", "Кто назначает руководителя Департамента?", "plain", gold=(HEAD,))


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EREJE_HOME", str(tmp_path_factory.mktemp("home")))
        with Running(quick_assistant(), ChatOptions(rate=0)) as running:
            yield running


def answer(**changes: Any) -> dict[str, Any]:
    return {**quick_assistant().ask(ASKED.question).to_dict(), **changes}


def test_the_answer_that_a_lone_client_gets_is_right() -> None:
    assert fault_of(ASKED, 200, answer(), SOURCE, ALONE) == ""


@pytest.mark.parametrize(
    ("status", "changes", "fault"),
    [
        (429, {}, "q: status 429"),
        (200, {"quotes": []}, "q: clause [] instead of clause ['regulation/18']"),
        (200, {"question": "Другой вопрос?"}, "q: the answer to another question"),
    ],
)
def test_what_is_wrong_is_named(status: int, changes: dict[str, Any], fault: str) -> None:
    assert fault_of(ASKED, status, answer(**changes), SOURCE, ALONE) == fault


def test_a_quote_that_is_not_the_source_is_wrong() -> None:
    told = answer()
    told["quotes"][0]["text"] += "."
    assert fault_of(ASKED, 200, told, SOURCE, ALONE) == "q: not the source: ['regulation/18']"


def test_the_questions_are_plain_ones_with_known_answers_in_three_languages() -> None:
    asked = questions()
    assert {question.language for question in asked[:10]} == {"kk", "ru", "en"}
    assert all(question.gold for question in asked)
    assert len({question.id for question in asked}) == len(asked) > 90


def test_clients_at_once_lose_nothing(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "questions", lambda: (ASKED,))
    port = int(live.address.rpartition(":")[2])
    server = Server(port, 0)
    assert one_by_one(server, (ASKED,)) == {"q": ALONE}
    done = storm(server, {"q": ALONE}, clients=8, each=5)
    assert len(done.replies) == 40
    assert done.faults == []
    assert 0 < done.quantile(50) <= done.quantile(95) <= done.seconds
    assert done.pace == pytest.approx(40 / done.seconds)
    stranger = Question("x", "ru", "Какая зарплата у руководителя?", "plain", gold=(HEAD,))
    monkeypatch.setattr(load, "questions", lambda: (ASKED, stranger))
    faults = storm(server, {"q": ALONE, "x": ALONE}, clients=2, each=2).faults
    assert faults == ["x: not_answered [] instead of clause ['regulation/18']"] * 2


def test_a_server_that_is_gone_is_told_as_lost_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "questions", lambda: (ASKED,))
    faults = storm(Server(1, 0), {}, clients=1, each=2).faults
    assert len(faults) == 2
    assert all(fault.startswith("q: lost, ConnectionRefusedError") for fault in faults)


def test_memory_is_read_where_linux_tells_it(tmp_path: Path) -> None:
    import os

    assert Server(0, os.getpid()).memory() > 10 * 2**20
    assert Server(0, 2**30).memory() == 0


def test_quantiles_are_those_of_the_replies() -> None:
    done = Round(tuple(Reply(float(number), "") for number in range(1, 100)), 1.0, 0)
    assert (done.quantile(50), done.quantile(95)) == (50.0, 95.0)


def test_a_load_run_tells_its_figures_and_what_was_wrong() -> None:
    first = Round(tuple(Reply(float(number), "") for number in range(1, 100)), 9.9, 100 << 20)
    second = Round((*first.replies, Reply(1.0, "q: lost")), 9.9, 106 << 20)
    run = Load((first, second), 0.975, 90 << 20)
    assert not run.flat
    assert Load((first, first), 1.0, 0).flat
    assert [*run.told()] == [
        "round 1: 99 replies, 0 wrong or lost; p50 50.00 s, p95 95.00 s, 10.0 questions a second",
        "round 2: 100 replies, 1 wrong or lost; p50 49.50 s, p95 94.95 s, 10.1 questions a second",
        "memory: 90 MB before, 100 MB after round 1, 106 MB after round 2; right alone: 0.975",
        "  q: lost",
    ]
