"""Another act named by its kind and title, in any case, mixed or misspelt; the act's own name and bare kinds beside."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.understand.acts import named_acts, standing_of
from corpus.library import open_act
from corpus.model import Act
from tests.factories import ACTS, TODAY, ToldFinder, finding, read_act

# question | what it names | standing; "untold": the act has no title in that language, so meaning must tell
LAW = """
Салық кодекісінің 7-бабына соңғы өзгеріс қашан енгізілді? | Салық кодекісінің | other
Салық кодексінің 7-бабы | Салық кодексінің | other
статья 7 налогового кодекаса | налогового кодекаса | other
статья 7 налогового кодекса | налогового кодекса | other
Article 5 of the Civil Code | Civil Code | other
ст. 9 закона "О дорожном движении" | закона "О дорожном движении | other
статья 5 закона об образовании | закона об образовании | other
Когда меняли закон о государственном имуществе? | закон о государственном имуществе | other
Когда обновляли Меморандум о кредитной политике? | Меморандум о кредитной политике | other
When was the memorandum on credit policy updated? | memorandum on credit policy | other
How many times have the national anti-doping rules been amended? | national anti-doping rules | other
article 5 of the law on state property | law on state property | untold
Ұлттық банк туралы законның 15-бабы | Ұлттық банк туралы законның | untold
"Ұлттық банк туралы" заңның 15-бабы | Ұлттық банк туралы" заңның | untold
ст. 5 закона о Банке Развития | закона о Банке Развития | own
закон о Банке Развития Казахстана, статья 5 | закон о Банке Развития Казахстана | own
статья 5 настоящего закона | настоящего закона | own
Сколько раз менялся закон? | закон | own
заңның 5-бабы | заңның | own
осы законның 5-бабы | законның | own
has the entire law been amended? | entire law | own
article 5 of this law | law | own
"""
ORDER = """
Жол жүрісі қағидалары қашан өзгертілді? | Жол жүрісі қағидалары | other
Жол жүрісі қағидларының 3-тармағы | Жол жүрісі қағидларының | other
How many times have the national anti-doping rules been amended? | national anti-doping rules | untold
Сколько раз менялись Правила дорожного движения? | Правила дорожного движения | untold
rules on compensation payments | rules on compensation payments | untold
өтемақы төлемдерін төлеу қағидаларының 3-тармағы | өтемақы төлемдерін төлеу қағидаларының | own
осы қағидалардың 3-тармағы | қағидалардың | own
осы правиланың 3-тармағы | правиланың | own
When were the current rules last amended? | current rules | own
"""
NONE = (
    "Какая степень тяжести травмы?",
    "What degree of injury is paid for?",
    "the chapter on loans",
    "законны ли сделки о займе",
    "указали об этом",
    "Что в меморандуме?",
    "стратегия банка",
)


@pytest.fixture(scope="module")
def acts() -> dict[str, Act]:
    if not ACTS.exists():
        pytest.skip(f"the sample of real acts is not at hand: {ACTS}")
    return {
        "law": read_act(ACTS / "ru/r00849_law_r00849.txt"),
        "order": read_act(ACTS / "more/kk/k11035.txt"),
        "decree": open_act(),
    }


def _rows(name: str, table: str) -> list[tuple[str, ...]]:
    return [(name, *(cell.strip() for cell in line.split("|"))) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("name", "question", "called", "standing"), [*_rows("law", LAW), *_rows("order", ORDER)])
def test_which_act_is_named(acts: dict[str, Act], name: str, question: str, called: str, standing: str) -> None:
    (named,) = named_acts(question)
    assert (named.span.of(question), standing_of(acts[name], named)) == (called, standing)


@pytest.mark.parametrize("question", NONE)
def test_words_that_look_like_the_name_of_an_act(question: str) -> None:
    assert named_acts(question) == ()


# act | question | what the search is sure of | kind of the answer
ANSWERED = """
law | What was altered last year in article 5 of the law on state property? | 0.0 | not_answered
law | article 5 of the law on the Development Bank | 0.9 | reference
law | Ұлттық банк туралы законның 15-бабына последние изменения қандай болды? | 0.0 | not_answered
law | Салық кодекісінің 7-бабына соңғы өзгерс қашан енгізілді? | 0.9 | not_answered
law | Когда последний раз обновляли Меморандум о кредитной политике и что в нём поменяли? | 0.9 | not_answered
law | Что должен содержать Меморандум о кредитной политике? | 0.9 | clause
order | How many times have the national anti-doping rules been amended since 2019? | 0.0 | not_answered
order | How many times have the rules on compensation payments been amended? | 0.9 | history
order | How many times have the rules been amended since 2019? | 0.0 | history
decree | When was the Regulation on the Ministry of Defence amended? | 0.9 | not_answered
decree | When was the Regulation on the Department amended? | 0.0 | history
"""


@pytest.mark.parametrize(("name", "question", "sure", "kind"), [row[1:] for row in _rows("", ANSWERED)])
def test_nothing_is_told_of_another_act(acts: dict[str, Act], name: str, question: str, sure: str, kind: str) -> None:
    asked = Assistant(acts[name], Settings(dense=False), today=TODAY)
    asked._finder = ToldFinder(finding(str(next(iter(acts[name].units())).id), answers=float(sure)))  # type: ignore[assignment]
    answer = asked.ask(question)
    assert str(answer.kind) == kind
    assert (kind, bool(answer.quotes)) != ("not_answered", True)
