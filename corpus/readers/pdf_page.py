"""The door to pypdfium2: what stands where on each page of a PDF.

Owns: the signs of a page with their places, the ruled lines, whether there are pictures; files that are locked or
damaged. Must not know: lines of text, paragraphs, tables.

pdfium is not safe to use from several threads, so one lock guards every file.
"""

from __future__ import annotations

import ctypes
import math
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_LOCK = threading.Lock()
_PAGES = 5_000
_UPRIGHT = 0.1  # radians
_BOLD = 600
_FONT_NAME = 128
_NAMES_BOLD = (b"bold", b"black", b"heavy", b"semibold")
_UNMAPPED = frozenset("\x00\ufffe\uffff\ufffd")
_THIN = 3.0  # points: a filled rectangle so thin is a line


class Locked(ValueError):
    """The file asks for a password."""


class Damaged(ValueError):
    """The file is no whole PDF."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign on a page; ``left`` and ``right`` are its edges with the font's own spacing, ``base`` its baseline."""

    sign: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, upright or level."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.top - self.bottom > self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page; heights are measured from below."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    sideways: tuple[Glyph, ...]  # written from below upwards, turned to stand upright: for the heads of narrow columns
    rules: tuple[Rule, ...]
    pictures: bool
    unmapped: int  # signs whose font does not tell what they are


def pages(data: bytes) -> list[Page]:
    """Every page of a PDF.

    Raises:
        Locked: a password is needed to open it.
        Damaged: it cannot be opened.
    """
    with _LOCK:
        return list(_pages(data))


def _pages(data: bytes) -> Iterator[Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = pdfium.FPDF_GetLastError()
        locked = code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) or "password" in str(error).lower()
        raise (Locked if locked else Damaged)(str(error)) from error
    try:
        if len(document) > _PAGES:
            raise Damaged(f"{len(document)} pages")
        for number in range(len(document)):
            try:
                yield _page(document[number], number)
            except pypdfium2.PdfiumError as error:
                raise Damaged(f"page {number + 1}: {error}") from error
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, number: int) -> Page:
    turned = page.get_rotation()
    if turned:
        page.set_rotation(0)
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        upright, sideways, unmapped = _glyphs(text.raw, turned, width, height)
    finally:
        text.close()
    kinds = [item.type for item in page.get_objects(max_depth=3)]
    rules = tuple(_turn_rule(rule, turned, width, height) for rule in _rules(page))
    if turned in (90, 270):
        width, height = height, width
    pictures = pdfium.FPDF_PAGEOBJ_IMAGE in kinds
    return Page(number, width, height, tuple(upright), tuple(sideways), rules, pictures, unmapped)


def _glyphs(text: object, turned: int, width: float, height: float) -> tuple[list[Glyph], list[Glyph], int]:
    """The upright signs of a page, those that run upwards, and how many are of no known meaning."""
    upright: list[Glyph] = []
    sideways: list[Glyph] = []
    unmapped = 0
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for place in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, place)
        if pdfium.FPDFText_IsGenerated(text, place) == 1 or code in (0x0D, 0x0A):
            continue
        sign = "-" if pdfium.FPDFText_IsHyphen(text, place) == 1 else chr(code)
        if sign in _UNMAPPED or pdfium.FPDFText_HasUnicodeMapError(text, place) == 1:
            unmapped += 1
            continue
        pdfium.FPDFText_GetLooseCharBox(text, place, box)
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        left, bottom, right, top = _turn(box.left, box.bottom, box.right, box.top, turned, width, height)
        origin = _turn(x.value, y.value, x.value, y.value, turned, width, height)
        size = float(pdfium.FPDFText_GetFontSize(text, place)) or top - bottom
        angle = (pdfium.FPDFText_GetCharAngle(text, place) + math.radians(turned)) % math.tau
        if min(angle, math.tau - angle) < _UPRIGHT:
            upright.append(Glyph(sign, left, right, origin[1], _shown(text, place, size), _bold(text, place)))
        elif abs(angle - 3 * math.pi / 2) < _UPRIGHT:
            sideways.append(Glyph(sign, bottom, top, -origin[0], _shown(text, place, size), False))
    return upright, sideways, unmapped


def _shown(text: object, place: int, size: float) -> float:
    """The size as it is seen: the font's own, times how much the text is blown up."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, place, matrix):
        return size
    return size * (math.hypot(matrix.c, matrix.d) or 1.0)


def _bold(text: object, place: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, place) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, place, name, _FONT_NAME, flags)
    return any(mark in name.value.lower() for mark in _NAMES_BOLD)


def _turn(
    left: float, bottom: float, right: float, top: float, turned: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """A box of a page as it stands when the page is turned clockwise as it is shown."""
    if turned == 90:
        return bottom, width - right, top, width - left
    if turned == 180:
        return width - right, height - top, width - left, height - bottom
    if turned == 270:
        return height - top, left, height - bottom, right
    return left, bottom, right, top


def _turn_rule(rule: Rule, turned: int, width: float, height: float) -> Rule:
    return Rule(*_turn(rule.left, rule.bottom, rule.right, rule.top, turned, width, height))


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    """The level and upright lines that are drawn, edges of rectangles included."""
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        matrix = item.get_matrix()
        last: tuple[float, float] | None = None
        x, y = ctypes.c_float(), ctypes.c_float()
        start: tuple[float, float] | None = None
        for place in range(pdfium.FPDFPath_CountSegments(item.raw)):
            segment = pdfium.FPDFPath_GetPathSegment(item.raw, place)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO and last is not None:
                yield from _rule(last, point)
                if pdfium.FPDFPathSegment_GetClose(segment) and start is not None:
                    yield from _rule(point, start)
            else:
                start = point
            last = point


def _rule(first: tuple[float, float], second: tuple[float, float]) -> Iterator[Rule]:
    left, right = sorted((first[0], second[0]))
    bottom, top = sorted((first[1], second[1]))
    if min(right - left, top - bottom) < 1 and max(right - left, top - bottom) > _THIN:
        yield Rule(left, bottom, right, top)
