"""Text without numbers: each paragraph is a unit of its own, is cited by its place, and meets its fellow."""

from __future__ import annotations

import pytest

from assistant.understand.counted import with_counted
from assistant.understand.references import find_references, resolve_all
from corpus.cite import citation, cited_within
from corpus.model import Act
from corpus.pairs import Kind, pair
from tests.factories import act_of, ids_of, text_of

SENTENCES = " ".join(f"Бұл сөйлем {place} болып табылады және қысқа емес." for place in range(60))
OPERATIVE = "Үкімет ҚАУЛЫ ЕТЕДІ:\nҚор құрылсын.\nҚорды министрлік басқарсын.\n" + SENTENCES


@pytest.fixture(scope="module")
def act() -> Act:
    return act_of(OPERATIVE)


def test_each_operative_paragraph_is_a_unit_below_the_preamble(act: Act) -> None:
    assert ids_of(act)[:2] == ["resolution/text/1", "resolution/text/2"]
    assert text_of(act, "resolution/text/1") == "Қор құрылсын."
    assert [span.of(act.source) for paragraph in act.parts[0].paragraphs for span in paragraph] == [
        "Үкімет ҚАУЛЫ ЕТЕДІ:"
    ]


def test_a_very_long_paragraph_is_quoted_by_whole_sentences(act: Act) -> None:
    long = ids_of(act)[2:]
    assert [one.rpartition("/")[2] for one in long] == ["3.1-21", "3.22-42", "3.43-60"]
    assert " ".join(text_of(act, one) for one in long) == SENTENCES


def test_the_only_paragraph_of_a_part_is_its_text() -> None:
    assert ids_of(act_of("Үкімет ҚАУЛЫ ЕТЕДІ:\nҚор құрылсын.")) == ["resolution/text"]


def test_prose_below_a_chapter_is_quotable_beside_clauses_and_the_preamble_is_none() -> None:
    act = act_of("Кіріспе сөз осы құжаттың мақсатын толық айтады.\n1-тарау. Жай-күй\nНарық соңғы он жылда екі есе өсіп отыр.\n1. Бірінші.\n2. Екінші.")  # fmt: skip
    assert ids_of(act) == ["body/text", "body/1", "body/2"]
    assert text_of(act, "body/text") == "Нарық соңғы он жылда екі есе өсіп отыр."


def test_a_short_form_is_quoted_whole() -> None:
    act = act_of("Өтініш\nМен, ____________________________\nөтінемін қабылдауды.\nКүні ________")
    assert [one for one in ids_of(act) if "/text/" in one] == []


@pytest.mark.parametrize(
    ("language", "short", "within"),
    [
        ("kk", "Қаулы, екінші абзац", "Қаулының екінші абзацы"),
        ("ru", "Постановление, абзац второй", "абзац второй Постановления"),
        ("en", "Resolution, second paragraph", "second paragraph of the Resolution"),
    ],
)
def test_a_paragraph_is_cited_by_its_place(act: Act, language: str, short: str, within: str) -> None:
    assert citation("resolution/text/2", language, act) == short
    assert cited_within(act, "resolution/text/2", language) == within


def test_the_sentences_of_a_paragraph_are_cited() -> None:
    assert citation("resolution/text/3.5-9", "ru") == "Постановление, предложения 5-9 абзаца третьего"
    assert citation("resolution/text/3.5-5", "en") == "Resolution, third paragraph, sentence 5"
    assert citation("annex/text/12", "kk") == "Қосымша, 12-абзац"


def test_below_a_numbered_title_paragraphs_are_counted_from_it() -> None:
    act = act_of("1-тарау. Бірінші\nНарық соңғы он жылда екі есе өсті.\n2-тарау. Екінші\nСаланы одан әрі дамыту үшін әлеует бар.\nОны іске асыру үшін қаражат керек болады.\n1. Мәтін.")  # fmt: skip
    assert citation("body/text/3", "kk", act) == "Акт, 2-тараудың екінші абзацы"
    found = resolve_all(act, with_counted(act, "абзац 2 главы 2", find_references("абзац 2 главы 2")))
    assert [str(place) for place in found.found] == ["body/text/3"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2-абзац", ["2"]),
        ("Екінші абзацта не айтылған?", ["2"]),
        ("что сказано в абзаце первом?", ["1"]),
        ("the second paragraph of the resolution", ["2"]),
        ("what does paragraph 2 say?", ["2"]),
        ("абзац третий", ["3.1-21", "3.22-42", "3.43-60"]),
        ("последний абзац", ["3.1-21", "3.22-42", "3.43-60"]),
    ],
)
def test_a_question_names_a_paragraph(act: Act, question: str, expected: list[str]) -> None:
    found = resolve_all(act, with_counted(act, question, find_references(question)))
    assert [place.numbers[-1] for place in found.found] == expected


def test_a_paragraph_that_is_not_there_is_absent_and_an_act_of_clauses_has_none(act: Act) -> None:
    assert resolve_all(act, with_counted(act, "9-абзац", ())).absent == ("resolution/text/9",)
    assert with_counted(act_of("1. Бір.\n2. Екі."), "2-абзац", ()) == ()


def test_paragraphs_that_two_texts_divide_alike_are_joined_and_others_are_not() -> None:
    kk = act_of("Үкімет ҚАУЛЫ ЕТЕДІ:\nҚор құрылсын.\nҚорды министрлік басқарсын.")
    ru = "Правительство ПОСТАНОВЛЯЕТ:\nСоздать фонд.\nФондом управлять министерству."
    alike = pair(kk, act_of(ru, "ru"))
    assert alike.other(kk.id, "resolution/text/2") == "resolution/text/2"
    other = pair(kk, act_of(ru + "\nОтчитаться о нем.", "ru"))
    assert other.joined == ()
    assert [(d.kind, d.where) for d in other.differences] == [(Kind.PARAGRAPHS, "resolution/text/1")]
