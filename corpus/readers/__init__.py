"""Files to sources: one door for every form in which an act is brought.

``read`` takes a file, ``read_bytes`` an upload. What a file is, its first bytes tell, not its name. Whatever cannot be
read is refused with one error that says why and what to do; a refused file leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corpus.errors import CannotRead
from corpus.readers.docx import read_docx
from corpus.readers.encoding import Undecodable
from corpus.readers.html import NoArticle, read_html
from corpus.readers.lines import digest
from corpus.readers.markdown import read_markdown
from corpus.readers.mhtml import read_mhtml
from corpus.readers.package import BadPackage
from corpus.readers.pdf import NoTextLayer, read_pdf
from corpus.readers.pdf_page import Damaged, Locked
from corpus.readers.sniff import Refusal, kind_of
from corpus.readers.text import read_text
from corpus.source import Source

__all__ = ["MAX_BYTES", "read", "read_bytes"]

MAX_BYTES = 64 * 1024 * 1024  # a file over this size is not opened: the largest code of the country has 8 MB as a page

_READERS: dict[str, Callable[[bytes], Source]] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "mhtml": read_mhtml,
    "docx": read_docx,
    "pdf": read_pdf,
}


def read(path: Path) -> Source:
    """Read an act from a file.

    Raises:
        CannotRead: the file holds no text that can be read; the error says why and what to do.
    """
    try:
        size = path.stat().st_size
        if size <= MAX_BYTES and path.is_file():
            return read_bytes(path.name, path.read_bytes())
    except OSError as error:
        raise CannotRead(str(path), error.strerror or str(error), "Check the path and its permissions.") from error
    if not path.is_file():
        raise CannotRead(str(path), "it is no file", "Name a file, or a folder where a folder is taken.")
    raise _too_large(str(path), size)


def read_bytes(name: str, data: bytes) -> Source:
    """Read an act from the bytes of a file.

    Args:
        name: the file's name, kept as ``Source.original``; it decides only between plain text and Markdown.
        data: its content.

    Raises:
        CannotRead: as ``read``.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise CannotRead(name, "it is empty", "Check that it was saved or downloaded whole.")
    kind = kind_of(name, data)
    if isinstance(kind, Refusal):
        raise CannotRead(name, kind.reason, kind.remedy)
    source = _read(name, kind, data)
    if not source.text.strip():
        raise CannotRead(name, "it holds no text, only spaces", "Check that it was saved or downloaded whole.")
    return replace(source, original=name, original_sha256=digest(data))


def _read(name: str, kind: str, data: bytes) -> Source:
    try:
        return _READERS[kind](data)
    except Undecodable as error:
        raise CannotRead(
            name, f"it is no text ({error})", "Save it as text in UTF-8, or as DOCX, PDF with text or HTML."
        ) from error
    except RecursionError as error:
        raise CannotRead(name, "its tables stand in one another without end", "Save it anew, as text.") from error
    except BadPackage as error:
        raise CannotRead(name, error.reason, error.remedy) from error
    except Locked as error:
        raise CannotRead(name, "it is a PDF that is locked with a password", "Save it without a password.") from error
    except Damaged as error:
        raise CannotRead(name, f"it is a damaged PDF ({error})", "Download or save it again.") from error
    except NoTextLayer as error:
        raise _no_text_layer(name, error.fonts) from error
    except NoArticle as error:
        raise _no_article(name, error.shell) from error


def _no_article(name: str, shell: bool) -> CannotRead:
    if shell:
        return CannotRead(
            name,
            "the page asks you to prove that you are no robot, and holds no act",
            "Open the act in a browser, pass the check, and save the page again.",
        )
    return CannotRead(name, "the page holds no text of an act", "Open the act's own page and save it whole.")


def _no_text_layer(name: str, fonts: bool) -> CannotRead:
    reason = "its fonts do not tell which letters they draw" if fonts else "its pages are pictures without text"
    return CannotRead(name, f"it is a PDF, but {reason}", "Have its text recognised (OCR) first, then bring it again.")


def _too_large(name: str, size: int) -> CannotRead:
    return CannotRead(
        name,
        f"it has {size / 2**20:.0f} MB, and files over {MAX_BYTES // 2**20} MB are not read",
        "Bring the act alone, without pictures.",
    )
