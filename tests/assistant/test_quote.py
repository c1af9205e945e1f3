"""A quote is the source, character for character, or it is not made at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.compose.base import quote
from assistant.compose.clause import Found, by_content
from assistant.errors import UnverifiedQuote
from assistant.quote import Quote, digest_of, readable
from assistant.render import to_markdown, to_plain
from corpus.library import open_act
from corpus.model import Act, Span, State
from tests.factories import act_of, asking

HEAD = "regulation/18"


def of(act: Act, clause: str = HEAD, **given: Any) -> Quote:
    spans = readable(act.unit(clause).full_spans, act.source)
    base = {"text": "".join(span.of(act.source) for span in spans), "spans": spans}
    return Quote(act=act, clause=clause, citation="", **{**base, **given})


CHANGES = [
    ("case", lambda text: text.replace("Департамент", "департамент", 1)),
    ("space doubled", lambda text: text.replace(" ", "  ", 1)),
    ("space to a non-breaking one", lambda text: text.replace(" ", "\u00a0", 1)),
    ("space at the end", lambda text: text + " "),
    ("full stop lost", lambda text: text[:-1]),
    ("digit", lambda text: text.replace("18.", "19.", 1)),
    ("Latin letter", lambda text: text.replace("а", "a", 1)),
    ("dash", lambda text: text.replace("-", "–", 1)),
    ("curly quotes", lambda text: text.replace('"', "“", 1)),
    ("decomposed letter", lambda text: text.replace("й", "и\u0306", 1)),
    ("empty", lambda _: ""),
]


@pytest.mark.parametrize("clause", [HEAD, "regulation/9", "territorial-bodies/16"])
@pytest.mark.parametrize(("what", "change"), CHANGES, ids=[what for what, _ in CHANGES])
def test_the_least_change_is_refused(act: Act, clause: str, what: str, change: Any) -> None:
    exact = of(act, clause)
    changed = change(exact.text)
    if changed == exact.text:
        return  # the clause holds no such sign
    with pytest.raises(UnverifiedQuote, match=rf"The quote of {clause} was refused: its text differs from the source"):
        replace(exact, text=changed)


@given(st.integers(0, 244), st.characters(exclude_categories=["Cs"]))
@settings(max_examples=100)
def test_any_other_character_anywhere_is_refused(place: int, sign: str) -> None:
    exact = of(open_act())
    changed = exact.text[:place] + sign + exact.text[place + 1 :]
    if changed != exact.text:
        with pytest.raises(UnverifiedQuote):
            replace(exact, text=changed)


def test_a_source_that_is_not_the_recorded_one_is_refused(act: Act) -> None:
    with pytest.raises(UnverifiedQuote, match="not the text whose SHA-256 was recorded"):
        of(replace(act, source=act.source + " "))


def test_a_text_of_another_act_is_refused(act: Act) -> None:
    with pytest.raises(UnverifiedQuote):
        replace(of(act), act=act_of("1. Басқа акт.\n" * 2000))


@pytest.mark.parametrize("spans", [(), (Span(0, 10**6),), (Span(18_000, 18_098),)])
def test_spans_outside_the_source_are_refused(act: Act, spans: tuple[Span, ...]) -> None:
    with pytest.raises(UnverifiedQuote, match="points outside the source"):
        of(act, spans=spans)


def test_spans_in_another_order_are_refused(act: Act) -> None:
    torn = of(act, "regulation/1")
    with pytest.raises(UnverifiedQuote, match="differs"):
        replace(torn, spans=torn.spans[::-1])


@pytest.mark.parametrize("mark", [(0, 5), (10_670, 10_680), (10_920, 10_922), (10_922, 10_930)])
def test_a_highlight_outside_is_refused(act: Act, mark: tuple[int, int]) -> None:
    with pytest.raises(UnverifiedQuote, match="a highlight lies outside"):
        of(act, highlight=(Span(*mark),))


def test_a_highlight_inside_is_kept(act: Act) -> None:
    assert of(act, highlight=(Span(10_676, 10_921),)).highlight[0].of(act.source) == of(act).text


@pytest.mark.parametrize("clause", ["regulation/1", "regulation/15/23", "regulation/24"])
def test_a_torn_clause_is_two_spans_that_read_on(act: Act, clause: str) -> None:
    torn = of(act, clause)
    assert len(torn.spans) == 2
    assert "".join(act.source[span.start : span.end] for span in torn.spans) == torn.text
    assert torn.text.count("\n") == 1


def test_the_text_of_clause_18(act: Act) -> None:
    assert of(act).text == (
        "18. Департамент басшысын Қазақстан Республикасы Президентінің Әкімшілігі Басшысымен және Қазақстан"
        " Республикасы Жоғары Сот Кеңесімен келісім бойынша Қазақстан Республикасы Жоғарғы Сотының Төрағасы"
        " лауазымға тағайындайды және лауазымнан босатады."
    )


def test_every_unit_quotes_exactly(act: Act) -> None:
    for unit in act.units():
        if unit.state is not State.MISSING:
            found = quote(asking(), str(unit.id))
            assert found.text == "".join(span.of(act.source) for span in found.spans)
            assert found.state is unit.state


def test_a_missing_unit_cannot_be_quoted() -> None:
    with pytest.raises(UnverifiedQuote, match="outside the source"):
        quote(asking(), "territorial-bodies/6")


def test_subclauses_follow_on_lines_of_their_own(act: Act) -> None:
    lines = of(act, "regulation/16").text.splitlines()
    assert lines[0] == "16. Өз құзыретінің шегінде құқықтары мен міндеттері:"
    assert [line.partition(")")[0] for line in lines[1:]] == [str(n) for n in range(1, 11)]


# -- readable --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "spans", "expected"),
    [
        ("бір\nекі", [(0, 3), (4, 7)], [(0, 7)]),  # one line end between: one stretch
        ("бір\n\nекі", [(0, 3), (5, 8)], [(0, 4), (5, 8)]),  # an empty line: the first reaches over one line end
        ("бір  \nекі", [(0, 3), (6, 9)], [(0, 9)]),  # blanks before the line end
        ("бір екі", [(0, 3), (4, 7)], [(0, 7)]),  # one blank
        ("бір   екі", [(0, 3), (6, 9)], [(0, 4), (6, 9)]),
        ("бір**екі", [(0, 3), (5, 8)], [(0, 3), (5, 8)]),  # markup stays out
        ("бір\nескерту\nекі", [(0, 3), (12, 15)], [(0, 4), (12, 15)]),  # what stands between stays out
        ("бір екі", [(4, 7), (0, 3)], [(0, 7)]),  # given in any order
        ("бірекі", [(0, 3), (3, 6)], [(0, 6)]),
        ("бір", [(0, 3)], [(0, 3)]),
        ("бір", [], []),
    ],
)
def test_readable(source: str, spans: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    assert readable([Span(*span) for span in spans], source) == tuple(Span(*span) for span in expected)


@given(st.data())
@settings(max_examples=50)
def test_readable_adds_white_space_only(data: st.DataObject) -> None:
    act = open_act()
    edges = sorted(data.draw(st.lists(st.integers(0, len(act.source)), min_size=2, max_size=8, unique=True)))
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    before = "".join(span.of(act.source) for span in spans)
    after = "".join(span.of(act.source) for span in readable(spans, act.source))
    assert "".join(after.split()) == "".join(before.split())


def test_the_digest_is_of_the_stored_bytes(act: Act) -> None:
    assert digest_of(act.source) == act.card.sha256


@pytest.mark.parametrize(
    ("clause", "heads"),
    [
        ("regulation/15/8", ("15. Функциялары:",)),
        ("regulation/20/4", ("20. Департамент басшысының өкілеттіктері:",)),
        ("regulation/16/1", ("16. Өз құзыретінің шегінде құқықтары мен міндеттері:",)),
        ("regulation/20", ()),
        ("regulation/18", ()),
        ("territorial-bodies/19", ()),
    ],
)
def test_the_heads_that_lead_to_an_entry_say_whose_it_is(act: Act, clause: str, heads: tuple[str, ...]) -> None:
    assert of(act, clause).heads == heads


def test_the_heads_stand_outside_the_quote_in_every_form(act: Act) -> None:
    shown = by_content(asking("kk", act=act), [Found("regulation/20/4", 1.0)], 1.0)
    head, item = "20. Департамент басшысының өкілеттіктері:", "4) Қазақстан Республикасы Жоғарғы Сотының Төрағасына"
    plain = to_plain(shown).splitlines()
    assert f"  {head}" in plain
    assert plain[plain.index(f"  {head}") + 1].startswith(f"  │ {item}")
    assert f"> *{head}*\n>\n> {item}" in to_markdown(shown)
    assert head not in shown.quotes[0].text
