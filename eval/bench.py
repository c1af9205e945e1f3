"""Speed, as ratios within one run, then the server under load: ``make bench``; ``--quick`` is what ``make check`` runs.

Owns: the benchmark of speed and its bounds. Must not know: how anything is made fast. Machines differ and are noisy, so
every figure is processor time, that of child processes included, set against a bare equivalent measured in the same
minutes: sentence-transformers with the same model, an empty Python process. The load run alone goes by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import Assistant, Settings
from assistant.find import passages_for
from embeddings.build import open_store, sync
from eval.bench_library import measured
from eval.load import Expected, loaded, lone_answers, questions

_RUNS = 3  # of a process
_WARM = 60  # questions, each asked once
_TEXTS = 300  # passages that are encoded
_QUICK_CLIENTS, _QUICK_EACH = 6, 4
_MOST_MEMORY = 600 << 20

# What people would write without this project: the library's own way with the same model, one thread a question.
_TORCH = """
import json, sys, time
began = time.process_time()
import torch
from sentence_transformers import SentenceTransformer
folder, asked, texts = json.load(sys.stdin)
model = SentenceTransformer(folder, device="cpu", local_files_only=True)
model.encode(asked[:1], prompt_name="query")
cold, threads, one = time.process_time() - began, torch.get_num_threads(), []
torch.set_num_threads(1)
for question in asked if texts else ():
    began = time.process_time()
    model.encode([question], prompt_name="query", show_progress_bar=False)
    one.append(time.process_time() - began)
torch.set_num_threads(threads)
began = time.process_time()
if texts:
    model.encode(texts, prompt_name="passage", show_progress_bar=False)
