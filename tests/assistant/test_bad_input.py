"""Whatever is typed: an answer, a refusal or a clear error; never a traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import BadQuestion
from tests.factories import assistant_finding

TYPED = [
    "\x00\x01\x02 не?",
    "Басшыны\x07 кім\x1b[31m тағайындайды?",
    "кім \ud800 тағайындайды?",
    "\udfff",
    "\ud83d",
    "🤔",
    "👩‍⚖️ кім тағайындайды? 🇰🇿",
    "?!.,;:—…",
    "()[]{}<>",
    "'; DROP TABLE units; --",
    '" OR 1=1 --',
    "SELECT * FROM acts WHERE id = 'x'",
    "<script>alert(1)</script>",
    "<b>Басшыны</b> кім &amp; тағайындайды?",
    "{where} {0} {} %s %(x)s",
    "../../etc/passwd",
    "\u202eтерс жазу",
    "\ufeffкім",
    "\u200b\u200b",
    "a" * 4000,
    "15-тармақ " * 300,
    "1)" * 1500,
    "№" * 2000,
    "99999999999999999999-тармақ",
    "31.02.2015 күні 18-тармақ",
    "00.00.0000",
    "0001 жылы 18-тармақ",
    "9999 жылдан кейін 18-тармақ",
    "после 31.12.9999 пункт 18",
    "до 01.01.0001 пункт 18",
    "क्या?",
    "谁任命部长?",
    "من يعين الرئيس؟",
    "𝟙𝟝-тармақ",
    "１５-тармақ",
    "²³",
    "Ⅻ бап",
]


@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
def test_an_answer_or_a_refusal(typed: str) -> None:
    record = assistant_finding("regulation/18", answers=0.1).ask(typed).to_dict()
    assert record["question"] == typed
    assert record["message"]
    assert json.loads(json.dumps(record)) == record


@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
def test_an_answer_or_a_refusal_in_a_dialogue(typed: str) -> None:
    talk = assistant_finding("regulation/18").conversation()
    talk.ask("Департамент басшысын кім тағайындайды?")
    assert talk.ask(typed).message
    assert talk.ask("ал орынбасарларын ше?").message
    assert len(talk.turns) == 3


@given(st.text(st.characters(), min_size=1, max_size=80).filter(str.strip))
@settings(max_examples=100)
def test_any_text_is_answered_or_refused(typed: str) -> None:
    assert assistant_finding("regulation/18", answers=0.1).ask(typed).message


@pytest.mark.parametrize("typed", ["", " ", "\n\t ", "\u00a0", "\u2003\n"])
def test_an_empty_question_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(BadQuestion, match="is empty") as refused:
        assistant_finding("regulation/18").ask(typed)
    assert "Бұл акт күшінде ме?" in refused.value.remedy


@pytest.mark.parametrize("length", [4001, 1_000_000])
def test_a_question_too_long_is_refused_with_both_lengths(length: int) -> None:
    with pytest.raises(BadQuestion, match=f"has {length} characters. Shorten it to at most 4000"):
        assistant_finding("regulation/18").ask("ә" * length)


@pytest.mark.parametrize("typed", ["🤔", "?!.,;:", "\ud800", "\u200b", "()"])
def test_what_holds_no_word_is_refused_without_a_search(typed: str) -> None:
    assistant = assistant_finding("regulation/18")
    answer = assistant.ask(typed)
    assert (answer.answered, str(answer.kind), answer.quotes) == (False, "not_answered", ())
    assert assistant._finder.asked == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["fr", "", "KK", "қазақ"])
def test_an_unknown_language_is_refused_by_name(language: str) -> None:
    with pytest.raises((BadQuestion, ValueError), match="language"):
        assistant_finding("regulation/18").ask("Кім?", language=language)
