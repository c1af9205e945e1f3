"""Limits, dialogues, feedback, the page's calls, the choice of language: without a server."""

from __future__ import annotations

import errno
import json
import logging
import os
import stat
import tracemalloc
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from assistant.answer import AnswerKind
from assistant.chat.app import chosen_language
from assistant.chat.dialogues import Dialogues, UnknownDialogue, weight
from assistant.chat.feedback import BadFeedback, record
from assistant.chat.head import rewritten
from assistant.chat.limits import Limiter
from assistant.chat.options import ChatOptions
from assistant.chat.screen import Asked, Call, Judged, Refused, Restored, Screen
from assistant.chat.service import Service
from assistant.chat.strings import LANGUAGES, say
from eval.errors import BadRow
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


def call(language: str = "ru") -> Call:
    return Call(dialogue=TALK, language=language)


def asked(question: str, language: str = "ru") -> Asked:
    return Asked(dialogue=TALK, language=language, question=question)


def restored(upto: int | None = None) -> Restored:
    return Restored(dialogue=TALK, language="ru", upto=upto)


def judged(turn: int, verdict: str = "right", comment: str = "") -> Judged:
    return Judged(dialogue=TALK, language="ru", turn=turn, verdict=verdict, comment=comment)


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


@pytest.mark.parametrize(
    "wrong", [{"rate": -1}, {"burst": 0}, {"threads": 0}, {"proxies": ("*",)}, {"auth": ("user", "")}]
)
def test_impossible_options_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"must|appear"):
        ChatOptions(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(("given", "prefix"), [("", ""), ("/", ""), ("ereje", "/ereje"), ("/a/b/", "/a/b")])
def test_the_root_path_is_read_in_any_usual_form(given: str, prefix: str) -> None:
    assert ChatOptions(root_path=given).prefix == prefix


# -- dialogues ---------------------------------------------------------------------------------------------------------


def test_a_dialogue_completes_its_follow_ups() -> None:
    dialogues = Dialogues(quick_assistant())
    dialogues.ask(TALK, "15-тармақтың 3-1) тармақшасы", "kk")
    _, turn, answer = dialogues.ask(TALK, "Ол қашан өзгертілді?", "kk")
    assert turn == 2
    assert [quote.clause for quote in answer.quotes] == ["regulation/15/3-1"]


def test_a_question_about_the_act_after_a_history_is_of_the_act() -> None:
    dialogues = Dialogues(quick_assistant())
    dialogues.ask(TALK, "15-тармақ қашан және қандай жарлықтармен өзгертілді?", "kk")
    assert dialogues.ask(TALK, "Бұл жарлық күшінде ме?", "kk")[2].kind is AnswerKind.STATUS


def test_the_interface_language_decides_only_where_the_question_does_not() -> None:
    dialogues = Dialogues(quick_assistant())
    for hint in LANGUAGES:
        assert dialogues.ask(TALK + hint, "15", hint)[2].language == hint
        assert dialogues.ask(TALK + hint * 2, "Кто назначает руководителя Департамента?", hint)[2].language == "ru"


@pytest.mark.parametrize("word", ["Төраға", "chairman", "председатель"])
def test_a_single_word_is_answered_in_the_language_of_the_page(word: str) -> None:
    dialogues = Dialogues(quick_assistant())
    assert dialogues.ask(TALK, word, "ru")[2].language == "ru"
    assert dialogues.ask(TALK, "Кто назначает руководителя Департамента?", "kk")[2].language == "ru"
    assert dialogues.ask(TALK, word, "kk")[2].language == "ru", "a dialogue keeps its language"


def test_a_dialogue_that_went_further_elsewhere_goes_on_in_a_copy() -> None:
    dialogues = Dialogues(quick_assistant())
    dialogues.ask(TALK, "15-тармақтың 3-1) тармақшасы", "kk", after=0)
    dialogues.ask(TALK, "18-тармақ", "kk", after=1)
    name, turn, answer = dialogues.ask(TALK, "Ол қашан өзгертілді?", "kk", after=1)
    assert name != TALK
    assert turn == 2
    assert [quote.clause for quote in answer.quotes] == ["regulation/15/3-1"], "it goes on from what its reader sees"
    assert [quote.clause for quote in dialogues.get(TALK).answers[2].quotes] == ["regulation/18"], "nothing is lost"
    assert dialogues.ask(TALK, "Ол қашан өзгертілді?", "kk", after=2)[0] == TALK


def test_a_day_chosen_is_the_day_asked_about() -> None:
    answer = Dialogues(quick_assistant()).ask(TALK, "18-тармақ", "kk", date(2012, 1, 1))[2]
    assert (answer.as_of, answer.dated, answer.answered) == (date(2012, 1, 1), True, False)


@pytest.mark.parametrize("name", ["", "short", "a" * 65, "../../etc/passwd-aaaaaaaa", "a" * 31 + "\n"])
def test_a_made_up_dialogue_id_is_refused(name: str) -> None:
    with pytest.raises(UnknownDialogue):
        Dialogues(quick_assistant()).ask(name, "18-тармақ", "kk")


def test_idle_dialogues_are_dropped() -> None:
    clock = Clock()
    dialogues = Dialogues(quick_assistant(), clock=clock)
    dialogues.ask(TALK, "18-тармақ", "kk")
    clock.now += 8 * 3600 - 1
    assert dialogues.get(TALK).asked == 1
    clock.now += 2
    with pytest.raises(UnknownDialogue):
        dialogues.get(TALK)


def test_all_dialogues_stay_under_their_ceiling_and_the_longest_unused_goes_first() -> None:
    dialogues = Dialogues(quick_assistant())
    dialogues.ask(TALK, "15-тармақ", "ru")
    dialogues = Dialogues(quick_assistant(), largest=3 * dialogues.weight)
    names = [f"{number:032}" for number in range(6)]
    for name in names:
        dialogues.ask(name, "15-тармақ", "ru")
    assert [dialogues.get(name).asked for name in names[3:]] == [1, 1, 1]
    for name in names[:3]:
        with pytest.raises(UnknownDialogue):
            dialogues.get(name)


def test_one_dialogue_stays_under_the_ceiling_by_its_latest_turns() -> None:
    dialogues = Dialogues(quick_assistant())
    dialogues.ask(TALK, "15-тармақ", "ru")
    dialogues = Dialogues(quick_assistant(), largest=4 * dialogues.weight)
    for _ in range(12):
        dialogues.ask(TALK, "15-тармақ", "ru")
    kept = dialogues.get(TALK)
    assert sorted(kept.answers) == list(range(13 - len(kept.answers), 13))
    assert 2 <= len(kept.answers) <= 5
    assert len(kept.talk.turns) == len(kept.answers)
    assert dialogues.weight <= 5 * (dialogues.weight // len(kept.answers))


def test_the_weight_of_an_answer_is_what_memory_it_takes() -> None:
    assistant = quick_assistant()
    assistant.show("regulation/15", "ru")
    tracemalloc.start()
    kept = [assistant.show("regulation/15", "ru") for _ in range(20)]
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken <= sum(map(weight, kept))


def test_a_long_dialogue_keeps_its_last_turns_and_their_numbers() -> None:
    dialogues = Dialogues(quick_assistant())
    for _ in range(105):
        _, turn, _ = dialogues.ask(TALK, "18-тармақ", "kk")
    talk = dialogues.get(TALK)
    assert turn == 105
    assert sorted(talk.answers) == list(range(6, 106))
    assert len(talk.talk.turns) == 100


# -- the page's calls --------------------------------------------------------------------------------------------------


def test_an_answer_comes_as_a_card_with_its_place_in_the_act(screen: Screen) -> None:
    reply = screen.ask(asked("Кто назначает руководителя Департамента?"))
    assert 'class="turn"' in reply["html"]
    assert [place["clause"] for place in reply["quotes"]] == [HEAD]
    assert [piece["lang"] for piece in reply["spoken"]] == ["ru", "ru", "ru"], "the translation is read, not the Kazakh"
    assert "18" in reply["spoken"][1]["text"]


@pytest.mark.parametrize(("question", "key"), [("   ", "empty"), ("", "empty"), ("а" * 4001, "too_long")])
def test_what_cannot_be_asked_is_said_in_the_readers_language(screen: Screen, question: str, key: str) -> None:
    for language in LANGUAGES:
        with pytest.raises(Refused) as refused:
            screen.ask(asked(question, language))
        assert (refused.value.status, refused.value.words) == (400, say(key, language, longest=4000))


def test_a_defect_is_logged_and_not_shown(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret path /etc/shadow")

    monkeypatch.setattr(screen._service, "ask_in", broken)
    with caplog.at_level(logging.ERROR), pytest.raises(Refused) as refused:
        screen.ask(asked("18-тармақ"))
    assert (refused.value.status, refused.value.words) == (500, say("failed", "ru"))
    assert "secret path" in caplog.text


def test_a_reload_brings_the_dialogue_back_and_a_new_start_drops_it(screen: Screen) -> None:
    first = screen.ask(asked("18-тармақ"))
    second = screen.ask(asked("Бұл акт күшінде ме?"))
    kept = screen.restore(restored())
    assert [card["html"] for card in kept["cards"]] == [first["html"], second["html"]]
    again = screen.restore(restored(1))
    assert [card["html"] for card in again["cards"]] == [first["html"]], "no more than the window showed"
    screen.forget(call())
    assert screen.restore(restored()) == {"cards": [], "quotes": []}


def test_questions_are_logged_only_if_that_was_chosen(caplog: pytest.LogCaptureFixture) -> None:
    for chosen in (False, True):
        caplog.clear()
        with caplog.at_level(logging.INFO, "ereje.chat"):
            Screen(Service(quick_assistant(), ChatOptions(rate=0, log_questions=chosen))).ask(
                asked("18-тармақты көрсет")
            )
        assert "reference" in caplog.text
        assert ("18-тармақты көрсет" in caplog.text) is chosen


# -- feedback ----------------------------------------------------------------------------------------------------------


def test_feedback_is_kept_in_a_file_that_the_evaluation_reads(screen: Screen, home: Path) -> None:
    turn = screen.ask(asked("Кто назначает руководителя Департамента?"))["turn"]
    reply = screen.feedback(judged(turn, "wrong", "не то \n <b>"))
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
    assert read_feedback(path, pytest.fail)[-1].clause == HEAD
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_feedback_on_nothing_is_refused(screen: Screen) -> None:
    screen.ask(asked("18-тармақ"))
    with pytest.raises(Refused, match=say("dialogue_gone", "ru")):
        screen.feedback(judged(turn=77))


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\r", "\n", "\ud800", '"', "\\"])
def test_no_sign_in_a_comment_breaks_the_file(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "feedback.jsonl"
    answer = quick_assistant().show(HEAD)
    for number in range(3):
        record(answer, "wrong", f"{number}{sign}end", path)
    read = read_feedback(path, pytest.fail)
    assert [entry.comment for entry in read] == [f"{n}{sign}end".replace("\ud800", "?") for n in range(3)]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3


def test_a_line_cut_by_a_full_disk_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "feedback.jsonl"
    answer = quick_assistant().show(HEAD)
    record(answer, "right", "first", path)
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, line: write(handle, line[:30]))  # as the kernel does it
    with pytest.raises(OSError, match="part of the line"):
        record(answer, "right", "cut", path)
    monkeypatch.undo()
    record(answer, "right", "third", path)
    skipped: list[BadRow] = []
    assert [entry.comment for entry in read_feedback(path, skipped.append)] == ["first", "third"]
    assert [row.line for row in skipped] == [2]


def test_what_could_not_be_kept_is_not_thanked_for(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    turn = screen.ask(asked("18-тармақ"))["turn"]
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused) as refused:
        screen.feedback(judged(turn))
    assert (refused.value.status, refused.value.words) == (503, say("failed", "ru"))
    assert "No space left" in caplog.text
    assert "Traceback" not in caplog.text


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
