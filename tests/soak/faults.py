"""Faults thrown at an index and at a home: processes killed, files damaged, disks full, permissions denied.

Owns: what is broken, and what must come of it: the right answer, or an error in words, and after a repair the right
answer again. Never a wrong answer, never a traceback. Which moment, file and damage: the seeded generator tells.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.paths import cache
from embeddings.build import open_index, open_store, sync
from embeddings.errors import EmbeddingsError
from embeddings.store import Store
from tests.embeddings.support import ANSWER, CLAUSES, QUESTION, HashEncoder, denied, start_python
from tests.embeddings.test_crash import BUILD, run_and_kill, time_of

FILL = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), -1)); del sys.argv[3]\n"
LIBRARY = "library.sqlite"
# What one question finds, asked in a process of its own; the fewest passages, so that an index is made in seconds.
ASK = """
import json, sys
from assistant.assistant import Assistant
from assistant.cli import _EXPECTED
from assistant.settings import Settings
try:
    assistant = Assistant.open(Settings(translations=False, expected_questions=False))
    if sys.argv[1:]:
        assistant.prepare(rebuild=True)
    found = assistant.search("Департамент басшысын кім тағайындайды?", 5)
    print(json.dumps([[entry.clause, round(entry.score, 3)] for entry in found]))
except _EXPECTED as error:
    print("refused:", error)
"""


def _flipped(data: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :]


def _zeroed(data: bytes, draw: random.Random) -> bytes:
    at, size = draw.randrange(len(data)), draw.randrange(1, 1 << 22)
    return (data[:at] + bytes(min(size, len(data) - at)) + data[at + size :])[: len(data)]


DAMAGE: dict[str, Callable[[bytes, random.Random], bytes | None]] = {
    "deleted": lambda data, draw: None,
    "emptied": lambda data, draw: b"",
    "cut": lambda data, draw: data[: draw.randrange(len(data))],
    "a bit flipped": _flipped,
    "zeroed in part": _zeroed,
    "replaced": lambda data, draw: draw.randbytes(min(len(data), 100_000)),
}


@dataclass
class Survived:
    """Faults thrown, by kind, and what went wrong."""

    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def thrown(self, kind: str, wrong: str = "") -> None:
        """Count a fault, and what came of it that should not."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if wrong:
            self.faults.append(f"{kind}: {wrong}")

    def told(self) -> str:
        """The counts in a line."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.counts.items())
        return f"{sum(self.counts.values())} faults thrown ({kinds}); {len(self.faults)} not survived"


def damage(path: Path, kind: str, draw: random.Random) -> None:
    """Damage a file; whoever shares it by a hard link keeps the sound one."""
    data = path.read_bytes()
    path.unlink()
    spoilt = DAMAGE[kind](data, draw) if data else None
    if spoilt is not None:
        path.write_bytes(spoilt)


# -- a small index -----------------------------------------------------------------------------------------------------


def of_an_index(folder: Path, draw: random.Random, rounds: int) -> Survived:
    """Kill, fill, damage and lock an index of a few passages, so many rounds."""
    survived, whole = Survived(), time_of(BUILD, folder / "whole", "1")
    for turn in range(rounds):
        place = folder / str(turn)
        run_and_kill(BUILD, draw.uniform(0, whole), place, "1")
        survived.thrown("kills", _wrong(open_store(place)))
        _fill(place, draw, survived)
        for file in ("index.sqlite", "dense.faiss"):
            kind = draw.choice(tuple(DAMAGE))
            damage(place / file, kind, draw)
            survived.thrown("damaged index files", _wrong(open_store(place), f"{file} {kind}"))
    _locked(folder / "0", survived)
    return survived


def _answer(store: Store) -> str:
    encoder = HashEncoder()
    index = open_index(store, encoder, CLAUSES)
    return index.passages[index.dense.search(encoder.encode_queries([QUESTION]), 1)[0][0][0]].clause


def _wrong(store: Store, what: str = "") -> str:
    """What is wrong with an index after a fault: a wrong answer at once, or none after the repair.

    A file may be damaged where an answer does not need it; it is whole after the repair at the latest.
    """
    try:
        if (found := _answer(store)) != ANSWER:
            return f"{what}: the answer is {found}"
    except EmbeddingsError:
        pass  # said in words
    try:
        sync(store, CLAUSES, HashEncoder())
        found = _answer(store)
    except EmbeddingsError:
        found = ""
    if store.check() or not found:
        sync(store, CLAUSES, HashEncoder(), rebuild=True)
        found = _answer(store)
    if (damaged := store.check()) or found != ANSWER:
        return f"{what}: after the repair the answer is {found}; {damaged or 'the file is whole'}"
    return ""


def _fill(place: Path, draw: random.Random, survived: Survived) -> None:
    """A disk that is full after some thousand bytes, while another encoder's index is built over a finished one."""
    child = start_python(FILL + BUILD, place, "2", draw.randrange(1000, 60_000), "rebuild")
    _, err = child.communicate(timeout=120)
    lines = err.strip().splitlines()
    said = not lines or "CannotWrite" in lines[-1]
    survived.thrown("full disks", _wrong_after_rebuild(place) if said else f"said {lines[-1]!r}")


