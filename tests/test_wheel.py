"""The wheel holds what answers and measures: no sealed question, nothing that the trained parts were made from."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

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


def test_every_package_that_an_install_draws_in_is_pinned_and_no_other() -> None:
    """So that an install of today and one of next year are the same, and a package dropped leaves nothing behind."""
    pinned = {name(line) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    drawn = {
        one
        for line in (*project["dependencies"], *extras["dev"], *extras["eval"], *extras["milvus"], *extras["train"])
        for one in closure(line)
    }
    graphics = {one for one in drawn if one.startswith(("nvidia-", "cuda-", "triton"))}  # of a torch for such cards
    assert drawn - graphics - pinned == set()
    if sys.platform == "linux":  # elsewhere some of them are not needed
        assert pinned - drawn == set()


def name(line: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=<>~!;\[ ]", line)[0]).lower()


def closure(line: str, seen: set[tuple[str, frozenset[str]]] | None = None) -> set[str]:
    """The package that a line names, and all that it draws in on this machine."""
    seen, wanted = set() if seen is None else seen, Requirement(line)
    key = (name(wanted.name), frozenset(wanted.extras))
    if key in seen or key[0] == "ereje":
        return set()
    seen.add(key)
    found = {key[0]}
    for below in importlib.metadata.requires(wanted.name) or []:
        needed = Requirement(below)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in (*wanted.extras, "")):
            found |= closure(f"{needed.name}[{','.join(needed.extras)}]" if needed.extras else needed.name, seen)
    return found
