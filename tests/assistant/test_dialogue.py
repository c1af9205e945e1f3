"""What a turn takes over from the turns before it: commands, the gate, and the slots of the state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant import Assistant
from assistant.dialogue import Move, clues_of, command_of, load_gate
from assistant.dialogue.back import asked_then
from assistant.understand.question import understand
from corpus.model import ActCard
from corpus.parse import parse
from corpus.selection import Selection
from corpus.source import Source
from eval.sets import open_set
from tests.factories import assistant_finding

FOUND = "regulation/18"
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "move", "language"),
    [
        ("in Russian, please", Move.LANGUAGE, "ru"),
        ("қазақша айтшы", Move.LANGUAGE, "kk"),
        ("переведи это на английский", Move.LANGUAGE, "en"),
        ("show me the whole text", Move.TEXT, None),
        ("дословно", Move.TEXT, None),
        ("сол тармақты оқып берші", Move.TEXT, None),
        ("and the next one, please", Move.NEXT, None),
        ("тағы келесісін көрсетші", Move.NEXT, None),
        ("предыдущий пункт", Move.PREVIOUS, None),
        ("давай сначала", None, None),  # a word that is in no command
        ("начнём заново", None, None),
        ("заново", Move.OVER, None),
        # One word beside those of the table makes it a question.
        ("его полномочия?", None, None),
        ("толықтырулар ше?", None, None),
        ("olardyn okilettikterin she?", None, None),
        ("жауапкершілік", None, None),
        ("who keeps the full list?", None, None),
        ("", None, None),
    ],
)
def test_command(text: str, move: Move | None, language: str | None) -> None:
    command = command_of(text)
    assert (command.move if command else None, command.language if command else None) == (move, language)


# After a clause that was looked up or found, what stands alone and what does not; none of these turns was learned from.
AFTER_A_CLAUSE = [
    ("какие изменения внесли в 2017 году", True),
    ("How many times has the act been amended?", True),
    ("сколько всего было поправок в этот закон", True),
    ("2021 жылы қандай өзгерістер енгізілді?", True),
    ("Which provisions changed in 2014?", True),
    ("Каков порядок обжалования решений?", True),
    ("жер учаскесін кім береді?", True),
    ("и когда его поправили?", False),
    ("ал ол қашан түзетілді?", False),
    ("and when was it last amended?", False),
    ("а помощников?", False),
    ("ал көмекшілерін ше?", False),
    ("what about the assistants?", False),
    ("а до этого как было написано?", False),
    ("почему?", False),
]


@pytest.mark.parametrize(("turn", "alone"), AFTER_A_CLAUSE, ids=[row[0] for row in AFTER_A_CLAUSE])
@pytest.mark.parametrize(("before", "kind"), [("Покажи статью 11", "reference"), ("Who may be a member?", "clause")])
def test_what_stands_alone(turn: str, alone: bool, before: str, kind: str) -> None:
    shares = load_gate().tell(clues_of(understand(turn, TODAY), before, kind))
    assert sum(shares.values()) == pytest.approx(1, abs=1e-3)
    assert (shares[Move.ALONE] > 1 / 2) is alone


def _told(*turns: str) -> list[tuple[str, list[str], set[str | None]]]:
    talk = assistant_finding(FOUND).conversation()
    answers = [talk.ask(turn) for turn in turns]
    return [
        (str(answer.kind), [quote.clause for quote in answer.quotes], {event.number for event in answer.events})
        for answer in answers
    ]


@pytest.mark.parametrize(
    "asked", ["какие изменения были внесены в 2019 году", "2019 жылы қандай өзгерістер болды?", "what changed in 2019?"]
)
def test_a_period_in_a_full_sentence_is_of_the_whole_act(asked: str) -> None:
    assert _told("Что говорит пункт 11?", asked)[1][2] == {"16", "151"}


def test_the_history_of_the_act_after_a_clause() -> None:
    kind, quotes, numbers = _told("Show clause 11", "How many amendments has the act had?")[1]
    assert (kind, quotes) == ("history", [])
    assert {"660", "165", "198", "201", "16", "151", "973"} <= numbers


def test_that_clause_is_the_last_one_talked_about() -> None:
    told = _told("Покажи пункт 8", "какие изменения были внесены в 2016 году?", "а этот пункт когда менялся?")
    assert (told[2][0], told[2][1]) == ("history", ["regulation/8"])
    assert "151" in told[2][2]


def test_an_item_that_the_list_lacks_is_not_another_one() -> None:
    told = _told("Аумақтық органдар тізбесінің 19-тармағын көрсет", "9?", "ал 20 ше?")
    assert [quotes for _, quotes, _ in told] == [["territorial-bodies/19"], [], ["territorial-bodies/20"]]


def test_a_number_beside_what_the_act_lacks() -> None:
    assert _told("пункт 40", "ну тогда 14")[1][:2] == ("reference", ["regulation/14"])


@pytest.mark.parametrize(
    ("back", "quoted"),
    [
        ("вернись к самому первому вопросу: дословно", "regulation/8"),
        ("let me go back to that first question: the following clause", "regulation/9"),
    ],
)
def test_going_back(back: str, quoted: str) -> None:
    told = _told("Show clause 8", "Show clause 16", "ал 17 ше?", back)
    assert told[3][1] == [quoted]


def test_what_is_asked_of_the_earlier_question() -> None:
    assert asked_then("back to the fee: who pays it?") == "who pays it?"
    assert asked_then("вернёмся к началу") == ""


def test_starting_over_forgets() -> None:
    talk = assistant_finding(FOUND).conversation()
    for turn in ("Show clause 8", "заново"):
        talk.ask(turn)
    assert not talk.ask("и следующий?").answered


def test_a_first_turn_is_answered_as_the_question_alone() -> None:
    """Every fortieth development question; nothing was said before that it could lean on."""
    assistant = assistant_finding(FOUND)
    for question in [entry.question for entry in open_set("dev").questions][::40]:
        alone, first = assistant.ask(question), assistant.conversation().ask(question)
        assert first.to_dict() == alone.to_dict(), question


def test_thanks_in_the_middle_keep_the_topic() -> None:
    assert _told("Покажи пункт 7", "спасибо", "а следующий?")[2][1] == ["regulation/8"]


def test_both_readings_are_answered_where_it_is_unclear(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant import conversation

    assistant = assistant_finding(FOUND)
    talk = assistant.conversation()
    talk.ask("Покажи пункт 7")
    unclear = {Move.OF_IT: 0.45, Move.ALONE: 0.55}
    monkeypatch.setattr(conversation.Conversation, "_shares", staticmethod(lambda read, states: unclear))
    assert [reading.alone for reading in talk._readings(understand("менялся когда-нибудь?", TODAY), Selection())] == [
        True,
        False,
    ]
    clear = {Move.ALONE: 0.9, Move.OF_IT: 0.1}
    monkeypatch.setattr(conversation.Conversation, "_shares", staticmethod(lambda read, states: clear))
    assert [reading.alone for reading in talk._readings(understand("менялся когда-нибудь?", TODAY), Selection())] == [
        True
    ]


@pytest.mark.parametrize(
    "opener", ["кто возглавляет отдел?", "полномочия", "апостиль", "штат саны лимиті", "Who heads the service?"]
)
def test_a_short_opener_is_answered(opener: str) -> None:
    assert _told(opener)[0][:2] == ("clause", [FOUND])


@pytest.mark.parametrize("opener", ["и следующий?", "ал оның орынбасары ше?", "and the assistants?", "а до этого?"])
def test_an_opener_that_goes_on_from_nothing_is_refused(opener: str) -> None:
    assert _told(opener)[0][0] == "not_answered"


@pytest.mark.parametrize("said", ["only the latest", "соңғысы ғана керек", "только последнее"])
def test_the_aspect_alone_is_of_the_history_told(said: str) -> None:
    told = _told("When was clause 20 amended?", said)[1]
    assert (told[0], told[1]) == ("history", ["regulation/20"])
    assert "16" in told[2]
    assert "198" not in told[2]


@pytest.mark.parametrize("text", ["ь", "а ъ?", "ʼ ь"])
def test_a_word_of_which_no_letter_is_left_is_no_word(text: str) -> None:
    shares = load_gate().tell(clues_of(understand(text, TODAY), "Кто назначает руководителя?", "clause"))
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(("sure", "stays"), [(0.6, True), (0.97, False)])
def test_in_a_wide_library_a_turn_stays_unless_another_act_is_far_surer(
    monkeypatch: pytest.MonkeyPatch, sure: float, stays: bool
) -> None:
    """The act talked about answers at .8, another one as sure as given."""
    assistant = assistant_finding(FOUND, answers=0.8)
    talk = assistant.conversation()
    talk.ask("Покажи пункт 7")
    question = "Кто назначает руководителя Департамента?"
    other = parse(ActCard("other", "kk", "", "text"), Source("1. Мәтін.\n"))
    elsewhere = replace(assistant.ask(question), act=other, confidence=sure)
    monkeypatch.setattr(Assistant, "over_all", True)
    monkeypatch.setattr(Assistant, "over", lambda *_, **__: elsewhere)
    assert (talk.ask(question).act.id != "other") is stays
