"""What training did to texts it never saw: base and trained encoder side by side, ``python -m eval.generality``.

Owns: the benchmarks made of other acts and of KazQAD-IR, and the table of both encoders over them. Must not know: the
default act. The acts and KazQAD are not part of the project: their folders are given. Held-out acts are those whose
questions carry ``"split": "held"`` in ``training/field_questions.jsonl`` and the language pairs that the training
left out; neither was read in training. Every clause of all held-out acts competes for every question about one of
them, so a right clause has hundreds of rivals of its own kind.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import ActCard, State
from corpus.parse import parse
from corpus.source import Source
from embeddings.encoder import open_encoder
from eval.kazqad import Benchmark, QueryEncoder, Vectors, measure, read_kazqad
from eval.measures.spread import bootstrap_interval, permutation_p
from eval.training.pairs import FIELD_QUESTIONS, HELD_OUT_PAIRS, aligned, rows

ADAPTER = Path(__file__).parent.parent / "embeddings" / "trained" / "adapter.safetensors"
NAMES = {"kk": "Kazakh", "ru": "Russian", "en": "English"}
_SHORTEST = 40  # characters


@dataclass(frozen=True, slots=True)
class Line:
    """One benchmark under both encoders; intervals and p-values are of the paired difference in Hit@1."""

    name: str
    n: int
    passages: int
    base: dict[str, float]
    trained: dict[str, float]
    interval: tuple[float, float]
    p: float

    def row(self) -> str:
        """The line of the Markdown table."""
        low, high = self.interval
        hit, mrr = (f"{self.base[name]:.3f} → {self.trained[name]:.3f}" for name in ("Hit@1", "MRR"))
        return (
            f"| {self.name} | {self.n} in {self.passages} | {hit} | {low:+.3f} … {high:+.3f} | {self.p:.4f} | {mrr} |"
        )


HEAD = """| questions → passages | number | Hit@1, base → trained | 95 % of the difference | p | MRR, base → trained |
|---|---|---|---|---|---|"""


def held_out(acts: Path) -> dict[str, Benchmark]:
    """The questions about held-out acts, by the language asked in and of the act."""
    asked = [row for row in rows(FIELD_QUESTIONS) if row["split"] == "held"]
    files = sorted({row["clause"].rsplit(":", 2)[0] for row in asked})
    texts = {name: (acts / name).read_bytes().decode("utf-8") for name in files}
    passages: dict[str, dict[str, str]] = {"kk": {}, "ru": {}}
    for row in asked:
        name, start, end = row["clause"].rsplit(":", 2)
        passages[_language(name)][row["clause"]] = " ".join(texts[name][int(start) : int(end)].split())
    for name in files:
        known = set(passages[_language(name)].values())
        rivals = (text for text in _clauses(name, texts[name]) if text not in known)
        passages[_language(name)].update({f"{name}#{number}": text for number, text in enumerate(rivals)})
    found = {}
    for language, of_act in (("kk", "kk"), ("ru", "kk"), ("en", "kk"), ("ru", "ru"), ("kk", "ru"), ("en", "ru")):
        mine = [row for row in asked if row["language"] == language and _language(row["clause"]) == of_act]
        questions = {str(number): row["question"] for number, row in enumerate(mine)}
        positives: dict[str, tuple[str, ...]] = {str(number): (row["clause"],) for number, row in enumerate(mine)}
        name = f"held-out acts: {NAMES[language]} → {NAMES[of_act]}"
        found[name] = Benchmark(passages[of_act], questions, positives)
    return found


def _language(name: str) -> str:
    """Of an act, by the name of its file: ``kk/…``, ``ru/…`` or ``pairs/NN-kk.txt``."""
    folder, _, file = name.rsplit(":", 2)[0].partition("/")
    return folder if folder in NAMES else file.split(".")[0].rpartition("-")[2]


def _clauses(name: str, source: str) -> Iterator[str]:
    act = parse(ActCard(Path(name).stem, _language(name), "", "text"), Source(source))
    for unit in act.units():
        text = " ".join(" ".join(span.of(source) for span in unit.own_spans).split())
        if unit.state is State.CURRENT and len(text) >= _SHORTEST:
            yield text


def parallel(acts: Path) -> Benchmark:
    """A Russian clause asks for the same clause in Kazakh, over the language pairs left out of the training."""
    passages: dict[str, str] = {}
    questions: dict[str, str] = {}
    positives: dict[str, tuple[str, ...]] = {}
    for kazakh in sorted(HELD_OUT_PAIRS):
        for place, pair in enumerate(aligned(acts / kazakh, acts / kazakh.replace("-kk", "-ru"))):
            name = f"{kazakh}.{place}"
            passages[name], questions[name], positives[name] = pair.positive, pair.anchor, (name,)
    return Benchmark(passages, questions, positives)


def benchmarks(shared: Path) -> dict[str, Benchmark]:
    """All of them, by name."""
    acts = shared / "acts"
    return {
        **held_out(acts),
        "language versions of held-out acts: Russian → Kazakh": parallel(acts),
        "KazQAD-IR: Kazakh general knowledge": read_kazqad(shared / "qa" / "kazqad_ir"),
    }


class Remembering:
    """An encoder that encodes the same passages once: several benchmarks search the same clauses."""

    def __init__(self, encoder: QueryEncoder) -> None:
        self._encoder = encoder
        self._passages: dict[tuple[str, ...], Vectors] = {}

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, one row each."""
        return self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, one row each."""
        key = tuple(texts)
        if key not in self._passages:
            self._passages[key] = self._encoder.encode_passages(texts)
        return self._passages[key]


def compare(shared: Path) -> Iterator[Line]:
    """Both encoders over every benchmark."""
    base, trained = (Remembering(open_encoder("default", adapter=adapter)) for adapter in (None, ADAPTER))
    for name, benchmark in benchmarks(shared).items():
        before, after = measure(benchmark, base), measure(benchmark, trained)
        first, second = (list(outcome.values["Hit@1"].values()) for outcome in (before, after))
        interval, p = bootstrap_interval(first, second), permutation_p(first, second)
        yield Line(name, before.n, before.passages, before.measures, after.measures, interval, p)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="holds acts/ and qa/kazqad_ir/")
    options = parser.parse_args()
    print(HEAD)
    for line in compare(options.shared):
        print(line.row(), flush=True)


if __name__ == "__main__":
    main()
