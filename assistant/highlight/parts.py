"""The coordinate parts of a clause, and the one part that a question is about.

Owns: dividing an entry that names several deeds, choosing a paragraph. Must not know: roles.
"""

from __future__ import annotations

from assistant.highlight.asked import Asked
from assistant.highlight.clause import Clause
from assistant.highlight.marks import Range
from assistant.highlight.morphology import Form

_CLOSES = frozenset({Form.VERB, Form.VERBAL_NOUN})
_GOVERNING = ("жөнінде", "туралы", "үшін")  # what stands before them belongs together
_LEAST_WORDS = 3
_LEAD = 0.5  # of the best part's own words that the runner-up may share


def parts_of(clause: Clause) -> tuple[Range, ...]:
    """The deeds of an entry, each up to its verb or verbal noun; one range where it names one deed."""
    last_form = clause.words[-1].form
    if last_form not in _CLOSES:
        return ((0, len(clause.words) - 1),)
    borders = [at for at in range(1, len(clause.words)) if _begins(clause, at, last_form)]
    starts = [0, *borders]
    ends = [*(_before(clause, border) for border in borders), len(clause.words) - 1]
    return _long_ones(tuple(zip(starts, ends, strict=True)))


def _long_ones(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """The ranges with those too short to stand alone joined to the one before."""
    kept: list[Range] = []
    last = ranges[-1][1]
    for number in range(len(ranges) - 1, -1, -1):
        start = ranges[number][0]
        if last - start + 1 >= _LEAST_WORDS or number == 0:
            kept.append((start, last))
            last = ranges[number - 1][1]
    return tuple(reversed(kept))


def _begins(clause: Clause, at: int, form: Form) -> bool:
    """Whether a new deed begins: after a comma or conjunction that follows a word of the closing form."""
    word, before = clause.words[at], clause.words[at - 1]
    if "," in word.gap and before.form is form:
        return word.form is not Form.CONJUNCTION or word.text == "сондай-ақ"
    if before.form is not Form.CONJUNCTION or at < 2 or "," in before.gap:
        return False
    earlier, rest = clause.words[at - 2].form, clause.words[at:]
    if earlier is Form.ACCUSATIVE and before.text == "және" and form is Form.VERB:
        return any(word.form is Form.ACCUSATIVE for word in rest)
    alike = earlier is form or (earlier is Form.VERBAL_NOUN and clause.words[at].text in ("оның", "олардың"))
    return alike and (form is Form.VERB or not any(word.text.startswith(_GOVERNING) for word in rest))


def _before(clause: Clause, border: int) -> int:
    return border - 2 if clause.words[border - 1].form is Form.CONJUNCTION else border - 1


def part_asked(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The one part that the question speaks of, where it leaves no doubt."""
    ranges = parts_of(clause)
    if len(ranges) < 2 or not clause.item:
        return ()
    scores = sorted(((_own(clause, asked, part, ranges), part) for part in ranges), reverse=True)
    (best, part), (second, _) = scores[:2]
    if best == 0 or second > best * _LEAD:
        return ()
    start = part[0] + (clause.words[part[0]].form is Form.CONJUNCTION)
    return ((start, part[1]),)


def _own(clause: Clause, asked: Asked, part: Range, ranges: tuple[Range, ...]) -> int:
    """How many words the question shares with this part and with no other."""
    stems = {word.folded[:5] for word in clause.words[part[0] : part[1] + 1] if asked.mentions(word.folded)}
    others = {word.folded[:5] for other in ranges if other != part for word in clause.words[other[0] : other[1] + 1]}
    return len(stems - others)


def paragraph_asked(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """Of several paragraphs the one that shares most with the question."""
    starts = [at for at, word in enumerate(clause.words) if word.opens]
    if len(starts) < 2:
        return ()
    ends = [*(start - 1 for start in starts[1:]), len(clause.words) - 1]
    ranges = list(zip(starts, ends, strict=True))
    best = max(ranges, key=lambda part: _shared(clause, asked, part))
    return (best,) if _shared(clause, asked, best) else (ranges[0],)


def _shared(clause: Clause, asked: Asked, part: Range) -> float:
    words = clause.words[part[0] : part[1] + 1]
    return len({word.folded[:5] for word in words if asked.mentions(word.folded)}) / max(len(words), 8)
