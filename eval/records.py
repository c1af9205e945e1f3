"""What became of every question of a run, one JSON line each: all that reports and comparisons are made from.

Owns: ``Record`` and its file. Must not know: systems that run, averages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from eval.errors import BadRow, BadRun
from eval.questions import Question, question_dict, question_of
from eval.systems import Quoted, Ranked, Response
from eval.verdict import Verdict

SEALED = "(sealed)"
Coverage = tuple[float, float]  # precision, recall in characters


@dataclass(frozen=True, slots=True)
class Record:
    """One question, what was said, and what to think of it.

    Attributes:
        set: name of its question set.
        ranking: the best clauses with their scores; empty for turns and exact questions.
        seconds: from question to answer.
        parts: for exact questions, each judged part and whether it is right.
        exact: for each quote, whether it is the source character for character.
        shown: character precision and recall of the quotes against the gold clauses, if it answered an answerable one.
        marked: the same of the highlight against the marked words, where the set marks them.
        error: why no answer came.
    """

    question: Question
    set: str
    response: Response | None
    verdict: Verdict
    seconds: float = 0.0
    dialogue: str = ""
    ranking: tuple[Ranked, ...] = ()
    parts: tuple[tuple[str, bool], ...] = ()
    exact: tuple[bool, ...] = ()
    shown: Coverage | None = None
    marked: Coverage | None = None
    error: str = ""

    @property
    def key(self) -> str:
        """What names it in every run: set and question id."""
        return f"{self.set}/{self.question.id}"

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses ranked, best first."""
        return tuple(clause for clause, _ in self.ranking)

    @property
    def quoted(self) -> tuple[str, ...]:
        """The clauses quoted."""
        return self.response.clauses if self.response else ()

    @property
    def confidence(self) -> float:
        """The stated confidence; 0 if no answer came."""
        return self.response.confidence if self.response else 0.0

    @property
    def best_is_right(self) -> bool:
        """Whether what it quotes, or would have quoted had it not refused, answers."""
        if not self.question.gold or self.response is None:
            return False
        if self.response.answered:
            return self.verdict is Verdict.RIGHT
        return self.clauses[:1] != () and self.clauses[0] in self.question.acceptable

    def to_dict(self) -> dict[str, Any]:
        """Its JSON line."""
        return {
            "set": self.set,
            "dialogue": self.dialogue,
            "row": question_dict(self.question),
            "verdict": str(self.verdict),
            "response": _response_dict(self.response) if self.response else None,
            "ranking": [[clause, round(score, 6)] for clause, score in self.ranking],
            "seconds": round(self.seconds, 6),
            "parts": [list(part) for part in self.parts],
            "exact": list(self.exact),
            "shown": list(self.shown) if self.shown else None,
            "marked": list(self.marked) if self.marked else None,
            "error": self.error,
        }


def _response_dict(response: Response) -> dict[str, Any]:
    return {
        "answered": response.answered,
        "confidence": response.confidence,
        "kind": response.kind,
        "message": response.message,
        "quotes": [
            {"clause": q.clause, "text": q.text, "spans": list(q.spans), "highlight": list(q.highlight)}
            for q in response.quotes
        ],
        "events": [list(event) for event in response.events],
        "in_force": response.in_force,
        "as_of": response.as_of.isoformat() if response.as_of else None,
        "notices": list(response.notices),
    }


def record_of(line: Mapping[str, Any], path: str = "(record)", number: int = 0) -> Record:
    """A record from its JSON line."""
    said = line["response"]
    return Record(
        question=question_of(line["row"], path, number),
        set=line["set"],
        response=_stored_response(said) if said else None,
        verdict=Verdict(line["verdict"]),
        seconds=line["seconds"],
        dialogue=line["dialogue"],
        ranking=tuple((clause, score) for clause, score in line["ranking"]),
        parts=tuple((name, right) for name, right in line["parts"]),
        exact=tuple(line["exact"]),
        shown=_pair(line["shown"]),
        marked=_pair(line["marked"]),
        error=line["error"],
    )


def _stored_response(said: Mapping[str, Any]) -> Response:
    return Response(
        answered=said["answered"],
        confidence=said["confidence"],
        kind=said["kind"],
        message=said["message"],
        quotes=tuple(
            Quoted(q["clause"], q["text"], tuple(map(tuple, q["spans"])), tuple(map(tuple, q["highlight"])))
            for q in said["quotes"]
        ),
        events=tuple((number, target, kind) for number, target, kind in said["events"]),
        in_force=said["in_force"],
        as_of=date.fromisoformat(said["as_of"]) if said["as_of"] else None,
        notices=tuple(said["notices"]),
    )


def _pair(value: Sequence[float] | None) -> Coverage | None:
    return (value[0], value[1]) if value else None


def write_records(records: Iterable[Record], path: Path) -> None:
    """Write a run's records."""
    lines = (json.dumps(record.to_dict(), ensure_ascii=False, sort_keys=True) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def read_records(path: Path) -> tuple[Record, ...]:
    """Read a run's records, from the file or the folder that holds it.

    Raises:
        BadRun: the file is no run.
    """
    source = path / "records.jsonl" if path.is_dir() else path
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
        return tuple(record_of(json.loads(line), str(source), n) for n, line in enumerate(lines, 1))
    except OSError as error:
        raise BadRun(str(source), f"cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError) as error:
        problem = str(error) if isinstance(error, BadRow) else repr(error)
        raise BadRun(str(source), f"holds no run: {problem}") from error


def redacted(record: Record) -> Record:
    """The record of a sealed question without its words: figures can be published, phrasings stay unseen."""
    question = replace(record.question, question=SEALED, understood="", highlight=())
    said = record.response and replace(
        record.response, message="", quotes=tuple(map(_textless, record.response.quotes))
    )
    return replace(record, question=question, response=said, error=SEALED if record.error else "")


def _textless(quote: Quoted) -> Quoted:
    return replace(quote, text="", highlight=())
