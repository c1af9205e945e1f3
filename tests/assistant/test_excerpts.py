"""Answers on what has no number of its own, and on places that an act lacks: nothing is named by an id."""

from __future__ import annotations

import pytest

from assistant.answer import AnswerKind
from assistant.chat.passages import quoted_paragraphs
from assistant.chat.suggest import follow_ups
from tests.factories import assistant_finding

ANSWERED = (
    ("что в преамбуле указа", "Указ, преамбула", "Сот әкімшілігінің жаңа жүйесінің"),
    ("20-тармақтың соңғы абзацы", "Ереже, 20-тармақтың екінші абзацы", "Департаменттің басшысы болмаған"),
    ("note to clause 7", "Regulation, clause 7, note", "Ескерту. 7-тармақ жаңа редакцияда"),
    ("подпись под указом", "Указ, подпись", "Қазақстан Республикасының"),
)
LACKING = (
    ("абзац 9 пункта 22", "абзац девятый пункта 22"),
    ("глава 9", "Положение, глава 9. Ближайшие: Положение, глава 1;"),
    ("2-қосымшаның 3-тармағы", "2-қосымша, 3-тармақ"),
    ("пункт 25 главы 2", "глава 2, пункт 25"),
    ("the note to clause 18", "clause 18, note"),
    ("подпункт 44", "подпункт 44)"),
)


@pytest.mark.parametrize(("question", "cited", "words"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_an_excerpt_is_quoted(question: str, cited: str, words: str) -> None:
    answer = assistant_finding().ask(question)
    (quote,) = answer.quotes
    assert (answer.kind, answer.confidence, quote.citation) == (AnswerKind.REFERENCE, 1.0, cited)
    assert quote.text.startswith(words)
    assert "".join(p.text for p in quoted_paragraphs(quote)).startswith(words)
    assert follow_ups(answer)


@pytest.mark.parametrize(("question", "said"), LACKING, ids=[row[0] for row in LACKING])
def test_a_place_that_is_not_there_is_named_in_words(question: str, said: str) -> None:
    answer = assistant_finding().ask(question)
    assert not answer.answered
    assert said in answer.message
    assert not answer.quotes