def _wrong_after_rebuild(place: Path) -> str:
    """An index is the former one or the new one; made the former one again, it answers."""
    store = open_store(place)
    manifest = store.manifest()
    if manifest is None or manifest.identity.revision not in ("1", "2"):
        return "neither the former index nor the new one is there"
    sync(store, CLAUSES, HashEncoder(), rebuild=True)
    return _wrong(store)


def _locked(place: Path, survived: Survived) -> None:
    """Files that may not be written, or not be read, by this user."""
    code = (
        "import sys; from pathlib import Path; from tests.soak.faults import _answer, open_store\n"
        "from embeddings.errors import EmbeddingsError\n"
        "try: print(_answer(open_store(Path(sys.argv[1]))))\n"
        "except EmbeddingsError as error: print('refused:', error)"
    )
    for folder, file, expected in ((0o500, 0o400, ANSWER), (0o500, 0o000, "refused"), (0o000, 0o600, "refused")):
        for path in place.iterdir():
            path.chmod(file)
        place.chmod(folder)
        out, err = start_python(code, place, before=denied()).communicate(timeout=120)
        place.chmod(0o700)
        wrong = "" if out.startswith(expected) and not err else f"{folder:o} {file:o}: {out or err[-500:]}"
        survived.thrown("permissions denied", wrong)


# -- a whole home ------------------------------------------------------------------------------------------------------


def of_a_home(folder: Path, draw: random.Random, most: int) -> Survived:
    """Damage the files of a home in turn, each once, and ask the assistant itself after each; at most so many."""
    home, survived = folder / "home", Survived()
    shutil.copytree(cache() / "models", home / "models", copy_function=os.link)
    sound = _asked(home)
    if sound.startswith("refused") or not json.loads(sound):
        survived.thrown("sound homes", sound)
        return survived
    files = [path for path in sorted(home.rglob("*")) if path.is_file() and path.suffix != ".lock"]
    for path in draw.sample(files, min(most, len(files))):
        kind, copy = draw.choice(tuple(DAMAGE)), path.read_bytes() if path == home / LIBRARY else None
        damage(path, kind, draw)
        what = f"{path.relative_to(home)} {kind}"
        survived.thrown("damaged files of a home", next(_after(home, sound, what, copy), ""))
    return survived


def _after(home: Path, sound: str, what: str, copy: bytes | None) -> Iterator[str]:
    """What a damaged file did that it should not; `copy` is that of the library, which only its owner can put back."""
    told = _asked(home)
    if told != sound and not told.startswith("refused: "):
        yield f"{what}: {told[-600:]}"
    if copy is not None:
        (home / LIBRARY).write_bytes(copy)
    if told != sound and (again := _asked(home, "rebuild")) != sound:
        yield f"{what}: told {told!r}, and after the repair {again[-600:]}"


def _asked(home: Path, *repair: str) -> str:
    child = start_python(ASK, *repair, before=("env", f"EREJE_HOME={home}", "HF_HUB_OFFLINE=1"))
    out, err = child.communicate(timeout=600)
    return out.strip() or f"no answer: {err}"
