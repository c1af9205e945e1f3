"""Limits, dialogues, feedback, the page's calls, the choice of language: without a server."""

from __future__ import annotations

import json
import logging
import stat
from pathlib import Path
from threading import Thread

import pytest

from assistant.chat.app import chosen_language
from assistant.chat.dialogues import Dialogues, UnknownDialogue
from assistant.chat.edge import rewritten
from assistant.chat.feedback import BadFeedback, record
from assistant.chat.limits import Limiter
from assistant.chat.options import ChatOptions
from assistant.chat.screen import Screen
from assistant.chat.service import Service
from assistant.chat.strings import LANGUAGES, say
from eval.feedback import read_feedback
from tests.chat.support import HEAD, quick_assistant

TALK = "a" * 32


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def screen(home: Path) -> Screen:
    return Screen(Service(quick_assistant(), ChatOptions(rate=0)))


def sent(**values: object) -> dict[str, object]:
    return {"dialogue": TALK, "language": "ru", **values}


# -- limits ------------------------------------------------------------------------------------------------------------


def test_a_client_may_ask_a_burst_and_then_at_the_pace() -> None:
    clock = Clock()
    limiter = Limiter(rate=60, burst=3, clock=clock)
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 1]
    clock.now += 1
    assert limiter.wait("a") == 0
    assert limiter.wait("a") == 1


def test_clients_do_not_use_up_each_others_questions() -> None:
    limiter = Limiter(rate=6, burst=1, clock=Clock())
    assert limiter.wait("a") == 0
    assert limiter.wait("b") == 0
    assert limiter.wait("a") == 10


def test_a_rate_of_zero_is_no_limit() -> None:
    limiter = Limiter(rate=0, burst=1)
    assert {limiter.wait("a") for _ in range(1000)} == {0}


