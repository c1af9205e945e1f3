"""Questions that nothing answers, made without an act: random letters of any script, jumbled words, code, one letter.

Owns: their making, by a seed. Must not know: acts, the model. They stand among the unanswerable ones when the decision
is fitted, beside ``offtopic.jsonl``; the tests make theirs in another way.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from eval.training.pairs import rows

OFFTOPIC = Path(__file__).parent / "offtopic.jsonl"
# First and last letter of alphabets.
_SCRIPTS = (
    ("a", "z"), ("а", "я"), ("a", "z"), ("а", "я"), ("α", "ω"), ("ա", "ֆ"), ("א", "ת"), ("ا", "ي"), ("अ", "ह"),
    ("ก", "ฮ"), ("ა", "ჰ"), ("一", "龥"), ("가", "힣"), ("あ", "ん"),
)  # fmt: skip
_KAZAKH = "әғқңөұүһіаеоуыижклмнпрстбдгзшй"
_CODE = (
    "for {a} in range({n}): print({a})", "SELECT {a} FROM {b} WHERE {c} = {n};", "if ({a} == {n}) {{ return {b}; }}",
    "import {a} as {b}", "<div class=\"{a}\">{b}</div>", "{a} = lambda {b}: {b} ** {n}", "curl -X POST http://{a}/{b}",
    "def {a}({b}, {c}):\n    return {b} + {c}", "{{\"{a}\": {n}, \"{b}\": null}}", "sudo apt-get install {a}",
)  # fmt: skip
_NAMES = ("foo", "bar", "x", "i", "user", "value", "items", "node", "index", "result", "config", "client")


def nonsense(count: int, words: Sequence[str], seed: int = 0) -> list[str]:
    """That many texts without sense, each kind about as often as the next.

    Args:
        count: how many.
        words: of real questions, to be jumbled or strung together.
        seed: the same one gives the same texts.
    """
    picker = random.Random(seed)
    kinds = (_random, _random, _kazakh, _jumbled, _code, _single, _repeated)
    return [kinds[number % len(kinds)](picker, words) for number in range(count)]


def off_topic() -> Iterator[str]:
    """Real questions of ten languages that no act is about."""
    yield from (row["question"] for row in rows(OFFTOPIC))


def _random(picker: random.Random, words: Sequence[str]) -> str:
    first, last = map(ord, picker.choice(_SCRIPTS))
    return _strung(picker, lambda: chr(picker.randint(first, last)))


def _kazakh(picker: random.Random, words: Sequence[str]) -> str:
    return _strung(picker, lambda: picker.choice(_KAZAKH))


def _strung(picker: random.Random, letter: Callable[[], str]) -> str:
    made = ("".join(letter() for _ in range(picker.randint(2, 11))) for _ in range(picker.randint(1, 8)))
    return " ".join(made) + picker.choice(("", "?", ""))


def _jumbled(picker: random.Random, words: Sequence[str]) -> str:
    chosen = picker.sample(list(words), min(len(words), picker.randint(1, 6)))
    return " ".join("".join(picker.sample(word, len(word))) for word in chosen)


def _code(picker: random.Random, words: Sequence[str]) -> str:
    a, b, c = picker.sample(_NAMES, 3)
    return picker.choice(_CODE).format(a=a, b=b, c=c, n=picker.randint(0, 99))


def _single(picker: random.Random, words: Sequence[str]) -> str:
    return picker.choice("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщыэюяәғқңөұүі") + picker.choice(
        ("", "?", " ?")
    )


def _repeated(picker: random.Random, words: Sequence[str]) -> str:
    letters = "".join(picker.choice("asdfjklэжылвпрoa") for _ in range(picker.randint(1, 3)))
    return " ".join(letters * picker.randint(1, 6) for _ in range(picker.randint(1, 4)))
