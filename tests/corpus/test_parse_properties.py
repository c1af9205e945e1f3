"""Whatever the text: parsing never fails, accounts for every character and gives each unit an id of its own."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.library import open_act
from corpus.model import Act
from tests.factories import ACTS, act_of, check, ids_of, real_acts, unplaced

LINES = st.sampled_from(
    [
        "1. Мәтін.",
        "1) тармақша;",
        "2) тағы",
        "15-1. Мәтін",
        "а) әріп;",
        "1-бап. Атауы",
        "Статья 5. Название",
        "2-тарау. Тарау",
        "Глава 3.",
        "§ 2. Параграф",
        "Бекітілген",
        "БЕКІТІЛГЕН",
        "Утвержден",
        "1-қосымша",
        "Ереже",
        "**Ереже**",
        "### 3. Тарау",
        "Ескерту. 1-тармақ жаңа редакцияда - ҚР Президентінің 11.01.2015 № 165 Жарлығымен.",
        "3) алып тасталды - х",
        "| | Президент |",
        "Ескерту. Алып тасталды",
        "Сноска. Исключен",
        "Президент",
        "Н. Назарбаев",
        "Соты) қалғаны",
        "қалғаны",
        "**",
        "* *",
        "#",
        "- ",
        "1.",
        "1)",
        "1.2.3. Мәтін",
        "27. Мәтін",
        "9999. Мәтін",
        "(Соты",
        "қаулы етемін:",
        "XII бөлім",
        "IIIIIIIIIIII бөлім",
        "",
    ]
)
ALPHABET = st.characters(exclude_categories=["Cs"])


@given(st.text(ALPHABET, max_size=200), st.sampled_from(["text", "markdown"]))
@settings(max_examples=200)
@example("", "text")
@example("\n\n \t\n", "markdown")
@example("ſ) ұзын", "text")  # folds to "s", but is no letter of the grammar
@example("\u212a) Кельвин", "text")  # lower case of the Kelvin sign is "k"
@example("３. Толық енді сан", "text")  # a full-width digit
@example("٣) араб саны", "text")
@example("IIIIIIIIIIIIIIIIIIII-бап. Мәтін", "text")
@example("1-" * 50 + "1. Мәтін", "text")
@example("9" * 5000 + "-бап. Мәтін", "text")  # more digits than Python reads as a number
@example("А) бас әріп;\nа) кіші әріп;", "text")  # the same number, written twice
@example("**", "markdown")
@example("# **1. Тарау", "markdown")
@example("***\n\n***", "markdown")
@example("1. Мәтін (\n\n2. Мәтін", "markdown")
@example("\u2028\x0b\x0c\x1c\x85", "text")  # line ends to Python, not to an act
@example("1.\u00a0Мәтін\u200b", "text")
def test_any_text_is_read_whole(text: str, form: str) -> None:
    check(act_of(text, form=form))


@given(st.lists(LINES, max_size=25), st.sampled_from(["text", "markdown"]))
@settings(max_examples=200)
def test_any_order_of_legal_forms_is_read_whole(lines: list[str], form: str) -> None:
    act = act_of(("\n\n" if form == "markdown" else "\n").join(lines), form=form)
    check(act)
    assert unplaced(act) == ""


@given(st.lists(st.sampled_from(["1. Мәтін.", "1.26. Мәтін.", "1.27. Мәтін.", "1) бір;"]), min_size=28, max_size=40))
@settings(max_examples=20)
@example(["0. Мәтін.", "1.26. Мәтін.", *["1.2. Мәтін."] * 3])
@example(["1) бір;"] * 30)
def test_repeated_numbers_stay_apart(lines: list[str]) -> None:
    check(act_of("\n".join(lines)))


@given(st.randoms(use_true_random=False))
@settings(max_examples=6)
def test_the_default_act_shuffled_is_read_whole(chance: random.Random) -> None:
    paragraphs = open_act().source.split("\n\n")
    chance.shuffle(paragraphs)
    act = act_of("\n\n".join(paragraphs), form="markdown")
    check(act)
    assert unplaced(act) == ""


@given(st.integers(0, 18_000), st.integers(0, 18_000))
@settings(max_examples=12)
def test_any_piece_of_the_default_act_is_read_whole(start: int, length: int) -> None:
    check(act_of(open_act().source[start : start + length], form="markdown"))


def test_a_torn_piece_takes_its_subclauses_along() -> None:
    act = act_of("1. Бір.\nСоты) қалғаны:\n1) тармақша;\n2) тармақша.")
    assert ids_of(act) == ["body/1", "body/1/1", "body/1/2"]
    assert unplaced(act) == ""


def test_a_number_used_again_gets_a_letter_and_never_one_that_is_taken() -> None:
    act = act_of("\n".join(["1-бап. Бір", *["1) бір;"] * 3, "2) екі."]))
    assert ids_of(act) == ["law/1", "law/1/1", "law/1/1.b", "law/1/1.c", "law/1/2"]


def test_the_default_act_is_placed_whole(act: Act) -> None:
    assert unplaced(act) == ""


@pytest.mark.parametrize(
    "path", [path for path in real_acts() if path.stat().st_size < 120_000], ids=lambda path: path.name
)
def test_real_acts_shuffled_are_read_whole(path: Path) -> None:
    lines = path.read_bytes().decode("utf-8").split("\n")
    random.Random(path.name).shuffle(lines)
    act = act_of("\n".join(lines))
    check(act)
    assert unplaced(act) == ""


def mangled(text: str, chance: random.Random) -> str:
    """A text as careless hands leave it: cut, joined, its lines lost or read in another encoding."""
    start = chance.randrange(len(text) // 2)
    piece = text[start : start + 20_000]
    ways = (
        lambda: piece.replace("\r", "").replace("\n", " "),
        lambda: piece[:5_000].encode("utf-8").decode("cp1251", "replace") + piece[5_000:],
        lambda: "\n".join(line[: chance.randrange(200)] for line in piece.split("\n")),
        lambda: piece.replace('"', "", 7).replace("|", ""),
        lambda: piece + piece,
    )
    return chance.choice(ways)()


@pytest.mark.parametrize("path", sorted((ACTS / "faults").glob("*.txt")), ids=lambda path: path.name)
def test_real_acts_mangled_are_read_whole(path: Path) -> None:
    act = act_of(mangled(path.read_bytes().decode("utf-8"), random.Random(path.name)))
    check(act)
    assert unplaced(act) == ""
    assert all(event.note_span.end > event.note_span.start for event in act.events())
