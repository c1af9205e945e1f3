"""Whatever is typed: no crash, spans inside the text, no endless run."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.understand.dates import find_dates
from assistant.understand.instruments import find_instruments
from assistant.understand.language import detect
from assistant.understand.lexer import read
from assistant.understand.references import find_references, resolve_all
from assistant.understand.skeleton import skeleton
from corpus.library import open_act

TODAY = date(2026, 11, 23)
# Pieces that the grammars know, thrown together, reach deeper than random characters.
KNOWN = """
    15 3-1 12-2 2016 05.04.2019 31.02.2019 № N No . , - ) ( / тармақ тармақтың тармақшасы пункт пп. п. п.п. подпункт
    clause subclause of the list тізбе тізбедегі аумақтық органдар список территориальных органов жарлық указ decree
    от 1 қаңтар января January жылғы года жылы и және and мен с по до дейін кейін бері былтыр last year он бесінші
    пятнадцатый twenty first мың thousand hundred жүз сто глава II тарау regulation ереженің указа 1)-5) редакция 9999
    99999 ші -шы й th абзац бүгін ago назад 5 0 00 19-й ұйымдар
"""
PIECES = st.sampled_from(KNOWN.split())
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),  # lone surrogates, NUL and controls included
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)


@given(TEXTS)
@example("\ud800 15-тармақ \x00")
@example("👍🏽 п. 15 🇰🇿")
@example("тар\u00adмақ 15")  # soft hyphen
@example("и\u0306 1")  # decomposed й
@example("İİİ 2016")  # grows when lowered
@example("²³¹ ½ ٣ 15")
@example("9" * 5000)
@example("1-" * 300 + "1")
@example("мың " * 50)
@example("жүз бес " * 50)
def test_nothing_crashes_and_spans_lie_inside(text: str) -> None:
    references, instruments, dates = find_references(text), find_instruments(text), find_dates(text, TODAY)
    for mention in (*references, *instruments, *dates):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    for reference in references:
        assert reference.text == reference.span.of(text)
        assert reference.numbers or reference.chapter
    resolve_all(open_act(), references)
    detect(text)


@given(TEXTS)
def test_the_same_text_reads_the_same(text: str) -> None:
    assert find_references(text) == find_references(text)
    assert find_dates(text, TODAY) == find_dates(text, TODAY)


@given(TEXTS)
def test_tokens_cover_the_text_in_order(text: str) -> None:
    end = 0
    for token in read(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(st.text(min_size=1, max_size=30))
def test_a_skeleton_is_its_own_skeleton(word: str) -> None:
    assert skeleton(skeleton(word)) == skeleton(skeleton(skeleton(word)))


@pytest.mark.parametrize(
    "piece",
    [
        "15-тармақ ",
        "1) ",
        "1,",
        "1-",
        "от ",
        "of the ",
        "05.04.2019 ",
        "№",
        "Указ ",
        "список ",
        "\ud83d",
        "мың ",
        "a'a",
    ],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.perf_counter()
        for reader in (find_references, find_instruments, detect, lambda text: find_dates(text, TODAY)):
            reader(text)
        return time.perf_counter() - started

    seconds(2_000)  # warm
    short, long = seconds(4_000), seconds(32_000)
    assert long < 0.05 + 8 * 4 * short  # eight times the text; four times as a margin for a busy machine
