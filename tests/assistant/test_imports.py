"""What an import loads, and who reads the clock."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.factories import ROOT

HEAVY = ("torch", "sentence_transformers", "transformers", "faiss", "gradio", "numpy")
EDGES = ("assistant/cli.py", "assistant/chat/", "assistant/assistant.py")
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


def test_what_is_no_name_of_the_package_is_told_with_those_that_are() -> None:
    import assistant

    with pytest.raises(AttributeError, match="it has Answer, Assistant, Quote, Settings"):
        assistant.Nothing  # noqa: B018
    assert {assistant.Answer.__name__, assistant.Quote.__name__} == {"Answer", "Quote"}


def readers_of_the_clock() -> list[str]:
    found = []
    for package in ("corpus", "embeddings", "assistant"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and (getattr(node.value, "id", ""), node.attr) in CLOCKS:
                    found.append(path.relative_to(ROOT).as_posix())
    return found


def test_only_the_edges_and_one_place_read_the_clock() -> None:
    found = readers_of_the_clock()
    assert [name for name in found if not name.startswith(EDGES)] == []
    assert found.count("assistant/assistant.py") == 1