@pytest.mark.parametrize("wrong", [{"rate": -1}, {"burst": 0}, {"threads": 0}, {"auth": ("user", "")}])
def test_impossible_options_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must"):
        ChatOptions(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(("given", "prefix"), [("", ""), ("/", ""), ("ereje", "/ereje"), ("/a/b/", "/a/b")])
def test_the_root_path_is_read_in_any_usual_form(given: str, prefix: str) -> None:
    assert ChatOptions(root_path=given).prefix == prefix


# -- dialogues ---------------------------------------------------------------------------------------------------------


def test_a_dialogue_completes_its_follow_ups() -> None:
    talk = Dialogues(quick_assistant()).open(TALK)
    talk.ask("15-тармақтың 3-1) тармақшасы", "kk")
    turn, answer = talk.ask("Ол қашан өзгертілді?", "kk")
    assert turn == 2
    assert [quote.clause for quote in answer.quotes] == ["regulation/15/3-1"]


def test_the_interface_language_decides_only_where_the_question_does_not() -> None:
    dialogues = Dialogues(quick_assistant())
    for hint in LANGUAGES:
        assert dialogues.open(TALK + hint).ask("15", hint)[1].language == hint
        assert dialogues.open(TALK + hint * 2).ask("Кто назначает руководителя Департамента?", hint)[1].language == "ru"


@pytest.mark.parametrize("name", ["", "short", "a" * 65, "../../etc/passwd-aaaaaaaa", "a" * 31 + "\n"])
def test_a_made_up_dialogue_id_is_refused(name: str) -> None:
    with pytest.raises(UnknownDialogue):
        Dialogues(quick_assistant()).open(name)


def test_idle_and_surplus_dialogues_are_dropped() -> None:
    clock = Clock()
    dialogues = Dialogues(quick_assistant(), clock)
    dialogues.open(TALK)
    for number in range(500):
        dialogues.open(f"{number:032}")
    with pytest.raises(UnknownDialogue):
        dialogues.get(TALK)
    clock.now += 9 * 3600
    with pytest.raises(UnknownDialogue):
        dialogues.get(f"{499:032}")


def test_a_long_dialogue_keeps_its_last_turns_and_their_numbers() -> None:
    talk = Dialogues(quick_assistant()).open(TALK)
    for _ in range(105):
        turn, _ = talk.ask("18-тармақ", "kk")
    assert turn == 105
    assert sorted(talk.answers) == list(range(6, 106))
    assert len(talk.talk.turns) == 100


# -- the page's calls --------------------------------------------------------------------------------------------------


def test_an_answer_comes_as_a_card_with_its_place_in_the_act(screen: Screen) -> None:
    reply = screen.ask(sent(question="Кто назначает руководителя Департамента?"), "client")
    assert 'class="turn"' in reply["html"]
    assert [place["clause"] for place in reply["quotes"]] == [HEAD]
    assert "18" in reply["spoken"]


@pytest.mark.parametrize(("question", "key"), [("   ", "empty"), ("", "empty"), ("а" * 4001, "too_long")])
def test_what_cannot_be_asked_is_said_in_the_readers_language(screen: Screen, question: str, key: str) -> None:
    for language in LANGUAGES:
        reply = screen.ask(sent(question=question, language=language), "client")
        assert reply == {"error": say(key, language, **({"longest": 4000} if key == "too_long" else {}))}


@pytest.mark.parametrize("nonsense", [None, [], "text", 5, {}, {"dialogue": None}, {"dialogue": TALK, "turn": "x"}])
def test_nonsense_from_a_browser_gets_an_answer_and_no_traceback(screen: Screen, nonsense: object) -> None:
    for call in (screen.ask, screen.forget, screen.feedback):
        assert set(call(nonsense, "client")) <= {"error"}
    assert set(screen.restore(nonsense, "client")) <= {"error", "cards"}


def test_a_defect_is_logged_and_not_shown(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret path /etc/shadow")

    monkeypatch.setattr(screen._service, "ask_in", broken)
    monkeypatch.setattr("assistant.chat.service.LOG.propagate", True)
    with caplog.at_level(logging.ERROR):
        assert screen.ask(sent(question="18-тармақ"), "client") == {"error": say("failed", "ru")}
    assert "secret path" in caplog.text


def test_too_many_questions_are_told_when_to_come_again() -> None:
    screen = Screen(Service(quick_assistant(), ChatOptions(rate=1, burst=1)))
    assert "html" in screen.ask(sent(question="18-тармақ"), "a")
    assert screen.ask(sent(question="18-тармақ"), "a") == {"error": say("too_fast", "ru", seconds=60)}
    assert "html" in screen.ask(sent(question="18-тармақ"), "b")


def test_a_reload_brings_the_dialogue_back_and_a_new_start_drops_it(screen: Screen) -> None:
    first = screen.ask(sent(question="18-тармақ"), "client")
    second = screen.ask(sent(question="Бұл акт күшінде ме?"), "client")
    kept = screen.restore(sent(), "client")
    assert [card["html"] for card in kept["cards"]] == [first["html"], second["html"]]
    screen.forget(sent(), "client")
    assert screen.restore(sent(), "client") == {"cards": []}


def test_questions_are_logged_only_if_that_was_chosen(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("assistant.chat.service.LOG.propagate", True)
    for chosen in (False, True):
        caplog.clear()
        with caplog.at_level(logging.INFO, "ereje.chat"):
            Screen(Service(quick_assistant(), ChatOptions(rate=0, log_questions=chosen))).ask(
                sent(question="18-тармақ туралы"), "x"
            )
        assert "reference" in caplog.text
        assert ("18-тармақ туралы" in caplog.text) is chosen


# -- feedback ----------------------------------------------------------------------------------------------------------


def test_feedback_is_kept_in_a_file_that_the_evaluation_reads(screen: Screen, home: Path) -> None:
    turn = screen.ask(sent(question="Кто назначает руководителя Департамента?"), "client")["turn"]
    reply = screen.feedback(sent(turn=turn, verdict="wrong", comment="не то \n <b>"), "client")
    assert reply == {"thanks": say("feedback_thanks", "ru")}
    path = home / "feedback.jsonl"
    row = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
    assert row.pop("time").endswith("+00:00")
    assert row == {
        "question": "Кто назначает руководителя Департамента?",
        "understood": "Кто назначает руководителя Департамента?",
        "clauses": [HEAD],
        "clause": HEAD,
        "kind": "clause",
        "verdict": "wrong",
        "comment": "не то \n <b>",
        "language": "ru",
    }
    assert read_feedback(path)[-1].clause == HEAD
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_feedback_on_nothing_or_with_an_unknown_verdict_is_refused(screen: Screen) -> None:
    turn = screen.ask(sent(question="18-тармақ"), "client")["turn"]
    assert screen.feedback(sent(turn=turn, verdict="great"), "client") == {"error": say("failed", "ru")}
    assert screen.feedback(sent(turn=77, verdict="right"), "client") == {"error": say("dialogue_gone", "ru")}


def test_lines_of_several_readers_never_mix(tmp_path: Path) -> None:
    answer = quick_assistant().show(HEAD)
    path = tmp_path / "feedback.jsonl"
    threads = [Thread(target=record, args=(answer, "right", "x" * 1500, path)) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]) == 40


def test_a_full_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.chat.feedback._LARGEST", 10)
    answer = quick_assistant().show(HEAD)
    record(answer, "right", "", tmp_path / "f.jsonl")
    with pytest.raises(BadFeedback, match="full"):
        record(answer, "right", "", tmp_path / "f.jsonl")


# -- language and head -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "cookie", "accepted", "language"),
    [
        ("", "", "kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
        ("", "", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("", "", "de,en-GB;q=0.7,ru;q=0.3", "en"),
        ("", "", "de-DE", "kk"),
        ("", "", "", "kk"),
        ("", "", "ru;q=nonsense,en", "en"),
        ("", "en", "ru", "en"),
        ("ru", "en", "kk", "ru"),
        ("xx", "yy", "en", "en"),
    ],
)
def test_the_first_language_is_the_readers(query: str, cookie: str, accepted: str, language: str) -> None:
    assert chosen_language({"lang": query}, {"ereje_language": cookie}, accepted) == language


def test_the_pages_head_gets_its_language_and_loses_other_hosts() -> None:
    page = (
        '<html\n lang="en" x><head><meta property="og:image" content="https://elsewhere/x.jpg" /></head><body a="b"><p>'
    )
    ours = rewritten(page, "kk")
    assert 'lang="kk"' in ours
    assert "elsewhere" not in ours
    assert f"<title>{say('page_title', 'kk')}</title>" in ours
    assert f'<body a="b"><noscript>{say("needs_script", "kk")}</noscript><p class="ereje-opening">' in ours
