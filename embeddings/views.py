"""The views by which a clause can be found: its authentic text, its translations, its expected questions.

Owns: which texts of an act are searched and under what name. Must not know: vectors, ranking, readers. The views are
for finding only; a quote always comes from the act itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.aids import TAIL, ExpectedQuestion, Translation
from corpus.model import Act, Span, State, Unit
from embeddings.headings import headings_of
from embeddings.passages import Passage
from embeddings.windows import windows

TEXT, TEXT_TAIL, WINDOW, HEADING = "text", "text.tail", "text.window", "heading"
_LEADING_NUMBER = re.compile(r"^\s*\d+(?:-\d+)*\s*[.)]\s*")
_LONGEST_HEAD = 160  # characters; a longer clause text is no mere head of its list
_FINDABLE = (State.CURRENT, State.FRAGMENT, State.PENDING, State.SUSPENDED)


def is_authentic(view: str) -> bool:
    """Whether a view is of the act's own words, not of a translation or a question that is expected."""
    return view in (TEXT, TEXT_TAIL, WINDOW, HEADING)


def passages_of(
    act: Act, translations: Sequence[Translation] = (), questions: Sequence[ExpectedQuestion] = ()
) -> tuple[Passage, ...]:
    """Every passage of an act, clause by clause in the act's order.

    A subclause is given its clause's head ("Функциялары:"), in each language, so that "who may …" finds it. Removed and
    missing units have no text of their own to be found by; their expected questions remain.
    """
    rendered = {(entry.clause, entry.language): entry.text for entry in translations}
    asked: dict[str, list[ExpectedQuestion]] = {}
    for question in questions:
        asked.setdefault(question.clause, []).append(question)
    return tuple(
        passage
        for part in act.parts
        for unit in part.units
        for inner, head in _with_heads(unit, None)
        for passage in _views(act, inner, head, rendered, asked)
    )


def structural_views(act: Act) -> tuple[Passage, ...]:
    """What else an act's own structure says of its clauses: their headers, and long texts in pieces."""
    headers = headings_of(act)
    found: list[Passage] = []
    for unit in act.units():
        clause = str(unit.id)
        if unit.state in _FINDABLE:
            pieces = windows(text_of(act, _head_spans(unit)))
            found += [Passage(act.id, clause, WINDOW, piece) for piece in pieces]
            found += [Passage(act.id, clause, HEADING, headers[clause])] if clause in headers else []
    return tuple(found)


def _with_heads(unit: Unit, head: Unit | None) -> Iterator[tuple[Unit, Unit | None]]:
    yield unit, head
    for child in unit.children:
        yield from _with_heads(child, unit)


def _views(
    act: Act,
    unit: Unit,
    head: Unit | None,
    rendered: dict[tuple[str, str], str],
    asked: dict[str, list[ExpectedQuestion]],
) -> Iterator[Passage]:
    clause = str(unit.id)
    if unit.state in _FINDABLE:
        lead = _short(text_of(act, _head_spans(head)))
        yield Passage(act.id, clause, TEXT, _joined(lead, text_of(act, _head_spans(unit))))
        for language in ("kk", "ru", "en"):
            if (clause, language) in rendered:
                lead = _short(rendered.get((str(head.id), language), "")) if head else ""
                yield Passage(act.id, clause, f"translation.{language}", _joined(lead, rendered[clause, language]))
    if unit.tail:
        yield Passage(act.id, clause, TEXT_TAIL, text_of(act, [span for para in unit.tail for span in para]))
        for language in ("kk", "ru", "en"):
            if (clause + TAIL, language) in rendered:
                yield Passage(act.id, clause, f"translation.{language}.tail", rendered[clause + TAIL, language])
    for suffix, mark in (("", ""), (TAIL, ".tail")):
        for question in asked.get(clause + suffix, ()):
            yield Passage(act.id, clause, f"question.{question.language}{mark}", question.text)


def _head_spans(unit: Unit | None) -> list[Span]:
    return [span for paragraph in unit.paragraphs for span in paragraph] if unit is not None else []


def _short(head: str) -> str:
    return head if len(head) <= _LONGEST_HEAD else ""


def _joined(lead: str, text: str) -> str:
    return f"{lead} {text}".strip()


def text_of(act: Act, spans: Sequence[Span]) -> str:
    """The spans as one line of text without the leading number: for finding, never for quoting."""
    joined = " ".join(span.of(act.source).strip() for span in spans)
    return _LEADING_NUMBER.sub("", " ".join(joined.split()))
