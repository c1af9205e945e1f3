"""Questions over near-identical acts: is the right one told, or are twins told together, never a random one of them?

Run ``python -m eval.twins`` (needs ``../shared/acts``): the acts of the set, and some hundred others, are added to a
library of their own (``--home`` keeps it), every question is asked of all of them and, where it names its act, within
that act alone, and a table of what was told is printed. ``--fit`` fits the weights by which acts are picked
(``assistant/data/acts.json``) on these questions and on those about the others; ``--check`` prints how often the right
act comes first, by weights that were fitted on other acts.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from assistant.assistant import Assistant
from assistant.scope.pick import FEATURES, WEIGHTS, measures
from assistant.scope.whole import Whole
from corpus.errors import CorpusError
from corpus.library import DEFAULT_ACT, Library
from corpus.selection import Selection

ROOT = Path(__file__).parent
ACTS = ROOT.parent.parent / "shared" / "acts"
OTHERS = 110  # acts that the encoder learned questions about, beside those of the set
LONGEST = 40_000  # bytes of one of them
DRAWN = {"field": 250, "dev": 150}  # questions of each kind to fit on
SHARE = {"named": 4.0, "unnamed": 0.7, "field": 0.5, "dev": 3.0}  # what a question of each kind weighs in the fit
HELD = {"ended": -0.5, "language": 0.0}  # weights that these questions cannot tell
BEFORE = {
    "dense": 25.0,
    "covered": 4.0,
    "name": 3.0,
    "words": 2.0,
    "ended": -0.5,
    "home": 0.5,
    "language": 0.3,
    "named": 0.3,
}
PARTS = 5  # in which acts are left out
TOWARDS = 0.001  # how much the fit is drawn to these weights, chosen by hand
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """A question and the acts that answer it."""

    kind: str
    question: str
    acts: tuple[str, ...]
    gold: tuple[str, ...] = ()


def load() -> list[Case]:
    """The questions over twins; their acts are paths under ``../shared/acts``."""
    rows = map(json.loads, (ROOT / "questions" / "scope" / "twins.jsonl").read_text(encoding="utf-8").splitlines())
    return [Case(row["kind"], row["question"], tuple(row["acts"]), tuple(row["gold"])) for row in rows]


def _field() -> list[Case]:
    rows = map(json.loads, (ROOT / "training" / "field_questions.jsonl").read_text(encoding="utf-8").splitlines())
    found = [Case("field", row["question"], (row["clause"].rsplit(":", 2)[0],)) for row in rows]
    acts = _drawn(sorted({case.acts[0] for case in found}))
    held = [act for act in acts if (ACTS / act).is_file() and (ACTS / act).stat().st_size <= LONGEST][:OTHERS]
    return _drawn([case for case in found if case.acts[0] in held])[: DRAWN["field"]]


def _dev() -> list[Case]:
    rows = list(map(json.loads, (ROOT / "questions" / "dev.jsonl").read_text(encoding="utf-8").splitlines()))
    return [Case("dev", row["question"], (DEFAULT_ACT,)) for row in _drawn(rows) if row["gold"]][: DRAWN["dev"]]


def _drawn(rows: list[T]) -> list[T]:
    """The rows in a random order, always the same one."""
    return [rows[at] for at in np.random.default_rng(3).permutation(len(rows))]


def added(library: Library, cases: Sequence[Case]) -> dict[str, str]:
    """Ids of the acts of cases in a library, by their paths."""
    held = {DEFAULT_ACT: DEFAULT_ACT}
    for path in dict.fromkeys(path for case in cases for path in case.acts):
        if path not in held:
            try:
                held[path] = library.add(ACTS / path).record.id
            except CorpusError as error:
                print(f"{path}: {error}")
    return held


def verdict(case: Case, held: dict[str, str], told: dict[str, Any]) -> str:
    """What was told, in a few words."""
    acts = {held[path] for path in case.acts if path in held}
    quotes = [quote for quote in told["quotes"] if quote["act"]]
    offered = [entry for entry in told["related"] if entry.get("text")]
    same = {entry["act"] for entry in told.get("same", ())}
    told_of = quotes[0]["act"] if quotes else told["status"]["act"]  # a history and a status quote nothing
    if told["answered"]:
        holds = any(_plain(gold) in _plain(quote["text"]) for gold in case.gold for quote in quotes)
        if case.kind == "unnamed":
            return "right" if holds and len(same) > 1 else "one of the twins" if holds else "wrong"
        return ("right" if holds else "another clause") if told_of in acts else "WRONG ACT"
    if len(same) > 1 and not offered:
        return "asks which act" if acts & same else "asks which of wrong acts"
    if offered:
        return "offers the right act" if offered[0]["act"] in acts else "offers a wrong act"
    return "refused"


def _plain(text: str) -> str:
    return " ".join(text.split())


def asked(assistant: Assistant, cases: Sequence[Case], held: dict[str, str]) -> Counter[tuple[str, str]]:
    """How often each thing was told, by kind of question; of those that name their act also within it alone."""
    told = Counter((case.kind, verdict(case, held, assistant.ask(case.question).to_dict())) for case in cases)
    for case in cases:
        acts = [held[path] for path in case.acts if path in held]
        if case.kind == "named":
            told["within", verdict(case, held, assistant.ask(case.question, acts=acts).to_dict())] += 1
    return told


@dataclass(frozen=True, slots=True)
class Measured:
    """A question with what spoke for each act found: which ones are right, and the measures."""

    case: Case
    right: npt.NDArray[np.bool_]
    told: npt.NDArray[np.float64]


def measured(assistant: Assistant, whole: Whole, cases: Sequence[Case], held: dict[str, str]) -> list[Measured]:
    """The questions, each with the acts found for it."""
    found = []
    for case in cases:
        read = assistant.read(case.question)
        choices = whole.find(read, Selection()).choices
        right = np.array([choice.card.id in {held.get(path) for path in case.acts} for choice in choices], np.bool_)
        cards = [choice.card for choice in choices]
        told = measures([choice.found for choice in choices], cards, read.language, assistant.act.id)
        found.append(Measured(case, right, told))
    return found


def fitted(found: Sequence[Measured]) -> npt.NDArray[np.float64]:
    """The weights of a conditional logit over the acts found for each question."""
    from scipy.optimize import minimize

    rows = [row for row in found if row.right.any()]
    spread = np.mean([row.told.std(0) for row in rows], axis=0) + 1e-6
    before = np.array([BEFORE.get(name, 0.0) for name in FEATURES])
    whole = sum(SHARE[row.case.kind] for row in rows)

    def weights(free: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.array([HELD.get(name, value) for name, value in zip(FEATURES, free / spread, strict=True)])

    def loss(free: npt.NDArray[np.float64]) -> float:
        lost = 0.0
        for row in rows:
            scores = row.told @ weights(free)
            lost += SHARE[row.case.kind] * float(np.logaddexp.reduce(scores) - np.logaddexp.reduce(scores[row.right]))
        return lost / whole + TOWARDS * float(((free - before * spread) ** 2).sum())

    return weights(minimize(loss, before * spread, method="L-BFGS-B").x)


def check(found: Sequence[Measured]) -> dict[str, float]:
    """How often the right act comes first, by kind of question, by weights that were fitted on other acts.

    Of the default act, which alone is the one before the reader, by weights that were fitted on other questions.
    """
    acts = sorted({row.case.acts[0] for row in found})
    groups = [at if row.case.kind == "dev" else acts.index(row.case.acts[0]) for at, row in enumerate(found)]
    part = [group % PARTS for group in groups]
    first: dict[str, list[bool]] = {}
    for at in range(PARTS):
        weights = fitted([row for row, mine in zip(found, part, strict=True) if mine != at])
        for row, mine in zip(found, part, strict=True):
            if mine == at:
                first.setdefault(row.case.kind, []).append(
                    bool(row.right.any() and row.right[(row.told @ weights).argmax()])
                )
    found_at_all = {kind: [row.right.any() for row in found if row.case.kind == kind] for kind in first}
    told = {kind: round(float(np.mean(rights)), 3) for kind, rights in first.items()}
    return told | {f"{kind} found": round(float(np.mean(rights)), 3) for kind, rights in found_at_all.items()}


def main() -> None:
    """Ask, print, and fit where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights of acts anew")
    parser.add_argument("--check", action="store_true", help="print how often the right act comes first")
    parser.add_argument("--home", type=Path, help="folder where the library is kept for the next time")
    options = parser.parse_args()
    with TemporaryDirectory() as home:
        os.environ["EREJE_HOME"] = str(options.home or home)
        _run(fit=options.fit, checks=options.check)


def _run(*, fit: bool, checks: bool) -> None:
    cases, others = load(), _field()
    held = added(Library(), [*cases, *others])
    assistant = Assistant.open()
    whole = assistant.prepare_library()
    if whole is None:
        raise SystemExit("an act was chosen for every question: leave it out, twins are asked of the whole library")
    if not (fit or checks):
        for (kind, words), count in sorted(asked(assistant, cases, held).items()):
            print(f"{kind:8} {words:24} {count}")
        return
    found = measured(assistant, whole, [*cases, *others, *_dev()], held)
    if checks:
        print(check(found))
    if fit:
        told = dict(zip(FEATURES, fitted(found).round(3).tolist(), strict=True))
        WEIGHTS.write_text(json.dumps({"weights": told}, sort_keys=True) + "\n", encoding="utf-8")
        print(told)


if __name__ == "__main__":
    main()
