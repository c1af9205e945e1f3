"""Acts added in bulk by a process that is killed at random moments: nothing lost, no act half there, the rest goes on.

Run ``python -m tests.soak.adding --kills 30 --acts 50 --seed 1``; a short form is a test (``tests/assistant``).
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.scope.gather import gather, outdated
from assistant.settings import Settings
from corpus.library import Library
from embeddings.shared import SharedStore
from tests.embeddings.support import HashEncoder, start_python

TEXT = (
    "{name} туралы ереже\n\n1. {name} өз қызметін заңға сәйкес жүзеге асырады.\n\n"
    "2. {name} басшысын әкім тағайындайды.\n\nЕскерту. 2-тармақ жаңа редакцияда - ҚР {day:02}.03.2021 № {day} Заңымен.\n"
)
ADD = """
import sys
from pathlib import Path
from assistant.scope.gather import gather_added
from assistant.settings import Settings
from corpus.library import Library
from embeddings.shared import SharedStore
from tests.embeddings.support import HashEncoder

folder = Path(sys.argv[1])
library = Library(folder / "library.sqlite", folder / "shipped")
files = sorted((folder / "acts").iterdir())
print("started", flush=True)

def added():
    for path in files:
        act = library.add(path).record.id
        print(act, flush=True)
        yield act

gather_added(added(), len(files), library, SharedStore(folder / "index.sqlite"), HashEncoder(), Settings())
print("done", flush=True)
"""


def acts_in(folder: Path, count: int) -> Path:
    """A folder with so many acts to be added, and an empty library."""
    for name in ("acts", "shipped"):
        (folder / name).mkdir(parents=True)
    for number in range(count):
        text = TEXT.format(name=f"Бөлім{number}", day=number % 28 + 1)
        (folder / "acts" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def add(folder: Path, kill_after: float | None = None) -> list[str]:
    """Add the acts in a process of its own, killed so many seconds after it began; what it said until then."""
    with start_python(ADD, folder) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first == "started\n", process.stderr.read() if process.stderr else first
        if kill_after is not None:
            time.sleep(kill_after)
            process.kill()
        return process.stdout.read().split()


def faults(folder: Path, stored: list[str]) -> list[str]:
    """What is lost or half there of the acts that were said to be stored."""
    library, store = Library(folder / "library.sqlite", folder / "shipped"), SharedStore(folder / "index.sqlite")
    held = set(library.ids())
    found = [f"{act} is lost" for act in stored if act not in held]
    for act_id in held:
        clauses = [str(unit.id) for unit in library.open(act_id).units()]  # its source and digests are read again
        if clauses != ["body/1", "body/2"]:
            found.append(f"{act_id} is half read: {clauses}")
    for act_id in store.stamps():
        passages, vectors = store.of_act(act_id)
        shown = [passage.clause for passage in passages if passage.view == "text"]
        if shown != ["body/1", "body/2"] or len(vectors) != len(passages):
            found.append(f"{act_id} is half published: {shown}")
    return found


def goes_on(folder: Path, count: int) -> list[str]:
    """What is wrong once the rest was added, without a kill."""
    add(folder)
    library, store = Library(folder / "library.sqlite", folder / "shipped"), SharedStore(folder / "index.sqlite")
    again = gather(library, store, HashEncoder(), Settings())
    wrong = faults(folder, [])
    if len(library.ids()) != count or set(store.stamps()) != set(library.ids()) or outdated(library, store) != ({}, []):
        wrong.append(f"{len(library.ids())} of {count} acts, {len(store.stamps())} published")
    return [*wrong, *([f"{again.encoded} texts were still to be encoded"] if again.encoded else [])]


def killed(place: Path, kills: int, count: int, seed: int) -> Counter[str]:
    """Kill so many times; how often acts were stored by then, how often all, and every fault."""
    draw, told = random.Random(seed), Counter[str]()
    began = time.monotonic()
    add(acts_in(place / "whole", count))
    whole = time.monotonic() - began
    folder, stored = acts_in(place / "0", count), list[str]()
    for number in range(1, kills + 1):
        said = add(folder, draw.uniform(0, whole))
        stored = [*stored, *(act for act in said if act != "done")]
        told[
            "killed after the last act" if "done" in said else "killed among the acts" if said else "killed first"
        ] += 1
        told.update(faults(folder, stored[:-1]))  # of the last line half may have been said
        if "done" in said or number == kills:
            told.update(goes_on(folder, count))
            folder, stored = acts_in(place / str(number), count), []
    return told


def main() -> int:
    """Kill, print, fail where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("kills", 30), ("acts", 50), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    chosen = parser.parse_args()
    with TemporaryDirectory() as place:
        told = killed(Path(place), chosen.kills, chosen.acts, chosen.seed)
    print("\n".join(f"{count:4} {what}" for what, count in told.items()))
    return any(not what.startswith("killed") for what in told)


if __name__ == "__main__":
    raise SystemExit(main())
