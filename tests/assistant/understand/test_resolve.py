"""References looked up in the default act: found, absent, ambiguous."""

from __future__ import annotations

import pytest

from assistant.understand.references import Reference, find_references, main_part, resolve, resolve_all
from corpus.ids import ClauseId
from corpus.library import open_act
from corpus.model import Act, Span, State

# Question, then what the act has of it. "" where nothing is found.
FOUND: tuple[tuple[str, str], ...] = (
    ("15-тармақ", "regulation/15"),
    ("15-тармақтың 3-1) тармақшасы", "regulation/15/3-1"),
    ("clause 20(8-1)", "regulation/20/8-1"),
    ("15/22", "regulation/15/22"),
    ("п. 15.22", "regulation/15/22"),
    ("пункт 2 Указа", "decree/2"),
    ("decree/1", "decree/1"),
    ("7-бап", "regulation/7"),  # the act has clauses, no articles
    ("7 – 9-тармақтар", "regulation/7 regulation/8 regulation/9"),
    ("21, 18 және 19-тармақтар", "regulation/18 regulation/19 regulation/21"),  # in the act's order
    ("15-тармақтың 2)-4) тармақшалары", "regulation/15/2 regulation/15/3 regulation/15/3-1 regulation/15/4"),
    ("15-тармақтың 12)-13) тармақшалары", "regulation/15/12 regulation/15/12-1 regulation/15/12-2 regulation/15/13"),
    ("аумақтық органдар тізбесінің 19-тармағы", "territorial-bodies/19"),
    ("тізбедегі 19-шы", "territorial-bodies/19"),  # only one list has so many
    ("тізбедегі 2", "organisations/2 territorial-bodies/2"),
    ("3-1) тармақша", "regulation/15/3-1"),  # one clause has it
    ("подпункт 8-2", "regulation/20/8-2"),
    ("подпункт 3", "regulation/15/3 regulation/16/3 regulation/20/3"),
    ("пп. 18", "regulation/15/18 regulation/18"),  # подпункт 18 or пункт 18
    ("пп. 24-1", "regulation/15/24-1"),
    ("глава 4", "regulation/22 regulation/23 regulation/24"),
    ("5-тараудың 25-тармағы", "regulation/25"),
    ("22-тармақтың екінші абзацы", "regulation/22"),
    ("8-2 пункта 20", "regulation/20/8-2"),
    ("20 пп 8-1", "regulation/20/8-1"),
    ("Талаптардың 7-тармағы", "regulation/7"),  # the act has no document of that kind: its main one is meant
    ("строка 2 перечня организаций", "organisations/2"),  # a list has no rows but items
    ("30-тармақ", ""),
    ("15/40", ""),
    ("Конституцияның 3-бабы", ""),
)
ABSENT: tuple[tuple[str, str, str], ...] = (
    ("30-тармақ", "regulation/30", "regulation/24 regulation/25"),
    ("подпункт 40 пункта 15", "regulation/15/40", "regulation/15/25 regulation/15/26"),
    ("clause 18, subclause 3", "regulation/18/3", "regulation/18"),  # a clause without subclauses
    ("пункт 3-1", "regulation/3-1", "regulation/15/3-1"),  # a subclause has that number
    ("пункт 3 Указа", "decree/3", "decree/1 decree/2"),
    ("аумақтық органдар тізбесінің 22-тармағы", "territorial-bodies/22", "territorial-bodies/20 territorial-bodies/21"),
    ("тізбедегі 40-шы", "organisations/40", "organisations/1 organisations/2"),
    ("глава 9", "regulation/chapter/9", " ".join(f"regulation/chapter/{number}" for number in range(1, 6))),
    ("подпункт 44", "44", ""),
    ("Конституцияның 3-бабы", "constitution/3", ""),
    ("пункт 25 главы 2", "regulation/chapter/2/25", ""),  # it stands in another chapter
    ("пункт 3 главы 9", "regulation/chapter/9", " ".join(f"regulation/chapter/{number}" for number in range(1, 6))),
    ("приложение 7", "annex-7", ""),
    ("2-қосымшаның 3-тармағы", "annex-2/3", ""),
    ("абзац 9 пункта 22", "regulation/22/paragraph-9", "regulation/22"),
    ("сноска к пункту 18", "regulation/18/note", "regulation/18"),
)
# Question; the units; the places of the excerpts, with the first words of each.
EXCERPTS: tuple[tuple[str, str, str, str], ...] = (
    ("абз. 2 п. 22", "regulation/22", "regulation/22", "Департаменттің мүлкі оған меншік иесі"),
    ("20-тармақтың соңғы абзацы", "regulation/20", "regulation/20", "Департаменттің басшысы болмаған"),
    ("последний абзац пункта 15", "regulation/15", "regulation/15/26", "26) өзіне Қазақстан"),
    ("сноска к пункту 7", "regulation/7", "regulation/7", "Ескерту. 7-тармақ жаңа редакцияда"),
    ("преамбула", "", "decree", "Сот әкімшілігінің жаңа жүйесінің"),
    ("Жарлықтың қолы", "", "decree", "Қазақстан Республикасының"),
    ("название положения", "", "regulation", "Қазақстан Республикасы Жоғарғы Сотының"),
)


