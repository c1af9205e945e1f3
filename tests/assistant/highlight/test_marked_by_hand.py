"""The marks of the rules alone against those made by hand before any rule was written: floors on the tuning questions.

Blind marks, over the whole way from question to quote, stand in the development and test splits (style "detail").

The rows of style "test" are for release measurements and are not opened here, except to see that every mark is in its
clause.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.highlight import highlight
from corpus.model import Act, Span

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("marked_by_hand.jsonl").read_text("utf-8").splitlines()
]


def by_hand(act: Act, row: dict[str, Any]) -> Iterator[Span]:
    """Where the substrings marked by hand stand: the first place on word boundaries."""
    for words in row["highlight"]:
        places = (
            Span(span.start + found.start(), span.start + found.end())
            for span in act.unit(row["gold"][0]).own_spans
            if (found := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", span.of(act.source)))
        )
        yield next(places)


def signs(spans: Iterator[Span] | tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def test_every_mark_made_by_hand_is_in_its_clause(act: Act) -> None:
    assert all(list(by_hand(act, row)) for row in ROWS)


def test_the_set_is_as_large_and_mixed_as_it_claims() -> None:
    splits = [row["style"] for row in ROWS]
    assert len({row["id"] for row in ROWS}) == len(ROWS) >= 220
    assert splits.count("dev") >= 120
    assert splits.count("test") >= 100
    assert {row["language"] for row in ROWS} == {"kk", "ru", "en"}


def test_precision_and_recall_do_not_fall(act: Act) -> None:
    both = marked = wanted = near = 0
    rows = [row for row in ROWS if row["style"] == "dev"]
    for row in rows:
        ours = signs(highlight(act, act.unit(row["gold"][0]).own_spans, row["question"]))
        theirs = signs(by_hand(act, row))
        both, marked, wanted = both + len(ours & theirs), marked + len(ours), wanted + len(theirs)
        near += 2 * len(ours & theirs) >= 0.5 * (len(ours) + len(theirs))
    assert both / marked >= 0.91  # .54 where the whole clause is marked
    assert both / wanted >= 0.96
    assert near / len(rows) >= 0.96
