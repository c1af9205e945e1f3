"""The JSON of an answer: every key and type that other programs rely on."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from assistant import Assistant
from assistant.answer import Answer
from tests.factories import TODAY, assistant_finding

TEXT, NUMBER, PAIRS = str, (int, float), list
ANSWER = {
    "question": TEXT, "language": TEXT, "as_of": TEXT, "kind": TEXT, "answered": bool, "confidence": NUMBER,
    "message": TEXT, "quotes": list, "events": list, "status": dict, "related": list, "notices": list,
}  # fmt: skip
QUOTE = {
    "act": TEXT, "clause": TEXT, "citation": TEXT, "text": TEXT, "spans": PAIRS, "highlight": PAIRS, "state": TEXT,
    "translation": (dict, type(None)), "history": list, "wording_since": (str, type(None)),
    "unchanged_since": (str, type(None)),
}  # fmt: skip
EVENT = {
    "kind": TEXT, "date": (str, type(None)), "number": (str, type(None)), "instrument": (str, type(None)),
    "issuer": (str, type(None)), "effective": dict, "target": TEXT, "note_span": PAIRS,
}  # fmt: skip
EFFECTIVE = {"rule": TEXT, "date": (str, type(None)), "days": (int, type(None))}
STATUS = {"act": TEXT, "in_force": (bool, type(None)), "repealed_by": (dict, type(None))}
RELATED = {"clause": TEXT, "citation": TEXT, "score": NUMBER}
KINDS = {"clause", "clauses", "history", "status", "reference", "mentions", "about", "likely", "not_answered"}


def holds(record: dict[str, Any], schema: dict[str, Any]) -> None:
    assert set(schema) <= set(record)
    wrong = {name: record[name] for name, kind in schema.items() if not isinstance(record[name], kind)}
    assert wrong == {}


def conforms(record: dict[str, Any]) -> None:
    holds(record, ANSWER)
    holds(record["status"], STATUS)
    assert record["kind"] in KINDS
    assert date.fromisoformat(record["as_of"])
    assert 0 <= record["confidence"] <= 1
    repeal = [record["status"]["repealed_by"]] if record["status"]["repealed_by"] else []
    for event in [*record["events"], *repeal, *(e for quote in record["quotes"] for e in quote["history"])]:
        holds(event, EVENT)
        holds(event["effective"], EFFECTIVE)
    for quote in record["quotes"]:
        holds(quote, QUOTE)
        assert all(start < end for start, end in quote["spans"])
    for entry in record["related"]:
        holds(entry, RELATED)


ASKED = [
    ("Департамент басшысын кім тағайындайды?", "clause"),
    ("Кто назначает руководителя Департамента?", "clause"),
    ("Who appoints the head of the Department?", "clause"),
    ("15-тармақтың 12-1) тармақшасы", "reference"),
    ("30-тармақ", "not_answered"),
    ("7-тармақ қашан өзгерді?", "history"),
    ("что изменил Указ № 165?", "history"),
    ("Ереже күшінде ме?", "status"),
    ("рахмет", "about"),
]


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_the_json_of_every_kind_of_answer(question: str, kind: str) -> None:
    record = assistant_finding("regulation/18", "regulation/19").ask(question).to_dict()
    conforms(record)
    assert record["kind"] == kind
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record


def answered(**given: Any) -> Answer:
    return assistant_finding("regulation/18").ask("Департамент басшысын кім тағайындайды?", **given)


def test_the_main_question_in_json() -> None:
    record = answered(as_of=TODAY).to_dict()
    (quote,) = record["quotes"]
    assert (record["kind"], record["answered"], record["confidence"]) == ("clause", True, 0.97)
    assert (quote["clause"], quote["citation"]) == ("regulation/18", "Ереже, 18-тармақ")
    assert quote["spans"] == [[10676, 10921]]
    assert (quote["wording_since"], quote["unchanged_since"]) == ("2013-10-03", "2013-10-03")
    assert (quote["state"], quote["translation"]) == ("current", None)
    assert (record["language"], record["as_of"]) == ("kk", "2026-11-22")


def test_the_status_of_the_main_question() -> None:
    status = answered(as_of=TODAY).to_dict()["status"]
    assert (status["act"], status["in_force"]) == ("kz-decree-2010-1093", False)
    assert status["repealed_by"] == {
        "kind": "repealed", "date": "2023-01-19", "number": "106", "instrument": "decree",
        "issuer": "Қазақстан Республикасының Президенті",
        "effective": {"rule": "unspecified", "date": None, "days": None}, "target": "act", "note_span": [374, 443],
        "note": "Ескерту. Күші жойылды – ҚР Президентінің 19.01.2023 № 106 Жарлығымен.",
    }  # fmt: skip


def test_the_status_is_of_the_day_asked() -> None:
    assert answered(as_of=date(2014, 6, 1)).to_dict()["status"]["in_force"] is True
    assert answered(as_of=date(2010, 11, 2)).to_dict()["status"]["in_force"] is False


@pytest.mark.parametrize(("language", "beginning"), [("ru", "18. Руководителя Департамента"), ("en", "18. The ")])
def test_a_translation_stands_beside_the_quote_and_is_unofficial(language: str, beginning: str) -> None:
    (quote,) = answered(language=language).to_dict()["quotes"]
    assert quote["translation"]["language"] == language
    assert quote["translation"]["official"] is False
    assert quote["translation"]["text"].startswith(beginning[:4])
    assert quote["text"].startswith("18. Департамент басшысын")


def test_a_refusal_offers_related_clauses_and_quotes_nothing() -> None:
    record = (
        assistant_finding("regulation/18", "regulation/19", answers=0.1).ask("Жалақысы қанша болды екен?").to_dict()
    )
    assert (record["kind"], record["answered"], record["quotes"]) == ("not_answered", False, [])
    assert [entry["clause"] for entry in record["related"]] == ["regulation/18", "regulation/19"]
    assert record["confidence"] == pytest.approx(0.1)


def test_several_clauses_come_in_the_order_of_the_act() -> None:
    found = assistant_finding("regulation/19", "regulation/18", together=2)
    record = found.ask("Басшыны кім, орынбасарларын кім тағайындайды?").to_dict()
    assert record["kind"] == "clauses"
    assert [quote["clause"] for quote in record["quotes"]] == ["regulation/18", "regulation/19"]


def test_a_tail_is_quoted_alone() -> None:
    found = assistant_finding("regulation/20#tail").ask("Басшы болмаған кезде оны кім алмастырады?")
    (quote,) = found.quotes
    assert quote.clause == "regulation/20"
    assert quote.text.startswith("Департаменттің басшысы болмаған кезеңде")


def test_equal_questions_give_equal_json() -> None:
    assert json.dumps(answered(as_of=TODAY).to_dict()) == json.dumps(answered(as_of=TODAY).to_dict())


def test_the_answer_tells_what_it_was_made_from() -> None:
    provenance = answered().to_dict()["provenance"]
    assert provenance["source_sha256"] == "58e31902d7b7bef06a6afec78418fc2ff22caf8e0421fecaa1b7552766eaa802"
    assert len(provenance["settings"]) == 16


@pytest.mark.parametrize("ask", [lambda a, q: a.ask(q), lambda a, q: a.conversation().ask(q)])
def test_relative_dates_count_from_the_day_given(ask) -> None:  # type: ignore[no-untyped-def]
    then = Assistant.open(today=date(2016, 3, 1))
    answer = ask(then, "Действовало ли Положение в прошлом году?")
    assert (answer.as_of.year, answer.status.in_force) == (2015, True)
    assert then.status().as_of == date(2016, 3, 1)
