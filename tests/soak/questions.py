"""Questions as nobody planned them: those of the stored sets, mutated at random, and noise of many scripts.

Owns: what is asked and on which day, all of it drawn from one seeded generator, so that a seed asks the same again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import chain

from eval.sets import DEFAULT_SETS, open_set

STRANGE = (
    "\u202e", "\u2066", "\u200b", "\u200d", "\u0301", "\u00ad", "\ufeff", "\u2028", "\x85", "\x00", "\x1b[31m", "\r",
    "\t", "\ud800", "\udfff", "\ufffd", "😀", "👩‍⚖️", "ﷺ", "½", "№", "«", "\u00a0",
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>{}", "<b>{}</b>", "[{}](javascript:alert(1))", "`{}`", "{}|||", "> {}", "# {}",
    "{{{}}}", "%s {}", "'; DROP TABLE units; -- {}", "=cmd|{}", "$\\frac{{{}}}{{2}}$", "- " * 30 + "{}", "&lt;{}&gt;",
)  # fmt: skip
PLACES = ("{}-тармақ", "{}-тармақтың {}) тармақшасы", "п. {} пп. {}", "пункт {}", "clause {}", "статья {}", "{}/{}")
DAYS = ("{:%d.%m.%Y} күні", "на {:%d.%m.%Y}", "as of {:%Y-%m-%d}", "{:%Y} жылы", "до {:%d.%m.%Y}", "{:%d/%m/%y}")
SCRIPTS = (
    (0x61, 0x7A),
    (0x430, 0x44F),
    (0x4E00, 0x9FA5),
    (0x621, 0x64A),
    (0xAC00, 0xD7A3),
    (0x904, 0x939),
    (0x20, 0x7E),
)
LAYOUT = dict(zip("йцукенгшщзфывапролдячсмитьқғңөұүһі", "qwertyuiopasdfghjklzxcvbnm;'[],./`", strict=True))
FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)

Mutation = Callable[["Questions", str], str]


class Questions:
    """A never-ending source of questions, days and dialogues."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        sets = [open_set(name) for name in DEFAULT_SETS]
        turns = chain.from_iterable(dialogue.turns for one in sets for dialogue in one.dialogues)
        single = chain.from_iterable(one.questions for one in sets)
        self.known = tuple(dict.fromkeys(entry.question for entry in chain(single, turns)))

    def question(self) -> str:
        """The next question: one in six is noise, one in three as somebody asked it, the others are mutated."""
        if self.random.random() < 1 / 6:
            return self.noise()
        text = self.random.choice(self.known)
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 3))):
            text = self.random.choice(MUTATIONS)(self, text)
        return text

    def noise(self) -> str:
        """Random signs of one script."""
        low, high = self.random.choice(SCRIPTS)
        words = (
            "".join(chr(self.random.randint(low, high)) for _ in range(self.random.randint(1, 9)))
            for _ in range(self.random.randint(1, 8))
        )
        return " ".join(words)

    def day(self) -> date:
        """Any day; now and then the first or the last one that there is."""
        if self.random.random() < 0.04:
            return self.random.choice((date.min, date.max))
        return date.fromordinal(self.random.randint(FIRST.toordinal(), LAST.toordinal()))

    def maybe(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return self.random.random() < share

    def at(self, text: str) -> int:
        """A place in a text."""
        return self.random.randint(0, len(text))


def _strange(draw: Questions, text: str) -> str:
    for _ in range(draw.random.randint(1, 4)):
        at = draw.at(text)
        text = text[:at] + draw.random.choice(STRANGE) + text[at:]
    return text


def _slip(draw: Questions, text: str) -> str:
    at = draw.at(text)
    return draw.random.choice((text[:at] + text[at + 1 :], text[:at] + text[at : at + 1] + text[at:],
                               text[:at] + text[at : at + 2][::-1] + text[at + 2 :]))  # fmt: skip


def _cut(draw: Questions, text: str) -> str:
    return text[: draw.at(text)] if draw.maybe(0.5) else text[draw.at(text) :]


def _joined(draw: Questions, text: str) -> str:
    return text + draw.random.choice((" ", ", ", "? ", "\n", " және ", " и ")) + draw.random.choice(draw.known)


def _shuffled(draw: Questions, text: str) -> str:
    words = text.split()
    draw.random.shuffle(words)
    return " ".join(words)


def _placed(draw: Questions, text: str) -> str:
    number = draw.random.choice((str(draw.random.randint(0, 30)), "3-1", "0", "-1", "99999999999999999999", "XII"))
    return draw.random.choice(PLACES).format(number, draw.random.randint(0, 40)) + " " + text


def _dated(draw: Questions, text: str) -> str:
    return f"{text} {draw.random.choice(DAYS).format(draw.day())}"


def _cased(draw: Questions, text: str) -> str:
    return draw.random.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _marked_up(draw: Questions, text: str) -> str:
    return draw.random.choice(MARKUP).format(text)


def _repeated(draw: Questions, text: str) -> str:
    return (text + " ") * draw.random.choice((2, 3, 20, 400))


def _keyboard(draw: Questions, text: str) -> str:
    return "".join(LAYOUT.get(sign, sign) for sign in text.lower())


def _numbered(draw: Questions, text: str) -> str:
    number, day = draw.random.randint(1, 2000), draw.day()
    return draw.random.choice((f"№ {number} {text}", f"{text} ({day:%d.%m.%Y} № {number})", f"{number} {text}"))


MUTATIONS: tuple[Mutation, ...] = (
    _strange, _slip, _slip, _cut, _joined, _shuffled, _placed, _dated, _cased, _marked_up, _repeated, _keyboard,
    _numbered,
)  # fmt: skip
