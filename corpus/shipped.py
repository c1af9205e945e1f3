"""The acts that come with the program: their folders, what is recorded of them, the refusal of a changed source.

Owns: the folder of such an act (the source and ``act.json``). They are put on the user's shelf like any other act
(``corpus/library.py``). Must not know: how an act is read or stored.

``act.json`` holds ``id``, ``language``, ``source`` (file name), ``sha256``, ``provenance``, ``titles`` (language to
title), ``default`` (true for the act that questions go to where none is named) and ``parts``: the slug of a part to
``plain``, the slug that it has by its kind ("list-2"), and by language its name and the
genitive of that.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import ActNotFound, BadMetadata, SourceChanged
from corpus.model import PartLabel

ACTS = Path(__file__).parent / "acts"
_FIELDS = ("id", "language", "source", "sha256")
_ACT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")  # a plain name, never a way out of a folder


@dataclass(frozen=True, slots=True)
class Shipped:
    """An act that comes with the program: what is recorded of it, and its source's bytes, verified."""

    id: str
    language: str
    file: str
    data: bytes
    titles: tuple[tuple[str, str], ...] = ()
    provenance: str = ""
    labels: tuple[PartLabel, ...] = ()


def _default(root: Path) -> str:
    """The id of the act that questions go to where none is named: the one that its record calls so."""
    records = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(root.glob("*/act.json"))}
    return next((act_id for act_id, text in records.items() if json.loads(text).get("default") is True), "")


DEFAULT_ACT = _default(ACTS)


def is_act_id(text: str) -> bool:
    """Whether a text can be the id of an act."""
    return bool(_ACT_ID.fullmatch(text))


def shipped_acts(root: Path = ACTS) -> tuple[str, ...]:
    """The ids of the acts that come with the program, the default one first."""
    found = sorted(path.parent.name for path in root.glob("*/act.json"))
    return tuple(sorted(found, key=lambda act_id: act_id != DEFAULT_ACT))


def is_shipped(act_id: str, root: Path = ACTS) -> bool:
    """Whether an act with this id comes with the program."""
    return is_act_id(act_id) and (root / act_id / "act.json").is_file()


def shipped(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> Shipped:
    """Read and verify an act that comes with the program.

    Raises:
        ActNotFound: no folder with this id.
        BadMetadata: its ``act.json`` is damaged.
        SourceChanged: the source's SHA-256 is not the recorded one.
    """
    folder = root / act_id
    if not is_shipped(act_id, root):
        raise ActNotFound(act_id, shipped_acts(root))
    record = _read_record(folder / "act.json")
    return Shipped(
        id=act_id,
        language=record["language"],
        file=record["source"],
        data=_read_source(folder, record),
        titles=tuple(sorted(record.get("titles", {}).items())),
        provenance=record.get("provenance", ""),
        labels=tuple(_label(slug, told) for slug, told in record.get("parts", {}).items()),
    )


def _label(slug: str, told: dict[str, Any]) -> PartLabel:
    names = ((language, *told[language]) for language in ("kk", "ru", "en") if language in told)
    return PartLabel(slug, told["plain"], tuple((language, name, of) for language, name, of in names))


def _read_source(folder: Path, record: dict[str, Any]) -> bytes:
    path: Path = folder / record["source"]
    if not path.is_file():
        raise BadMetadata(str(folder / "act.json"), "source", f"names {record['source']}, which is not there")
    data: bytes = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != record["sha256"]:
        raise SourceChanged(str(path), record["sha256"], found)
    return data


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
    if Path(record["source"]).name != record["source"]:
        yield "source", "must be the name of a file in the act's own folder"
    titles = record.get("titles", {})
    if not isinstance(titles, dict) or not all(isinstance(title, str) for title in titles.values()):
        yield "titles", "must give a text for each language"
    if not _are_labels(record.get("parts", {})):
        yield "parts", "must give for each part a plain slug, and for each language its name and the genitive of that"
    if not isinstance(record.get("provenance", ""), str):
        yield "provenance", "is not a text"


def _are_labels(parts: object) -> bool:
    """Whether what is recorded of the parts has the form that it must have."""
    return isinstance(parts, dict) and all(isinstance(told, dict) and _is_label(told) for told in parts.values())


def _is_label(told: dict[str, Any]) -> bool:
    names = [names for language, names in told.items() if language != "plain"]
    pairs = all(isinstance(names, list) and [type(name) for name in names] == [str, str] for names in names)
    return isinstance(told.get("plain"), str) and bool(names) and pairs
