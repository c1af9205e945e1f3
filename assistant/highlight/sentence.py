"""The sentence or item of a clause that answers, where nobody marked answers: by what the question's words stand for.

Owns: where a clause's sentences and items begin, which of them a question is about. Must not know: how the clause was
found. What stands before a colon announces and answers nothing: what it announces is marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.highlight.clause import Clause
from assistant.highlight.marks import Range, spans_of
from corpus.model import Act, Span
from embeddings.lexicon import Meaning, load_lexicon

_STOPS = frozenset(".;!?")


def sentence(act: Act, spans: Sequence[Span], question: str) -> tuple[Span, ...]:
    """The sentence, item or announced items that answer; spans of the source inside the given ones, in order."""
    clause = Clause.read(act.source, spans)
    if not clause.words:
        return ()
    pieces = _pieces(clause)
    texts = [clause.source[clause.words[first].span.start : clause.words[last].span.end] for first, last in pieces]
    best = int(Meaning(texts, load_lexicon()).of(question)[0].argmax())
    return spans_of(clause, [_announced(clause, pieces, best)])


def _pieces(clause: Clause) -> list[Range]:
    """The first and last word of every sentence and item, and of what stands before a colon."""
    starts = [at for at, word in enumerate(clause.words) if not at or word.opens or _begins(clause, at)]
    return [(first, after - 1) for first, after in zip(starts, [*starts[1:], len(clause.words)], strict=True)]


def _begins(clause: Clause, at: int) -> bool:
    word = clause.words[at]
    if ":" in word.gap or ";" in word.gap:
        return True
    return word.capital and bool(_STOPS & set(word.gap)) and len(clause.words[at - 1].text) > 1


def _announced(clause: Clause, pieces: Sequence[Range], best: int) -> Range:
    """A piece; in place of an announcement all that it announces, up to the next full stop."""
    if best + 1 == len(pieces) or ":" not in clause.words[pieces[best + 1][0]].gap:
        return pieces[best]
    last = best + 1
    while last + 1 < len(pieces) and ";" in clause.words[pieces[last + 1][0]].gap:
        last += 1
    return pieces[best + 1][0], pieces[last][1]
