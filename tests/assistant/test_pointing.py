"""Turns that point from what was talked of: steps, ordinals, the other one, both; and what holds for any dialogue."""

from __future__ import annotations

import random

import pytest

from assistant.dialogue.pointer import said, step_said
from assistant.dialogue.steps import children, neighbour
from assistant.words import citation
from corpus.library import open_act
from tests.factories import assistant_finding

FOUND = "regulation/18"
FIRST = ["Покажи пункт 8", "Когда меняли пункт 20?", "Департамент басшысын кім тағайындайды?", "Is the act in force?"]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("ой нет, не перед, а сразу за 16-1", 1),
        ("апостильдің алдында тұрғаны?", -1),
        ("what comes right after it", 1),
        ("not after it, before it", -1),
        ("одан кейінгісін оқышы", 1),
        ("кто его назначает", 0),
        ("енди еки пункт артка кайтшы", -2),
        ("two clauses back", -2),
        ("ещё на три пункта вперёд", 3),
        ("два года назад", 0),
    ],
)
def test_the_step_that_is_not_denied(text: str, step: int) -> None:
    assert step_said(text) == step


def test_what_a_turn_says_of_several() -> None:
    assert said("соның ортаншысын бер") == {"them", "middle"}
    assert said("осы екі тармақты бір жарлық өзгерткен бе") == {"both"}
    assert said("шестой в списке") == {"list"}


def _quoted(*turns: str) -> list[tuple[str, list[str]]]:
    talk = assistant_finding(FOUND).conversation()
    told = [talk.ask(turn) for turn in turns]
    return [(str(answer.kind), [quote.clause for quote in answer.quotes]) for answer in told]


POINTED = [
    # an item is counted in the clause shown where the list is named, beside the item where one was shown
    (("Покажи пункт 16", "шестой в списке?"), "reference", ["regulation/16/6"]),
    (("16-тармақты көрсет", "тізімдегі үшіншісі"), "reference", ["regulation/16/3"]),
    (("16-тармақтың 3) тармақшасы", "ал бесіншісі"), "reference", ["regulation/16/5"]),
    (("п. 16 пп. 3", "ладно, тогда последний"), "reference", ["regulation/16/10"]),
    # and what the list lacks is no clause with that number
    (("п. 16 пп. 3", "а двенадцатый"), "not_answered", []),
    # a number within the unit named beside it, and two numbers at once
    (("7-тармақ", "ал 16-тармақта 3-шісі ше"), "reference", ["regulation/16/3"]),
    (("Покажи пункт 8", "а пятый с шестым?"), "reference", ["regulation/5", "regulation/6"]),
    # back to a place that is named
    (("Show clause 8", "Show clause 16", "How often was the regulation amended?", "8-ге қайтайық, мәтінін көрсет"),
     "reference", ["regulation/8"]),
    # a correction
    (("7-тармақты көрсет", "ой жоқ, маған сегізіншісі керек болатын"), "reference", ["regulation/8"]),
    (("Show clause 7", "no wait, 12 is what I need"), "reference", ["regulation/12"]),
    (("Show clause 7", "Show clause 16", "and the last one"), "reference", ["regulation/16/10"]),
    (("16-тармақтың 3) тармақшасы", "келесі тармаққа өтейік"), "reference", ["regulation/17"]),
    (("шестой пункт положения", "ой нет, я имел в виду шестнадцатый, подпункт 5"), "reference", ["regulation/16/5"]),
    (("6-тармақ", "жоқ, он алтыншы тармақ, 5) тармақшасы"), "reference", ["regulation/16/5"]),
    # several steps at once
    (("Покажи пункт 12", "на два пункта назад"), "reference", ["regulation/10"]),
    (("12-тармақ", "үш тармақ алға"), "reference", ["regulation/15"]),
    # a step from what the turn itself names, or from what its words were said of
    (("Покажи пункт 8", "нет, мне сразу за 12"), "reference", ["regulation/13"]),
    (("11-тармақ", "23-тармақ", "бюджет туралы тармақтың алдындағысы"), "reference", ["regulation/10"]),
    # the other one, both, the whole clause of an item
    (("When was clause 7 changed?", "and clause 8?", "and the other one?"), "history", ["regulation/7"]),
    (("Show clause 7", "Show clause 8", "were both changed?"), "history", ["regulation/7", "regulation/8"]),
    (("16-тармақтың 3) тармақшасы", "бүкіл тармақты көрсетші"), "reference", ["regulation/16"]),
    (("Show clause 16(5)", "the whole clause please, not just the item"), "reference", ["regulation/16"]),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "kind", "quoted"), POINTED, ids=[" / ".join(row[0]) for row in POINTED])
def test_pointed(turns: tuple[str, ...], kind: str, quoted: list[str]) -> None:
    assert _quoted(*turns)[-1] == (kind, quoted)


def test_neighbours_are_of_one_list() -> None:
    act = open_act()
    for clause in ("regulation/16/10", "regulation/25", "territorial-bodies/21"):
        assert neighbour(act, clause, 1) is None
    assert neighbour(act, "regulation/16/1", -1) is None
    assert children(act, "regulation/16")[-1] == "regulation/16/10"


def test_thanks_are_no_topic() -> None:
    told = _quoted("Привет, что ты умеешь?", "Покажи пункт 7", "спасибо", "а следующий?")
    assert [kind for kind, _ in told] == ["about", "reference", "about", "reference"]
    assert told[3][1] == ["regulation/8"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("понял, спасибо большое. А кто назначает руководителя?", "А кто назначает руководителя?"),
        ("Рахмет! Департамент басшысын кім тағайындайды?", "Департамент басшысын кім тағайындайды?"),
        ("thanks, got it. Who appoints the head of the Department?", "Who appoints the head of the Department?"),
    ],
)
def test_what_is_asked_after_thanks_is_answered(said: str, asked: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    for first in ("Покажи пункт 7", said):
        answer = talk.ask(first)
    assert (str(answer.kind), [quote.clause for quote in answer.quotes]) == ("clause", [FOUND])
    assert answer.understood.endswith(asked)


@pytest.mark.parametrize("first", FIRST)
def test_a_turn_that_names_its_place_in_full_is_answered_as_if_alone(first: str) -> None:
    act = open_act()
    units = [str(unit.id) for unit in act.units() if unit.own_spans]
    for clause in random.Random(first).sample(units, 8):
        for language, ask in (("kk", "{} көрсет"), ("ru", "Покажи: {}"), ("en", "Show {}")):
            question = ask.format(citation(clause, language, act))
            assert _quoted(first, question)[1] == _quoted(question)[0], question


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("question", ["и следующий?", "апостиль", "7-тармақ", "Менялся ли пункт 7?", "а он?"])
def test_starting_over_forgets_all(first: str, question: str) -> None:
    assert _quoted(first, "Show clause 16", "заново", question)[3] == _quoted(question)[0]


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("command", ["дальше", "қазақша", "in English", "покажи текст", "предыдущий", "заново"])
def test_a_command_is_never_searched(first: str, command: str) -> None:
    assistant = assistant_finding(FOUND)
    talk = assistant.conversation()
    talk.ask(first)
    before = list(assistant._finder.asked)  # type: ignore[attr-defined]
    answer = talk.ask(command)
    assert assistant._finder.asked == before or answer.quotes  # type: ignore[attr-defined]
    assert command not in assistant._finder.asked  # type: ignore[attr-defined]
