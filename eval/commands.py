"""What each command of ``ereje eval`` does with its arguments.

Owns: the order of reading, measuring, writing and printing. Must not know: arguments' syntax, how anything is measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from corpus.library import open_act
from eval.baseline import baseline_of, read_baseline, verify, write_baseline
from eval.compare import Comparison, compare
from eval.exchange import write_beir, write_csv, write_trec_run
from eval.feedback import read_feedback, reviewed_questions, write_review
from eval.kazqad import measure, read_kazqad
from eval.measures import RANKING
from eval.peers import PEERS, open_peer
from eval.presets import ABLATIONS, FULL, Opened, encoder_folder, encoder_of
from eval.questions import QuestionSet, write_set
from eval.records import Record, read_records
from eval.report import Made, write_report
from eval.report.ablations import ablation_tables
from eval.report.peers import OURS, peers_table
from eval.report.tables import NONE, Table, changes_text, differences_table, tables_of, verified_text
from eval.run import run_set
from eval.sets import DEFAULT_SETS, open_set, sample
from eval.validation import problems

Opener = Callable[[str], Opened]  # from a preset to the system it makes
_DEFAULT_PRESETS = (FULL,)


def run(chosen: argparse.Namespace, opener: Opener) -> int:
    """Ask the sets, once for each preset; the first preset is the one that is judged and compared with."""
    sets = [_opened_set(name, chosen) for name in chosen.sets or DEFAULT_SETS]
    presets = list(dict.fromkeys(chosen.preset or _DEFAULT_PRESETS))
    runs: dict[str, tuple[Record, ...]] = {}
    fails = False
    for preset in presets:
        opened = opener(preset)
        runs[preset] = _asked(opened, sets)
        folder = chosen.out if len(presets) == 1 else chosen.out / preset
        judged = chosen.baseline if preset == presets[0] else None
        fails |= _reported(folder, _made(opened, sets), runs[preset], judged)
    if chosen.write_baseline:
        write_baseline(baseline_of(runs[presets[0]]), chosen.write_baseline)
    for preset in presets[1:]:
        print(_against(presets[0], preset, compare(runs[presets[0]], runs[preset])))
    return 1 if fails else 0


def _opened_set(name: str, chosen: argparse.Namespace) -> QuestionSet:
    rows = open_set(name, sealed=chosen.sealed)
    return sample(rows, chosen.sample) if chosen.sample else rows


def _asked(opened: Opened, sets: Sequence[QuestionSet]) -> tuple[Record, ...]:
    progress = _Progress(sum(1 for rows in sets for _ in rows.all_questions()))
    found = [record for rows in sets for record in run_set(opened.system, rows, opened.act, progress=progress)]
    progress.done()
    return tuple(found)


def _made(opened: Opened, sets: Sequence[QuestionSet]) -> Made:
    return Made("Ereje: evaluation", (("made", _today()), ("sets", _described(sets)), *opened.facts))


def _described(sets: Sequence[QuestionSet]) -> str:
    return ", ".join(f"{rows.name} ({sum(1 for _ in rows.all_questions())})" for rows in sets)


def _today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()


def _reported(folder: Path, made: Made, records: Sequence[Record], baseline: Path | None) -> bool:
    """Write and print a run's report; whether it fails against the baseline."""
    verified = verify(records, read_baseline(baseline)) if baseline else None
    changes = verified_text(verified) if verified else ""
    summary = write_report(folder, made, records, changes)
    print(changes + "\n".join(table.to_markdown() for table in tables_of(summary)))
    print(f"Every question: {folder / 'report.html'}")
    return verified.fails if verified else False


def _against(first: str, second: str, comparison: Comparison) -> str:
    table = differences_table(comparison)
    turned = f"{len(comparison.lost)} lost, {len(comparison.gained)} gained, {len(comparison.changed)} changed"
    return replace(table, title=f"{second} (after) against {first} (before): {turned}").to_markdown()


class _Progress:
    """Counts questions on a terminal; silent elsewhere."""

    def __init__(self, total: int) -> None:
        self._total, self._count, self._shown = total, 0, sys.stderr.isatty()

    def __call__(self, record: Record) -> None:
        self._count += 1
        if self._shown:
            print(f"\r{self._count}/{self._total} {record.set}   ", end="", file=sys.stderr, flush=True)

    def done(self) -> None:
        """End the line."""
        if self._shown:
            print(file=sys.stderr)


def ablations(chosen: argparse.Namespace, opener: Opener) -> int:
    """Ask the sets with and without each part of the system, and print what each part is worth."""
    sets = [_opened_set(name, chosen) for name in chosen.sets or ("dev",)]
    runs: dict[str, tuple[Record, ...]] = {}
    for preset in ABLATIONS:
        opened = opener(preset)
        runs[preset] = _asked(opened, sets)
        write_report(chosen.out / preset, _made(opened, sets), runs[preset])
    _tabled(f"Ablations: {_described(sets)}", ablation_tables(runs), chosen.out / "ablations.md")
    return 0


