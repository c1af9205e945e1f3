"""Blocks to a draft tree: where each paragraph of an act belongs.

Owns: the reading order of an act (parts, titles, clauses, items, torn and trailing paragraphs, signatures). Must not
know: dates, events, this or that file. A block's form comes from ``corpus/shapes.py``; its place is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.blocks import Block
from corpus.chapters import roman_chapters
from corpus.contents import contents_of
from corpus.corners import torn_sentences, wrapped_corners
from corpus.drafts import DraftNote, DraftUnit
from corpus.head import Head
from corpus.ids import arabic, is_number, number_key
from corpus.lost_marks import lost_marks
from corpus.model import ActCard, Heading, SegmentKind, Span, UnitKind
from corpus.nesting import close_items, dotted_home
from corpus.notes import parse_note, parse_removal
from corpus.numbering import follows
from corpus.part_names import name_parts
from corpus.shapes import Form, Shape, enacts, shape_of, titles_a_document
from corpus.signatures import goes_on_signing, is_agreed, signature_length
from corpus.tables import tables_of
from corpus.text import ends_sentence
from corpus.unnumbered import UnnumberedText, inner
from corpus.wordings import goes_on_quoting, instructs, quoted_blocks, stands_again, stray_first

_CORNER_LINES = 8  # rows of a corner above its title
_LONGEST_CHAPTER = 200  # characters of the title of one
_PREAMBLE = 30  # blocks above the words that open the body
_NUMBERED = (Form.ARTICLE, Form.CLAUSE, Form.SUBCLAUSE)
_LETTERS = "абвгдежзиклмнопрст"
_GROUPS = {Form.SECTION: "section", Form.CHAPTER: "chapter", Form.PARAGRAPH: "para"}
_LEVELS = {Form.SECTION: "section", Form.CHAPTER: "chapter", Form.PARAGRAPH: "paragraph", Form.TITLE: "heading"}


class StructureBuilder(UnnumberedText):
    """Reads the blocks of one act in order; afterwards ``parts``, ``notes`` and ``kinds`` hold the result."""

    def __init__(self, source: str, blocks: Sequence[Block], head: Head, card: ActCard) -> None:
        super().__init__(source, blocks)
        self._head, self._card = head, card
        tables = tables_of(source, blocks)
        self.rows = tables.rows
        shapes = [Shape(Form.ROW) if place in self.rows else shape_of(block) for place, block in enumerate(blocks)]
        for place in tables.signing:
            shapes[place] = Shape(Form.SIGNATURE)
        for place in wrapped_corners(source, blocks, shapes):
            shapes[place] = Shape(Form.APPROVAL)
        for place in torn_sentences(blocks, shapes):
            shapes[place] = Shape(Form.TEXT)
        for place, shape in (roman_chapters(blocks, shapes) | lost_marks(blocks, shapes)).items():
            shapes[place] = shape
        contents = contents_of(shapes)
        self.shapes = [Shape(Form.TEXT) if place in contents else shape for place, shape in enumerate(shapes)]
        self._enacted = next((place for place, block in enumerate(blocks[:_PREAMBLE]) if enacts(block.text)), -1)
        below = blocks[self._enacted + 1 : self._enacted + 2] if self._enacted >= 0 else ()
        if below and (first := stray_first(below[0])):
            self.shapes[self._enacted + 1] = Shape(Form.CLAUSE, "1", first)
        self._quoted = quoted_blocks(blocks, self.shapes)  # new wordings of other acts

    def build(self) -> None:
        """Read every block."""
        for place in range(len(self.blocks)):
            self._owner = None
            kind = self._read(place)
            self.kinds.append(kind)
            self.owners.append(self._owner or (self._path[-1] if self._path else self.part))
        name_parts(self.source, self.parts, self._card)

    # -- one block -------------------------------------------------------------------------------------------------

    def _read(self, place: int) -> SegmentKind:
        block, shape = self.blocks[place], self.shapes[place]
        if block.span.start < self._head.end:
            return self._head_line(block)
        if self._signing:
            self._signing -= 1
            return self._sign(block)
        if self._row is not None and (place == 0 or "\n" in self._above(place)):
            self._row = None
        if shape.form is Form.NOTE:
            return self._note(block)
        if (self.part.units or place > self._enacted >= 0) and (
            place in self._quoted or self._is_unquoted_wording(place)
        ):
            whose = self._path or not _numbered_only(self.part.units)
            held = whose and place in self.rows and self.rows[place].number is not None
            return self._table_row(place) if held else self._wording(block)
        if place in self.rows and self.rows[place].number is not None:
            return self._table_row(place)
        if self._row is not None:
            self._row.paragraphs[-1].extend(block.pieces)
            return SegmentKind.TEXT
        if shape.form in (Form.BADGE, Form.APPROVAL) or self._opens_corner(place):
            return self._badge(block) if shape.form is Form.BADGE else self._approval(block)
        if self._opens_signature(place):
            return self._sign(block)
        if shape.form in _LEVELS:
            return self._heading(block, shape)
        if place < self._enacted and shape.form is Form.SUBCLAUSE:
            return self._text(place)  # a line of the preamble: "… 6-бабының / 1) тармақшасына сәйкес"
        if shape.form in _NUMBERED or (shape.form is Form.LETTERED and self._goes_on(shape.number or "")):
            return self._numbered(place)
        return self._text(place)

    def _head_line(self, block: Block) -> SegmentKind:
        """A line of the head: title, badge, or requisites, which may tell of the act's adoption and repeal."""
        if block.pieces[0] in self._head.title:
            self.title.extend(block.pieces)
            return SegmentKind.HEADING
        self.requisites.extend(block.pieces)
        told = self._as_requisites(block) if block.pieces[0] in self._head.requisites else None
        if told is not None:
            self.notes.append(DraftNote(inner(block), told))
        return SegmentKind.REQUISITES

    def _above(self, place: int) -> str:
        """What stands between a block and the one before it."""
        return self.source[self.blocks[place - 1].span.end : self.blocks[place].span.start]

    def _table_row(self, place: int) -> SegmentKind:
        """A row is a unit of what its table stands in."""
        block, row = self.blocks[place], self.rows[place]
        self._paragraph, self._awaits_title = None, False
        if self._path and place not in self._quoted and self._trails(self._path[-1], place):
            self._path.pop()
        unit = DraftUnit(UnitKind.ROW, row.number, self._innermost_heading, [list(block.pieces)], row=row)
        unit.anchor = block.hint.anchor if block.hint else None
        self._siblings.append(unit)
        if self._path:
            self._path[0].rows = True
        self._row = self._owner = unit
        return SegmentKind.TEXT

    @property
    def _siblings(self) -> list[DraftUnit]:
        return self._path[-1].children if self._path else self.part.units

    @property
    def _innermost_heading(self) -> int | None:
        return len(self.part.headings) - 1 if self.part.headings else None

    def _note(self, block: Block) -> SegmentKind:
        span = inner(block)
        note = DraftNote(span, parse_note(span.of(self.source), span.start))
        self._paragraph = None
        self._note_home().append(note)
        return SegmentKind.NOTE

    def _note_home(self) -> list[DraftNote]:
        """Where a note belongs: to the outermost open unit, else to the part, else to the act."""
        if self._row is not None:
            return self._row.notes
        if self._path:
            return self._path[0].notes
        before_all = len(self.parts) == 1 and not self.part.units
        return self.notes if before_all else self.part.notes

    def _badge(self, block: Block) -> SegmentKind:
        self.requisites.extend(block.pieces)
        return SegmentKind.REQUISITES

    def _approval(self, block: Block) -> SegmentKind:
        if self.part.units or self.part.title or self.part.signature:
            self._open_part()
        self.part.approval.extend(block.pieces)
        self._awaits_title = True
        return SegmentKind.REQUISITES

    def _opens_corner(self, place: int) -> bool:
        """Whether a layout row is the first of several that end in "approved by"."""
        for ahead in range(place, min(place + _CORNER_LINES, len(self.blocks))):
            block, shape = self.blocks[ahead], self.shapes[ahead]
            if not (block.table_row and block.text.startswith("|") and block.text.count("|") == 1):
                return False
            if shape.form is Form.APPROVAL:
                return True
        return False

    def _opens_signature(self, place: int) -> bool:
        """Whether a signature starts or goes on here; if so, how many blocks it still has is noted."""
        if self._awaits_title or not (self.part.units or self.part.paragraphs):
            return False
        if self.part.signature and not self._path:
            agreeing = self.kinds[-1] is SegmentKind.SIGNATURE and is_agreed(self.source, self.part.signature)
            if goes_on_signing(self.blocks[place], self.shapes[place], agreeing=agreeing):
                return True
        length = signature_length(self.blocks, self.shapes, place)
        self._signing = max(length - 1, 0)
        return length > 0

    def _sign(self, block: Block) -> SegmentKind:
        self._path, self._paragraph, self._owner = [], None, self.part
        self.part.signature.extend(block.pieces)
        return SegmentKind.SIGNATURE

    # -- headings --------------------------------------------------------------------------------------------------

    def _heading(self, block: Block, shape: Shape) -> SegmentKind:
        self._paragraph = None
        if shape.form is Form.TITLE and self._is_title(block):
            return self._title(block)
        self._path, self._awaits_title = [], False
        span = Span(block.pieces[0].start, block.pieces[-1].end)
        if shape.form in _GROUPS and shape.number:
            name = f"{_GROUPS[shape.form]}-{arabic(shape.number)}"
            self._title_above = name if is_number(name) else None
        self.part.headings.append(Heading(span, block.pieces, _LEVELS[shape.form], shape.number))
        return SegmentKind.HEADING

    def _is_title(self, block: Block) -> bool:
        return self._awaits_title or not self.title or titles_a_document(block.text)

    def _title(self, block: Block) -> SegmentKind:
        self._path, self._paragraph = [], None
        if len(self.parts) == 1 and not self.part.units and not self.part.approval and not self.title:
            self.title.extend(block.pieces)
            return SegmentKind.HEADING
        if not self._awaits_title:
            self._open_part()
        self._awaits_title = False
        self.part.title.extend(block.pieces)
        return SegmentKind.HEADING

    # -- numbered units --------------------------------------------------------------------------------------------

    def _numbered(self, place: int) -> SegmentKind:
        block, shape = self.blocks[place], self.shapes[place]
        if shape.form is Form.CLAUSE and self._is_bare_chapter(place):
            return self._heading(block, Shape(Form.CHAPTER, shape.number, shape.body))
        self._awaits_title = False
        self._open_unit(place, shape)
        unit = self._owner = self._path[-1]
        unit.anchor = block.hint.anchor if block.hint else None
        self._paragraph = list(block.pieces)
        unit.paragraphs.append(self._paragraph)
        return self._removal(block, shape, unit)

    def _is_bare_chapter(self, place: int) -> bool:
        """Whether "1. Жалпы ережелер" is a title: it does not close as a sentence and another numbering follows."""
        block = self.blocks[place]
        text = block.text
        if len(text) > _LONGEST_CHAPTER or text.rstrip().endswith((",", "-", ":", ";")):
            return False
        follower = next((shape for shape in self.shapes[place + 1 : place + 3] if shape.form is not Form.NOTE), None)
        below = follower.number if follower is not None and follower.form is Form.CLAUSE else None
        if self._continues_chapters(self.shapes[place].number or ""):
            return not ends_sentence(text) or below == self._next_number()
        return below is not None and not ends_sentence(text) and below in ("1", self._next_number())

    def _continues_chapters(self, number: str) -> bool:
        """Whether a number goes on with the chapters, and goes back behind the clauses: "7-1." after clause 41."""
        headings, units = self.part.headings, _numbered_only(self.part.units)
        if not headings or headings[-1].level != "chapter" or not units or units[-1].kind is not UnitKind.CLAUSE:
            return False
        chapter, here, clause = (number_key(text or "0") for text in (headings[-1].number, number, units[-1].number))
        return chapter < here < clause and here[0][0] - chapter[0][0] <= 1

    def _next_number(self) -> str:
        units = _numbered_only(self.part.units)
        head = number_key(units[-1].number or "0")[0][0] if units else 0
        return str(head + 1)

    def _open_unit(self, place: int, shape: Shape) -> None:
        home = dotted_home(self._path, self.source, shape.number or "") if shape.form is Form.CLAUSE else 0
        if home:
            del self._path[home:]
            shape = Shape(Form.SUBCLAUSE, shape.number, shape.body)
        siblings = self._siblings if home else self._siblings_for(place, shape)
        unit = DraftUnit(self._kind_of(shape), shape.number, self._innermost_heading)
        if siblings is self.part.units and unit.number:
            unit.within = self._run_of(unit.kind, unit.number)
        siblings.append(unit)
        self._path.append(unit)

    def _kind_of(self, shape: Shape) -> UnitKind:
        if shape.form is Form.ARTICLE:
            return UnitKind.ARTICLE
        return UnitKind.CLAUSE if shape.form is Form.CLAUSE else UnitKind.SUBCLAUSE

    def _siblings_for(self, place: int, shape: Shape) -> list[DraftUnit]:
        """The list that a new unit joins; closes the open units that it ends."""
        if shape.form is Form.ARTICLE:
            self._path = []
        elif shape.form is Form.CLAUSE:
            self._path = [unit for unit in self._path if unit.kind is UnitKind.ARTICLE][:1]
        if shape.form in (Form.ARTICLE, Form.CLAUSE):
            if not self._path and self.part.signature and shape.number == "1":
                self._open_signed_over()
        else:
            close_items(self._path, self.source, shape.number or "", heads=self.blocks[place].text.endswith(":"))
        return self._siblings

    def _run_of(self, kind: UnitKind, number: str) -> str:
        """Which of the part's numberings a unit goes on with."""
        part = self.part
        numbering = {UnitKind.ARTICLE: part.articles, UnitKind.CLAUSE: part.clauses}.get(kind, part.items)
        if numbering is part.items and not number[0].isdigit():
            return ""
        title, self._title_above = self._title_above, None
        taken = not numbering.begun and any(
            unit.number == number and not unit.within and unit.row is None for unit in part.units
        )
        return numbering.place(number, title, taken=taken)

    def _goes_on(self, letter: str) -> bool:
        """Whether a letter with a full stop goes on with a list of letters: "а." begins one below a colon."""
        if letter == "а":
            return self._paragraph is not None and self.source[self._paragraph[-1].end - 1] == ":"
        last = next((unit.number for unit in reversed(self._path) if unit.kind is UnitKind.SUBCLAUSE), None)
        return last is not None and last in _LETTERS and _LETTERS.find(letter) - _LETTERS.find(last) == 1

    def _removal(self, block: Block, shape: Shape, unit: DraftUnit) -> SegmentKind:
        """Read a removal that stands in place of the unit's text."""
        start = block.pieces[0].start + shape.body
        tree = parse_removal(self.source[start : block.pieces[-1].end], start) if len(block.pieces) == 1 else None
        if tree is None:
            return SegmentKind.TEXT
        unit.notes.append(DraftNote(Span(start, block.pieces[-1].end), tree))
        unit.gone = True
        return SegmentKind.NOTE

    def _is_unquoted_wording(self, place: int) -> bool:
        """Whether a new wording without quotation marks is read: until the act's own numbering goes on."""
        shape = self.shapes[place]
        own = self._goes_on_with_clauses(shape.number or "") if shape.form is Form.CLAUSE else False
        if self._unquoted:
            self._unquoted = not own and shape.form in (Form.CLAUSE, Form.SUBCLAUSE, Form.TEXT, Form.LETTERED)
        elif shape.form is Form.CLAUSE and self._path and place:
            told = instructs(self.blocks[place - 1].text)
            if own:
                self._unquoted = told and stands_again(self.shapes, place)
            else:
                self._unquoted = told or goes_on_quoting(self.blocks, self._quoted, place, shape.number or "")
        return self._unquoted

    def _goes_on_with_clauses(self, number: str) -> bool:
        """Whether a number comes next among the clauses of the part, or of the article that is open."""
        last = next((unit.number for unit in reversed(self._path) if unit.kind is UnitKind.CLAUSE), None)
        return self.part.clauses.goes_on(number) or (last is not None and follows(last, number))

    def _wording(self, block: Block) -> SegmentKind:
        """A quoted wording belongs to the unit that gives it, whatever it looks like itself."""
        self._paragraph = list(block.pieces)
        if not self._path:
            return self._text_after_units(block)
        unit = self._owner = self._path[-1]
        (unit.tail if unit.children else unit.paragraphs).append(self._paragraph)
        return SegmentKind.TEXT


def _numbered_only(units: Sequence[DraftUnit]) -> list[DraftUnit]:
    """The last unit that is no table row, as a list of one; none where there is none."""
    last = next((unit for unit in reversed(units) if unit.row is None), None)
    return [last] if last else []
