"""A Word file as a package: its parts, opened without trust.

Owns: the limits that a file must keep to (a few bytes can unpack to gigabytes), encrypted and damaged packages, XML
that declares entities. Must not know: what a part means. Nothing outside the package is ever fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

Element = ElementTree.Element

_PARTS = 20_000
_UNPACKED = 256 * 1024 * 1024  # bytes of a part; the longest code of the country has 30 MB
_RATIO = 400  # of unpacked to packed; text of an act comes to 10-30
_RATIO_FROM = 16 * 1024 * 1024  # smaller parts may be as empty as they like
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict form of the standard
)
_OTHERS = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}


class BadPackage(ValueError):
    """The package cannot be opened, or should not be; the message says why, ``remedy`` what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason, self.remedy = reason, remedy
        super().__init__(reason)


class Package:
    """The parts of a Word file."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise _damaged() from error
        if len(self._zip.infolist()) > _PARTS:
            raise _bomb()

    def has(self, name: str) -> bool:
        """Whether there is a part whose name begins so."""
        return any(found.startswith(name) for found in self._zip.namelist())

    def tree(self, name: str) -> Element | None:
        """The root of a part; none if the package has no such part."""
        if name not in self._zip.namelist():
            return None
        data = self._bytes(self._zip.getinfo(name))
        if _DECLARES.search(data):
            raise BadPackage("it declares entities, as no Word file does", "Save it anew in Word or LibreOffice.")
        try:
            return ElementTree.fromstring(data)  # noqa: S314 -- no declarations are left that could do harm
        except ElementTree.ParseError as error:
            raise _damaged() from error

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise BadPackage("it is encrypted with a password", "Save it without a password.")
        if info.file_size > _UNPACKED or (
            info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(1, info.compress_size)
        ):
            raise _bomb()
        try:
            with self._zip.open(info) as part:
                data = part.read(_UNPACKED + 1)  # the size that the package names may be a lie
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise _damaged() from error
        if len(data) > _UNPACKED:
            raise _bomb()
        return data


def _damaged() -> BadPackage:
    return BadPackage("it is a Word file that is damaged or cut short", "Download or save it again.")


def _bomb() -> BadPackage:
    return BadPackage(
        "it unpacks to far more than any act has, as an archive does that is made to do harm",
        "If it is an act after all, save it anew in Word or LibreOffice.",
    )


def tag_of(element: Element) -> str:
    """The name of an element: bare if it is Word's own, with ``mc:`` or ``m:`` before it, or empty if of others."""
    space, _, name = element.tag.rpartition("}")
    if space[1:] in _WORD:
        return name
    prefix = _OTHERS.get(space[1:])
    return f"{prefix}{name}" if prefix else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of Word's own."""
    if element is None:
        return None
    return next((element.get(f"{{{space}}}{name}") for space in _WORD if f"{{{space}}}{name}" in element.attrib), None)


def child(element: Element | None, *names: str) -> Element | None:
    """The element at the end of a path of Word's own names."""
    for name in names:
        element = next((found for found in element if tag_of(found) == name), None) if element is not None else None
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children with one of Word's own names."""
    return (found for found in (element if element is not None else ()) if tag_of(found) == name)


def is_on(element: Element | None) -> bool:
    """Whether a property that is present or not, or says so itself, is on."""
    return element is not None and value(element) not in ("0", "false", "off", "none")
