"""Every question that the page offers is asked here: none may lead to a refusal or to another clause."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.answer import AnswerKind
from assistant.assistant import Assistant
from assistant.chat.strings import LANGUAGES
from assistant.chat.suggest import examples, follow_ups, history_of, showing
from assistant.find import Finding
from assistant.highlight.learned import Neighbour
from corpus.model import Act, State
from tests.chat.support import HEAD, TableFinder, quick_assistant


class NoFinder(TableFinder):
    """Fails when a question that should be looked up is searched."""

    def neighbours(self, question: str, clause: str, *, tail: bool = False) -> tuple[Neighbour, ...]:
        return ()

    def find(self, question: str, *, apart_from: Sequence[str] = (), fragment: str = "") -> Finding:
        raise AssertionError(f"searched instead of looked up: {question}")


@pytest.fixture(scope="module")
def strict() -> Assistant:
    assistant = Assistant.open()
    assistant._finder = NoFinder()  # type: ignore[assignment]
    return assistant


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_are_of_the_kinds_they_are_shown_for(act: Act, language: str) -> None:
    assistant = quick_assistant()
    for kind, question in examples(act, language):
        answer = assistant.ask(question)
        assert answer.kind is kind, question
        assert answer.language == language, question


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_and_suggestion_can_begin_a_dialogue(act: Act, language: str) -> None:
    assistant = quick_assistant()
    for kind, question in examples(act, language):
        assert assistant.conversation().ask(question).kind is kind, question
    offered = {follow for text in (HEAD, "act") for follow in follow_ups(assistant.history(text, language))}
    offered |= {
        follow
        for answer in (assistant.show(HEAD, language), assistant.status(language=language))
        for follow in follow_ups(answer)
    }
    for question in offered:
        assert assistant.conversation().ask(question).answered, question


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_that_is_quoted_already_is_not_offered(strict: Assistant, language: str) -> None:
    both = {
        "kk": "18 және 19-тармақтарды көрсет",
        "ru": "Покажите пункты 18 и 19 Положения",
        "en": "Show clauses 18 and 19 of the Regulation",
    }
    answer = strict.ask(both[language])
    assert [quote.clause for quote in answer.quotes] == ["regulation/18", "regulation/19"]
    assert follow_ups(answer)[1] == showing(strict.act, "regulation/20", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_asked_for_is_that_clause(strict: Assistant, language: str) -> None:
    for unit in strict.act.units():
        if unit.state is State.MISSING:
            continue
        answer = strict.ask(showing(strict.act, str(unit.id), language), language=language)
        assert [quote.clause for quote in answer.quotes] == [str(unit.id)], showing(strict.act, str(unit.id), language)
        assert answer.kind is AnswerKind.REFERENCE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_history_asked_for_is_that_clauses(strict: Assistant, language: str) -> None:
    for unit in strict.act.units():
        answer = strict.ask(history_of(strict.act, str(unit.id), language), language=language)
        assert answer.kind is AnswerKind.HISTORY, history_of(strict.act, str(unit.id), language)
        assert {quote.clause for quote in answer.quotes} <= {str(unit.id)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_follow_ups_of_every_clause_are_answered_in_the_same_language(strict: Assistant, language: str) -> None:
    asked = set()
    for unit in strict.act.units():
        asked |= set(follow_ups(strict.show(str(unit.id), language)))
        asked |= set(follow_ups(strict.history(str(unit.id), language)))
    asked |= set(follow_ups(strict.status(language=language))) | set(follow_ups(strict.history("act", language)))
    for question in asked:
        answer = strict.ask(question)
        assert answer.answered, question
        assert answer.language == language, question


def test_a_question_is_not_offered_again_right_after_it_was_asked(strict: Assistant) -> None:
    for question in follow_ups(strict.status(language="ru")):
        assert question not in follow_ups(strict.ask(question))


def test_suggestions_lead_on_and_not_in_a_circle(strict: Assistant) -> None:
    asked: set[str] = set()
    answer = strict.show("regulation/15", "ru")
    for _ in range(6):
        offered = follow_ups(answer, asked)
        assert not asked & set(offered)
        if not offered:
            break
        asked.add(offered[0])
        answer = strict.ask(offered[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_refusal_questions_are_offered_that_the_nearest_clauses_answer(language: str) -> None:
    answer = quick_assistant().ask("жоқ нәрсе", language=language)
    assert not answer.answered
    offered = follow_ups(answer)
    assert 1 <= len(offered) <= 3
    assert all(question.strip().endswith("?") for question in offered)
