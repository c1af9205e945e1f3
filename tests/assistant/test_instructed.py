"""A history with the amending act's own words: quoted from that act, compared with the text held."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.chat.schema import AnswerOut
from assistant.compose.instructed import quoted
from assistant.render import to_markdown, to_plain
from assistant.settings import Settings
from corpus.instructions.link import linked
from tests.corpus.instructions.test_link import ACT, AMENDING, BASE, BY, added
from tests.factories import assistant_finding

RESTATED = '2-тармақ мынадай редакцияда жазылсын:\n"2. Өтінішті комиссия бес күнде қарайды."'


@pytest.fixture
def assistant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    added(tmp_path, BASE, AMENDING)
    return assistant_finding("order/2", settings=Settings(act=ACT, library=False))


def test_the_instruction_stands_beside_the_history_of_what_it_changed(assistant: Assistant) -> None:
    for answer in (assistant.history("order/2", "en"), assistant.ask("Кто менял пункт 2?", language="en")):
        (entry,) = answer.instructions
        assert (entry.quote.act.id, entry.kind, entry.clauses, entry.agrees) == (BY, "restated", ("order/2",), True)
        assert entry.quote.text == RESTATED
        assert entry.quote.citation.startswith("clause 1 of the Order")
        assert "The amending act's own words:" in to_plain(answer)
        assert "комиссия бес күнде" in to_markdown(answer)
        assert AnswerOut.model_validate(answer.to_dict()).model_dump() == answer.to_dict()


def test_a_difference_between_the_text_held_and_the_wording_given_is_told(assistant: Assistant) -> None:
    answer = assistant.history("order/3", "en")
    assert [entry.agrees for entry in answer.instructions] == [False]
    assert answer.notices[-1].code == "instruction_differs"
    assert answer.notices[-1].text == (
        "Order, clause 3, subclause 2): the text held differs from the wording given by Order No 91 of 10.09.2020."
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('3-тармақтың 2) тармақшасында "тоқсан" деген сөз "ай" деген сөзбен ауыстырылсын;', "changes it again"),
        ('9-тармақтың 2) тармақшасы мынадай редакцияда жазылсын:\n"2) күн сайын.";', "has no unit"),
    ],
)
def test_a_difference_is_not_told_where_another_instruction_may_have_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, told: str
) -> None:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    added(tmp_path, BASE, AMENDING.replace("2. Осы бұйрық", f"{more}\n2. Осы бұйрық").replace('тегін.".', 'тегін.";'))
    assistant = assistant_finding("order/3", settings=Settings(act=ACT, library=False))
    answer = assistant.history("order/3", "en")
    assert {entry.agrees for entry in answer.instructions} == {None}, told
    assert "instruction_differs" not in [notice.code for notice in answer.notices]


def test_an_instruction_behind_the_items_of_a_clause_is_cited_by_the_clause(tmp_path: Path) -> None:
    text = AMENDING.replace(
        "3-тармақтың 2)", "1) осы бұйрық жарияланады;\n2) осы бұйрық сайтта орналастырылады.\n3-тармақтың 2)"
    )
    library = added(tmp_path, BASE, text)
    act = library.open(BY)
    place = act.source.index("3-тармақтың 2)")
    tail = next(unit for unit in act.units() if any(span.start <= place < span.end for span in unit.own_spans))
    quotes = [quoted(act, entry.instruction, "en") for entry in linked(library.open(ACT), act)]
    assert tail.tail
    assert [quote and quote.clause for quote in quotes][-1] == str(tail.id)


def test_where_no_amending_act_is_held_nothing_is_added(assistant: Assistant) -> None:
    assistant.library.remove(BY)
    answer = assistant.history("order/2", "en")
    assert answer.instructions == ()
    assert "instructions" not in answer.to_dict()


@pytest.mark.parametrize(("new", "code"), [("он", "made_agrees"), ("жеті", "made_differs")])
def test_an_instruction_on_words_is_applied_to_the_edition_before_and_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: str, code: str
) -> None:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    former = "\n".join(line for line in BASE.splitlines() if "Ескерту" not in line) + "\n"
    note = "Ескерту. 2-тармаққа өзгеріс енгізілді - ҚР Қаржы министрінің 10.09.2020 № 91 бұйрығымен."
    now = former.replace("бес күнде қарайды.", f"он күнде қарайды.\n{note}")
    order = f'2-тармақтағы "бес" деген сөз "{new}" деген сөзбен ауыстырылсын'
    start, end = AMENDING.index("2-тармақ мынадай"), AMENDING.index("\n2. Осы бұйрық")
    library = added(tmp_path, now, f"{AMENDING[:start]}{order}.{AMENDING[end:]}")
    (tmp_path / "former.txt").write_text(former, "utf-8")
    library.add(tmp_path / "former.txt", edition_of=ACT, as_of=date(2019, 6, 1))
    answer = assistant_finding("order/2", settings=Settings(act=ACT, library=False)).history("order/2", "en")
    assert [entry.agrees for entry in answer.instructions] == [new == "он"]
    assert answer.notices[-1].code == code


def test_a_new_paragraph_is_not_compared_with_the_whole_clause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    added(tmp_path, BASE, AMENDING.replace('"2. Өтінішті комиссия', '"Өтінішті комиссия'))
    answer = assistant_finding("order/2", settings=Settings(act=ACT, library=False)).history("order/2", "en")
    assert [entry.agrees for entry in answer.instructions] == [None]
