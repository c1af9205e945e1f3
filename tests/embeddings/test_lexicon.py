"""What a question's words stand for: learned from pairs of texts, and told of texts that share no word with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from embeddings.lexicon import Lexicon, Meaning, load_lexicon, save_lexicon
from eval.training.lexicon import learn

PAIRS = [
    ("кто платит налог", "салық төлеуші"), ("налог на землю", "жер салық"), ("где земля", "жер орналасқан"),
    ("кто судья", "судья сайланады"), ("кто платит", "төлеуші"), ("земля и судья", "жер судья"),
]  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return learn(PAIRS)


def test_words_that_come_together_are_paired(lexicon: Lexicon) -> None:
    surest = {word: max(lexicon.of(word), key=lambda pair: pair[1])[0] for word in ("налог", "судя", "плати")}
    assert surest == {"налог": "салик", "судя": "судя", "плати": "толеу"}
    assert dict(lexicon.of("налог"))["салик"] > 0.5
    assert lexicon.of("никто") == []
    assert lexicon.frequency("кто") == pytest.approx(3 / 11)


def test_a_text_that_shares_no_word_fits_a_question_by_what_its_words_stand_for(lexicon: Lexicon) -> None:
    likelier, held, least = Meaning(["Салық мөлшері", "Судья тағайындалады", "Ереже"], lexicon).of("налог")
    assert likelier.argmax() == held.argmax() == 0
    assert held.tolist() == pytest.approx([1.0, 0.0, 0.0])
    assert least.tolist() == pytest.approx([1.0, 0.0, 0.0], abs=1e-6)
    assert likelier[1:].tolist() == [0.0, 0.0]


def test_a_word_stands_for_itself_even_if_no_pair_held_it(lexicon: Lexicon) -> None:
    likelier, held, _ = Meaning(["Байқоңыр кешені", "Ереже"], lexicon).of("Байқоңыр")
    assert held.tolist() == pytest.approx([1.0, 0.0])
    # log(1 + .7 * .5 * (1 of 2 words) / (.3 * 1e-6))
    assert likelier.tolist() == [pytest.approx(np.log1p(0.7 * 0.25 / 3e-7)), 0.0]


def test_a_question_without_words_says_nothing(lexicon: Lexicon) -> None:
    likelier, held, least = Meaning(["Ереже"], lexicon).of("?!")
    assert (likelier.tolist(), held.tolist(), least.tolist()) == ([0.0], [0.0], [1.0])


def test_the_word_that_is_lacking_most_is_told_apart_from_what_is_held(lexicon: Lexicon) -> None:
    weights = [-np.log(lexicon.frequency(word)) for word in ("налог", "кто", "судя")]
    _, held, least = Meaning(["Салық мөлшері", "Судья, салық"], lexicon).of("налог, кто судья")
    assert held.tolist() == pytest.approx([weights[0] / sum(weights), (weights[0] + weights[2]) / sum(weights)])
    assert least.tolist() == pytest.approx([1 - max(weights[1:]) / sum(weights), 1 - weights[1] / sum(weights)])


def test_words_of_a_question_that_no_word_of_the_act_answers_are_told(lexicon: Lexicon) -> None:
    meaning, weights = Meaning([], lexicon), [-np.log(lexicon.frequency(word)) for word in ("налог", "судя")]
    assert meaning.known("налог, судья", {"салик"}) == pytest.approx(weights[0] / sum(weights))
    assert meaning.known("налог, судья", {"салик", "судя"}) == pytest.approx(1.0)
    assert meaning.known("?!", {"салик"}) == 0.0


def test_a_table_read_again_is_the_same(lexicon: Lexicon, tmp_path: Path) -> None:
    save_lexicon(lexicon, tmp_path / "table.npz")
    again = load_lexicon(tmp_path / "table.npz")
    words = {word: lexicon.of(word) for word in lexicon.asked}
    assert {word: again.of(word) for word in again.asked} == words
    assert again.often == pytest.approx(lexicon.often)


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("налог", "салық мөлшері", "халық саны"),
        ("населённый пункт", "елді мекен", "жер учаскесі"),
        ("органдар", "решение органа", "решение суда"),
        ("international", "халықаралық шарт", "жер учаскесі"),
    ],
)
def test_the_committed_table_bridges_languages(question: str, text: str, other: str) -> None:
    likelier, _, _ = Meaning([text, other], load_lexicon()).of(question)
    assert likelier[0] > likelier[1]
