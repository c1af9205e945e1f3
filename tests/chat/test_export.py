"""A saved dialogue: exact quotes in the text, citations in footnotes, in Markdown and in Word's format."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from assistant.answer import Answer
from assistant.chat.docx import Properties, to_docx
from assistant.chat.export import Block, acts_of, document, named, to_markdown, to_text
from assistant.chat.passages import quoted_paragraphs
from assistant.chat.strings import LANGUAGES
from assistant.words import full_citation
from tests.chat.support import quick_assistant

DAY = date(2026, 11, 22)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    talk = quick_assistant().conversation()
    asked = (
        "Кто назначает руководителя Департамента?",
        "15-тармақ",
        "Show clause 22",
        "What salary? <b>&",
        "Действует ли этот указ?",
    )
    return [talk.ask(question) for question in asked]


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return ElementTree.fromstring(file.read(name))


def paragraphs(root: ElementTree.Element) -> list[str]:
    return ["".join(run.text or "" for run in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_holds_every_quote_and_a_footnote_for_each(answers: list[Answer], language: str) -> None:
    text = to_markdown(document(answers, DAY, language))
    quotes = [quote for answer in answers for quote in answer.quotes]
    assert text.count("[^") == 2 * len(quotes)
    for number, quote in enumerate(quotes, 1):
        spoken = next(answer.language for answer in answers if quote in answer.quotes)
        cited = full_citation(quote.act, quote.clause, spoken)
        assert f"[^{number}]: {cited[:1].upper()}{cited[1:]}." in text
        for paragraph in quoted_paragraphs(quote):
            assert "> " + paragraph.text in text.replace("\\", "").replace("**", "")


def test_markdown_escapes_what_was_typed(answers: list[Answer]) -> None:
    assert "<b>" not in to_markdown(document(answers, DAY, "en"))


def test_the_word_file_holds_the_same_quotes_with_true_footnotes(answers: list[Answer]) -> None:
    data = to_docx(document(answers, DAY, "ru"))
    body, notes = part(data, "word/document.xml"), part(data, "word/footnotes.xml")
    quotes = [quote for answer in answers for quote in answer.quotes]
    shown = paragraphs(body)
    for quote in quotes:
        for paragraph in quoted_paragraphs(quote):
            assert paragraph.text in shown
    marks = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    told = [note.get(f"{W}id") for note in notes.iter(f"{W}footnote")]
    assert marks == [str(number) for number in range(1, len(quotes) + 1)]
    assert set(marks) <= set(told)
    assert all("1093" in note for note in paragraphs(notes)[2:])


def test_every_style_that_is_used_is_defined(answers: list[Answer]) -> None:
    data = to_docx(document(answers, DAY, "kk"))
    defined = {style.get(f"{W}styleId") for style in part(data, "word/styles.xml").iter(f"{W}style")}
    used = {style.get(f"{W}val") for style in part(data, "word/document.xml").iter(f"{W}pStyle")}
    assert used <= defined


def test_the_word_file_tells_its_title_its_acts_and_its_day(answers: list[Answer]) -> None:
    subject = "; ".join(named(act, "ru") for act in acts_of(answers))
    properties = Properties("Вопросы", subject, "Ереже", "ru", DAY)
    core = part(to_docx(document(answers, DAY, "ru"), properties), "docProps/core.xml")
    told = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert (told["title"], told["creator"], told["language"]) == ("Вопросы", "Ереже", "ru-RU")
    assert told["created"] == "2026-11-22T00:00:00Z"
    assert "от 3 ноября 2010 года № 1093" in told["subject"]
    assert "утратил силу 19.01.2023" in told["subject"]


def test_plain_text_holds_every_quote_with_its_citation(answers: list[Answer]) -> None:
    text = to_text(document(answers, DAY, "ru"))
    for answer in answers:
        for quote in answer.quotes:
            words = "\n".join(paragraph.text for paragraph in quoted_paragraphs(quote))
            cited = full_citation(quote.act, quote.clause, answer.language)
            assert f"«{words}»\n({cited[:1].upper()}{cited[1:]}." in text


def test_the_same_dialogue_gives_the_same_bytes(answers: list[Answer]) -> None:
    blocks = document(answers, DAY, "kk")
    assert to_docx(blocks) == to_docx(blocks)


def test_signs_that_xml_cannot_hold_are_dropped() -> None:
    data = to_docx([Block("text", (("a\x00b\x0bc\ud800d < & >", False),), "x\x01y")])
    assert paragraphs(part(data, "word/document.xml")) == ["abcd < & >"]


@pytest.mark.parametrize("marked", [False, True])
def test_no_sign_that_controls_a_terminal_is_saved_as_markdown(marked: bool) -> None:
    every = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0xD800, 0xFFFE, 0xFFFF))
    text = to_markdown([Block("quote", ((f"a{every}b\x1b[31mc\u202eқ", marked),), f"note{every}", "kk")])
    assert [
        sign for sign in text if sign not in "\t\n" and (sign < " " or "\x7f" <= sign < "\xa0" or sign in every)
    ] == []
    assert "\u202eқ" in text, "marks of direction belong to the quote"
    assert len(text.splitlines()) == 3


def test_marked_words_stay_marked() -> None:
    block = Block("quote", (("before ", False), ("words", True)), "", "kk")
    assert "before **words**" in to_markdown([block])
    runs = list(part(to_docx([block]), "word/document.xml").iter(f"{W}r"))
    assert [run.find(f".//{W}highlight") is not None for run in runs] == [False, True]


def test_word_opens_the_file(answers: list[Answer]) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    opened = docx.Document(io.BytesIO(to_docx(document(answers, DAY, "kk"))))
    assert opened.paragraphs[0].style.name == "Title"
    assert any("Департамент басшысын" in p.text for p in opened.paragraphs)


def test_an_empty_dialogue_is_a_document_too() -> None:
    assert to_markdown(document([], DAY, "en")).startswith("# ")
