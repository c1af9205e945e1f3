"""Questions to a whole library: the right act, twins, acts that are not held, what is meant where nothing is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, AnswerKind
from assistant.compose.base import Asking
from assistant.compose.clause import Found, by_content, refusal
from assistant.everywhere import Everywhere
from assistant.scope.pick import Choice, picked
from assistant.scope.whole import Found as ScopeFound
from assistant.scope.whole import Whole
from assistant.settings import Settings
from assistant.understand.question import Understood, understand
from corpus.library import Given, Library
from corpus.model import Status
from corpus.selection import Selection
from embeddings.shared_index import ActFound, Weights
from tests.embeddings.support import HashEncoder
from tests.factories import TODAY, asking

HEAD = "{title}\n\nЖаңа\n\n{issuer} 2018 жылғы 27 желтоқсандағы № {number} шешімі.\n\n"
SAME = "1. Бюджет тапшылығын қаржыландыру көлемі бекітілсін.\n\n2. Осы шешім 2019 жылғы 1 қаңтардан бастап қолданысқа енгізілсін.\n"
ACTS = {
    "shieli": (
        HEAD.format(
            title="Шиелі ауданының бюджеті туралы", issuer="Қызылорда облысы Шиелі аудандық мәслихатының", number="19/6"
        ),
        SAME,
    ),
    "aral": (
        HEAD.format(
            title="Арал ауданының бюджеті туралы", issuer="Қызылорда облысы Арал аудандық мәслихатының", number="7/44"
        ),
        SAME,
    ),
    "land": (
        "Жер учаскелерін беру қағидаларын бекіту туралы\n\n"
        "Қазақстан Республикасы Ауыл шаруашылығы министрінің 2020 жылғы 4 мамырдағы № 160-НҚ бұйрығы.\n\n",
        "1. Жер учаскесі аукцион арқылы беріледі.\n\n"
        "Ескерту. 1-тармақ жаңа редакцияда - ҚР 02.03.2021 № 15-VIII Заңымен.\n\n"
        "2. Өтінім он жұмыс күні ішінде қаралады.\n",
    ),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """A library of three acts, two of which say the same, indexed by an encoder that needs no model."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "shipped").mkdir()
    library = Library(folder / "library.sqlite", folder / "shipped")
    for name, (head, text) in ACTS.items():
        (folder / f"{name}.txt").write_text(head + text, encoding="utf-8")
        library.add(folder / f"{name}.txt", Given(id=name, status=Status.REPEALED if name == "land" else None))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EREJE_HOME", str(folder))
        found = Whole(library, Settings(), lambda: ENCODER)
        found.bring_up(every=True)
    return found


ENCODER = HashEncoder()
WEIGHTS = Weights({}, {})


def answered(
    whole: Whole, question: str, clause: str = "1", within: Selection | None = None, sure: float = 0.9
) -> Answer:
    """The answer over the library, where every act answers with this clause of it."""
    read = understand(question, TODAY)

    def ask(act_id: str, read: Understood) -> Answer:
        act = whole._library.open(act_id)  # the fixture's own
        told = asking(read.language, act=act, question=question, understood=question)
        place = f"{act.parts[0].slug}/{clause}"
        return by_content(told, [Found(place, sure)], sure) if sure > 0.5 else refusal(told, [Found(place, sure)], sure)

    return Everywhere(whole, "land").answer(read, within or Selection(), ask, putting(whole, question))


def putting(whole: Whole, question: str) -> Callable[[str, Understood], Asking]:
    """What puts a question to an act."""
    return lambda act_id, understood: asking(
        understood.language, act=whole._library.open(act_id), question=question, understood=question
    )


def test_the_act_that_a_question_names_answers(whole: Whole) -> None:
    answer = answered(whole, "Шиелі ауданының бюджет тапшылығы қалай қаржыландырылады?")
    assert (answer.act.id, answer.same) == ("shieli", ())
    assert answer.quotes[0].citation.startswith(
        "Қызылорда облысы Шиелі аудандық мәслихатының 2018 жылғы 27 желтоқсандағы"
    )
    assert "Шиелі ауданының бюджеті туралы" in answer.message


