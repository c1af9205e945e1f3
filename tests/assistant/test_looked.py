"""Questions that ask for acts of the library: by status, day, words and changes, and what was not looked at."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, AnswerKind
from assistant.everywhere import Everywhere
from assistant.render.plain import to_plain
from assistant.scope.looked import Looked, days_of, looked_up
from assistant.scope.named import naming
from assistant.scope.whole import Whole
from assistant.settings import Settings
from assistant.understand.looks import Look, load_looks
from assistant.understand.question import Understood, understand
from corpus.library import Given, Library
from corpus.model import Status
from corpus.selection import Selection
from tests.embeddings.support import HashEncoder
from tests.factories import TODAY, asking

BUDGET = (
    "{place} ауданының бюджеті туралы\n\nҚызылорда облысы {place} аудандық мәслихатының {day} № {number} шешімі.\n\n"
    "1. Бюджет тапшылығын қаржыландыру көлемі бекітілсін.\n\n2. Сервитут белгіленген жерлерге салық салынбайды.\n"
)
ACTS = {
    "aral": (BUDGET.format(place="Арал", day="2018 жылғы 27 желтоқсандағы", number="7/44"), None),
    "shieli": (BUDGET.format(place="Шиелі", day="2015 жылғы 3 ақпандағы", number="19/6"), Status.IN_FORCE),
    "land": (
        "Жер учаскелерін беру қағидаларын бекіту туралы\n\n"
        "Қазақстан Республикасы Ауыл шаруашылығы министрінің 2015 жылғы 4 мамырдағы № 160-НҚ бұйрығы.\n\n"
        "1. Жер учаскесі аукцион арқылы беріледі.\n\n"
        "Ескерту. 1-тармақ жаңа редакцияда - ҚР 02.03.2021 № 15-VIII Заңымен (01.01.2027 бастап қолданысқа енгізіледі).\n\n"
        "2. Өтінімге сервис көрсетіледі.\n\n"
        "Ескерту. 2-тармаққа өзгеріс енгізілді - ҚР 02.03.2021 № 15-VIII Заңымен.\n",
        Status.REPEALED,
    ),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """A library of three acts, indexed by an encoder that needs no model."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "shipped").mkdir()
    library = Library(folder / "library.sqlite", folder / "shipped")
    for name, (text, status) in ACTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        library.add(folder / f"{name}.txt", Given(id=name, status=status))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EREJE_HOME", str(folder))
        found = Whole(library, Settings(), HashEncoder)
        found.bring_up(every=True)
    return found


def looked(whole: Whole, look: Look, question: str, selection: Selection | None = None) -> Looked:
    read = understand(question, TODAY)
    return looked_up(whole.store, look, read, naming(whole.store, read), selection or Selection(), TODAY)


def answered(whole: Whole, question: str) -> Answer:
    def put(act_id: str, read: Understood) -> object:
        return asking(read.language, act=whole._library.open(act_id), question=question, understood=question)

    def ask(act_id: str, read: Understood) -> Answer:
        raise AssertionError(f"{act_id} was asked: {read.text}")

    return Everywhere(whole, "land").answer(understand(question, TODAY), Selection(), ask, put)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("look", "question", "acts"),
    [
        (Look.ENDED, "Қай актілердің күші жойылған?", ["land"]),
        (Look.ENDED, "Какие решения утратили силу?", []),
        (Look.IN_FORCE, "Which acts are in force?", ["shieli"]),
        (Look.ADOPTED, "Какие акты приняты в 2015 году?", ["land", "shieli"]),
        (Look.ADOPTED, "какие решения приняты в 2015 году", ["shieli"]),
        (Look.ADOPTED, "Which orders were issued in 2015?", ["land"]),
        (Look.ADOPTED, "Арал мәслихаты қандай шешімдер қабылдады?", ["aral"]),
        (Look.SAID, "Қай актілерде сервитут туралы айтылған?", ["aral", "shieli"]),  # "сервис" is another word
        (Look.SAID, "В каких актах говорится о сервитуте?", ["aral", "shieli"]),
        (Look.SAID, "Which orders hold «аукцион»?", ["land"]),
        (Look.CHANGED, "What did Law No 15-VIII change in my acts?", ["land"]),
        (Look.CHANGED, "Какие акты изменены в 2021 году?", ["land"]),
        (Look.CHANGED, "Какие акты изменены в 2020 году?", []),
        (Look.CHANGED, "What did Law No 99-VII change in my acts?", []),  # not all that ever changed
        (Look.CHANGED, "какие акты изменил закон 15-VIII", ["land"]),
        (Look.CHANGED, "Какие акты изменил закон от 2 марта 2021 года?", ["land"]),
        (Look.EFFECTIVE, "What comes into force in January 2027?", ["land"]),
        (Look.EFFECTIVE, "Что вступает в силу в феврале 2027 года?", []),
    ],
)
def test_the_acts_that_are_asked_for(whole: Whole, look: Look, question: str, acts: list[str]) -> None:
    assert sorted(card.id for card in looked(whole, look, question).cards) == acts


