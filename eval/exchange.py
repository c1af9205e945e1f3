"""Question sets and runs in the layouts of others: BEIR and TREC for retrieval tools, CSV for spreadsheets.

Owns: the writing and reading of those layouts. Must not know: systems, scores.

BEIR (Thakur et al., NeurIPS 2021): a folder with ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/<split>.tsv``. Grade 2
is a gold clause, 1 an acceptable first hit. What BEIR has no place for stands in each query's ``metadata``, so that the
set can be read back. TREC: ``<query> Q0 <clause> <rank> <score> <tag>``. Dialogues are not retrieval and are left out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.model import Act, Unit
from eval.errors import BadRow
from eval.measures.ranking import ALSO, GOLD
from eval.questions import Question, QuestionSet, question_dict, question_of
from eval.systems import Ranked

_QRELS_HEAD = ("query-id", "corpus-id", "score")
_COLUMNS = ("id", "language", "style", "question", "gold", "also", "reason", "highlight", "as_of")
_EXACT_COLUMNS = ("kind", "clauses", "events", "in_force", "period", "notices", "understood")
_LISTS = ("gold", "also", "clauses", "notices", "period")  # apart by blanks; ids and codes have none
_APART = " | "  # between highlights and between events, which have blanks inside


def write_beir(rows: QuestionSet, act: Act, folder: Path, split: str = "test") -> None:
    """Write a set and the act it asks about as a BEIR folder."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    _write_jsonl(folder / "corpus.jsonl", (_document(act, unit) for unit in act.units() if unit.own_spans))
    _write_jsonl(folder / "queries.jsonl", map(_query, rows.questions))
    lines = [_QRELS_HEAD, *(line for question in rows.questions for line in _judgements(question))]
    text = "".join("\t".join(map(str, line)) + "\n" for line in lines)
    (folder / "qrels" / f"{split}.tsv").write_text(text, encoding="utf-8", newline="\n")


def _document(act: Act, unit: Unit) -> dict[str, Any]:
    text = " ".join(span.of(act.source) for span in unit.own_spans)
    return {"_id": str(unit.id), "title": "", "text": text}


def _query(question: Question) -> dict[str, Any]:
    row = question_dict(question)
    return {"_id": row.pop("id"), "text": row.pop("question"), "metadata": row}


def _judgements(question: Question) -> list[tuple[str, str, int]]:
    right = [(question.id, clause, GOLD) for clause in question.gold]
    return right + [(question.id, clause, ALSO) for clause in question.also]


def read_beir(folder: Path, split: str = "test") -> QuestionSet:
    """Read a BEIR folder, ours or another's.

    A query without metadata is taken as a Kazakh content question; its gold clauses are those of grade 2 and above, or
    of grade 1 where no query reaches 2.

    Raises:
        BadRow: a line cannot be read.
    """
    judged = _read_qrels(folder / "qrels" / f"{split}.tsv")
    best = max((grade for grades in judged.values() for grade in grades.values()), default=GOLD)
    queries = folder / "queries.jsonl"
    questions = [
        question_of(_row(query, judged.get(str(query["_id"]), {}), min(best, GOLD)), str(queries), line)
        for line, query in _read_jsonl(queries)
    ]
    return QuestionSet(folder.name, tuple(questions))


def _row(query: Mapping[str, Any], grades: Mapping[str, int], gold_from: int) -> dict[str, Any]:
    held = query.get("metadata") or {}
    row = {"id": str(query["_id"]), "question": query["text"], **held}
    if "kind" in held:
        return row
    gold = [clause for clause, grade in grades.items() if grade >= gold_from]
    also = [clause for clause, grade in grades.items() if 0 < grade < gold_from]
    row |= {"language": held.get("language", "kk"), "gold": gold}
    return row | ({"also": also} if gold else {"reason": held.get("reason", "not judged relevant")})


def _read_qrels(path: Path) -> dict[str, dict[str, int]]:
    judged: dict[str, dict[str, int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if number == 1 and tuple(cells) == _QRELS_HEAD:
            continue
        if len(cells) != 3 or not cells[2].lstrip("-").isdigit():
            raise BadRow(str(path), number, "score", "must be the third of three columns, a whole number")
        judged.setdefault(cells[0], {})[cells[1]] = int(cells[2])
    return judged


def _write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


def _read_jsonl(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
    except ValueError as error:
        raise BadRow(str(path), 0, "(file)", f"is not JSON lines: {error}") from error


def write_trec_run(rankings: Mapping[str, Sequence[Ranked]], path: Path, tag: str = "ereje") -> None:
    """Write rankings as a TREC run."""
    lines = (
        f"{name} Q0 {clause} {rank} {score!r} {tag}\n"
        for name, ranking in rankings.items()
        for rank, (clause, score) in enumerate(ranking, 1)
    )
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def read_trec_run(path: Path) -> dict[str, tuple[Ranked, ...]]:
    """Read a TREC run: clauses by falling score, equal scores in the order of their ranks.

    Raises:
        BadRow: a line does not have six columns with numbers where numbers belong.
    """
    found: dict[str, list[tuple[float, int, str]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            name, _, clause, rank, score, _ = line.split()
            found.setdefault(name, []).append((-float(score), int(rank), clause))
        except ValueError as error:
            raise BadRow(str(path), number, "(line)", f"is no line of a TREC run: {error}") from error
    return {name: tuple((clause, -score) for score, _, clause in sorted(hits)) for name, hits in found.items()}


def write_csv(rows: QuestionSet, path: Path) -> None:
    """Write a set's questions for a spreadsheet; the mark at its start tells Excel that it is UTF-8."""
    out = io.StringIO()
    writer = csv.DictWriter(out, (*_COLUMNS, *_EXACT_COLUMNS), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_to_cells(question_dict(question)) for question in rows.questions)
    path.write_text("\ufeff" + out.getvalue(), encoding="utf-8", newline="")


def read_csv(path: Path) -> QuestionSet:
    """Read a spreadsheet's questions.

    Raises:
        BadRow: a row is no question; the line counted is the row's, the heading being 1.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        read = [_from_cells(row) for row in csv.DictReader(lines)]
    return QuestionSet(path.stem, tuple(question_of(row, str(path), line) for line, row in enumerate(read, 2)))


def _to_cells(row: Mapping[str, Any]) -> dict[str, str]:
    cells = {name: str(value) for name, value in row.items() if isinstance(value, str)}
    cells |= {name: " ".join(row[name]) for name in _LISTS if name in row}
    cells |= {"highlight": _APART.join(row.get("highlight", ()))}
    cells |= {"events": _APART.join(" ".join(event) for event in row.get("events", ()))}
    return cells | ({"in_force": str(row["in_force"]).lower()} if row.get("in_force") is not None else {})


def _from_cells(cells: Mapping[str, str | None]) -> dict[str, Any]:
    held = {name: value for name, value in cells.items() if name and value}
    row: dict[str, Any] = {name: value for name, value in held.items() if name not in _LISTS}
    row |= {name: held[name].split() for name in _LISTS if name in held}
    if "highlight" in held:
        row["highlight"] = held["highlight"].split(_APART)
    if "kind" not in held:
        return {"gold": [], **row}
    row["events"] = [event.split(" ") for event in held.get("events", "").split(_APART) if event]
    if "in_force" in held:
        row["in_force"] = {"true": True, "false": False}.get(held["in_force"].lower(), held["in_force"])
    return row
