"""Lists of names: which clauses of real acts are entries, and what names one."""

import numpy as np
import pytest

from assistant.entries import entries_of, is_named, names_another
from corpus.model import Act
from embeddings.signals import FEATURES, Signals
from tests.factories import act_of

BODIES = tuple(f"territorial-bodies/{number}" for number in (1, 2, 3, 4, 5, 16, 17, 18, 19, 20, 21))
TOWNS = ("Абай", "Ақмола", "Ақтөбе", "Алматы", "Атырау")


def signals(held: dict[str, set[str]], words: tuple[str, ...]) -> Signals:
    clauses = tuple(held)
    told = [[word in held[clause] for clause in clauses] for word in words]
    holds = np.array(told, np.bool_).reshape(len(words), len(clauses))
    zeros = np.zeros((len(clauses), len(FEATURES)))
    return Signals(clauses, zeros, np.zeros(4), np.zeros(len(clauses), np.bool_), np.ones(len(words)), holds)


def test_the_entries_of_the_default_act_are_the_territorial_bodies_that_the_source_holds(act: Act) -> None:
    assert entries_of(act) == dict.fromkeys(BODIES, BODIES)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([f"{n}. {town} облысы бойынша сот әкімшісі." for n, town in enumerate(TOWNS, 1)], 5),
        ([f"{n}. {town} облысы бойынша сот әкімшісі." for n, town in enumerate(TOWNS[:4], 1)], 0),  # too few
        (
            [
                "1. Мүлік бөлінеді.",
                "2. Басшы тағайындалады.",
                "3. Мөрі бар.",
                "4. Штат бекітіледі.",
                "5. Есеп беріледі.",
            ],
            0,
        ),
    ],
)
def test_a_list_of_names_is_known_by_words_that_its_entries_share(lines, count) -> None:
    assert len(entries_of(act_of("\n".join(lines)))) == count


@pytest.mark.parametrize(
    ("words", "named", "another"),
    [
        (("соттар", "абай"), True, False),
        (("соттар",), False, False),  # what every entry holds names none
        (("соттар", "ташкент"), False, True),  # what no entry holds names another
        (("соттар", "атырау"), False, True),  # what one other holds
        (("абай", "атырау"), True, True),
        ((), False, False),
    ],
)
def test_an_entry_is_named_by_a_word_of_its_own(words, named, another) -> None:
    held = {f"list/{n}": {"соттар", town.lower()} for n, town in enumerate(TOWNS, 1)}
    asked = signals(held, words)
    assert is_named(asked, "list/1", tuple(held)) is named
    assert names_another(asked, "list/1", tuple(held)) is another
