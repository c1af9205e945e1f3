"""A wording made of a known one and plain instructions: what held on that day, or none; never another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.instructions.apply import Made, Orders, applied, made
from corpus.instructions.held import on_unit_by
from corpus.instructions.link import Linked
from corpus.instructions.read import instructions
from corpus.model import Act, ActCard, Event
from corpus.parse import parse
from corpus.source import Source
from tests.corpus.editions.test_texts import texts_of
from tests.corpus.editions.told import ADOPTED, Change, standing, told
from tests.factories import digest

KAZAKH = "1. 2010 жылғы 1 ақпандағы № 7 қаулыға өзгерістер енгізілсін:\n{}\n2. Осы қаулы ресми жариялансын.\n"
RUSSIAN = "1. Внести в постановление от 1 февраля 2010 года № 7 следующие изменения:\n{}\n2. Опубликовать.\n"
BEFORE = "5. Өтінішті комиссия бес күнде қарайды."
RU = "5. Заявление рассматривает комиссия в течение пяти дней."


@pytest.mark.parametrize(
    ("before", "order", "after"),
    [
        (BEFORE, '5-тармақ мынадай редакцияда жазылсын:\n"5. Жаңа мәтін.";', "5. Жаңа мәтін."),
        (
            BEFORE,
            '5-тармақтағы "бес" деген сөз "он" деген сөзбен ауыстырылсын;',
            "5. Өтінішті комиссия он күнде қарайды.",
        ),
        (BEFORE, '5-тармақтағы "бес күнде" деген сөздер алып тасталсын;', "5. Өтінішті комиссия қарайды."),
        (BEFORE, "5-тармақ алып тасталсын;", ""),
        (
            RU,
            "в пункте 5 слова «пяти дней» заменить словами «десяти дней»;",
            "5. Заявление рассматривает комиссия в течение десяти дней.",
        ),
        (RU, "в пункте 5 слова «в течение пяти дней» исключить;", "5. Заявление рассматривает комиссия."),
        (
            RU,
            "пункт 5 после слова «комиссия» дополнить словами «, а в отпуске эксперт,»;",
            "5. Заявление рассматривает комиссия, а в отпуске эксперт, в течение пяти дней.",
        ),
        # what is not plain
        (BEFORE, '5-тармақтағы "жеті" деген сөз "он" деген сөзбен ауыстырылсын;', None),  # stands nowhere
        (f"{BEFORE} Бес.", '5-тармақтағы "бес" деген сөз "он" деген сөзбен ауыстырылсын;', None),  # stands twice
        (RU, "в пункте 5 слово «комиссии» заменить словом «совета»;", None),  # in another form
        (RU, "в пункте 5 слова «комиссия» и «пяти» заменить словами «совет» и «трёх»;", None),
        (RU, "пункт 5 дополнить словами «, рабочих» после слова «пяти»;", None),  # the place named last
        (None, '5-тармақтағы "бес" деген сөз "он" деген сөзбен ауыстырылсын;', None),  # of what is not known
        (BEFORE, '5-тармақ мынадай мазмұндағы екінші бөлікпен толықтырылсын:\n"Шағым да солай қаралады.";', None),
        (
            BEFORE,
            '5-тармақ мынадай редакцияда жазылсын:\n"Шағым да солай қаралады.";',
            None,
        ),  # perhaps a paragraph of it
    ],
)
def test_a_plain_instruction_is_applied_and_no_other(before: str | None, order: str, after: str | None) -> None:
    language = "kk" if set(order) & set("қәғңөұүһі") else "ru"
    text = (KAZAKH if language == "kk" else RUSSIAN).format(order)
    (entry,) = instructions(text, language)
    assert applied(before, entry, text, "resolution/5") == after


# -- histories whose every wording is known ------------------------------------------------------------------------------


def amending(changes: Sequence[Change], change: Change) -> Act:
    """The resolution that made a change; an amendment replaces the words that the clause had, all of them."""
    former = standing(changes, change.effect - timedelta(days=1)).get(change.clause)
    after = standing(changes, change.effect).get(change.clause)
    assert after is not None
    number, new = change.clause, f'"{change.clause}. {after.wording}."'
    order = f"{number}-тармақ мынадай редакцияда жазылсын:\n{new};"
    if former is None or former.removed:
        order = f"мынадай мазмұндағы {number}-тармақпен толықтырылсын:\n{new};"
    elif change.kind == "removed":
        order = f"{number}-тармақ алып тасталсын;"
    elif change.kind == "amended":
        words = f'"{former.wording}" деген сөздер "{after.wording}" деген сөздермен'
        order = f"{number}-тармақтағы {words} ауыстырылсын;"
    text = f"{KAZAKH.format(order)}"
    card = ActCard(f"by-{change.after}", "kk", digest(text), "text", number=str(change.after), date=change.day)
    return parse(card, Source(text))


def orders_of(changes: Sequence[Change], held: Callable[[Change], bool], clause: str) -> Orders:
    acts = {str(change.after): amending(changes, change) for change in changes if held(change)}

    def orders(act: Act, event: Event) -> tuple[Linked, ...] | None:
        by = acts.get(event.number or "")
        return None if by is None else on_unit_by(act, by, clause)

    return orders


HISTORIES = st.lists(
    st.builds(
        Change,
        after=st.integers(1, 60),
        kind=st.sampled_from(["amended", "amended", "restated", "restated", "removed"]),
        clause=st.just(1),
        waits=st.sampled_from([0, 0, 0, 0, 20]),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda change: change.after,
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(HISTORIES, st.lists(st.integers(0, 70), max_size=2), st.sets(st.integers(1, 60), max_size=1))
def test_what_is_made_for_a_day_is_what_held_on_it(changes: list[Change], editions: list[int], lost: set[int]) -> None:
    texts = texts_of(changes, *editions)
    orders = orders_of(changes, lambda change: change.after not in lost, "resolution/1")
    for day in {change.effect + timedelta(days=more) for change in changes for more in (-1, 0, 3)}:
        found = made(texts, "resolution/1", day, orders)
        if found is not None:
            assert [found.text] == told(1, standing(changes, day)[1])
            assert all(entry.by.card.date <= day for entry in found.by if entry.by.card.date)


def made_on(changes: list[Change], after: int, *editions: int, held: Callable[[Change], bool] = bool) -> Made | None:
    orders = orders_of(changes, held, "resolution/1")
    return made(texts_of(changes, *editions), "resolution/1", ADOPTED + timedelta(days=after), orders)


RESTATED, AMENDED, LAST = Change(10, "restated", 1), Change(30, "amended", 1), Change(50, "amended", 1)


def test_a_wording_that_an_instruction_gave_whole_is_known_until_the_next_change() -> None:
    found = made_on([RESTATED, AMENDED], 20)
    assert found is not None
    assert (found.text, found.base) == ("1. 1 мәтіннің 10 күнгі сөзі.", None)
    assert made_on([RESTATED, AMENDED], 5) is None  # before it
    assert made_on([RESTATED, AMENDED], 30) is None  # a text shows it


def test_an_edition_with_the_instructions_after_it_gives_the_next_wording() -> None:
    found = made_on([AMENDED, LAST], 40, 5)
    assert found is not None
    assert found.text == "1. 1 мәтіннің 30 күнгі сөзі."
    assert found.base is not None
    assert found.base.text.day == ADOPTED + timedelta(days=5)
    assert [entry.by.card.number for entry in found.by] == ["30"]


@pytest.mark.parametrize("lost", [30, 50])
def test_nothing_is_made_where_an_amending_act_between_is_not_held(lost: int) -> None:
    assert made_on([AMENDED, LAST], 40, 5, held=lambda change: change.after != lost) is None


def test_nothing_is_made_before_a_change_that_took_the_notes_of_earlier_ones_with_it() -> None:
    assert made_on([AMENDED, Change(50, "restated", 1)], 40, 5) is None


def test_nothing_is_made_while_a_change_may_await_its_publication() -> None:
    waiting = Change(30, "amended", 1, waits=20)
    assert made_on([RESTATED, waiting], 40) is None
    assert made_on([RESTATED, waiting, LAST], 40) is None
    assert made_on([RESTATED, LAST], 40) is not None
