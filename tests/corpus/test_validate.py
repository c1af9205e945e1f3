"""An act of which nothing, or nothing as it was written, was read does not pass the check."""

from __future__ import annotations

import pytest

from corpus.model import Act
from corpus.validate import Report, garbled, validate
from tests.factories import act_of, real_acts

GARBLED = [
    ("utf-8", "cp1251"), ("utf-8", "latin-1"), ("utf-8", "cp866"), ("utf-8", "koi8-r"), ("koi8-r", "cp1251"),
    ("cp1251", "koi8-r"), ("cp866", "cp1251"), ("cp1251", "cp866"), ("mac_cyrillic", "cp1251"),
    ("iso8859_5", "cp1251"), ("cp1251", "iso8859_5"), ("cp1251", "latin-1"), ("ascii", "ascii"),
]  # fmt: skip


def codes(report: Report) -> set[str]:
    return {found.code for found in report.failures}


def test_an_act_as_it_was_written_passes(act: Act) -> None:
    assert codes(validate(act)) == set()


@pytest.mark.parametrize("end", ["\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_lines_that_were_not_told_apart_do_not_pass(act: Act, end: str) -> None:
    report = validate(act_of(act.source.replace("\n", end), "kk"))
    assert codes(report) == {"line_ends"}


def test_a_form_feed_between_pages_and_windows_line_ends_pass(act: Act) -> None:
    assert codes(validate(act_of(act.source.replace("\n\n", "\n\x0c\n"), "kk"))) == set()
    assert codes(validate(act_of(act.source.replace("\n", "\r\n"), "kk"))) == set()


@pytest.mark.parametrize(("written", "read"), GARBLED)
def test_a_text_in_another_encoding_does_not_pass(act: Act, written: str, read: str) -> None:
    source = act.source.encode(written, "replace").decode(read, "replace")
    assert codes(validate(act_of(source, "kk"))) == {"garbled"}


@pytest.mark.parametrize("source", ["", "\n\n", "\ufeff", "--- *** ---"])
def test_no_words_do_not_pass(source: str) -> None:
    assert codes(validate(act_of(source, "kk"))) == {"nothing_read"}


def test_words_without_units_are_told(act: Act) -> None:
    report = validate(act_of("Осы Жарлық қол қойылған күнінен бастап қолданысқа енгізілсін.", "kk"))
    assert [found.code for found in report.findings] == ["no_units"]


def test_no_real_act_is_called_garbled() -> None:
    acts = real_acts()
    if not acts:
        pytest.skip("the sample of real acts is not at hand")
    assert [path.name for path in acts if garbled(path.read_text("utf-8"))] == []
