"""Question sets: what is asked, what would be right, and the JSONL files that hold both.

Owns: ``Question``, ``Expected``, ``Dialogue``, their file format and its errors. Must not know: any system, any score.

One JSON object a line, UTF-8, no blank lines. Every row has ``id``, ``language`` (``kk``, ``ru`` or ``en``) and
``question``; ``style`` is free text by which figures are grouped. Then one of three forms:

* **content**: ``gold``, the clause ids that together answer; ``also``, ids that would be an acceptable first hit;
  ``highlight``, the exact words of the gold clauses that answer (each once in them); ``as_of``, a day handed to the
  system.
* **unanswerable**: ``"gold": []`` and ``reason``, why the regulation does not tell.
* **exact**, for history, status, dates and references: ``kind`` of the answer, ``clauses`` to be quoted, ``events`` as
  ``[number, target, kind]``, ``in_force`` (or null), ``as_of`` the day the question speaks of (or null) with
  ``period``, first and last day that would do as well, and the codes of the ``notices`` to be given.

A dialogue is ``id``, ``language`` and ``turns``: a list of rows of any form; a turn without ``id`` is named
``<dialogue>#<position>``, and ``understood`` tells in English what it means after the turns before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from corpus.model import EventKind
from eval.errors import BadRow

LANGUAGES = ("kk", "ru", "en")
CONTENT_KINDS = ("clause", "clauses")
KINDS = (*CONTENT_KINDS, "history", "status", "reference", "mentions", "about", "not_answered")
EventKey = tuple[str, str, str]  # number, target, kind
_EVENT_KINDS = frozenset(str(kind) for kind in EventKind)
_COMMON = ("id", "language", "style", "question", "understood")
_CONTENT = ("gold", "also", "reason", "highlight")
_EXACT = ("kind", "clauses", "events", "in_force", "as_of", "period", "notices")
_KNOWN = frozenset((*_COMMON, *_CONTENT, *_EXACT))


@dataclass(frozen=True, slots=True)
class Expected:
    """What an exact question's answer has to say; ``None`` where it is not judged.

    Attributes:
        kind: of the answer.
        clauses: to be quoted, in the act's order.
        events: number, target and kind of each.
        in_force: on the day asked about.
        as_of: the day the question speaks of.
        period: first and last day that would do as well.
        notices: codes to be given.
    """

    kind: str
    clauses: tuple[str, ...] = ()
    events: tuple[EventKey, ...] = ()
    in_force: bool | None = None
    as_of: date | None = None
    period: tuple[date, date] | None = None
    notices: tuple[str, ...] = ()

    def accepts_day(self, day: date | None) -> bool:
        """Whether the answer's day is the day the question speaks of."""
        if self.as_of is None or day is None:
            return self.as_of is None
        first, last = self.period or (self.as_of, self.as_of)
        return first <= day <= last


