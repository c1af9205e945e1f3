"""``ereje eval``: reads the command line, calls, prints, and ends with a status.

Owns: arguments, exit status, the sentence an error is told in. Must not know: how anything is measured.
Status 0: done. 1: a question of the baseline was lost or is gone, or a set contradicts the act. 2: asked wrongly.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import AssistantError
from corpus.errors import CorpusError
from embeddings.errors import EmbeddingsError
from eval import commands
from eval.errors import EvalError
from eval.peers import PEERS
from eval.presets import FULL, PRESETS, open_system
from eval.sets import DEFAULT_SETS, known_sets


def main(argv: Sequence[str] | None = None, opener: commands.Opener = open_system) -> int:
    """Run one command and give its exit status; ``opener`` gives the system of a preset."""
    chosen = parser().parse_args(sys.argv[1:] if argv is None else list(argv))
    try:
        return int(chosen.call(chosen, opener))
    except (EvalError, AssistantError, EmbeddingsError, CorpusError, OSError) as error:
        print(f"ereje eval: {error}", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser("ereje eval", description="Measure Ereje, or anything that answers like it.")
    verbs = top.add_subparsers(required=True, metavar="COMMAND")
    _run(verbs.add_parser("run", help="ask question sets and write a report"))
    _ablations(verbs.add_parser("ablations", help="what each part of the system is worth, with significance"))
    _compare(verbs.add_parser("compare", help="name what changed from one run to another"))
    _validate(verbs.add_parser("validate", help="check question sets against the act"))
    _export(verbs.add_parser("export", help="write a set as JSONL, CSV or BEIR, or a run's rankings for TREC tools"))
    _feedback(verbs.add_parser("feedback", help="turn readers' feedback into questions after a review"))
    _kazqad(verbs.add_parser("kazqad", help="measure the encoder on KazQAD-IR"))
    _peers(verbs.add_parser("peers", help="the same questions through txtai, Haystack and LlamaIndex"))
    return top


def _run(verb: argparse.ArgumentParser) -> None:
    sets = f"a stored set ({', '.join(known_sets())}), a JSONL or CSV file, or a BEIR folder"
    verb.add_argument("sets", nargs="*", metavar="SET", help=f"{sets}; by default {' '.join(DEFAULT_SETS)}")
    verb.add_argument("--preset", action="append", choices=tuple(PRESETS), help="ablation; several to compare them")
    verb.add_argument("--baseline", type=Path, help="fail if a question that was right in it is lost, or one is gone")
    verb.add_argument("--write-baseline", type=Path, metavar="FILE", help="store this run's outcome as a baseline")
    verb.add_argument("--sample", type=int, metavar="N", help="about N questions of each set, always the same ones")
    verb.add_argument("--out", type=Path, default=Path("reports"), help="folder of the report (default: reports)")
    verb.add_argument("--sealed", action="store_true", help="read the sealed test split: once a release")
    verb.set_defaults(call=commands.run)


def _ablations(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("sets", nargs="*", metavar="SET", help="content questions; by default dev")
    verb.add_argument("--sample", type=int, metavar="N", help="about N questions of each set, always the same ones")
    verb.add_argument("--out", type=Path, default=Path("reports/ablations"), help="folder of every system's report")
    verb.add_argument("--sealed", action="store_true", help="read the sealed test split: once a release")
    verb.set_defaults(call=commands.ablations)


def _compare(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("before", type=Path, help="records.jsonl of a run, or its folder")
    verb.add_argument("after", type=Path)
    verb.add_argument("--json", type=Path, metavar="FILE", help="write the comparison as JSON too")
    verb.set_defaults(call=commands.compare_runs)


def _validate(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("sets", nargs="*", metavar="SET")
    verb.add_argument("--sealed", action="store_true", help="check the sealed test split too")
    verb.set_defaults(call=commands.validate)


def _export(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("what", metavar="SET|RUN", help="a question set; for trec, a run")
    verb.add_argument("to", type=Path, metavar="PATH", help="file or, for beir, folder")
    verb.add_argument("--format", choices=tuple(commands.EXPORTS), required=True)
    verb.add_argument("--sealed", action="store_true", help="read the sealed test split")
    verb.set_defaults(call=commands.export)


def _feedback(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("feedback", type=Path, help="JSONL from the chat page")
    verb.add_argument("review", type=Path, help="CSV: written if absent, to be filled by a human; read if present")
    verb.add_argument("--out", type=Path, metavar="FILE", help="question set to write from the filled review")
    verb.set_defaults(call=commands.feedback)


def _kazqad(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("folder", type=Path, help="with passages.jsonl and questions.jsonl")
    verb.add_argument("--preset", action="append", choices=tuple(PRESETS), help=f"by default {FULL} and untrained")
    verb.set_defaults(call=commands.kazqad)


def _peers(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("sets", nargs="*", metavar="SET", help="content questions; by default dev")
    verb.add_argument("--peer", action="append", choices=PEERS, help="by default all")
    verb.add_argument("--preset", choices=tuple(PRESETS), default=FULL, help="Ereje's, and whose encoder the peers get")
    verb.add_argument("--sample", type=int, metavar="N", help="about N questions of each set, always the same ones")
    verb.add_argument("--out", type=Path, default=Path("reports/peers"), help="folder of every system's report")
    verb.add_argument("--sealed", action="store_true", help="read the sealed test split: once a release")
    verb.set_defaults(call=commands.peers)
