"""The main job: a question in any of the three languages gives the exact clause, its history and the act's status."""

import json
import subprocess
import sys

import pytest

from assistant.errors import BadQuestion

HEAD = (
    "18. Департамент басшысын Қазақстан Республикасы Президентінің Әкімшілігі Басшысымен және Қазақстан Республикасы "
    "Жоғары Сот Кеңесімен келісім бойынша Қазақстан Республикасы Жоғарғы Сотының Төрағасы лауазымға тағайындайды және "
    "лауазымнан босатады."
)
QUESTIONS = {
    "kk": "Департамент басшысын кім тағайындайды?",
    "ru": "Кто назначает руководителя Департамента?",
    "en": "Who appoints the head of the Department?",
}


@pytest.mark.parametrize("language", QUESTIONS)
def test_who_appoints_the_head(real, language) -> None:
    answer = real.ask(QUESTIONS[language])
    assert answer.language == language
    assert [quote.text for quote in answer.quotes] == [HEAD]
    quote = answer.quotes[0]
    assert quote.wording_since.isoformat() == quote.unchanged_since.isoformat() == "2013-10-03"
    assert "660" in " ".join(notice.text for notice in answer.notices)
    assert answer.status.in_force is False
    assert (answer.status.repeal.number, answer.status.repeal.date.isoformat()) == ("106", "2023-01-19")
    assert "106" in answer.message


def test_the_command_prints_the_same(real) -> None:
    command = [sys.executable, "-m", "assistant.cli", "ask", "--json", QUESTIONS["kk"]]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert json.loads(printed) == real.ask(QUESTIONS["kk"]).to_dict()


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Апостильді кім қояды?", "regulation/15/22"),
        ("апостилди ким кояды", "regulation/15/22"),  # no Kazakh letters
        ("apostildi kim qoyady", "regulation/15/22"),  # Latin script
        ("rnj yfpyfxftn herjdjlbntkz ltgfhnfvtynf", "regulation/18"),  # wrong layout
        ("Басшы болмаған кезде оның орнында кім қалады?", "regulation/20"),  # the tail of clause 20
        ("Есть ли администратор судов по городу Шымкент?", "territorial-bodies/20"),
        ("From which budget is the Department financed?", "regulation/11"),
    ],
)
def test_people_ask_in_many_ways(real, question, clause) -> None:
    assert clause in [quote.clause for quote in real.ask(question).quotes]


@pytest.mark.parametrize(
    "question",
    ["Департамент басшысының жалақысы қанша?", "Как развестись?", "What is the capital of France?", "!!!", "🙂🙂"],
)
def test_what_the_act_does_not_say_is_refused(real, question) -> None:
    answer = real.ask(question)
    assert not answer.answered
    assert answer.quotes == ()


@pytest.mark.parametrize(
    "question",
    [
        "\x00\x01\x02 апостиль",
        "апостиль \ud800",
        "'; DROP TABLE acts; --",
        "<script>alert(1)</script>",
        "<b>18</b>" * 50,
    ],
)
def test_odd_input_is_answered_or_refused(real, question) -> None:
    real.ask(question).to_dict()


@pytest.mark.parametrize("question", ["", "   ", "а" * 1_000_000])
def test_unreadable_input_is_a_clear_error(real, question) -> None:
    with pytest.raises(BadQuestion, match="The question"):
        real.ask(question)


def test_search_ranks_without_answering(real) -> None:
    ranked = real.search("апостиль", k=3)
    assert ranked[0].clause == "regulation/15/22"
    assert len(ranked) == 3
    assert ranked[0].score >= ranked[1].score >= ranked[2].score


def test_encoding_in_batches_changes_no_answer(real) -> None:
    questions = [
        "Апостильді кім қояды?",
        "Кто утверждает штатное расписание?",
        "who does the haed of teh department infrom",
    ]
    alone = [real._finder.find(question) for question in questions]
    real._finder.prime(questions)
    for question, before in zip(questions, alone, strict=True):
        after = real._finder.find(question)
        assert [entry.clause for entry in after.ranked[:5]] == [entry.clause for entry in before.ranked[:5]]
        assert after.answers == pytest.approx(before.answers, abs=1e-4)


@pytest.mark.parametrize(
    "question",
    [
        "Басшыны кім, ал орынбасарларын кім тағайындайды?",
        "Кто назначает руководителя и его заместителей?",
        "Кто назначает руководителя, а кто его замов?",
        "Who appoints the head and who the deputies?",
    ],
)
def test_several_clauses_come_in_the_order_of_the_act(real, question) -> None:
    answer = real.ask(question)
    assert (answer.kind, [quote.clause for quote in answer.quotes]) == ("clauses", ["regulation/18", "regulation/19"])
