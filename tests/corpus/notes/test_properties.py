"""What holds for every text: nothing crashes, leftovers lie inside, generated notes read back as they were meant."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Effective, EffectiveRule, EventKind
from corpus.notes import (
    Citation,
    NoteTree,
    Target,
    find_notes,
    parse_effective,
    parse_note,
    parse_removal,
    parse_requisites,
)
from tests.corpus.notes.factories import NOWHERE, bare

PIECES = st.sampled_from(
    [
        "Ескерту.", "Сноска.", "15-тармаққа", "1)", "2-4", "өзгеріс", "енгізілді", "жаңа редакцияда", " - ", "ҚР",
        "Президентінің", "11.01.2015", "№ 165", "№", "(", ")", "01.01.2016 бастап", "қолданысқа енгізіледі",
        "Жарлығымен", ";", ",", ".", "және", "в редакции", "пункт", "Закона РК", "от", "за исключением", '"', "«",
        "исключен", "тармақшасы", "5-3-бабын қоспағанда", "көзделген", "\n", "\u00a0", "дейін", "қоспағанда",
    ]
)  # fmt: skip
TEXTS = st.text(max_size=300) | st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS, st.integers(0, 5000))
def test_no_text_crashes_and_leftovers_lie_inside(text: str, offset: int) -> None:
    for tree in (parse_note(text, offset), parse_requisites(text, offset), parse_removal(text, offset)):
        check_inside(tree, offset, offset + len(text))
    parse_effective(text)


def check_inside(tree: NoteTree | None, start: int, end: int) -> None:
    if tree is None:
        return
    spans = [*tree.leftover, *(cited.span for change in tree.changes for cited in change.citations)]
    assert all(start <= span.start <= span.end <= end for span in spans)
    assert list(tree.leftover) == sorted(tree.leftover)


@given(TEXTS)
def test_found_notes_are_in_order_and_apart(text: str) -> None:
    spans = find_notes(text)
    assert all(span.end <= len(text) and span.start < span.end for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(TEXTS)
def test_the_same_text_reads_the_same(text: str) -> None:
    assert parse_note(text) == parse_note(text)


DAYS = st.dates(date(1991, 12, 16), date(2049, 12, 31))
NUMBERS = st.integers(1, 9999).map(str) | st.tuples(st.integers(1, 500), st.sampled_from(["IV", "VI", "VIII"])).map(
    lambda pair: f"{pair[0]}-{pair[1]}"
)
EFFECTIVES = (
    st.just(Effective())
    | DAYS.map(lambda day: Effective(EffectiveRule.DATE, date=day))
    | st.just(Effective(EffectiveRule.FIRST_PUBLICATION))
    | st.sampled_from([10, 21, 60]).map(lambda days: Effective(EffectiveRule.DAYS_AFTER_PUBLICATION, days=days))
)
ISSUERS = {
    "Қазақстан Республикасының Президенті": ("ҚР Президентінің", "decree", "Жарлығымен", "Жарлықтарымен"),
    "Қазақстан Республикасының Үкіметі": ("ҚР Үкіметінің", "resolution", "қаулысымен", "қаулыларымен"),
    "Қазақстан Республикасы": ("ҚР", "law", "Заңымен", "Заңдарымен"),
}
VERBS = {
    EventKind.RESTATED: ("", "жаңа редакцияда"),
    EventKind.AMENDED: ("қа", "өзгерістер енгізілді"),
    EventKind.REMOVED: ("", "алып тасталды"),
    EventKind.REPEALED: ("тың", "күші жойылды"),
}
WORDS = {10: "он", 21: "жиырма бір", 60: "алпыс"}


@given(
    st.sampled_from(sorted(VERBS)),
    st.from_regex(r"[1-9][0-9]{0,2}(-[1-9])?", fullmatch=True),
    st.lists(st.tuples(DAYS, NUMBERS, EFFECTIVES), min_size=1, max_size=6),
    st.sampled_from(sorted(ISSUERS)),
    st.booleans(),
)
def test_a_written_note_reads_back(
    kind: EventKind, clause: str, acts: list[tuple[date, str, Effective]], issuer: str, bracket_last: bool
) -> None:
    case_ending, verb = VERBS[kind]
    abbreviated, slug, singular, plural = ISSUERS[issuer]
    written = [f"{day:%d.%m.%Y} № {number}" for day, number, _ in acts]
    brackets = [bracket(effective) for *_, effective in acts]
    instrument = singular if len(acts) == 1 else plural
    listed = "; ".join(cited + told for cited, told in zip(written[:-1], brackets[:-1], strict=True))
    last = f"{written[-1]} {instrument}{brackets[-1]}" if bracket_last else f"{written[-1]}{brackets[-1]} {instrument}"
    text = f"Ескерту. {clause}-тармақ{case_ending} {verb} - {abbreviated} {listed}{'; ' if listed else ''}{last}."
    tree = parse_note(text)
    citations = tuple(Citation(day, number, issuer, slug, told, NOWHERE) for day, number, told in acts)
    assert [(change.kind, change.citations) for change in bare(tree)] == [(kind, citations)]
    assert tree.changes[0].targets == (Target("clause", (clause,), None, f"тармақ{case_ending}"),)
    assert not tree.leftover
    assert [span.of(text) for span in find_notes(text)] == [text]


def bracket(effective: Effective) -> str:
    if effective.date is not None:
        return f" ({effective.date:%d.%m.%Y} бастап қолданысқа енгізіледі)"
    if effective.rule is EffectiveRule.FIRST_PUBLICATION:
        return " (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі)"
    if effective.days is not None:
        count = WORDS[effective.days]
        return f" (алғашқы ресми жарияланған күнінен кейін күнтізбелік {count} күн өткен соң қолданысқа енгізіледі)"
    return ""


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "1, ",
        "тармақтың ",
        "ҚР ",
        "№ ",
        '"',
        "11.01.2015 № 5; ",
        "пункта ",
        "жаңа ",
        "1-",
        "«а",
        "м. ",
        "өзгерді; ",
    ],
)
def test_a_hostile_line_does_not_hang(unit: str) -> None:
    text = "Ескерту. 1-тармақ өзгерді - " + unit * (1_000_000 // len(unit))
    start = time.process_time()  # the process's own time: a busy machine does not count
    parse_note(text)
    parse_removal(text)
    assert time.process_time() - start < 120  # a quadratic reading would take hours
