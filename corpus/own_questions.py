"""Questions of one's own: what a user expects an act to be asked, beside the questions that come with the program.

Owns: their file, one for each act, and reading a table of them row by row. Must not know: how a place is named in
words, languages, search. A row that is wrong is told with its line and takes nothing away from the others.
"""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.aids import ExpectedQuestion, own_file, own_questions
from corpus.errors import BadTable, LibraryNotWritable

_PLACE, _QUESTION = ("clause", "gold"), "question"  # a reviewed feedback calls the clause its gold
_LANGUAGES = ("kk", "ru", "en")
_LONGEST = 1000  # characters of a question
_ACCEPTED = "accept"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that is right so far.

    Attributes:
        line: where it stands in the file.
        place: how it names the clause.
        language: of the question; empty where the table does not tell.
    """

    line: int
    place: str
    question: str
    language: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that cannot be taken, and why."""

    line: int
    problem: str


def read_table(path: Path) -> tuple[list[Row], list[Wrong]]:
    """The rows of a table with the columns ``clause`` and ``question``, and ``language`` if it tells it.

    A reviewed feedback is such a table: its ``gold`` is the clause, and only what was accepted is read.

    Raises:
        BadTable: it is no text, or lacks a column.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(str(path), f"cannot be read as UTF-8 text ({error})") from error
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        cells = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise BadTable(str(path), f"is no table ({error}, line {reader.line_num})") from error
    columns = {str(name).strip().lower(): name for name in reader.fieldnames or ()}
    place = next((columns[name] for name in _PLACE if name in columns), None)
    if place is None or _QUESTION not in columns:
        raise BadTable(str(path), "has no columns clause and question in its first line")
    found: list[Row | Wrong] = []
    for line, row in cells:
        told = {name: str(row.get(column) or "").strip() for name, column in columns.items()}
        if any(told.values()) and told.get("decision", _ACCEPTED) == _ACCEPTED:
            found.append(_row(line, str(row.get(place) or "").strip(), told[_QUESTION], told.get("language", "")))
    return [row for row in found if isinstance(row, Row)], [row for row in found if isinstance(row, Wrong)]


def _row(line: int, place: str, question: str, language: str) -> Row | Wrong:
    if not place:
        return Wrong(line, "no clause is named")
    if not question:
        return Wrong(line, "the question is empty")
    if len(question) > _LONGEST:
        return Wrong(line, f"the question has {len(question)} characters, at most {_LONGEST} are read")
    if language and language not in _LANGUAGES:
        return Wrong(line, f"the language is {language!r}, not one of {', '.join(_LANGUAGES)}")
    return Row(line, place, question, language)


def add_questions(act_id: str, questions: Sequence[ExpectedQuestion]) -> int:
    """Add questions to those that an act has; how many of them are new. The file is written whole or not at all.

    Raises:
        LibraryNotWritable: the disk refused; nothing was changed.
    """
    known = own_questions(act_id)
    every = tuple(dict.fromkeys((*known, *questions)))
    if len(every) > len(known):
        lines = (_line(entry) for entry in every)
        _changed(own_file(act_id), lambda path: _written(path, "".join(lines)))
    return len(every) - len(known)


def remove_questions(act_id: str) -> int:
    """Forget the questions of one's own of an act; how many there were."""
    known = own_questions(act_id)
    _changed(own_file(act_id), lambda path: path.unlink(missing_ok=True))
    return len(known)


def _line(entry: ExpectedQuestion) -> str:
    row = {"clause": entry.clause, "language": entry.language, "question": entry.text}
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _changed(path: Path, change: Callable[[Path], None]) -> None:
    try:
        change(path)
    except OSError as error:
        raise LibraryNotWritable(str(path), str(error)) from error


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="utf-8", newline="\n", delete=False) as beside:
        name = Path(beside.name)
        try:
            beside.write(text)
            beside.flush()
            os.fsync(beside.fileno())
            name.replace(path)
        except BaseException:
            name.unlink(missing_ok=True)
            raise
