"""Killed at random moments, two at a time, on a full disk: always the old state or the new, and the right answer."""

import os
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from embeddings.build import PassageIndex, open_index, open_store, sync
from embeddings.encoder import SentenceEncoder, open_encoder
from embeddings.errors import IndexMissing
from embeddings.weights import ensure_model, problem
from tests.embeddings.support import ANSWER, CLAUSES, QUESTION, HashEncoder, roomy_folder, start_python

SEED = 20130310
MOMENTS = 20
DAMAGED = b"damaged"

UNPACK = """
import sys
from pathlib import Path
import embeddings.layout, tokenizers
from embeddings.weights import ensure_model
print("ready", flush=True)
ensure_model(Path(sys.argv[1]))
"""
BUILD = """
import sys, time
from pathlib import Path
from embeddings import build, faiss_index
from tests.embeddings.support import CLAUSES, HashEncoder
build.COMMIT_EVERY = 2
class Slow(HashEncoder):
    def encode_passages(self, texts, progress=None):
        time.sleep(0.01)
        return super().encode_passages(texts)
print("ready", flush=True)
build.sync(build.open_store(Path(sys.argv[1])), CLAUSES, Slow(revision=sys.argv[2]), rebuild=len(sys.argv) > 3)
"""


def run_and_kill(code: str, after: float, *arguments: object) -> bool:
    """Starts a process, kills it `after` seconds of work, tells whether it was still at it."""
    with start_python(code, *arguments) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(after)
        running = child.poll() is None
        child.kill()  # SIGKILL
    return running


def time_of(code: str, *arguments: object) -> float:
    """How long the work takes when nobody disturbs it."""
    with start_python(code, *arguments) as child:
        assert child.stdout is not None
        child.stdout.readline()
        started = time.monotonic()
        assert child.wait(timeout=120) == 0
        return time.monotonic() - started


def assert_right_answer(index: PassageIndex, encoder: HashEncoder) -> None:
    query = encoder.encode_queries([QUESTION])
    (best,), _ = index.dense.search(query, 1)
    assert index.passages[best[0]].clause == ANSWER
    assert index.exact.search(query, 1)[0][0] == best
    assert index.passages[index.lexical.search(QUESTION, 1)[0][0]].clause == ANSWER


@pytest.fixture
def roomy() -> Iterator[Path]:
    folder = roomy_folder()
    yield folder
    shutil.rmtree(folder)


@pytest.mark.slow
def test_killed_while_building(tmp_path: Path) -> None:
    moments, encoder = random.Random(SEED), HashEncoder()
    whole, killed = time_of(BUILD, tmp_path / "whole", "1"), 0
    for turn in range(MOMENTS):
        store = open_store(tmp_path / str(turn))
        after = moments.uniform(0, whole)
        running = run_and_kill(BUILD, after, store.path.parent, "1")
        killed, whole = killed + running, whole if running else after  # it takes no longer than that
        print(f"seed {SEED}, turn {turn}: killed after {after:.3f} s of {whole:.3f} s")
        try:
            assert_right_answer(open_index(store, encoder, CLAUSES), encoder)
        except IndexMissing:
            assert store.manifest() is None
        sync(store, CLAUSES, encoder)
        assert_right_answer(open_index(store, encoder, CLAUSES), encoder)
        assert store.check() == []
    assert killed >= MOMENTS // 2


@pytest.mark.slow
def test_killed_while_rebuilding_with_another_encoder(tmp_path: Path) -> None:
    moments = random.Random(SEED + 1)
    old, new = HashEncoder(revision="1"), HashEncoder(revision="2")
    sync(open_store(tmp_path / "whole"), CLAUSES, old)
    whole = time_of(BUILD, tmp_path / "whole", "2", "rebuild")
    for turn in range(MOMENTS):
        store = open_store(tmp_path / str(turn))
        sync(store, CLAUSES, old)
        after = moments.uniform(0, whole)
        run_and_kill(BUILD, after, store.path.parent, "2", "rebuild")
        print(f"seed {SEED + 1}, turn {turn}: killed after {after:.3f} s of {whole:.3f} s")
        manifest = store.manifest()
        assert manifest is not None
        served = {"1": old, "2": new}[manifest.identity.revision]
        assert_right_answer(open_index(store, served, CLAUSES), served)
        sync(store, CLAUSES, new, rebuild=True)
        assert_right_answer(open_index(store, new, CLAUSES), new)


@pytest.mark.slow
def test_killed_while_unpacking(roomy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real weights. After a kill the folder is what it was before, or whole; leftovers never hurt."""
    moments = random.Random(SEED + 2)
    whole = time_of(UNPACK, roomy / "whole")
    sound = ensure_model(roomy / "whole")
    record = (sound.path / "checksums.json").read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: None)  # only the processes that are killed need wait for the disk
    folder, killed = roomy / "models" / sound.path.name, 0
    for turn in range(MOMENTS):
        after = moments.uniform(0, whole)
        running = run_and_kill(UNPACK, after, folder.parent)
        killed, whole = killed + running, whole if running else after  # it takes no longer than that
        print(f"seed {SEED + 2}, turn {turn}: killed after {after:.3f} s of {whole:.3f} s")
        if folder.exists() and (folder / "config.json").read_bytes() != DAMAGED:
            assert problem(folder, sound.recipe, full=True) is None
        ensure_model(folder.parent)
        assert problem(folder, sound.recipe, full=True) is None
        assert (folder / "checksums.json").read_bytes() == record
        if turn % 10 == 9:
            assert_nearest(open_encoder(models_folder=folder.parent))
        spoil(folder, remove=turn % 2 == 0)
    assert killed >= MOMENTS // 2


def assert_nearest(encoder: SentenceEncoder) -> None:
    rows = encoder.encode_passages([passage.text for passage in CLAUSES])
    assert CLAUSES[int((rows @ encoder.encode_queries([QUESTION])[0]).argmax())].clause == ANSWER


def spoil(folder: Path, *, remove: bool) -> None:
    """Makes the next process unpack anew: into an empty place, or over a damaged folder."""
    if remove:
        shutil.rmtree(folder)
    else:
        (folder / "config.json").write_bytes(DAMAGED)


@pytest.mark.slow
def test_two_processes_unpack_at_once(roomy: Path) -> None:
    children = [start_python(UNPACK, roomy) for _ in range(2)]
    for child in children:
        _, err = child.communicate(timeout=120)
        assert child.returncode == 0, err
    folders = [path for path in roomy.iterdir() if path.is_dir()]
    assert len(folders) == 1
    ensure_model(roomy, full=True)


@pytest.mark.slow
def test_two_processes_build_at_once(tmp_path: Path) -> None:
    children = [start_python(BUILD, tmp_path, "1") for _ in range(3)]
    for child in children:
        _, err = child.communicate(timeout=120)
        assert child.returncode == 0, err
    encoder = HashEncoder()
    assert sync(open_store(tmp_path), CLAUSES, encoder).encoded == 0
    assert_right_answer(open_index(open_store(tmp_path), encoder, CLAUSES), encoder)
