"""``make soak``: some minutes of random use and of faults, held against what must always hold.

Owns: arguments, the order of the parts, the seeds and figures printed, the exit status (0: every promise held).
``--short`` is what ``make check`` runs: the same parts, fewer rounds, a small index for the faults.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from pathlib import Path

from assistant.assistant import Assistant
from tests.soak import faults, hostile, page, server
from tests.soak.questions import Questions
from tests.soak.talk import dialogues

SHORT = {"talk": 8.0, "serve": 4.0, "rounds": 2, "files": 0, "acts": 0}
A_MINUTE = {"talk": 25.0, "serve": 10.0, "rounds": 2.0, "files": 2.0, "acts": 1.0}  # seconds or times in each minute
SHOWN = 20
TURNS = 20  # of a conversation on the page


def main() -> int:
    """Run all parts and print their figures."""
    chosen = _parser().parse_args()
    seed = chosen.seed if chosen.seed is not None else random.SystemRandom().randrange(10**9)
    if chosen.page:
        told = page.day(Assistant.open(), seed, chosen.talks, TURNS, memory)
        print(f"page: seed {seed}; {told.told()}", *told.faults[:SHOWN], sep="\n  ")
        return 1 if told.faults else 0
    print(
        f"soak: seed {seed} (again: python -m tests.soak --seed {seed}{' --short' if chosen.short else ''})", flush=True
    )
    plan = SHORT if chosen.short else {name: chosen.minutes * each for name, each in A_MINUTE.items()}
    draw, broken = random.Random(seed), _use(seed, plan)
    with tempfile.TemporaryDirectory(prefix="ereje-soak-") as folder:
        survived = faults.of_an_index(Path(folder), draw, int(plan["rounds"]))
        print(f"index:     {survived.told()}", flush=True)
        broken += survived.faults
        if plan["acts"]:
            asked = hostile.acts(Questions(seed + 2), Path(folder), int(plan["acts"]))
            print(f"hostile:   {int(plan['acts'])} acts, {asked.told()}", flush=True)
            broken += asked.faults
        if plan["files"]:
            survived = faults.of_a_home(Path(folder), draw, int(plan["files"]))
            print(f"home:      {survived.told()}", flush=True)
            broken += survived.faults
    for fault in broken[:SHOWN]:
        print(f"  {fault}")
    print(f"soak: {'every promise held' if not broken else f'{len(broken)} broken'} (seed {seed})")
    return 1 if broken else 0


def _use(seed: int, plan: dict[str, float]) -> list[str]:
    """Dialogues, then the server, with one assistant; memory is measured between them."""
    assistant = Assistant.open()
    assistant.ask("Департамент басшысын кім тағайындайды?")
    warm, before = dialogues(assistant, Questions(seed + 1), time.monotonic() + plan["talk"] / 4, 10**9), memory()
    talked = dialogues(assistant, Questions(seed), time.monotonic() + plan["talk"], 10**9)
    after = memory()
    print(
        f"dialogues: {talked.told()}; memory {before} MB after {warm.questions} questions, {after} MB at the end",
        flush=True,
    )
    served = server.storm(assistant, seed, plan["serve"])
    print(f"server:    {served.told()}; memory {after} MB before, {memory()} MB after", flush=True)
    return [*warm.faults, *talked.faults, *served.faults]


def memory() -> int:
    """Megabytes of memory that this process holds (Linux; 0 elsewhere)."""
    status = Path("/proc/self/status")
    held = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(held[1]) // 1024 if held else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.soak", description="Random use and faults against invariants.")
    parser.add_argument("--seed", type=int, help="of everything random; printed, so that a run can be had again")
    parser.add_argument("--minutes", type=float, default=6.0, help="about how long (default: 6)")
    parser.add_argument("--short", action="store_true", help="well under a minute: what `make check` runs")
    parser.add_argument("--page", action="store_true", help="only conversations on the page: whether memory stays flat")
    parser.add_argument("--talks", type=int, default=100, help=f"how many, of {TURNS} questions each (default: 100)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