def test_the_same_text_in_several_acts_is_one_answer_that_lists_them(whole: Whole) -> None:
    answer = answered(whole, "Бюджет тапшылығын қаржыландыру көлемі туралы не айтылған?")
    assert (answer.answered, {card.id for card in answer.same}) == (True, {"aral", "shieli"})
    assert answer.notices[0].code == "same_text"
    assert [entry["act"] for entry in answer.to_dict()["same"]] == [card.id for card in answer.same]


def test_an_act_is_meant_by_its_number_in_any_alphabet(whole: Whole) -> None:
    answer = answered(whole, "№ 7/44 шешімі бойынша тапшылық қалай қаржыландырылады?")
    assert (answer.act.id, answer.same) == ("aral", ())


def test_an_act_that_is_not_held_is_said_not_to_be(whole: Whole) -> None:
    answer = answered(whole, "№ 999 бұйрығы бойынша жер учаскесі қалай беріледі?")
    assert (answer.kind, answer.answered, answer.quotes) == (AnswerKind.NOT_ANSWERED, False, ())
    assert [notice.code for notice in answer.notices] == ["not_held"]
    assert "160-НҚ" in answer.message  # the nearest that is held


def test_acts_that_cite_a_number_are_asked_where_the_question_names_one_of_them(whole: Whole, tmp_path: Path) -> None:
    path = tmp_path / "change.txt"
    path.write_text(
        'Бейнеу аудандық мәслихаты ШЕШТІ:\n\n1. "Бейнеу ауылының регламентін бекіту туралы" № 22/186 шешіміне мынадай '
        "өзгеріс енгізілсін: регламент төрт жылға бекітілсін.\n",
        encoding="utf-8",
    )
    whole._library.add(path, Given(id="change"))
    whole.bring_up(every=True)
    answer = answered(whole, "Beineu reglamenti № 22/186 neshe zhylga bekitildi?")
    assert answer.act.id == "change"
    assert "№ 22/186" in answer.message  # that this act itself is not held
    assert "Бейнеу ауылының регламентін" in answer.message  # what tells an act without a title
    lacking = answered(whole, "№ 22/186 бұйрығы бойынша жер учаскесі қалай беріледі?")
    assert [notice.code for notice in lacking.notices] == ["not_held"]
    whole._library.remove("change")


def test_acts_that_were_not_searched_are_not_said_to_be_silent(whole: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "find", lambda *given, **named: ScopeFound((), WEIGHTS, unsearched=12))
    answer = answered(whole, "Бюджет тапшылығын қаржыландыру көлемі қанша?")
    assert [notice.code for notice in answer.notices] == ["unsearched"]
    assert "12" in answer.message
    assert "қайта сұраңыз" in answer.message


@pytest.mark.parametrize(("share", "told"), [(0.735, "aral"), (0.745, "shieli")])
def test_how_much_a_sure_answer_outweighs_a_likelier_act(
    whole: Whole, monkeypatch: pytest.MonkeyPatch, share: float, told: str
) -> None:
    """Odds of 32 to the power of .3 are a weight of 2.84, which shares of .735 to .265 do not reach and .745 to .255 do."""
    cards = {card.id: card for card in whole.cards(Selection())}
    shares = (("shieli", share), ("aral", 1 - share))
    found = ScopeFound(tuple(Choice(act_found(), cards[act], part) for act, part in shares), WEIGHTS)
    monkeypatch.setattr(whole, "find", lambda *given, **named: found)
    monkeypatch.setattr(whole, "twins", lambda *given: None)
    read = understand("Бюджет тапшылығын қаржыландыру көлемі қанша?", TODAY)

    def ask(act_id: str, read: Understood) -> Answer:
        act = whole._library.open(act_id)
        sure = 0.97 if act_id == "aral" else 0.5
        place = f"{act.parts[0].slug}/1"
        return by_content(asking("kk", act=act, question=read.text, understood=read.text), [Found(place, sure)], sure)

    assert Everywhere(whole, "land").answer(read, Selection(), ask, putting(whole, "")).act.id == told


def act_found(named: float = 0.0) -> ActFound:
    return ActFound(place=1, dense=0.8, authentic=0.8, name=0.5, named=named, covered=0.5, words=0.5)