def test_what_cannot_be_told_is_counted(whole: Whole) -> None:
    assert looked(whole, Look.ENDED, "Which acts are repealed?").untold == 1  # the status of one is not told
    found = looked(whole, Look.EFFECTIVE, "What takes effect in 2021?")
    assert (found.cards, found.untold) == ((), 1)  # the change of clause 2, whose note names no day
    narrowed = looked(whole, Look.ADOPTED, "Қарағанды мәслихаты қандай шешімдер қабылдады?")
    assert (narrowed.unused[0], len(narrowed.cards)) == ("Қарағанды", 2)


def test_words_that_any_text_writes_small_narrow_nothing(whole: Whole) -> None:
    found = looked(whole, Look.EFFECTIVE, "Что вступает в силу в январе 2027 года в моём районе?")
    assert found.names == ()


def test_a_selection_narrows_a_look_up(whole: Whole) -> None:
    found = looked(whole, Look.ADOPTED, "Какие акты приняты в 2015 году?", Selection(acts=("land", "aral")))
    assert [card.id for card in found.cards] == ["land"]


def test_a_year_behind_a_kind_of_act_is_a_time() -> None:
    read = understand("какие постановления 2015 года есть", TODAY)
    assert days_of(read) == (date(2015, 1, 1), date(2015, 12, 31))


def test_a_look_up_is_one_answer_with_its_acts_and_changes_as_data(whole: Whole) -> None:
    answer = answered(whole, "What did Law No 15-VIII change in my acts?")
    told = answer.to_dict()
    assert (answer.kind, told["acts"], [act["act"] for act in told["same"]]) == (AnswerKind.ACTS, [], ["land"])
    assert [(c["target"], c["kind"], c["effective"]) for c in told["changes"]] == [
        ("order/1", "restated", "2027-01-01"),
        ("order/2", "amended", None),
    ]
    assert {change["number"] for change in told["changes"]} == {"15-VIII"}
    assert "Order, clause 1; Order, clause 2" in to_plain(answer)
    assert told["notice_codes"] == ["look_by_notes"]


def test_none_that_meets_it_is_said_of_how_many(whole: Whole) -> None:
    answer = answered(whole, "Какие указы утратили силу?")
    assert answer.same == ()
    assert "Акты, утратившие силу: 0 (из 3 в библиотеке)." in answer.message


@pytest.mark.parametrize(
    ("question", "look"),
    [
        ("Какие акты утратили силу?", Look.ENDED),
        ("Қай актілер қазір қолданыста?", Look.IN_FORCE),
        ("What acts were adopted in 2015?", Look.ADOPTED),
        ("В каких актах упоминается сервитут?", Look.SAID),
        ("Былтыр менің қай актілерім өзгерді?", Look.CHANGED),
        ("What comes into force next month?", Look.EFFECTIVE),
        ("Is this act still in force?", Look.NONE),
        ("Какие пункты утратили силу?", Look.NONE),
        ("Басшыны кім тағайындайды?", Look.NONE),
    ],
)
def test_what_is_asked_for_is_told_by_the_words(question: str, look: Look) -> None:
    assert load_looks().tell(understand(question, TODAY).clues) is look


def test_acts_that_were_not_searched_are_told_of(whole: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "bring_up", lambda **given: 12)
    answer = answered(whole, "Which acts are repealed?")
    assert answer.notices[-1].code == "unsearched"
    assert "12" in answer.notices[-1].text


def test_words_that_no_text_holds_are_said_to_stand_nowhere_and_the_nearest_acts_are_named(
    whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "look", lambda read: Look.SAID)
    answer = answered(whole, "In which acts is a «servitude» mentioned?")
    assert (answer.kind, answer.answered, answer.same) == (AnswerKind.ACTS, False, ())
    assert "hold the words “servitude”: 0 (of 3" in answer.message.replace("holds", "hold")
    assert "The nearest held: " in answer.message
