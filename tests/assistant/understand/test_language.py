"""The language of questions, short ones above all."""

from __future__ import annotations

import pytest

from assistant.understand.language import Detected, detect
from tests.assistant.understand.cases_languages import LANGUAGES, UNSURE


@pytest.mark.parametrize(("text", "language", "script"), LANGUAGES, ids=[text for text, *_ in LANGUAGES])
def test_language_and_script_are_told(text: str, language: str, script: str) -> None:
    found = detect(text)
    assert (found.language, found.script) == (language, script)


@pytest.mark.parametrize("text", UNSURE)
def test_a_text_without_words_leaves_the_language_open(text: str) -> None:
    assert not detect(text).confident


def test_the_table_is_as_long_as_promised() -> None:
    assert len(LANGUAGES) >= 120
    assert len({text for text, *_ in LANGUAGES}) == len(LANGUAGES)


def test_most_questions_leave_no_doubt() -> None:
    sure = sum(detect(text).confident for text, *_ in LANGUAGES)
    assert sure >= 0.9 * len(LANGUAGES)


def test_case_and_punctuation_change_nothing() -> None:
    for text, language, script in LANGUAGES:
        assert detect(f"«{text.upper()}»!").language == language, text
        assert detect(f"  {text}  ") == Detected(language, script, detect(text).confident)  # type: ignore[arg-type]
