"""What a file is, by its first bytes and not by its name: which reader takes it, or why none does.

Owns: signatures of file kinds and what to tell somebody who brings a file that holds no text of an act. Must not
know: how a format is read.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

_SAVE_AS = "Open it in the program that made it and save it as DOCX, PDF with text, HTML or plain text."
_RECOGNISE = "Have its text recognised (OCR) first, then bring the text."
_PAGE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<article[\s>]|<div[\s>]|<p[\s>]|<table[\s>]", re.IGNORECASE
)
_XML = re.compile(rb"\s*<\?xml\s")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_PAGES = (".html", ".htm", ".xhtml")
_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# first bytes: what it is, what to do
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "it is a picture (PNG)", _RECOGNISE),
    (b"\xff\xd8\xff", "it is a picture (JPEG)", _RECOGNISE),
    (b"GIF8", "it is a picture (GIF)", _RECOGNISE),
    (b"II*\x00", "it is a picture (TIFF)", _RECOGNISE),
    (b"MM\x00*", "it is a picture (TIFF)", _RECOGNISE),
    (b"AT&TFORM", "it is a scan (DjVu)", _RECOGNISE),
    (b"{\\rtf", "it is a document in RTF, which is not read", _SAVE_AS),
    (b"%!PS", "it is a document in PostScript, which is not read", _SAVE_AS),
    (b"7z\xbc\xaf\x27\x1c", "it is an archive (7z)", "Unpack it and bring the files in it."),
    (b"Rar!", "it is an archive (RAR)", "Unpack it and bring the files in it."),
    (b"\x1f\x8b", "it is an archive (gzip)", "Unpack it and bring the file in it."),
    (b"BZh", "it is an archive (bzip2)", "Unpack it and bring the file in it."),
    (b"\xfd7zXZ", "it is an archive (xz)", "Unpack it and bring the file in it."),
    (b"MZ", "it is a program", "Bring the text of an act."),
    (b"\x7fELF", "it is a program", "Bring the text of an act."),
    (b"SQLite format 3", "it is a database (SQLite)", "Bring the text of an act."),
    (b"ID3", "it is a sound", "Bring the text of an act."),
    (b"RIFF", "it is a picture, a sound or a film (RIFF)", "Bring the text of an act."),
    (b"\x1aE\xdf\xa3", "it is a film", "Bring the text of an act."),
)
# a file that only such an archive has: what it is
_OFFICE: tuple[tuple[str, str, str], ...] = (
    ("xl/", "it is a spreadsheet (Excel)", "Bring the act itself; a table in a DOCX, HTML or PDF file is read."),
    ("ppt/", "it is a presentation (PowerPoint)", _SAVE_AS),
    ("content.xml", "it is an OpenDocument file, which is not read", _SAVE_AS),
    ("META-INF/container.xml", "it is an e-book (EPUB)", _SAVE_AS),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read, and what to do."""

    reason: str
    remedy: str


def kind_of(name: str, data: bytes) -> str | Refusal:
    """The format of a file (``text``, ``markdown``, ``html``, ``mhtml``, ``docx``, ``pdf``), or why it is none."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if head.startswith(_OLE):
        return _ole_kind(data)
    for mark, reason, remedy in _REFUSED:
        if head.startswith(mark):
            return Refusal(reason, remedy)
    if head[4:8] == b"ftyp":
        return Refusal("it is a film or a picture (MP4, HEIC)", "Bring the text of an act.")
    return _text_kind(name.lower(), head)


def _text_kind(name: str, head: bytes) -> str | Refusal:
    narrow = head.replace(b"\x00", b"")  # a page in UTF-16
    if b"MIME-Version:" in head and b"multipart/related" in head.lower():
        return "mhtml"
    if name.endswith(_MARKDOWN):
        return "markdown"
    if name.endswith(_PAGES) or _PAGE.search(narrow):
        return "html"
    if _XML.match(narrow):
        return Refusal("it is an XML file that is no web page", _SAVE_AS)
    return "text"


def _zip_kind(data: bytes) -> str | Refusal:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Refusal("it is a Word file or an archive that is damaged or cut short", "Download or save it again.")
    if "word/document.xml" in names:
        return "docx"
    for part, reason, remedy in _OFFICE:
        if any(found.startswith(part) for found in names):
            return Refusal(reason, remedy)
    return Refusal("it is an archive (ZIP)", "Unpack it and bring the files in it.")


def _ole_kind(data: bytes) -> Refusal:
    """Old office files and encrypted new ones are one kind of container; its streams' names tell which."""
    for stream, reason in (
        ("EncryptedPackage", "it is an office file that is encrypted with a password"),
        ("WordDocument", "it is a document of Word 97-2003 (DOC), which is not read"),
        ("Workbook", "it is a spreadsheet of Excel 97-2003 (XLS)"),
        ("PowerPoint Document", "it is a presentation of PowerPoint 97-2003 (PPT)"),
    ):
        if stream.encode("utf-16-le") in data:
            remedy = "Save it without a password." if stream == "EncryptedPackage" else _SAVE_AS
            return Refusal(reason, remedy)
    return Refusal("it is an old office file of an unknown kind", _SAVE_AS)