def _tabled(title: str, tables: Sequence[Table], path: Path) -> None:
    """Print tables and keep them as Markdown."""
    text = f"## {title}\n\nMeasured on {_today()}.\n\n" + "\n".join(table.to_markdown() for table in tables)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(text + f"\nKept in {path}")


def compare_runs(chosen: argparse.Namespace, opener: Opener) -> int:
    """Name what changed from one run to another."""
    comparison = compare(read_records(chosen.before), read_records(chosen.after))
    print(changes_text(comparison))
    if chosen.json:
        text = json.dumps(comparison.to_dict(), ensure_ascii=False, indent=1, sort_keys=True)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0


def validate(chosen: argparse.Namespace, opener: Opener) -> int:
    """Check sets against the act."""
    act, count = open_act(), 0
    for name in chosen.sets or DEFAULT_SETS:
        rows = open_set(name, sealed=chosen.sealed)
        found = problems(rows, act)
        print(f"{name}: {sum(1 for _ in rows.all_questions())} questions, {len(found)} problems")
        print("".join(f"  {problem}\n" for problem in found), end="")
        count += len(found)
    return 1 if count else 0


def _export_beir(chosen: argparse.Namespace) -> None:
    write_beir(open_set(chosen.what, sealed=chosen.sealed), open_act(), chosen.to)


def _export_csv(chosen: argparse.Namespace) -> None:
    write_csv(open_set(chosen.what, sealed=chosen.sealed), chosen.to)


def _export_jsonl(chosen: argparse.Namespace) -> None:
    write_set(open_set(chosen.what, sealed=chosen.sealed), chosen.to)


def _export_trec(chosen: argparse.Namespace) -> None:
    records = read_records(Path(chosen.what))
    write_trec_run({record.question.id: record.ranking for record in records if record.ranking}, chosen.to)


EXPORTS: Mapping[str, Callable[[argparse.Namespace], None]] = MappingProxyType(
    {"jsonl": _export_jsonl, "csv": _export_csv, "beir": _export_beir, "trec": _export_trec}
)


def export(chosen: argparse.Namespace, opener: Opener) -> int:
    """Write a set or a run in another layout."""
    EXPORTS[chosen.format](chosen)
    print(f"Written: {chosen.to}")
    return 0


def feedback(chosen: argparse.Namespace, opener: Opener) -> int:
    """Write the review file of some feedback, or make questions of a filled one."""
    said = read_feedback(chosen.feedback, lambda row: print(f"skipped: {row}", file=sys.stderr))
    if not chosen.review.exists():
        count = write_review(said, chosen.review)
        print(f"{count} questions to review in {chosen.review}: fill `decision` and `reviewer`, then run this again.")
        return 0
    questions = QuestionSet("feedback", reviewed_questions(said, chosen.review))
    found = problems(questions, open_act())
    print("".join(f"{problem}\n" for problem in found), end="")
    if found:
        return 1
    target = chosen.out or chosen.review.with_suffix(".jsonl")
    write_set(questions, target)
    print(f"{len(questions.questions)} accepted questions in {target}")
    return 0


def kazqad(chosen: argparse.Namespace, opener: Opener) -> int:
    """Measure the encoders of presets on KazQAD-IR."""
    benchmark = read_kazqad(chosen.folder)
    rows = []
    for preset in chosen.preset or (FULL, "untrained"):
        outcome = measure(benchmark, encoder_of(preset))
        figures = (f"{outcome.measures[name]:.3f}" for name in RANKING)
        rows.append((preset, str(outcome.n), *figures, f"{outcome.seconds * 1000:.1f}"))
    columns = ("encoder of", "n", *RANKING, "ms a question")
    print(Table(f"KazQAD-IR, {len(benchmark.passages)} passages", columns, tuple(rows)).to_markdown())
    return 0


def peers(chosen: argparse.Namespace, opener: Opener) -> int:
    """Ask Ereje and its peers the same questions with the same encoder, one after the other."""
    sets = [_opened_set(name, chosen) for name in chosen.sets or ("dev",)]
    ereje = opener(chosen.preset)
    runs = {OURS: _reported_peer(OURS, ereje, sets, chosen.out)}
    built = {OURS: NONE}
    for name in chosen.peer or PEERS:
        peer, seconds = open_peer(name, ereje.act, encoder_folder(chosen.preset))
        built[name] = f"{seconds:.1f}"
        facts = (("system", name), ("encoder", f"Ereje's, preset {chosen.preset}"))
        runs[name] = _reported_peer(name, Opened(peer, ereje.act, facts), sets, chosen.out)
    _tabled(f"Ereje and its peers: {_described(sets)}", [peers_table(runs, built)], chosen.out / "peers.md")
    return 0


def _reported_peer(name: str, opened: Opened, sets: Sequence[QuestionSet], out: Path) -> tuple[Record, ...]:
    records = _asked(opened, sets)
    write_report(out / name, _made(opened, sets), records)
    return records
