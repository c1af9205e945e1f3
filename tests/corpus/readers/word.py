"""Word files made for tests: only the parts that a test is about."""

from __future__ import annotations

import io
import zipfile

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def part(name: str, content: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{SPACE}" xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{content}</w:{name}>"
    )


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(place: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(definitions: dict[int, str], numbers: dict[int, tuple[int, str]]) -> str:
    """``numbering.xml``: definitions by id, lists by number as (definition, overrides)."""
    made = [f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>' for name, levels in definitions.items()]
    for number, (definition, overrides) in numbers.items():
        made.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>')
    return "".join(made)


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def word(body: str, numbering: str = "", styles: str = "", footnotes: str = "", **others: bytes) -> bytes:
    """The bytes of a Word file."""
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": part("document", f"<w:body>{body}</w:body>").encode(),
        "word/numbering.xml": part("numbering", numbering).encode(),
        "word/styles.xml": part("styles", styles).encode(),
        "word/footnotes.xml": part("footnotes", footnotes).encode(),
        **{name.replace("__", "/"): data for name, data in others.items()},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()
