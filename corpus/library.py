"""Acts on disk: where the sources lie, what is recorded of them, and the refusal of a changed one.

Owns: the folder of an act (``source.<language>.md`` or ``.txt`` and ``act.json``), its digest, its search aids as
data. Must not know: how an act is parsed inside, vectors, screens.

``act.json`` holds ``id``, ``language``, ``format`` (``markdown`` or ``text``), ``source`` (file name), ``sha256``,
``provenance`` and ``titles`` (language to short title).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.errors import ActNotFound, BadMetadata, SourceChanged
from corpus.model import Act, ActCard
from corpus.parse import parse
from corpus.source import Source

ACTS = Path(__file__).parent / "acts"
DEFAULT_ACT = "kz-decree-2010-1093"
TAIL = "#tail"  # marks the aid of a unit's trailing paragraphs: "regulation/20#tail"
_FIELDS = ("id", "language", "format", "source", "sha256")
_FORMATS = ("markdown", "text")
_ACT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")  # a plain folder name, never a way out of the store


@dataclass(frozen=True, slots=True)
class Translation:
    """An unofficial working translation of one unit; ``clause`` may end in ``#tail``."""

    clause: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """A question that a unit is expected to be asked; it helps to find, and is never shown as law.

    Attributes:
        clause: the unit's id; may end in ``#tail``.
        language: of the question.
        text: the question.
        highlight: the unit's words that answer it, each exactly as the source has them; empty where nobody marked any.
    """

    clause: str
    language: str
    text: str
    highlight: tuple[str, ...] = ()


def known_acts(root: Path = ACTS) -> tuple[str, ...]:
    """The ids of the stored acts, the default one first."""
    found = sorted(path.parent.name for path in root.glob("*/act.json"))
    return tuple(sorted(found, key=lambda act_id: act_id != DEFAULT_ACT))


@lru_cache(maxsize=8)
def open_act(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> Act:
    """Read, verify and parse a stored act.

    Raises:
        ActNotFound: no folder with this id.
        BadMetadata: its ``act.json`` is damaged.
        SourceChanged: the source's SHA-256 is not the recorded one.
    """
    folder = root / act_id
    if not _ACT_ID.fullmatch(act_id) or not (folder / "act.json").is_file():
        raise ActNotFound(act_id, known_acts(root))
    record = _read_record(folder / "act.json")
    return parse(_card(record), Source(_read_source(folder, record), record["format"]))


def _read_source(folder: Path, record: dict[str, Any]) -> str:
    path: Path = folder / record["source"]
    if not path.is_file():
        raise BadMetadata(str(folder / "act.json"), "source", f"names {record['source']}, which is not there")
    data: bytes = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != record["sha256"]:
        raise SourceChanged(str(path), record["sha256"], found)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadMetadata(str(folder / "act.json"), "source", f"names {path.name}, which is not UTF-8") from error


def _read_record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadMetadata(str(path), "(file)", f"is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise BadMetadata(str(path), "(file)", "is not a JSON object")
    for name in _FIELDS:
        if not isinstance(record.get(name), str):
            raise BadMetadata(str(path), name, "is missing or not a text")
    for name, problem in _wrong(record, path.parent.name):
        raise BadMetadata(str(path), name, problem)
    return record


def _wrong(record: dict[str, Any], folder: str) -> Iterator[tuple[str, str]]:
    """The fields whose value is impossible, each with what is wrong with it."""
    if record["id"] != folder:
        yield "id", f"is {record['id']!r}, but the folder is {folder!r}"
    if record["format"] not in _FORMATS:
        yield "format", f"is {record['format']!r}; known are {', '.join(_FORMATS)}"
    if Path(record["source"]).name != record["source"]:
        yield "source", "must be the name of a file in the act's own folder"
    titles = record.get("titles", {})
    if not isinstance(titles, dict) or not all(isinstance(title, str) for title in titles.values()):
        yield "titles", "must give a text for each language"
    if not isinstance(record.get("provenance", ""), str):
        yield "provenance", "is not a text"


def _card(record: dict[str, Any]) -> ActCard:
    return ActCard(
        id=record["id"],
        language=record["language"],
        sha256=record["sha256"],
        format=record["format"],
        provenance=record.get("provenance", ""),
        titles=tuple(sorted(record.get("titles", {}).items())),
    )


@lru_cache(maxsize=8)
def translations(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[Translation, ...]:
    """The act's unofficial translations, of titles too; empty where it has none."""
    rows = _rows(root / act_id / "translations.jsonl", "clause")
    return tuple(
        Translation(row["clause"], language, row[language])
        for row in rows
        for language in ("ru", "en")
        if language in row
    )


def expected_questions(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[ExpectedQuestion, ...]:
    """The act's expected questions; empty where it has none."""
    rows = _rows(root / act_id / "expected_questions.jsonl", "clause", "language", "question")
    return tuple(
        ExpectedQuestion(row["clause"], row["language"], row["question"], tuple(row.get("highlight", ())))
        for row in rows
    )


def unanswerable_questions(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[ExpectedQuestion, ...]:
    """Questions known to have no answer in the act; their ``clause`` is empty."""
    rows = _rows(root / act_id / "unanswerable_questions.jsonl", "language", "question")
    return tuple(ExpectedQuestion("", row["language"], row["question"]) for row in rows)


def _rows(path: Path, *fields: str) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            yield _row(path, number, line, fields)


def _row(path: Path, number: int, line: str, fields: tuple[str, ...]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadMetadata(str(path), f"line {number}", f"is not JSON: {error}") from error
    if not isinstance(row, dict) or not all(isinstance(row.get(field), str) for field in fields):
        raise BadMetadata(str(path), f"line {number}", f"must be an object with the texts {', '.join(fields)}")
    return row
