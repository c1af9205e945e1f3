"""The wheel holds what answers and measures: no sealed question, nothing that the trained parts were made from."""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from eval.sets import DEFAULT_SETS

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("corpus", "embeddings", "assistant", "eval")
BUILD = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built in a copy of the project by the tools at hand: nothing is fetched."""
    if int(importlib.metadata.version("setuptools").partition(".")[0]) < 77:
        pytest.skip("setuptools 77 or later is not at hand")
    copy, out = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("wheel")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(out)], cwd=copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(out.glob("*.whl")))


@pytest.mark.slow
def test_only_the_sets_that_are_asked_by_default_are_in_it(wheel: zipfile.ZipFile) -> None:
    questions = [name for name in wheel.namelist() if name.startswith("eval/") and name.endswith((".jsonl", ".csv"))]
    assert sorted(questions) == sorted(f"eval/questions/{name}.jsonl" for name in DEFAULT_SETS)


@pytest.mark.slow
def test_no_sealed_question_is_in_any_file_of_it(wheel: zipfile.ZipFile) -> None:
    sealed = [json.loads(line)["id"] for line in (ROOT / "eval/questions/test.jsonl").read_text("utf-8").splitlines()]
    held = b"".join(wheel.read(name) for name in wheel.namelist() if name.endswith((".jsonl", ".json", ".py")))
    assert sealed
    assert [name for name in sealed if f'"{name}"'.encode() in held] == []


@pytest.mark.slow
def test_what_answers_is_in_it(wheel: zipfile.ZipFile) -> None:
    tracked = ("corpus/acts", "assistant/data", "assistant/chat/static", "embeddings/trained")
    wanted = {path.relative_to(ROOT).as_posix() for folder in tracked for path in (ROOT / folder).rglob("*.*")}
    wanted |= {f"{name}/py.typed" for name in PACKAGES}
    assert wanted - {name for name in wanted if "__pycache__" in name} <= set(wheel.namelist())


@pytest.mark.slow
def test_nothing_else_is_in_it(wheel: zipfile.ZipFile) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in wheel.namelist()} == {*PACKAGES, "ereje"}