@pytest.fixture(scope="module")
def act() -> Act:
    return open_act()


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_units_are_found(act: Act, text: str, expected: str) -> None:
    assert " ".join(map(str, resolve_all(act, find_references(text)).found)) == expected


@pytest.mark.parametrize(("text", "absent", "nearest"), ABSENT, ids=[text for text, *_ in ABSENT])
def test_absent_ones_are_told_with_the_nearest(act: Act, text: str, absent: str, nearest: str) -> None:
    found = resolve_all(act, find_references(text))
    assert (found.found, " ".join(found.absent), " ".join(found.nearest)) == ((), absent, nearest)


@pytest.mark.parametrize(("text", "units", "place", "words"), EXCERPTS, ids=[text for text, *_ in EXCERPTS])
def test_what_has_no_number_is_an_excerpt(act: Act, text: str, units: str, place: str, words: str) -> None:
    found = resolve_all(act, find_references(text))
    (excerpt,) = found.excerpts
    assert (" ".join(map(str, found.found)), excerpt.place) == (units, place)
    assert excerpt.spans[0].of(act.source).startswith(words)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("17 и следующие", "regulation/17", "regulation/25"),
        ("подпункт 24 пункта 15 и далее", "regulation/15/24", "regulation/15/26"),
        ("глава 2", "regulation/13", "regulation/16"),
        ("раздел 2", "regulation/13", "regulation/16"),  # it has chapters, no sections
        ("§ 3", "regulation/3", "regulation/3"),  # no subdivisions either
    ],
)
def test_stretches_of_units(act: Act, text: str, first: str, last: str) -> None:
    found = resolve_all(act, find_references(text)).found
    assert (str(found[0]), str(found[-1])) == (first, last)


@pytest.mark.parametrize(
    ("text", "clause", "state"),
    [
        ("15-тармақтың 3) тармақшасы", "regulation/15/3", State.REMOVED),
        ("ұйымдар тізбесінің 1-тармағы", "organisations/1", State.REMOVED),
        ("item 10 of the list of territorial bodies", "territorial-bodies/10", State.MISSING),
        ("item 15 of the list of territorial bodies", "territorial-bodies/15", State.FRAGMENT),
    ],
)
def test_removed_and_missing_units_are_found_and_their_state_tells(
    act: Act, text: str, clause: str, state: State
) -> None:
    (found,) = resolve_all(act, find_references(text)).found
    assert str(found) == clause
    assert act.unit(found).state is state


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("тізбедегі 2", True),
        ("тізбедегі 19", False),
        ("подпункт 3", True),
        ("3-1) тармақша", False),
        ("глава 4", False),
    ],
)
def test_ambiguity_is_told(act: Act, text: str, ambiguous: bool) -> None:
    assert resolve_all(act, find_references(text)).ambiguous is ambiguous


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("а подпункт 8-1?", "regulation/20", "regulation/20/8-1"),
        ("подпункт 3", "regulation/20", "regulation/20/3"),  # the context's own
        ("подпункт 3", "regulation/15/22", "regulation/15/3"),  # beside the context
        ("3) тармақша", "regulation/18", "regulation/15/3 regulation/16/3 regulation/20/3"),  # it has none
        ("ал 20-сы ше?", "territorial-bodies/19", "territorial-bodies/20"),
        ("and item 21?", "territorial-bodies/5", "territorial-bodies/21"),
        ("а 19?", "regulation/18", "regulation/19"),
        ("19-тармақ", "territorial-bodies/5", "regulation/19"),  # a clause, as the regulation calls them
    ],
)
def test_the_conversation_completes_a_reference(act: Act, text: str, context: str, expected: str) -> None:
    (reference,) = find_references(text)
    assert " ".join(map(str, resolve(act, reference, ClauseId.parse(context)).found)) == expected


def test_a_number_that_could_be_a_range_or_one_inserted_number_is_what_the_act_has(act: Act) -> None:
    (first, *_) = find_references("подпункты 12-13 пункта 15")
    assert first.literal == ("15", "12-13")
    assert str(resolve(act, first).found[0]) == "regulation/15/12"
    inserted = Reference(None, ("15", "12"), Span(0, 0), "", literal=("15", "12-1"))
    assert [str(clause) for clause in resolve(act, inserted).found] == ["regulation/15/12-1"]


def test_the_main_part_is_the_one_with_most_clauses(act: Act) -> None:
    assert main_part(act).slug == "regulation"


def test_every_unit_of_the_act_is_found_by_its_own_id(act: Act) -> None:
    for unit in act.units():
        assert resolve_all(act, find_references(str(unit.id))).found == (unit.id,)
