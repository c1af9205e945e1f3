from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import ActCard
from corpus.parse import parse
from corpus.readers import read_bytes
from corpus.readers.encoding import decode
from corpus.text import fold

RUSSIAN = "Положение о комитете\n\n1. Комитет является ведомством.\n2. Комитет осуществляет надзор – и «контроль».\n"
KAZAKH = "Ереже\n\n1. Осы Қағидалар әзірленді (бұдан әрі – Ереже).\n2. Өтініш үш күн ішінде қаралады.\n"
LATIN_I = "Қаулы\n1. Осы қаулы қол қойылған күнінен бастап күшіне енеді, № 12 және ұйымның мөрі.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"])
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, LATIN_I], ids=["russian", "kazakh", "order"])
def test_a_text_is_the_same_in_every_encoding(encoding: str, text: str) -> None:
    if encoding == "cp1251" and text is not RUSSIAN:
        encoding = "kz1048"  # the Kazakh form of CP1251
    assert read_bytes("act.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["koi8_r", "cp866", "iso8859_5", "mac_cyrillic"])
def test_older_code_pages_are_told_by_their_letters(encoding: str) -> None:
    text = "Положение\n1. Комитет осуществляет надзор.\n2. Комитет вправе запрашивать сведения.\n"
    assert read_bytes("act.txt", text.encode(encoding)).text == text


def test_a_guessed_encoding_is_said_and_a_named_one_is_not() -> None:
    assert read_bytes("a.txt", RUSSIAN.encode("cp1251")).remarks == (
        "the file names no encoding; it was read as CP1251",
    )
    assert read_bytes("a.txt", RUSSIAN.encode("utf-8")).remarks == ()


def test_a_few_broken_bytes_spoil_no_text_and_are_counted() -> None:
    data = (RUSSIAN * 5).encode("utf-8")
    broken = read_bytes("a.txt", data.replace("надзор".encode(), b"\xffadzor", 1))
    assert "\ufffdadzor" in broken.text
    assert broken.remarks == ("1 character(s) of the file are not valid UTF-8 and are shown as \ufffd",)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_end_of_line_is_one(end: str) -> None:
    text = f"1. Бірінші.{end}2. Екінші.{end}"
    assert read_bytes("a.txt", text.encode("utf-8")).text == "1. Бірінші.\n2. Екінші.\n"


def test_marks_of_no_width_stay_in_the_text() -> None:
    text = "1. Осы ере\u00adже www.\u200bgov.\u200bkz\ufeff мекенжайында.\n"
    assert read_bytes("a.txt", text.encode("utf-8")).text == text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ес\u00adкер\u00adту. 2-тармақ", "Ескерту.   2-тармақ"),
        ("2\u200b. Мәтін", "2.  Мәтін"),
        ("\ufeff1. Мәтін", "1.  Мәтін"),
        ("бір \u200b екі", "бір   екі"),
        ("www.\u200bgov.\u200bkz", "www.gov.kz  "),
    ],
)
def test_marks_of_no_width_are_folded_for_finding_only(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


def test_a_clause_with_soft_hyphens_is_found_and_quoted_with_them() -> None:
    text = "1. Бі\u00adрінші.\n\nЕс\u00adкер\u00adту. 1-тар\u00adмақ жаңа редакцияда - ҚР Үкіметінің 11.09.2020 № 578 қаулысымен.\n"
    source = read_bytes("a.txt", text.encode("utf-8"))
    act = parse(ActCard("x", "kk", source.sha256, source.format), source)
    (unit,) = act.units()
    assert "".join(span.of(act.source) for span in unit.own_spans) == "1. Бі\u00adрінші."
    assert [(event.kind.value, event.number) for event in act.events()] == [("restated", "578")]


def test_a_source_knows_its_file_and_its_reader() -> None:
    source = read_bytes("ереже.txt", "1. Бір.\n".encode())
    assert (source.original, source.reader, source.format) == ("ереже.txt", "text/1", "text")
    assert source.original_sha256 == hashlib.sha256("1. Бір.\n".encode()).hexdigest()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1))
def test_what_is_utf8_is_read_as_it_stands(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode((text + "я" * 20).encode("utf-8")) == (text + "я" * 20, ())


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя .,\n", min_size=1))
def test_a_byte_order_mark_is_believed(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))[0] == text
