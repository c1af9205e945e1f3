"""Bytes to characters: the encodings in which acts are saved, and the line ends that programs write.

Owns: byte order marks, UTF-8/16/32, the single-byte Cyrillic code pages (by charset-normalizer, then by which of the
related pages gives Kazakh and Russian letters), line ends of all kinds. Must not know: acts.
Marks of no width are kept.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Pages that differ in a few letters only, so that statistics of bytes cannot tell them apart; KZ-1048 and PT154 are
# CP1251 with the Kazakh letters in place of others.
_PAGES = ("cp1251", "kz1048", "ptcp154", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_LETTERS = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_WORDS = re.compile(r"(?<![А-ЯЁӘҒҚҢӨҰҮҺІ])[А-ЯЁӘҒҚҢӨҰҮҺІ]?[а-яёәғқңөұүһі]+(?![А-Яа-яёәғқңөұүһі])")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 200_000  # bytes that an encoding is told by
_DAMAGED = 0.01  # share of characters that may be unreadable in a text still called UTF-8
_JUNK = 0.02  # share of control characters that no text has


class Undecodable(ValueError):
    """The bytes are no text in any encoding known here."""


def decode(data: bytes, named: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, with one line end for all, and what a user should know of the reading.

    Args:
        data: the bytes.
        named: the encoding that the file itself names, if it does; it is believed where the bytes agree.

    Raises:
        Undecodable: the bytes are no text.
    """
    text, remarks = _characters(data, named)
    if len(_CONTROL.findall(text[:_SAMPLE])) > _JUNK * min(len(text), _SAMPLE):
        raise Undecodable("control characters")
    return _CONTROL.sub(" ", line_ends(text)), remarks


def line_ends(text: str) -> str:
    r"""The text with ``\n`` for every end of line: CRLF, CR, form feed, U+0085, U+2028, U+2029."""
    return _LINE_END.sub("\n", text)


def _characters(data: bytes, named: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _told(data[len(mark) :].decode(name, errors="replace"), name)
    wide = _utf16(data)  # before UTF-8, as which most of Cyrillic UTF-16 can be read
    if wide:
        return _told(data.decode(wide, errors="replace"), wide)
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= _DAMAGED * len(text):
        return _told(text, "utf-8")
    if named is not None and _is_page(named):
        return data.decode(named, errors="replace"), ()
    return _by_page(data)


def _is_page(name: str) -> bool:
    """Whether a name is that of a single-byte encoding, which fits any bytes; UTF-8 is tried anyway."""
    try:
        return len("Я".encode(codecs.lookup(name).name)) == 1
    except (LookupError, UnicodeError):
        return False


def _told(text: str, name: str) -> tuple[str, tuple[str, ...]]:
    lost = text.count("\ufffd")
    remark = f"{lost} character(s) of the file are not valid {name.upper()} and are shown as \ufffd"
    return text, (remark,) if lost else ()


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Cyrillic or Latin text is one of few."""
    sample = data[: _SAMPLE // 100 * 2]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if high and sum(byte in (0, 4, 0x20) for byte in high) > 0.9 * len(high):
            return name
    return None


def _by_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_PAGES)).best()
    names = _PAGES if best is None else (best.encoding, *_PAGES)
    page = max(dict.fromkeys(names), key=lambda name: _likeness(data[:_SAMPLE], name))
    text = data.decode(page, errors="replace")
    if _likeness(data[:_SAMPLE], page) <= 0:
        raise Undecodable("no letters of Kazakh or Russian")
    return text, (f"the file names no encoding; it was read as {page.upper()}",)


def _likeness(data: bytes, page: str) -> float:
    """How much the bytes look like Kazakh or Russian in a page: letters of plain words, less the foreign ones."""
    text = data.decode(page, errors="replace")
    words = sum(len(word) for word in _WORDS.findall(text))
    foreign = sum(ord(sign) > 127 for sign in _LETTERS.sub("", text) if sign not in "«»–—№…“”„\u00a0")
    return words - 2 * foreign
