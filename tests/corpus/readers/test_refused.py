"""Files that hold no act: each is made here, refused with its own reason, and told what to do."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import CannotRead
from corpus.readers import MAX_BYTES, read, read_bytes
from tests.corpus.readers.paper import Sheet, pdf, sheet
from tests.corpus.readers.word import p, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ACT = ["  1. Осы Қағидалар қолданылады.", "  2. Екінші тармақ."]


def zipped(*names: str, content: bytes = b"<x/>") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return made.getvalue()


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def locked_zip() -> bytes:
    data = bytearray(word(p("1. Мәтін.")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/numbering.xml")
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    assert info.flag_bits == 0
    return bytes(data)


def bomb() -> bytes:
    return zipped("word/document.xml", content=b"<a>" + b" " * (40 * 2**20) + b"</a>")


def broken_part() -> bytes:
    data = word("".join(p(f"{number}. Мәтін {number * 7919}.") for number in range(400)))
    at = data.find(b"word/document.xml") + 200
    return data[:at] + bytes(40) + data[at + 40 :]


def html(body: str, title: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def film() -> bytes:
    return b"\x00\x00\x00\x18ftypmp42" + bytes(64)


BAD: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("empty.txt", lambda: b"", "it is empty", "saved or downloaded whole"),
    ("blank.txt", lambda: b"\xef\xbb\xbf \r\n\t\n", "it is empty", "saved or downloaded whole"),
    ("spaces.txt", lambda: "\u00a0\u2003\n".encode(), "it holds no text, only spaces", "saved or downloaded whole"),
    ("junk.bin", lambda: bytes(range(256)) * 40, "it is no text", "Save it as text in UTF-8"),
    ("picture.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(40), "a picture (PNG)", "OCR"),
    ("photo.pdf", lambda: b"\xff\xd8\xff\xe0" + bytes(40), "a picture (JPEG)", "OCR"),
    ("scan.djvu", lambda: b"AT&TFORM" + bytes(40), "a scan (DjVu)", "OCR"),
    ("film.mp4", film, "a film or a picture", "text of an act"),
    ("old.doc", lambda: OLE + utf16("WordDocument"), "Word 97-2003", "save it as DOCX"),
    ("old.xls", lambda: OLE + utf16("Workbook"), "Excel 97-2003", "save it as DOCX"),
    ("old.ppt", lambda: OLE + utf16("PowerPoint Document"), "PowerPoint 97-2003", "save it as DOCX"),
    ("other.msg", lambda: OLE, "an old office file of an unknown kind", "save it as DOCX"),
    ("secret.docx", lambda: OLE + utf16("EncryptedPackage"), "encrypted with a password", "without a password"),
    ("rich.rtf", lambda: b"{\\rtf1\\ansi Text}", "RTF, which is not read", "save it as DOCX"),
    ("print.ps", lambda: b"%!PS-Adobe-3.0\n", "PostScript, which is not read", "save it as DOCX"),
    ("table.xlsx", lambda: zipped("xl/workbook.xml"), "a spreadsheet (Excel)", "Bring the act itself"),
    ("talk.pptx", lambda: zipped("ppt/presentation.xml"), "a presentation (PowerPoint)", "save it as DOCX"),
    ("free.odt", lambda: zipped("content.xml"), "an OpenDocument file", "save it as DOCX"),
    ("book.epub", lambda: zipped("META-INF/container.xml"), "an e-book (EPUB)", "save it as DOCX"),
    ("acts.zip", lambda: zipped("a.docx", "b.docx"), "an archive (ZIP)", "Unpack it"),
    ("acts.gz", lambda: gzip.compress(b"1. Text."), "an archive (gzip)", "Unpack it"),
    ("acts.rar", lambda: b"Rar!\x1a\x07\x00" + bytes(40), "an archive (RAR)", "Unpack it"),
    ("acts.7z", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(40), "an archive (7z)", "Unpack it"),
    ("tool.exe", lambda: b"MZ" + bytes(64), "a program", "text of an act"),
    ("data.db", lambda: b"SQLite format 3\x00" + bytes(64), "a database (SQLite)", "text of an act"),
    ("feed.xml", lambda: b'<?xml version="1.0"?><rss><item>1. Text.</item></rss>', "an XML file", "save it as DOCX"),
    ("cut.docx", lambda: word(p("1. Мәтін."))[:200], "damaged or cut short", "save it again"),
    ("broken.docx", broken_part, "damaged or cut short", "save it again"),
    ("bomb.docx", bomb, "unpacks to far more than any act has", "save it anew"),
    ("locked.docx", locked_zip, "encrypted with a password", "without a password"),
    (
        "entity.docx",
        lambda: zipped("word/document.xml", content=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "declares entities",
        "anew",
    ),
    ("pictures.docx", lambda: word("<w:p/>"), "it holds no text", "OCR"),
    (
        "locked.pdf",
        lambda: pdf(sheet(ACT), encrypted=True),
        "a PDF that is locked with a password",
        "without a password",
    ),
    ("cut.pdf", lambda: pdf(sheet(ACT))[:400], "a damaged PDF", "Download or save it again"),
    ("scan.pdf", lambda: pdf(Sheet(picture=True), Sheet(picture=True)), "its pages are pictures without text", "OCR"),
    ("fonts.pdf", lambda: pdf(sheet(ACT), unicode=False), "its fonts do not tell which letters they draw", "OCR"),
    ("robot.html", lambda: html("<p>Подтвердите, что Вы не робот</p>"), "you are no robot", "save the page again"),
    ("robot2.html", lambda: html("<p>Please wait</p>", "Just a moment..."), "you are no robot", "save the page again"),
    (
        "bare.html",
        lambda: html("<script>load()</script><nav>Меню</nav>"),
        "holds no text of an act",
        "the act's own page",
    ),
    (
        "bare.mht",
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx",
        "holds no text of an act",
        "own page",
    ),
]


@pytest.mark.parametrize(("name", "make", "reason", "remedy"), BAD, ids=[row[0] for row in BAD])
def test_what_is_no_act_is_refused_with_its_reason_and_what_to_do(
    name: str, make: Callable[[], bytes], reason: str, remedy: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(CannotRead) as caught:
        read(path)
    assert reason in caught.value.reason
    assert remedy in caught.value.remedy
    assert str(caught.value).startswith(f"{name} was not read: {caught.value.reason}. Nothing was stored.")
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_every_reason_is_its_own() -> None:
    reasons = {reason for _, _, reason, _ in BAD}
    assert len(reasons) >= 30


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="No such file"):
        read(tmp_path / "absent.txt")
    with pytest.raises(CannotRead, match="it is no file"):
        read(tmp_path)


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(CannotRead, match="files over 64 MB are not read"):
        read(path)
    with pytest.raises(CannotRead, match="files over 64 MB are not read"):
        read_bytes("huge.txt", bytes(MAX_BYTES + 1))


def test_a_page_saved_as_one_file_is_read() -> None:
    page = "<html><body><p>1. Бірінші тармақ.</p></body></html>".encode()
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n"
    data = head + b"Content-Transfer-Encoding: 8bit\n\n" + page + b"\n--B--\n"
    assert read_bytes("act.mht", data).text == "1. Бірінші тармақ.\n"