@dataclass(frozen=True, slots=True)
class Question:
    """One question and what would be right.

    Attributes:
        gold: clauses that together answer; empty if the regulation does not tell.
        also: clauses that would be an acceptable first hit.
        reason: why the regulation does not tell.
        highlight: the exact words of the gold clauses that answer.
        as_of: the day handed to the system with the question.
        expected: what exactly is to be said, for exact questions.
        understood: what a turn means after the turns before it.
        line: where it stands in its file.
    """

    id: str
    language: str
    question: str
    style: str = ""
    gold: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    reason: str = ""
    highlight: tuple[str, ...] = ()
    as_of: date | None = None
    expected: Expected | None = None
    understood: str = ""
    line: int = field(default=0, compare=False)

    @property
    def answerable(self) -> bool:
        """Whether the regulation tells."""
        return bool(self.gold) if self.expected is None else self.expected.kind != "not_answered"

    @property
    def acceptable(self) -> frozenset[str]:
        """Clauses that would be right as the first hit."""
        return frozenset((*self.gold, *self.also))


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Questions asked one after the other, each understood from those before it."""

    id: str
    language: str
    turns: tuple[Question, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file's worth of questions and dialogues."""

    name: str
    questions: tuple[Question, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()

    def all_questions(self) -> Iterator[Question]:
        """The questions, then every turn of the dialogues."""
        yield from self.questions
        for dialogue in self.dialogues:
            yield from dialogue.turns


class _Row:
    """A JSON object with the place it came from, so that every complaint names file, line and field."""

    def __init__(self, values: Mapping[str, Any], path: str, line: int) -> None:
        self.values, self.path, self.line = values, path, line

    def wrong(self, name: str, problem: str) -> BadRow:
        return BadRow(self.path, self.line, name, problem)

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(name, "is missing, empty or not a text")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
            raise self.wrong(name, "must be a list of texts")
        return tuple(value)

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in allowed:
            raise self.wrong(name, f"is {value!r}, not one of {', '.join(allowed)}")
        return value

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        return None if value is None else self._date(name, value)

    def period(self) -> tuple[date, date] | None:
        value = self.values.get("period")
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != 2:
            raise self.wrong("period", "must be two days")
        first, last = (self._date("period", day) for day in value)
        if first > last:
            raise self.wrong("period", "ends before it begins")
        return first, last

    def events(self) -> tuple[EventKey, ...]:
        value = self.values.get("events", [])
        if not isinstance(value, list) or not all(_is_event(entry) for entry in value):
            raise self.wrong("events", "must be a list of [number, target, kind]")
        return tuple((number, target, kind) for number, target, kind in value)

    def flag(self, name: str) -> bool | None:
        value = self.values.get(name)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(name, "must be true, false or null")
        return value

    def _date(self, name: str, value: object) -> date:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:  # "20190405" and week days are days to Python, not to a reader
            raise self.wrong(name, f"is {value!r}, not a day as 2019-04-05")
        return day


def _is_event(entry: object) -> bool:
    return (
        isinstance(entry, list)
        and len(entry) == 3
        and all(isinstance(part, str) for part in entry)
        and entry[2] in _EVENT_KINDS
    )


def read_set(path: Path) -> QuestionSet:
    """Read a question file.

    Raises:
        BadRow: a line is not what this module describes; the error names file, line and field.
    """
    questions: list[Question] = []
    dialogues: list[Dialogue] = []
    for row in _rows(path):
        if "turns" in row.values:
            dialogues.append(_dialogue(row))
        else:
            questions.append(_question(row))
    _refuse_repeated_ids(path, (*questions, *dialogues))
    return QuestionSet(path.stem, tuple(questions), tuple(dialogues))


def _rows(path: Path) -> Iterator[_Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            values = json.loads(line)
        except ValueError as error:
            raise BadRow(str(path), number, "(line)", f"is not JSON: {error}") from error
        if not isinstance(values, dict):
            raise BadRow(str(path), number, "(line)", "is not a JSON object")
        yield _Row(values, str(path), number)


def question_of(values: Mapping[str, Any], path: str = "(row)", line: int = 0) -> Question:
    """A question from its JSON object.

    Raises:
        BadRow: a field is missing or wrong.
    """
    return _question(_Row(values, path, line))


def _question(row: _Row) -> Question:
    unknown = sorted(set(row.values) - _KNOWN)
    if unknown:
        raise row.wrong(unknown[0], "is no known field")
    expected = _expected(row) if "kind" in row.values else None
    gold = expected.clauses if expected else row.texts("gold")
    if expected is None:
        _check_content(row, gold)
    return Question(
        id=row.text("id"),
        language=row.choice("language", LANGUAGES),
        question=row.text("question"),
        style=row.text("style", ""),
        gold=gold,
        also=row.texts("also"),
        reason=row.text("reason", ""),
        highlight=row.texts("highlight"),
        as_of=None if expected else row.day("as_of"),
        expected=expected,
        understood=row.text("understood", ""),
        line=row.line,
    )


def _check_content(row: _Row, gold: tuple[str, ...]) -> None:
    if "gold" not in row.values:
        raise row.wrong("gold", "is missing (an exact question has `kind` instead)")
    if bool(gold) == bool(row.text("reason", "")):
        raise row.wrong("reason", "is to be told exactly where `gold` is empty")
    if len(set(gold)) < len(gold) or set(gold) & set(row.texts("also")):
        raise row.wrong("gold", "names a clause twice")


def _expected(row: _Row) -> Expected:
    if "gold" in row.values:
        raise row.wrong("gold", "and `kind` exclude each other")
    return Expected(
        kind=row.choice("kind", KINDS),
        clauses=row.texts("clauses"),
        events=row.events(),
        in_force=row.flag("in_force"),
        as_of=row.day("as_of"),
        period=row.period(),
        notices=row.texts("notices"),
    )


def _dialogue(row: _Row) -> Dialogue:
    name, language, turns = row.text("id"), row.choice("language", LANGUAGES), row.values["turns"]
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, dict) for turn in turns):
        raise row.wrong("turns", "must be a list of rows")
    named = ({"id": f"{name}#{place}", "language": language, **turn} for place, turn in enumerate(turns, 1))
    return Dialogue(name, language, tuple(_question(_Row(turn, row.path, row.line)) for turn in named), row.line)


def _refuse_repeated_ids(path: Path, rows: Iterable[Question | Dialogue]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        if row.id in seen:
            raise BadRow(str(path), row.line, "id", f"{row.id!r} stands on line {seen[row.id]} already")
        seen[row.id] = row.line


def write_set(rows: QuestionSet, path: Path) -> None:
    """Write a question file; reading it gives the same rows."""
    lines = [question_dict(question) for question in rows.questions]
    lines += [_dialogue_dict(dialogue) for dialogue in rows.dialogues]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="\n")


def question_dict(question: Question) -> dict[str, Any]:
    """The JSON object of a question, its fields in the order of the files."""
    row: dict[str, Any] = {"id": question.id, "language": question.language}
    if question.style:
        row["style"] = question.style
    row["question"] = question.question
    row |= _content_dict(question) if question.expected is None else _expected_dict(question.expected)
    optional = {"highlight": list(question.highlight), "understood": question.understood}
    return row | {name: value for name, value in optional.items() if value}


def _content_dict(question: Question) -> dict[str, Any]:
    row: dict[str, Any] = {"gold": list(question.gold)}
    row |= {"also": list(question.also)} if question.gold else {"reason": question.reason}
    return row | ({"as_of": question.as_of.isoformat()} if question.as_of else {})


def _expected_dict(expected: Expected) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": expected.kind,
        "clauses": list(expected.clauses),
        "events": [list(event) for event in expected.events],
        "in_force": expected.in_force,
        "as_of": expected.as_of.isoformat() if expected.as_of else None,
    }
    if expected.period:
        row["period"] = [day.isoformat() for day in expected.period]
    return row | {"notices": list(expected.notices)}


def _dialogue_dict(dialogue: Dialogue) -> dict[str, Any]:
    turns = []
    for place, turn in enumerate(dialogue.turns, 1):
        row = question_dict(turn)
        if row["id"] == f"{dialogue.id}#{place}":
            del row["id"]
        turns.append(row)
    return {"id": dialogue.id, "language": dialogue.language, "turns": turns}