def test_the_act_that_a_question_is_about_is_picked_by_what_speaks_for_it(whole: Whole) -> None:
    """A little more of each measure than an equal act has decides, by the weights that are stored."""
    cards = {card.id: card for card in whole.cards(Selection())}
    found, two = act_found(), [cards["shieli"], cards["aral"]]
    better = {
        name: picked([found, replace(found, **{name: getattr(found, name) + 0.1})], two)[0].card.id
        for name in ("dense", "authentic", "name", "covered")
    }
    assert set(better.values()) == {"aral"}
    assert [choice.card.id for choice in picked([found, found], two, home="aral")] == ["aral", "shieli"]
    ended = picked([replace(found, name=0.52), found], [cards["land"], cards["aral"]])
    assert [choice.card.id for choice in ended] == ["aral", "land"]  # an act no longer in force ranks behind
    asked = picked([replace(found, name=0.52), found], [cards["land"], cards["aral"]], ended=True)
    assert [choice.card.id for choice in asked] == ["land", "aral"]


def test_an_amending_act_that_the_notes_name_is_none_that_lacks(whole: Whole) -> None:
    answer = answered(whole, "№ 15-VIII Заңымен жер учаскесі туралы тармақ өзгертілді ме?")
    assert "not_held" not in [notice.code for notice in answer.notices]


def test_what_an_act_changed_in_the_library_is_told_of_every_act(whole: Whole) -> None:
    answer = answered(whole, "№ 15-VIII Заңымен қандай өзгерістер енгізілді?")
    assert [card.id for card in answer.same] == ["land"]
    assert "15-VIII" in answer.message


def test_conditions_narrow_the_acts_that_answer(whole: Whole) -> None:
    question = "Бюджет тапшылығын қаржыландыру көлемі қанша?"
    assert answered(whole, question, within=Selection(issuer="арал")).act.id == "aral"
    assert answered(whole, question, within=Selection(in_force_on=date(2022, 1, 1))).same
    none = answered(whole, question, within=Selection(kinds=("law",)))
    assert (none.answered, [notice.code for notice in none.notices]) == (False, ["no_act_admitted"])


def test_a_question_without_a_matter_is_about_the_act_before_the_reader(whole: Whole) -> None:
    assert answered(whole, "2-тармақты көрсет", clause="2").act.id == "land"


def test_what_no_act_answers_is_refused(whole: Whole) -> None:
    answer = answered(whole, "Шиелі ауданының бюджет тапшылығы қалай қаржыландырылады?", sure=0.1)
    assert not answer.answered
    assert answer.related[0].act == "shieli"
    assert answer.related[0].citation.startswith("Қызылорда облысы Шиелі")


def test_acts_removed_and_added_are_followed(whole: Whole, tmp_path: Path) -> None:
    path = tmp_path / "water.txt"
    path.write_text("Су туралы\n\n1. Су көздері қорғалады.\n", encoding="utf-8")
    whole._library.add(path, Given(id="water"))
    try:
        found = whole.find(understand("Су көздері қорғала ма?", TODAY), Selection())
        assert found.choices[0].card.id == "water"
    finally:
        whole._library.remove("water")
    found = whole.find(understand("Су көздері қорғала ма?", TODAY), Selection())
    assert "water" not in {choice.card.id for choice in found.choices}


@pytest.mark.parametrize(
    ("question", "left", "out"),
    [
        ("Шиелі ауданының бюджет тапшылығы қалай қаржыландырылады?", "shieli", "aral"),
        ("как финансируется дефицит бюджета Шиелийского района", "shieli", "aral"),
        ("дефицит бюджета Аральского района: как его финансируют", "aral", "shieli"),
    ],
)
def test_an_act_is_no_answer_where_the_question_names_another_place(
    whole: Whole, question: str, left: str, out: str
) -> None:
    found = {choice.card.id for choice in whole.find(understand(question, TODAY), Selection()).choices}
    assert left in found
    assert out not in found


def test_an_act_whose_clause_holds_the_name_is_not_ruled_out(whole: Whole, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Аумақтық органдар туралы\n\n1. Шиелі ауданында бюджет тапшылығын бөлім қаржыландырады.\n", "utf-8")
    whole._library.add(path, Given(id="list"))
    try:
        read = understand("Шиелі ауданының бюджет тапшылығын кім қаржыландырады?", TODAY)
        found = {choice.card.id for choice in whole.find(read, Selection()).choices}
        assert {"list", "shieli"} <= found
        assert "aral" not in found
    finally:
        whole._library.remove("list")
        whole.bring_up(every=True)
