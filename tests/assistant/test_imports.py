"""What an import loads, and who reads the clock."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.library import open_act
from tests.factories import ROOT

HEAVY = ("torch", "sentence_transformers", "transformers", "faiss", "gradio", "numpy")
EDGES = ("assistant/cli/", "assistant/chat/", "assistant/clock.py")
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time")}


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("code", ["import assistant", "import corpus.library", "import assistant.words"])
def test_an_import_loads_nothing_heavy(code: str) -> None:
    assert loaded_by(code) == set()


@pytest.mark.parametrize(
    "code",
    [
        "from assistant import Assistant; Assistant.open()",
        "from assistant import Assistant; Assistant.open().show('regulation/15/3-1')",
        "from assistant import Assistant; Assistant.open().history('regulation/20')",
        "from assistant import Assistant; Assistant.open().ask('15-тармақтың 3-1) тармақшасы')",
    ],
)
def test_what_needs_no_index_loads_no_model(code: str) -> None:
    assert loaded_by(code) & {"torch", "sentence_transformers", "transformers", "faiss", "gradio"} == set()


@pytest.mark.parametrize("words", [["show", "15/3-1"], ["history", "15"], ["history"], ["list"]])
def test_a_look_up_loads_neither_numbers_nor_what_reads_files(words: list[str]) -> None:
    script = (
        f"import sys\nfrom assistant.cli import main\nmain({words!r})\n"
        "print('loaded', *[name for name in ('numpy', 'corpus.parse', 'corpus.readers.pdf', 'assistant.find')"
        " if name in sys.modules])"
    )
    open_act()  # stored; the first time it is read from its file
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded"


def test_what_is_no_name_of_the_package_is_told_with_those_that_are() -> None:
    import assistant

    with pytest.raises(AttributeError, match="it has Answer, Assistant, Quote, Settings"):
        assistant.Nothing  # noqa: B018
    assert {assistant.Answer.__name__, assistant.Quote.__name__} == {"Answer", "Quote"}


def reads_of_the_clock(path: Path) -> int:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    calls = [node for node in nodes if isinstance(node, ast.Attribute)]
    return sum((getattr(node.value, "id", ""), node.attr) in CLOCKS for node in calls)


def test_only_the_edges_and_one_place_read_the_clock() -> None:
    files = [path for package in ("corpus", "embeddings", "assistant") for path in (ROOT / package).rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix(): reads_of_the_clock(path) for path in files}
    assert [name for name, count in found.items() if count and not name.startswith(EDGES)] == []
    assert found["assistant/clock.py"] == 1
