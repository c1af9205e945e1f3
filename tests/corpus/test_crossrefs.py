"""References of a text to its own act, and the names that it gives: what is one, what it means, what is none."""

from __future__ import annotations

import pytest

from corpus.crossrefs import cross_references
from corpus.definitions import definitions, uses
from corpus.library import open_act
from corpus.model import Act
from tests.factories import ACTS, act_of, regulation

LINES = (
    "2. Бекітілсін.",
    "Бекітілген",
    "Мекеме туралы",
    "ЕРЕЖЕ",
    "1. Мекеме (бұдан әрі – Мекеме) мемлекеттік орган болып табылады.",
    "2. Мекеме:",
    "1) есеп береді;",
    "2) жоспар жасайды.",
)


def linked(act: Act, clause: str) -> list[tuple[str, str]]:
    """(words, target) of each reference of a unit's own text."""
    return [(found.span.of(act.source), found.target) for found in cross_references(act, act.unit(clause))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("осы Ереженің 2-тармағында айтылған.", [("2-тармағында", "regulation/2")]),
        ("осы Ереженің 2-тармағының 1) тармақшасы.", [("2-тармағының 1) тармақшасы", "regulation/2/1")]),
        (
            "осы Ереженің 2-тармағының 1) және 2) тармақшалары.",
            [("1", "regulation/2/1"), ("2", "regulation/2/2")],
        ),
        ("осы Ереженің 1, 2-тармақтары.", [("1", "regulation/1"), ("2", "regulation/2")]),
        ("осы Ереженің 9-тармағы.", []),  # which the act does not have
        ("Кодекстің 2-тармағында айтылған.", []),  # of another act
        ("2-тармақта айтылған.", []),  # of what, is not said
        ("осы Кодекстің 2-бабында айтылған.", []),  # the act is no code and has no articles
    ],
)
def test_a_kazakh_reference_is_what_says_this_and_is_held(text: str, told: list[tuple[str, str]]) -> None:
    assert linked(regulation(*LINES, f"3. {text}"), "regulation/3") == told


LAW = (
    "Закон Республики Казахстан от 1 февраля 2010 года № 7",
    "Статья 1. Предмет",
    "1. Первый пункт.",
    "2. Второй пункт:",
    "1) первый;",
    "2) второй.",
    "Статья 2. Ссылки",
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("согласно статье 1 настоящего Закона.", [("статье 1", "law/1")]),
        ("согласно пункту 2 статьи 1 настоящего Закона.", [("пункту 2 статьи 1", "law/1/2")]),
        ("подпункты 1) и 2) пункта 2 статьи 1 настоящего Закона.", []),
        ("подпункт 2) пункта 2 статьи 1 настоящего Закона.", [("подпункт 2) пункта 2 статьи 1", "law/1/2/2")]),
        ("согласно статье 1 Гражданского кодекса.", []),
        ("согласно пункту 1 настоящей статьи.", [("пункту 1", "law/2/1")]),
        ("согласно статье 9 настоящего Закона.", []),
    ],
)
def test_a_russian_reference_is_what_says_this_and_is_held(text: str, told: list[tuple[str, str]]) -> None:
    act = act_of("\n".join((*LAW, "1. Что-то.", f"2. Делается {text}")), "ru")
    found = linked(act, "law/2/2")
    assert (found or told) == (told or found)
    assert [target for _, target in found if not act.has(target)] == []


def test_a_name_is_given_once_and_used_in_any_form() -> None:
    act = regulation(*LINES, "3. Мекеменің қызметкерлері Мекемеге бағынады; мекемелер басқа.")
    (given,) = definitions(act)
    assert (given.name, given.clause, given.span.of(act.source)) == ("Мекеме", "regulation/1", "Мекеме")
    third = [use.span.of(act.source) for use in uses(act, act.unit("regulation/3"), (given,))]
    assert third == ["Мекеменің"], "the first use only; a word in small letters is another"
    first = [use.span.of(act.source) for use in uses(act, act.unit("regulation/1"), (given,))]
    assert first == [], "before and in its giving a name is not used yet"


def test_the_default_act_names_its_body_once() -> None:
    act = open_act()
    names = {given.name: given.clause for given in definitions(act)}
    assert names["Департамент"] == "regulation/1"
    used = [unit for unit in act.units() if uses(act, unit, definitions(act))]
    assert len(used) > 20


REAL = [ACTS / "kk" / "k05064_rules_bolashak.txt", ACTS / "kk" / "k09145_law_nazarbayev_univ.txt"]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in REAL])
def test_references_of_real_acts_lead_to_what_their_words_say(path) -> None:  # type: ignore[no-untyped-def]
    if not path.exists():
        pytest.skip("the collected acts are not at hand")
    act = act_of(path.read_text(encoding="utf-8"))
    found = [(act.source, each) for unit in act.units() for each in cross_references(act, unit)]
    assert found
    for source, each in found:
        words = each.span.of(source)
        assert each.target.rsplit("/", 1)[1] in words, (words, each.target)
        assert str(act.unit(each.target).id) == each.target
