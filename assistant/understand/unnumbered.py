"""What has no number: the preamble, the title, the signature of a document, the note under a clause, an annex.

Owns: when a question asks for one of these and nothing else. Must not know: what an act has of them.
"""

from __future__ import annotations

from assistant.understand.language import is_frame_word
from assistant.understand.matter import matter_in
from assistant.understand.reading_units import Question
from assistant.understand.reference import Piece, Reference
from assistant.understand.vocabulary import OTHER, Vocabulary

# p: preamble, t: title, s: signature; n: "is called"; x: small words around them.
_WORDS = Vocabulary(
    p="преамбул* вступительн* кіріспе* preamble*",
    t="название названия названии заголовок заголовка заглавие тақырып тақырыбы тақырыбын атауы атауын title heading",
    s="подпись подписи қолы қолын қолтаңба* signature signatures",
    n="называется аталады called entitled озаглавлен*",
    x="""full полное полный полностью толық whole please пожалуйста говор*
        бөлі* част* part текст* мәтін* text кімдікі чья чьи whose
        стоит stands под under акт акта акте актінің act документ документа құжат құжаттың
        document бұл осы этот этого""",
)
_PIECES: dict[str, Piece] = {"p": "preamble", "t": "title", "s": "signature", "n": "title"}
_LINKS = "cf.,t"


def unnumbered(question: Question) -> list[Reference]:
    """The one thing without a number that a question is about, if all its other words only ask for it."""
    pieces, documents, named = [], [], []
    for place, unit in enumerate(question.units):
        token = question.tokens[unit.first]
        kind = _WORDS.of(token) if unit.kind in "wLcfD" and token.kind == "word" else OTHER
        if kind in _PIECES and unit.kind != "D":
            pieces.append(kind)
            named.append(place)
        elif unit.kind in "Dd":
            documents.append(unit.document)
            named.append(place)
        elif unit.kind not in _LINKS and kind != "x" and matter_in(token.text) and not is_frame_word(token.text):
            return []
    return _named(question, pieces, documents, named)


def _named(question: Question, pieces: list[str], documents: list[str], named: list[int]) -> list[Reference]:
    annex = documents and documents[0] == "annex" and not pieces
    if len(pieces) != 1 and not annex:
        return []
    span = question.span(named[0], named[-1])
    part = documents[0] if documents else None
    piece: Piece = _PIECES[pieces[0]] if pieces else ""
    return [Reference(part, (), span, span.of(question.text), level="part", piece=piece)]


def note_beside(question: Question, first: int, last: int) -> bool:
    """Whether the note under a place is meant: "сноска к пункту 7", "7-тармақтың ескертуі", "note to clause 7"."""
    after = last + 1 + (question.kind(last + 1) == ",")
    if question.kind(after) == "n":
        word = question.word(after)
        return not word.text.isascii() or word.lower.startswith("footnote")
    before = first - 1
    while first - before <= 2 and question.kind(before) in ("f", "t"):
        before -= 1
    if question.kind(before) != "n":
        return False
    return before < first - 1 or not question.word(before).text.isascii()
