"""Speed, as ratios within one run, then the server under load: ``make bench``.

Owns: the benchmark of speed. Must not know: what is right or wrong (``load.py`` does). Machines differ and are noisy,
so every figure is the median of several runs and is set against a bare equivalent measured in the same minute: loading
the same model, encoding the same texts.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant import Assistant
from assistant.find import passages_for
from corpus.act_words import act_words
from corpus.shipped import DEFAULT_ACT
from embeddings.build import open_store, sync
from eval.bench_library import measured
from eval.load import report

QUESTION, *WARM = (act_words(DEFAULT_ACT).example("clause", language) or "" for language in ("kk", "kk", "ru", "en"))
_COLD_RUNS = 5
_WARM_RUNS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ours, the bare equivalent, the bound on their ratio (``None``: none is promised)."""

    name: str
    ours: float
    bare: float
    bound: float | None

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the bare equivalent."""
        return self.ours / self.bare


def median_of(run: Callable[[], object], times: int) -> float:
    """Median seconds of a call."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _process(code: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # noqa: S603  (our own code)


def cold(folder: Path) -> Row:
    """``ereje ask`` from nothing against importing, loading and encoding one question with the same model."""
    bare = (
        "from sentence_transformers import SentenceTransformer as S;"
        f"S({str(folder)!r}, device='cpu', local_files_only=True).encode([{QUESTION!r}], prompt_name='query')"
    )
    ours = f"from assistant.cli import main; main(['ask', '--json', {QUESTION!r}])"
    pairs = [(median_of(_process(ours), 1), median_of(_process(bare), 1)) for _ in range(_COLD_RUNS)]
    return Row("cold ask / load + encode", *_medians(pairs), 1.3)


def _medians(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(ours for ours, _ in pairs), statistics.median(bare for _, bare in pairs)


def warm(assistant: Assistant) -> Row:
    """A warm question against encoding it alone."""
    encoder, _ = assistant._finder.open()
    pairs = []
    for number in range(_WARM_RUNS):
        question = WARM[number % len(WARM)]
        ours = median_of(lambda question=question: assistant.ask(question), 1)  # type: ignore[misc]
        bare = median_of(lambda question=question: encoder.encode_queries([question]), 1)  # type: ignore[misc]
        pairs.append((ours, bare))
    return Row("warm ask / encode", *_medians(pairs), 1.25)


def building(assistant: Assistant) -> Row:
    """Building the index against encoding the same texts in batches."""
    encoder, _ = assistant._finder.open()
    passages = passages_for(assistant.act, assistant.settings)[:600]
    texts = [passage.text for passage in passages]
    bare = median_of(lambda: encoder.encode_passages(texts), 1)
    with tempfile.TemporaryDirectory() as folder:
        ours = median_of(lambda: sync(open_store(Path(folder)), passages, encoder), 1)
    return Row("build index / encode", ours, bare, 1.2)


def lookups() -> list[Row]:
    """``show`` and ``history`` against an empty Python process; they load no model."""
    empty = median_of(_process("pass"), _COLD_RUNS)
    commands = {"show": ["show", "15/3-1"], "history": ["history", "15"]}
    return [
        Row(
            f"{name} / empty process",
            median_of(_process(f"from assistant.cli import main; main({words!r})"), _COLD_RUNS),
            empty,
            None,
        )
        for name, words in commands.items()
    ]


def main() -> None:
    """Measure and print; the exit status tells whether every bound holds."""
    assistant = Assistant.open()
    assistant.prepare()
    encoder, _ = assistant._finder.open()
    folder = Path(getattr(encoder, "folder"))  # noqa: B009  (only folder-based encoders are benchmarked)
    library = [Row(*row) for row in measured()]
    rows = [cold(folder), warm(assistant), building(assistant), *lookups(), *library]
    for row in rows:
        bound = f"at most {row.bound}" if row.bound else ""
        print(f"{row.name:28} {row.ours * 1000:9.1f} ms  {row.bare * 1000:9.1f} ms  ratio {row.ratio:5.2f}  {bound}")
    print(json.dumps({row.name: round(row.ratio, 3) for row in rows}))
    held = report()
    sys.exit(not held or any(row.bound is not None and row.ratio > row.bound for row in rows))


if __name__ == "__main__":
    main()
