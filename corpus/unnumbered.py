"""Text without a number: which paragraph, title or part of an act it belongs to.

Owns: the draft of the act while it grows, and the place of every unnumbered line in it: preamble, titles, paragraphs of
the open unit, tails, pieces torn off by a page break, documents that begin without approval. Must not know: how
numbered units, tables and signatures are placed (``corpus/structure.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.blocks import Block
from corpus.drafts import DraftNote, DraftPart, DraftUnit
from corpus.model import SegmentKind, Span, State, UnitKind
from corpus.notes import NoteTree, parse_requisites
from corpus.part_names import joined
from corpus.shapes import Form, Shape, enacts, heads_a_document, heads_a_law, is_corner, titles_a_document
from corpus.text import ends_open, ends_sentence, starts_inside

LONGEST_HEAD = 300  # characters of a title without a mark of its own
_LONGEST_TITLE = 1_500  # characters; a document without line ends is no title
_DASHES = ("-", "–", "—")
_LIST = 120  # blocks of one item
_CENTRED = 20  # blanks before a line in the middle
_SHORT_TITLE = 3  # words; "ЕРЕЖЕ", "СОСТАВ": the title goes on in the next line


class UnnumberedText:
    """The growing draft of an act, and the placing of its unnumbered text."""

    shapes: Sequence[Shape]

    def __init__(self, source: str, blocks: Sequence[Block]) -> None:
        self.source, self.blocks = source, blocks
        self._owner: DraftUnit | DraftPart | None = None
        self.parts: list[DraftPart] = [DraftPart("body")]
        self.notes: list[DraftNote] = []  # about the act as a whole
        self.requisites: list[Span] = []
        self.title: list[Span] = []
        self.kinds: list[SegmentKind] = []
        self.owners: list[DraftUnit | DraftPart | None] = []
        self._path: list[DraftUnit] = []  # open units, outermost first
        self._paragraph: list[Span] | None = None  # the last paragraph of text, for one torn in two
        self._awaits_title = False
        self._signing = 0  # blocks still belonging to a signature
        self._title_above: str | None = None  # "chapter-2": the last numbered title, until a unit follows it
        self._unquoted = False  # whether an unquoted new wording is being read
        self._row: DraftUnit | None = None  # the row whose line is being read

    @property
    def part(self) -> DraftPart:
        """The part being read."""
        return self.parts[-1]

    def _open_part(self) -> None:
        self.parts.append(DraftPart("annex"))
        self._path, self._paragraph = [], None

    def _open_signed_over(self) -> None:
        """Open a part whose numbering begins below a signature, with the lines between the two as its title."""
        above = self.part
        below = [lines for lines in above.paragraphs if lines[0].start > above.signature[-1].start]
        above.paragraphs = [lines for lines in above.paragraphs if lines[0].start < above.signature[-1].start]
        self._open_part()
        texts = ["".join(span.of(self.source) for span in lines) for lines in below]
        titled = next((place for place, text in enumerate(texts) if enacts(text)), len(below))
        if sum(map(len, texts[:titled])) > LONGEST_HEAD:
            titled = 0
        self.part.title = [span for lines in below[:titled] for span in lines]
        self.part.paragraphs = below[titled:]

    def _text(self, place: int) -> SegmentKind:
        block = self.blocks[place]
        if self._paragraph is not None and self._continues(block):
            self._paragraph.extend(block.pieces)
            return SegmentKind.TEXT
        self._paragraph = list(block.pieces)
        if self._path and self._begins_document(place):
            self._open_part()
            self.part.title.extend(block.pieces)
            return SegmentKind.HEADING
        if self._path:
            return self._text_in_unit(place)
        if not self.part.units and not self.part.signature:
            return self._text_before_units(block)
        return self._text_after_units(block)

    def _begins_document(self, place: int) -> bool:
        """Whether a line without approval is the title of a list or rules: its numbering begins anew below it."""
        block = self.blocks[place]
        above = self.blocks[place - 1].text
        if block.table_row or not heads_a_document(block.text) or not ends_sentence(above) or self._awaits_title:
            return False
        below = (shape for shape in self.shapes[place + 1 : place + 4] if shape.form is not Form.NOTE)
        follower = next(below, None)
        return follower is not None and follower.form is Form.CLAUSE and follower.number == "1"

    def _continues(self, block: Block) -> bool:
        """Whether a page break tore the last paragraph and this is its rest."""
        assert self._paragraph is not None
        last = self._paragraph[-1].of(self.source)
        return ends_open(last) and not block.table_row and bool(self._path) and self._may_be_torn(block)

    def _may_be_torn(self, block: Block) -> bool:
        """A tear joins plain text only: never a title that follows without punctuation."""
        return not block.heading and (block.text[0].islower() or ends_sentence(block.text))

    def _text_in_unit(self, place: int) -> SegmentKind:
        assert self._paragraph is not None
        block, unit = self.blocks[place], self._path[-1]
        if unit.gone:  # what stands behind the mark of a removal is not of the unit that was removed
            return self._text_behind(block)
        if starts_inside(block.text) and not block.text[0].islower():
            self._fragment()
        elif self._trails(unit, place):
            self._path.pop()
            self._path[-1].tail.append(self._paragraph)
        elif unit.children:
            unit.tail.append(self._paragraph)
        else:
            unit.paragraphs.append(self._paragraph)
        self._path[0].rows = self._path[0].rows or block.table_row
        self._owner = self._path[-1]
        return SegmentKind.TEXT

    def _text_behind(self, block: Block) -> SegmentKind:
        self._path.pop()
        if not self._path:
            return self._text_after_units(block)
        assert self._paragraph is not None
        self._owner = self._path[-1]
        self._path[-1].tail.append(self._paragraph)
        return SegmentKind.TEXT

    def _trails(self, unit: DraftUnit, place: int) -> bool:
        """Whether the list that this item belongs to has ended, so that the text is the clause's own tail."""
        ended = unit.paragraphs[-1][-1].of(self.source).rstrip().endswith(".") if unit.paragraphs else False
        if unit.kind is not UnitKind.SUBCLAUSE or not ended or len(self._path) < 2:
            return False
        return not (self._list_goes_on(unit, place) or self._is_dashed_too(unit, place))

    def _is_dashed_too(self, unit: DraftUnit, place: int) -> bool:
        """Whether a line behind a dash goes on with an item's own list of such lines."""
        above = unit.paragraphs[-1][0].of(self.source).lstrip()
        return self.blocks[place].text.startswith("-") and len(unit.paragraphs) > 1 and above[:1] in _DASHES

    def _list_goes_on(self, unit: DraftUnit, place: int) -> bool:
        """Whether the next numbered line is the next item: a stop within the list did not end it."""
        ahead = self.shapes[place + 1 : place + _LIST]
        below = next((shape for shape in ahead if shape.form not in (Form.TEXT, Form.NOTE, Form.POSITION)), None)
        follows = below is not None and below.form is Form.SUBCLAUSE and (below.number or "").isdigit()
        number = unit.number or ""
        return follows and number.isdigit() and below is not None and below.number == str(int(number) + 1)

    def _fragment(self) -> None:
        """Keep a torn piece as a unit of its own beside the last one; its number is settled by its neighbours."""
        assert self._paragraph is not None
        last = self._path.pop()
        siblings = self._path[-1].children if self._path else self.part.units
        unit = DraftUnit(last.kind, None, last.heading, [self._paragraph], state=State.FRAGMENT)
        siblings.append(unit)
        self._path.append(unit)

    def _text_before_units(self, block: Block) -> SegmentKind:
        assert self._paragraph is not None
        requisites = self._as_requisites(block)
        if requisites is not None:
            self.notes.append(DraftNote(inner(block), requisites))
            self.requisites.extend(block.pieces)
            return SegmentKind.REQUISITES
        if self._awaits_title and not self.part.title and is_corner(block):
            self.part.approval.extend(block.pieces)
            return SegmentKind.REQUISITES
        if self._awaits_title and self._titles(block):
            self.part.title.extend(block.pieces)
            return SegmentKind.HEADING
        self._awaits_title = self._awaits_title and not self.part.title
        self.part.paragraphs.append(self._paragraph)
        return SegmentKind.TEXT

    def _titles(self, block: Block) -> bool:
        """Whether a line under "approved by" is the title, or goes on with it."""
        if block.table_row or "___" in block.text or block.text.endswith((";", ",")) or block.text[0] == "(":
            return False
        if len(block.text) > _LONGEST_TITLE:
            return False
        if not self.part.title:  # behind text, a line that begins small goes on with it, one with a colon announces
            return not (self.part.paragraphs and (block.text[0].islower() or block.text.endswith(":")))
        begun = joined(self.source, self.part.title)
        goes_on = block.text[0].islower() or titles_a_document(block.text) or len(begun.split()) <= _SHORT_TITLE
        goes_on = goes_on or self._is_centred(block)
        return goes_on and not ends_sentence(block.text)

    def _is_centred(self, block: Block) -> bool:
        """Whether blanks set a short line in the middle, as the rest of a title is in a text wrapped by hand."""
        start = block.span.start
        margin = self.source.rfind("\n", 0, start) + 1
        return start - margin >= _CENTRED and not self.source[margin:start].strip()

    def _as_requisites(self, block: Block) -> NoteTree | None:
        if len(self.parts) > 1 or self.part.paragraphs or self.part.approval:
            return None
        span = inner(block)
        tree = parse_requisites(span.of(self.source), span.start)
        return tree if tree.changes and not tree.leftover else None

    def _text_after_units(self, block: Block) -> SegmentKind:
        """Text under a chapter title or after a signature: it opens an attached document or belongs to the part."""
        assert self._paragraph is not None
        if self.part.signature and self._may_title(block):
            self._open_part()
            self.part.title.extend(block.pieces)
            self._awaits_title = not titles_a_document(block.text)
            return SegmentKind.HEADING
        self.part.paragraphs.append(self._paragraph)
        self._owner = self.part
        return SegmentKind.TEXT

    def _may_title(self, block: Block) -> bool:
        """Whether a line below a signature is the title of another document."""
        if block.table_row or ends_sentence(block.text) or "___" in block.text:
            return False
        return titles_a_document(block.text) or heads_a_document(block.text) or heads_a_law(block.text)


def inner(block: Block) -> Span:
    """The stretch of a block from its first piece to its last."""
    return Span(block.pieces[0].start, block.pieces[-1].end)
