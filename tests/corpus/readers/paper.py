"""PDFs made for tests: signs of one width at given places, ruled lines, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 600, 800
SIZE = 10
STEP = 5.0  # the width of a sign at that size
MARGIN = 50
LINE = 12


@dataclass(frozen=True)
class Sheet:
    """One page: texts at places, ruled lines as (x, y, x, y)."""

    texts: tuple[tuple[float, float, str], ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()
    picture: bool = False
    turned: int = 0
    upwards: tuple[tuple[float, float, str], ...] = ()  # texts that run from below upwards


def column(
    lines: list[str], left: float = MARGIN, top: float = HEIGHT - 60, indent: float = 20
) -> list[tuple[float, float, str]]:
    """Lines one under another; one that begins with a blank is set in."""
    return [
        (left + (indent if line[0] == " " else 0), top - LINE * place, line.strip())
        for place, line in enumerate(lines)
        if line
    ]


def sheet(lines: list[str], *more: tuple[float, float, str]) -> Sheet:
    return Sheet((*column(lines), *more))


def full(text: str, width: int = 100) -> str:
    """A line that reaches the right margin: its words set apart by as many blanks as it takes."""
    words = text.split()
    spare = width - len(text)
    gaps = [1 + spare // (len(words) - 1) + (place < spare % (len(words) - 1)) for place in range(len(words) - 1)]
    return "".join(word + " " * gap for word, gap in zip(words, [*gaps, 0], strict=True))


def pdf(*sheets: Sheet, unicode: bool = True, encrypted: bool = False) -> bytes:
    """The bytes of a PDF; without ``unicode`` its font does not tell which letters it draws."""
    signs = sorted({sign for one in sheets for _, _, text in (*one.texts, *one.upwards) for sign in text})
    codes = {sign: place + 33 for place, sign in enumerate(signs)}
    assert len(codes) < 220
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", _font(unicode), _stream(_map(codes))]
    kids = []
    for one in sheets:
        objects.append(_stream(_content(one, codes)))
        objects.append(_page(len(objects), one))
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return _file(objects, encrypted)


def _font(unicode: bool) -> str:
    widths = f"/FirstChar 32/LastChar 255/Widths[{' '.join(['500'] * 224)}]"
    if unicode:
        return f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{widths}/ToUnicode 4 0 R>>"
    glyphs = "/FontBBox[0 -200 500 800]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<>>"
    return f"<</Type/Font/Subtype/Type3{glyphs}/Encoding<</Type/Encoding/Differences[]>>{widths}>>"


def _map(codes: dict[str, int]) -> str:
    pairs = "\n".join(f"<{code:02X}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items())
    blocks = [pairs.split("\n")[start : start + 90] for start in range(0, len(codes), 90)]
    listed = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{listed}endcmap end end"
    )


def _content(one: Sheet, codes: dict[str, int]) -> str:
    parts = ["BT"]
    placed = [(f"0 1 -1 0 {WIDTH - y} {x}" if one.turned else f"1 0 0 1 {x} {y}", text) for x, y, text in one.texts]
    for matrix, text in (*placed, *((f"0 1 -1 0 {x} {y}", text) for x, y, text in one.upwards)):
        parts.append(f"/F {SIZE} Tf {matrix} Tm <{''.join(f'{codes[sign]:02X}' for sign in text)}> Tj")
    parts.append("ET")
    parts.extend(f"{x} {y} m {right} {top} l S" for x, y, right, top in one.rules)
    if one.picture:
        parts.append("q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    return "\n".join(parts)


def _page(content: int, one: Sheet) -> str:
    return (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {one.turned}"
        f"/Resources<</Font<</F 3 0 R>>>>/Contents {content} 0 R>>"
    )


def _stream(content: str) -> str:
    return f"<</Length {len(content.encode('latin-1'))}>>\nstream\n{content}\nendstream"


def _file(objects: list[str], encrypted: bool) -> bytes:
    made = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = len(made)
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>/ID[<01><01>]" if encrypted else ""
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer\n<</Size {len(objects) + 1}/Root 1 0 R{lock}>>\n"
    return made + f"{tail}startxref\n{table}\n%%EOF\n".encode("latin-1")
