"""Questions inside a question: "Who appoints the head and who the deputies?" asks twice, with one verb.

Owns: the cutting of a compound question, each part made whole by the words that they share. Must not know: clauses, or
whether a part makes sense (the caller asks it and sees).
"""

from __future__ import annotations

import re

_ASKING = (
    r"(?:кім\w*|қай\w*|қандай|қашан|қалай|кто|кому|кем|кого|чь[яеи]|чей|как\w*|где|когда|откуда|who|whom|whose|what|which"
    r"|where|when|how)"
)
_ASKS = re.compile(rf"\b{_ASKING}\b", re.IGNORECASE)
# Between two questions: a full stop of some kind, or a joining word with a question word soon behind it.
_CUT = re.compile(
    rf"[?;.]\s+|,?\s+(?:ал|а|и|әрі|және|and|but|also|а также)\s+(?=(?:\S+\s+){{0,2}}?{_ASKING}\b)", re.IGNORECASE
)
_JOIN = re.compile(r",?\s+(?:және|мен|пен|бен|әрі|и|а также|and)\s+", re.IGNORECASE)
_SHORTEST, _FULL, _LONGEST = 2, 4, 40  # words
_PLAIN = 14  # words of a question about two things; a longer one tells a story
_MOST = 4  # parts


def parts_of(question: str, language: str) -> tuple[str, ...]:
    """The questions inside a compound one, each whole; nothing for a simple question.

    Kazakh shares the last words ("Басшыны кім, ал орынбасарларын кім тағайындайды?"), Russian and English the first
    ("Кто назначает руководителя, а кто его заместителей?"). One question about two things is cut as well ("Кто
    назначает руководителя и его заместителей?").
    """
    text = question.strip(" .?!")
    if len(text.split()) > _LONGEST:
        return ()
    pieces = [piece.strip(" ,") for piece in _CUT.split(text)]
    pieces = [piece for piece in pieces if len(piece.split()) >= _SHORTEST]
    if _SHORTEST <= len(pieces) <= _MOST and sum(bool(_ASKS.search(piece)) for piece in pieces) > 1:
        return tuple(_whole(piece, pieces, language) for piece in pieces)
    return _of_two_things(text, language)


def _whole(piece: str, pieces: list[str], language: str) -> str:
    """A short piece with the verb of the piece that has one."""
    first, last = pieces[0].split(), pieces[-1].split()
    if len(piece.split()) >= _FULL or piece == pieces[-1 if language == "kk" else 0]:
        return piece
    if language == "kk":
        return f"{piece} {last[-1]}"
    return f"{' '.join(first[:2])} {_ASKS.sub('', piece, count=1).strip()}"


def _of_two_things(text: str, language: str) -> tuple[str, ...]:
    """«Кто назначает A и B» as "Кто назначает A" and "Кто назначает B"; «A және B кім тағайындайды» likewise."""
    joined = list(_JOIN.finditer(text))
    asks = _ASKS.search(text)
    if len(joined) != 1 or asks is None or len(text.split()) > _PLAIN:
        return ()
    before, after = text[: joined[0].start()].split(), text[joined[0].end() :].split()
    if language == "kk":
        place = next((at for at, word in enumerate(after) if _ASKS.fullmatch(word)), None)
        if not before or not place:
            return ()
        return (" ".join([*before, *after[place:]]), " ".join(after))
    if len(before) < _SHORTEST + 1 or not after:
        return ()
    return (" ".join(before), " ".join([*before[:-1], *after]))
