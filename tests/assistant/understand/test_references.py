"""References in questions: a table of what people write, and generated ones that come back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand.references import Reference, find_references
from tests.assistant.understand.cases_references import NO_REFERENCES, REFERENCES


def shown(reference: Reference) -> str:
    heads = (("sec", reference.section), ("ch", reference.chapter), ("par", reference.subdivision))
    place = ".".join([*(f"{name}{number}" for name, number in heads if number), "/".join(reference.numbers)]).rstrip(
        "."
    )
    if reference.paragraph:
        place += f"¶{reference.paragraph}{'*' if reference.numbered else ''}"
    place += f"{'…' if reference.onward else ''}{'~' if reference.piece else ''}{reference.piece}"
    listed = reference.part in ("list", "organisations", "territorial-bodies")
    mark = {"subclause": "?sub", "either": "?either", "any": "?any", "item": "" if listed else "?item", "sign": "?par"}
    literal = f"|{'/'.join(reference.literal)}" if reference.literal else ""
    inserted = "+" if reference.with_inserted else ""
    document = f"{reference.part}:" if reference.part else ""
    return f"{document}{place}{mark.get(reference.level, '')}{inserted}{literal}"


@pytest.mark.parametrize(("text", "expected"), REFERENCES, ids=[text for text, _ in REFERENCES])
def test_reference_is_read(text: str, expected: str) -> None:
    assert " ".join(shown(reference) for reference in find_references(text)) == expected


@pytest.mark.parametrize("text", NO_REFERENCES)
def test_no_clause_is_invented(text: str) -> None:
    assert find_references(text) == ()


def test_the_tables_are_as_long_as_promised() -> None:
    assert len(REFERENCES) >= 150
    assert len({text for text, _ in REFERENCES}) == len(REFERENCES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Айтшы, 15-тармақтың 3-1) тармақшасы не дейді?", "15-тармақтың 3-1) тармақшасы"),
        ("что в п. 20 пп. 8-1, скажите", "п. 20 пп. 8-1"),
        ("what does clause 20(8-1) say", "clause 20(8-1)"),
        ("Жарлықтың 2-тармағы бойынша", "Жарлықтың 2-тармағы"),
        ("кто 19-й в списке территориальных органов?", "19-й в списке территориальных органов"),
    ],
)
def test_span_covers_the_words_of_the_reference(text: str, words: str) -> None:
    reference = find_references(text)[0]
    assert reference.text == words
    assert reference.span.of(text) == words


def test_one_question_may_name_clauses_of_several_documents() -> None:
    found = find_references("Сравни пункт 7 Положения и пункт 2 Указа, а ещё 19-й в списке")
    assert [shown(reference) for reference in found] == ["regulation:7", "decree:2", "list:19"]


CLAUSES = st.integers(1, 999).map(str)
SUBCLAUSES = st.builds(
    lambda number, inserted: f"{number}-{inserted}" if inserted else str(number),
    st.integers(10, 99),
    st.integers(0, 9),
)
TEMPLATES = (
    "{c}-тармақтың {s}) тармақшасы",
    "{c} тармақтың {s} тармақшасы",
    "{c} т. {s} тш",
    "{c} тармактын {s}) тармакшасы",
    "{c}-tarmaqtyn {s} tarmaqshasy",
    "қане, {c}-тармақ, {s}) тармақша не дейді?",
    "п. {c} пп. {s}",
    "пп. {s} п. {c}",
    "подпункт {s} пункта {c}",
    "подпункт {s}) пункта {c} сейчас действует?",
    "пункт {c} подпункт {s}",
    "clause {c}({s})",
    "subclause {s} of clause {c}",
    "clause {c}, subclause {s}",
    "what does subclause {s} of clause {c} say?",
    "{c}/{s}",
    "regulation/{c}/{s}",
)


@given(template=st.sampled_from(TEMPLATES), clause=CLAUSES, subclause=SUBCLAUSES)
def test_every_form_gives_the_same_numbers_back(template: str, clause: str, subclause: str) -> None:
    found = find_references(template.format(c=clause, s=subclause))
    assert [reference.numbers for reference in found] == [(clause, subclause)]


PLAIN = (
    "{}-тармақ",
    "{} тармақ не дейді",
    "п. {}",
    "пункт {} кто изменил",
    "clause {}",
    "article {}",
    "{}-бап",
    "ст. {}",
)


@given(template=st.sampled_from(PLAIN), clause=CLAUSES)
def test_every_form_gives_the_same_clause_back(template: str, clause: str) -> None:
    assert [reference.numbers for reference in find_references(template.format(clause))] == [(clause,)]


@given(st.lists(CLAUSES, min_size=2, max_size=6, unique=True))
def test_lists_give_one_reference_each(clauses: list[str]) -> None:
    head, last = ", ".join(clauses[:-1]), clauses[-1]
    for text in (f"пункты {head} и {last}", f"{head} және {last}-тармақтар", f"clauses {head} and {last}"):
        assert [reference.numbers for reference in find_references(text)] == [(clause,) for clause in clauses]


@given(first=st.integers(1, 40), length=st.integers(1, 20))
def test_ranges_give_every_number_between(first: int, length: int) -> None:
    last = first + length
    expected = [(str(number),) for number in range(first, last + 1)]
    for text in (f"{first})-{last}) тармақшалар", f"подпункты с {first} по {last}", f"subclauses {first} to {last}"):
        assert [reference.numbers for reference in find_references(text)] == expected
