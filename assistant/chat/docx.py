"""A dialogue as a Word file (Office Open XML, ISO/IEC 29500) with true footnotes; written by hand, as it is small.

Owns: the file's parts. Must not know: what the document says.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from assistant.chat.export import Block, clean

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TAGS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
_STYLE = {
    "title": "Title",
    "question": "Heading1",
    "text": "Normal",
    "quote": "Quote",
    "translation": "Translation",
    "notice": "ListParagraph",
    "item": "ListParagraph",
}
_TYPES = f"""{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"""
_WORD_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>"""
_MOMENT = (1980, 1, 1, 0, 0, 0)  # of every file inside: the same dialogue gives the same bytes


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file's window of properties tells: its title, the acts it is about, who made it, its language and day."""

    title: str = ""
    subject: str = ""
    creator: str = ""
    language: str = "kk"
    made: date | None = None


def to_docx(blocks: Sequence[Block], properties: Properties | None = None) -> bytes:
    """The document as the bytes of a ``.docx`` file."""
    notes = [block for block in blocks if block.footnote]
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "docProps/core.xml": _core(properties or Properties()),
        "word/_rels/document.xml.rels": _WORD_RELATIONS,
        "word/styles.xml": _styles(),
        "word/footnotes.xml": _footnotes([note.footnote for note in notes]),
        "word/document.xml": _document(blocks),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, _MOMENT), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _core(told: Properties) -> str:
    """The properties, as Dublin Core has them."""
    day = f"{told.made:%Y-%m-%d}T00:00:00Z" if told.made else ""
    elements = {
        "dc:title": told.title,
        "dc:subject": told.subject,
        "dc:creator": told.creator,
        "dc:language": _TAGS.get(told.language, told.language),
    }
    inside = "".join(f"<{name}>{_clean(words)}</{name}>" for name, words in elements.items() if words)
    when = f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>' if day else ""
    spaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f"{_HEAD}<cp:coreProperties {spaces}>{inside}{when}</cp:coreProperties>"


def _document(blocks: Sequence[Block]) -> str:
    body: list[str] = []
    number = 0
    for block in blocks:
        number += bool(block.footnote)
        body.append(_paragraph(block, number if block.footnote else 0))
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    return f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{"".join(body)}{page}</w:body></w:document>'


def _paragraph(block: Block, number: int) -> str:
    runs = "".join(_run(words, marked, block.language) for words, marked in block.runs)
    mark = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="{_STYLE[block.style]}"/></w:pPr>{runs}{mark if number else ""}</w:p>'


def _run(words: str, marked: bool, language: str) -> str:
    lang = f"<w:lang w:val={quoteattr(_TAGS.get(language, language or 'kk-KZ'))}/>"
    shade = '<w:highlight w:val="yellow"/>' if marked else ""
    return f'<w:r><w:rPr>{shade}{lang}</w:rPr><w:t xml:space="preserve">{_clean(words)}</w:t></w:r>'


def _clean(words: str) -> str:
    """Text that XML 1.0 can hold."""
    return escape(clean(words))


def _footnotes(notes: Sequence[str]) -> str:
    lines = [
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>',
    ]
    lines += [_footnote(number, words) for number, words in enumerate(notes, 1)]
    return f'{_HEAD}<w:footnotes xmlns:w="{_W}">{"".join(lines)}</w:footnotes>'


def _footnote(number: int, words: str) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    text = f'<w:r><w:t xml:space="preserve"> {_clean(words)}</w:t></w:r>'
    return f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{text}</w:p></w:footnote>'


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    bar = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="0B4A6F"/></w:pBdr>'
    styles = (
        _style("Normal", "Normal", '<w:spacing w:after="120"/>'),
        _style("Title", "Title", '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="36"/>'),
        _style(
            "Heading1",
            "heading 1",
            '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
            "<w:b/>",
        ),
        _style("Quote", "Quote", f'{bar}<w:spacing w:after="60"/><w:ind w:left="425"/>'),
        _style(
            "Translation",
            "Translation",
            '<w:spacing w:after="60"/><w:ind w:left="425"/>',
            '<w:i/><w:color w:val="555555"/>',
        ),
        _style("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/><w:ind w:left="425"/>'),
        _style("FootnoteText", "footnote text", "", '<w:sz w:val="20"/>'),
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    )
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{defaults}{"".join(styles)}</w:styles>'


def _style(key: str, name: str, paragraph: str, run: str = "") -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
