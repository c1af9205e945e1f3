"""A wording that no text shows is offered as made of instructions: marked everywhere, never a quote, never an answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.chat.cards import card
from assistant.chat.export import document
from assistant.chat.schema import AnswerOut
from assistant.render import to_markdown, to_plain
from assistant.settings import Settings
from tests.chat.support import elements
from tests.corpus.instructions.test_link import ACT, added
from tests.factories import TODAY, assistant_finding

BASE = """Қағаз айналымы туралы
Қазақстан Республикасы Қаржы министрінің 2019 жылғы 5 наурыздағы № 77 бұйрығы.
БҰЙЫРАМЫН:
1. Қоса беріліп отырған қағидалар бекітілсін.
2. Өтінішті комиссия он күнде қарайды.
Ескерту. 2-тармақ жаңа редакцияда - ҚР Қаржы министрінің 10.09.2020 № 91 бұйрығымен; өзгеріс енгізілді - ҚР Қаржы министрінің 10.03.2022 № 15 бұйрығымен.
"""
ORDER = """Өзгерістер енгізу туралы
Қазақстан Республикасы Қаржы министрінің 20{} бұйрығы.
БҰЙЫРАМЫН:
1. "Қағаз айналымы туралы" Қазақстан Республикасы Қаржы министрінің 2019 жылғы 5 наурыздағы № 77 бұйрығына мынадай өзгеріс енгізілсін:
{}
2. Осы бұйрық ресми жариялануға жіберілсін.
"""
RESTATING = ORDER.format(
    "20 жылғы 10 қыркүйектегі № 91", '2-тармақ мынадай редакцияда жазылсын:\n"2. Өтінішті комиссия бес күнде қарайды.".'
)
REPLACING = ORDER.format("22 жылғы 10 наурыздағы № 15", '2-тармақтағы "бес" деген сөз "он" деген сөзбен ауыстырылсын.')
MADE = "2. Өтінішті комиссия бес күнде қарайды."
TOLD = (
    "Reconstructed, not the text of any edition: Order, clause 2 on 01.06.2021, in the words given by Order No 91 of "
    "10.09.2020; check it against the official text."
)


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch, *texts: str) -> Assistant:
    monkeypatch.setenv("EREJE_HOME", str(folder))
    added(folder, *texts)
    return assistant_finding("order/2", settings=Settings(act=ACT, library=False))


@pytest.fixture
def assistant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    return opened(tmp_path, monkeypatch, BASE, RESTATING, REPLACING)


def asked(assistant: Assistant, day: str = "2021-06-01") -> Answer:
    return assistant.show("order/2", "en", as_of=date.fromisoformat(day))


@pytest.mark.parametrize("question", ["What did clause 2 say on 1 June 2021?", "2-тармақ 01.06.2021 қандай болды?"])
def test_it_is_offered_and_the_question_stays_unanswered(assistant: Assistant, question: str) -> None:
    for answer in (assistant.ask(question, language="en"), asked(assistant)):
        (entry,) = answer.reconstructed
        assert (entry.text, entry.told, entry.base) == (MADE, TOLD, "")
        assert [quote.act.card.number for quote in entry.by] == ["91"]
        assert (answer.answered, answer.confidence) == (False, 0.0)
        assert TOLD in answer.message
        assert [quote.text for quote in answer.quotes] == ["2. Өтінішті комиссия он күнде қарайды."]  # the present one


def test_wherever_it_is_shown_it_is_marked(assistant: Assistant) -> None:
    answer = asked(assistant)
    assert f"≈ {TOLD}\n  ≈ {MADE}\n" in to_plain(answer)
    assert f"\n≈ {MADE}\n".replace(".", ".") in to_markdown(answer)
    page = card(answer, 1)
    quoted = [element.text for element in elements(page, "blockquote")]
    assert f"≈ {MADE}" in [element.text for element in elements(page, "p")]
    assert not any(text.startswith(MADE) for text in quoted)
    blocks = document([answer], TODAY, "en")
    assert [block.style for block in blocks if (f"≈ {MADE}", False) in block.runs] == ["text"]
    assert AnswerOut.model_validate(answer.to_dict()).model_dump() == answer.to_dict()


@pytest.mark.parametrize("day", ["2019-06-01", "2020-09-09", "2022-06-01"])
def test_before_its_time_and_after_it_is_not_offered(assistant: Assistant, day: str) -> None:
    assert asked(assistant, day).reconstructed == ()
    assert "reconstructed" not in asked(assistant, day).to_dict()


def test_where_the_amending_act_is_not_held_nothing_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(opened(tmp_path, monkeypatch, BASE, REPLACING)).reconstructed == ()


def test_what_does_not_lead_to_the_text_held_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = REPLACING.replace('"бес" деген сөз "он"', '"бес" деген сөз "жеті"')
    assert asked(opened(tmp_path, monkeypatch, BASE, RESTATING, other)).reconstructed == ()