print(json.dumps([cold, sorted(one)[len(one) // 2] if one else 0, time.process_time() - began]))
"""


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

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.bound is None or self.ratio <= self.bound

    def told(self) -> str:
        """The line that is printed."""
        bound = f"at most {self.bound:g}{'' if self.holds else '  BROKEN'}" if self.bound is not None else ""
        figures = f"{self.ours * 1000:10.1f} ms {self.bare * 1000:10.1f} ms  ratio {self.ratio:6.3f}"
        return f"{self.name:36} {figures}  {bound}"


@dataclass(frozen=True, slots=True)
class Torch:
    """Seconds that sentence-transformers takes: from nothing to one vector, for a question, for the passages."""

    cold: float
    question: float
    passages: float

    @classmethod
    def measure(cls, folder: Path, asked: Sequence[str], texts: Sequence[str]) -> Torch:
        """In a process of its own; starting from nothing several times."""
        whole = _torch(folder, asked, texts)
        again = [_torch(folder, asked, ())[0] for _ in range(_RUNS - 1)]
        return cls(statistics.median([whole[0], *again]), whole[1], whole[2])


def _torch(folder: Path, asked: Sequence[str], texts: Sequence[str]) -> list[float]:
    given = json.dumps([str(folder), [*asked], [*texts]])
    done = subprocess.run([sys.executable, "-c", _TORCH], input=given, capture_output=True, text=True, check=True)  # noqa: S603  (our own code)
    seconds: list[float] = json.loads(done.stdout.splitlines()[-1])
    return seconds


def time_of(run: Callable[[], object]) -> float:
    """Seconds of processor time that a call takes, that of the processes it waits for included."""
    before = _used()
    run()
    return _used() - before


def _used() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _process(code: str, **setting: str) -> Callable[[], object]:
    environment = {**os.environ, **setting}
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)  # noqa: S603  (our own code)


def _command(*words: str) -> str:
    return f"from assistant.cli import main; main({[*words]!r})"


def _of_process(code: str) -> float:
    return statistics.median(time_of(_process(code)) for _ in range(_RUNS))


# -- what is measured --------------------------------------------------------------------------------------------------


def lookups(bound: float) -> list[Row]:
    """``show`` and ``history`` against an empty Python process; they load no model."""
    empty = _of_process("pass")
    commands = {"show": ("show", "15/3-1"), "history": ("history", "15")}
    return [
        Row(f"{name} / empty process", _of_process(_command(*words)), empty, bound) for name, words in commands.items()
    ]


def cold(asked: str, bare: float, bound: float, name: str) -> Row:
    """``ereje ask`` from nothing."""
    return Row(name, _of_process(_command("ask", "--json", asked)), bare, bound)


def warm(assistant: Assistant, asked: Sequence[str]) -> tuple[float, float]:
    """The median and the 95th hundredth of questions that were not asked before."""
    taken = [time_of(lambda question=question: assistant.ask(question)) for question in asked]  # type: ignore[misc]
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def building(assistant: Assistant, texts: int) -> float:
    """An index of passages that nobody encoded before."""
    encoder, _ = assistant._finder.open()
    passages = passages_for(assistant.act, assistant.settings)[:texts]
    with tempfile.TemporaryDirectory() as folder:
        return time_of(lambda: sync(open_store(Path(folder)), passages, encoder))


def first_answer(asked: str) -> float:
    """The first question after installing, in a home where nothing was prepared."""
    with tempfile.TemporaryDirectory() as home:
        return time_of(_process(_command("ask", "--json", asked), EREJE_HOME=home))


# -- both forms --------------------------------------------------------------------------------------------------------


def whole() -> Iterator[Row]:
    """Everything, against sentence-transformers with the same model."""
    assistant = Assistant.open(Settings(library=False))
    assistant.prepare()
    encoder, _ = assistant._finder.open()
    asked = [question.question for question in questions()[: _WARM + 1]]
    texts = [passage.text for passage in passages_for(assistant.act, assistant.settings)]
    torch = Torch.measure(Path(getattr(encoder, "folder")), asked, texts[:_TEXTS])  # noqa: B009  (of its own class)
    assistant.ask(asked[0])
    yield cold(asked[0], torch.cold, 0.35, "cold ask / torch: load, encode one")
    p50, p95 = warm(assistant, asked[1:])
    yield Row("warm ask, p50 / torch: encode one", p50, torch.question, 1.2)
    yield Row("warm ask, p95 / torch: encode one", p95, torch.question, 2.8)
    yield Row("build index / torch: encode", building(assistant, _TEXTS), torch.passages, 0.9)
    yield Row("first answer / torch: encode act", first_answer(asked[0]), torch.passages * len(texts) / _TEXTS, 0.1)
    yield from lookups(20)
    yield from (Row(*row) for row in measured())


def quick() -> Iterator[Row]:
    """What takes less than a minute, with bounds that a busy machine keeps too: a slip of some kind breaks them."""
    asked = [question.question for question in questions()[:21]]
    assistant = Assistant.open(Settings(library=False))
    assistant.prepare()
    assistant.ask(asked[0])
    encoder, _ = assistant._finder.open()
    one = statistics.median(time_of(lambda text=text: encoder.encode_queries([text])) for text in asked[1:])  # type: ignore[misc]
    yield from lookups(30)
    libraries = _of_process("import numpy, onnxruntime, faiss")
    yield cold(asked[0], libraries, 20, "cold ask / importing its libraries")
    yield Row("warm ask, p50 / encode one", warm(assistant, [f"{text} " for text in asked[1:]])[0], one, 8)


def under_load(*, quickly: bool) -> bool:
    """The load run; whether every reply was right and memory stayed within bounds."""
    clients, each = (_QUICK_CLIENTS, _QUICK_EACH) if quickly else (50, 10)
    expected = lone_answers(questions()[: clients * each])
    run = loaded(expected, clients, each, rounds=1 if quickly else 2)
    print(f"load: {clients} clients, {each} questions each, at once, over REST", *run.told(), sep="\n")
    sound = not run.faults and run.rounds[-1].memory <= _MOST_MEMORY
    return sound if quickly else sound and run.flat and _against_torch(expected)


def _against_torch(expected: Expected) -> bool:
    """Questions that no server knows yet, by either engine: as fast at least, and the same answers."""
    ours, theirs = (loaded(expected, 50, 2, rounds=1, engine=engine) for engine in ("onnx", "torch"))
    for name, run in (("onnx", ours), ("torch", theirs)):
        done = run.rounds[0]
        print(f"{name}: p95 {done.quantile(95):.2f} s, {done.pace:.1f} new questions a second, {len(run.faults)} wrong")
    print(f"ours / torch: {ours.rounds[0].pace / theirs.rounds[0].pace:.2f} times as many")
    return ours.rounds[0].pace > theirs.rounds[0].pace and not ours.faults and not theirs.faults


def machine() -> str:
    """The processor's name, how many cores serve, the system."""
    about = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*:\s*(.+)", about.read_text()) if about.exists() else None
    return f"{named[1] if named else platform.processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def main() -> None:
    """Measure and print; the exit status tells whether every bound holds."""
    parser = argparse.ArgumentParser("python -m eval.bench", description="Speed, as ratios within one run.")
    parser.add_argument(
        "--quick", action="store_true", help="less than a minute, generous bounds: part of `make check`"
    )
    chosen = parser.parse_args()
    began, held = time.monotonic(), True
    print(f"machine: {machine()}")
    for row in quick() if chosen.quick else whole():
        print(row.told(), flush=True)
        held &= row.holds
    held &= under_load(quickly=chosen.quick)
    print(f"bench: {'every bound holds' if held else 'a bound is broken'} ({time.monotonic() - began:.0f} s)")
    sys.exit(not held)


if __name__ == "__main__":
    main()
