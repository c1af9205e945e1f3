"""Acts on disk: where the sources lie, what is recorded of them, and the refusal of a changed one.

Owns: the folder of an act (``source.<language>.md`` or ``.txt`` and ``act.json``), its digest, its search aids as
data. Must not know: how an act is parsed inside, vectors, screens.

``act.json`` holds ``id``, ``language``, ``format`` (``markdown`` or ``text``), ``source`` (file name), ``sha256``,
``provenance`` and ``titles`` (language to short title).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.errors import ActNotFound, BadMetadata, SourceChanged
from corpus.model import Act, ActMeta
from corpus.parse import parse

ACTS = Path(__file__).parent / "acts"
DEFAULT_ACT = "kz-decree-2010-1093"
TAIL = "#tail"  # marks the aid of a unit's trailing paragraphs: "regulation/20#tail"
_FIELDS = ("id", "language", "format", "source", "sha256")


@dataclass(frozen=True, slots=True)
class Translation:
    """An unofficial working translation of one unit; ``clause`` may end in ``#tail``."""

    clause: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """A question that a unit is expected to be asked; it helps to find, and is never shown as law."""

    clause: str
    language: str
    text: str


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
    if not (folder / "act.json").is_file():
        raise ActNotFound(act_id, known_acts(root))
    record = _read_record(folder / "act.json")
    data = (folder / record["source"]).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != record["sha256"]:
        raise SourceChanged(str(folder / record["source"]), record["sha256"], found)
    return parse(_meta(record), data.decode("utf-8"))


def _read_record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadMetadata(str(path), "(file)", f"is not JSON: {error}") from error
    for name in _FIELDS:
        if not isinstance(record.get(name), str):
            raise BadMetadata(str(path), name, "is missing or not a text")
    return dict(record)


def _meta(record: dict[str, Any]) -> ActMeta:
    return ActMeta(
        id=record["id"],
        language=record["language"],
        sha256=record["sha256"],
        format=record["format"],
        provenance=record.get("provenance", ""),
        titles=tuple(sorted(record.get("titles", {}).items())),
    )


def translations(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[Translation, ...]:
    """The act's unofficial translations, of titles too; empty where it has none."""
    rows = _rows(root / act_id / "translations.jsonl")
    return tuple(
        Translation(row["clause"], language, row[language])
        for row in rows
        for language in ("ru", "en")
        if language in row
    )


def expected_questions(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[ExpectedQuestion, ...]:
    """The act's expected questions; empty where it has none."""
    rows = _rows(root / act_id / "expected_questions.jsonl")
    return tuple(ExpectedQuestion(row["clause"], row["language"], row["question"]) for row in rows)


def unanswerable_questions(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[ExpectedQuestion, ...]:
    """Questions known to have no answer in the act; their ``clause`` is empty."""
    rows = _rows(root / act_id / "unanswerable_questions.jsonl")
    return tuple(ExpectedQuestion("", row["language"], row["question"]) for row in rows)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise BadMetadata(str(path), f"line {number}", f"is not JSON: {error}") from error
