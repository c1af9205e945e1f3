"""Trains the encoder's upper layers and writes what changed as a small adapter: ``python -m eval.training.encoder``.

Owns: the training run, its settings and its record. Must not know: how questions are answered.

The word embeddings and lower layers stay as they are: they hold the languages that the base model knows. Their output
is computed once a text, so that an epoch costs a third of full fine-tuning and two cores suffice. The upper layers
learn by a contrastive loss with in-batch negatives in both directions (Henderson et al. 2017, "Efficient Natural
Language Response Suggestion for Smart Reply"); batches are of one data set and of texts of like length, and a text is
never its own negative. Questions that nothing answers stand among the negatives of the clauses that they come nearest
to: a near miss differs from an answerable question by a word, and only such pairs teach which word.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from torch.nn import functional

from embeddings.adapter import adapter_digest, read_adapter
from embeddings.paths import models
from embeddings.weights import ensure_model
from eval.training import pairs

QUERY, PASSAGE = "query: ", "passage: "
_LEAD = 120  # characters by which two texts are held to be the same one
_CLAUSES_AN_ACT = 24
_STEPS_A_CHECKPOINT = 100


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result, data aside."""

    seed: int = 20101093
    trained_layers: int = 5
    epochs: float = 1.0
    batch: int = 32
    learning_rate: float = 5e-5
    warmup: float = 0.1
    temperature: float = 0.03
    rivals: int = 8  # unanswerable questions beside a batch, at most
    neighbours: int = 14  # other clauses of a batch's acts beside it, at most
    acts_a_batch: int = 3  # acts that a batch of questions about other acts is drawn from
    repeats: Mapping[str, int] = field(default_factory=dict)  # times that a set is seen an epoch
    # At most so many pairs of a set, drawn by the seed: what the adapter continued from has learned is only rehearsed.
    at_most: Mapping[str, int] = field(
        default_factory=lambda: {
            "act": 1200, "questions": 700, "aspects": 300, "unanswerable": 400, "translation": 64, "parallel": 1400
        }
    )  # fmt: skip
    longest: int = 96  # tokens


# The first stage learns from the base, all sets whole; the second goes on from it, over many acts.
FIRST = Recipe(
    trained_layers=6, epochs=1.4, batch=40, learning_rate=8e-5, rivals=12, neighbours=0, at_most={}, longest=112
)


class UpperLayers(nn.Module):
    """The layers that learn, with mean pooling; takes the lower layers' output."""

    def __init__(self, layers: Sequence[nn.Module]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """(texts, tokens, width) and (texts, tokens) to (texts, width), of length one."""
        wide = mask[:, None, None, :].expand(-1, 1, mask.shape[1], -1)
        additive = torch.zeros(wide.shape, dtype=hidden.dtype).masked_fill(wide == 0, torch.finfo(hidden.dtype).min)
        for layer in self.layers:
            output = layer(hidden, additive)
            hidden = output[0] if isinstance(output, tuple) else output
        weights = mask[:, :, None].to(hidden.dtype)
        return functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=-1)


def network_of(model: SentenceTransformer) -> Any:
    """The network inside a SentenceTransformer; its library gives it no type."""
    return getattr(model[0], "auto_model")  # noqa: B009  (an attribute that the types do not know)


class LowerStates:
    """The lower layers' output for every text, computed once."""

    def __init__(self, model: SentenceTransformer, layers: int, longest: int) -> None:
        self.tokenizer, self.longest = model.tokenizer, longest
        self.network = network_of(model)
        self.all_layers: list[nn.Module] = list(self.network.encoder.layer)
        self.depth = len(self.all_layers) - layers
        self.states: dict[str, Tensor] = {}

    def prepare(self, texts: Sequence[str], batch: int = 64) -> None:
        """Compute the states of texts, those of like length together."""
        self.network.encoder.layer = nn.ModuleList(self.all_layers[: self.depth])
        ordered = sorted(set(texts), key=len)
        with torch.inference_mode():
            for start in range(0, len(ordered), batch):
                self._batch(ordered[start : start + batch])
                if start % (batch * 20) == 0:
                    print(f"lower layers: {start + batch} of {len(ordered)} texts", flush=True)
        self.network.encoder.layer = nn.ModuleList(self.all_layers)

    def _batch(self, texts: list[str]) -> None:
        coded = self.tokenizer(texts, padding=True, truncation=True, max_length=self.longest, return_tensors="pt")
        hidden = self.network(input_ids=coded["input_ids"], attention_mask=coded["attention_mask"]).last_hidden_state
        for text, row, mask in zip(texts, hidden, coded["attention_mask"], strict=True):
            self.states[text] = row[: int(mask.sum())].half().clone()

    def padded(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """The states of some texts as one padded tensor, with its mask."""
        rows = [self.states[text].float() for text in texts]
        hidden = nn.utils.rnn.pad_sequence(rows, batch_first=True)
        lengths = torch.tensor([len(row) for row in rows])
        return hidden, (torch.arange(hidden.shape[1])[None] < lengths[:, None]).long()


def data_of(acts: Path, recipe: Recipe) -> dict[str, list[pairs.Pair]]:
    """The training sets by name, each no larger than the recipe has it."""
    act = pairs.default_act()
    whole = {
        "act": pairs.act_pairs(act),
        "questions": pairs.question_pairs(act, recipe.seed),
        "aspects": pairs.aspect_pairs(act, recipe.seed),
        "translation": pairs.translation_pairs(act),
        "unanswerable": pairs.unanswerable_pairs(),
        "field": pairs.field_pairs(acts),
        "parallel": pairs.parallel_pairs(acts),
        "titles": pairs.title_pairs(acts),
    }
    return drawn(whole, recipe)


def drawn(whole: Mapping[str, list[pairs.Pair]], recipe: Recipe) -> dict[str, list[pairs.Pair]]:
    """Of each set in turn at most as many pairs as the recipe has, drawn by its seed."""
    picker = random.Random(recipe.seed)
    return {
        name: picker.sample(members, min(len(members), recipe.at_most.get(name, len(members))))
        for name, members in whole.items()
    }


def batches(data: dict[str, list[pairs.Pair]], recipe: Recipe, picker: random.Random) -> Iterator[list[pairs.Pair]]:
    """One epoch: batches of one set each, in random order.

    A set whose pairs name their act is batched by few acts, so that the clauses of an act learn to be told apart; the
    others by positives of like length, so that little is padded.
    """
    found: list[list[pairs.Pair]] = []
    for name, members in data.items():
        for _ in range(recipe.repeats.get(name, 1)):
            found.extend((_by_act if members and members[0].act else _by_length)(members, recipe, picker))
    picker.shuffle(found)
    yield from found


def _by_length(members: Sequence[pairs.Pair], recipe: Recipe, picker: random.Random) -> list[list[pairs.Pair]]:
    ordered, size = sorted(members, key=lambda pair: len(pair.positive) + picker.random() * 120), recipe.batch
    return [ordered[start : start + size] for start in range(0, len(ordered) - size // 2, size)]


def _by_act(members: Sequence[pairs.Pair], recipe: Recipe, picker: random.Random) -> list[list[pairs.Pair]]:
    by_act: dict[str, list[pairs.Pair]] = {}
    for pair in picker.sample(list(members), len(members)):
        by_act.setdefault(pair.act, []).append(pair)
    few = max(1, recipe.batch // recipe.acts_a_batch)
    pieces = [mine[start : start + few] for mine in by_act.values() for start in range(0, len(mine), few)]
    picker.shuffle(pieces)
    found: list[list[pairs.Pair]] = [[]]
    for piece in pieces:
        if len(found[-1]) + len(piece) > recipe.batch:
            found.append([])
        found[-1].extend(piece)
    return [batch for batch in found if len(batch) >= recipe.batch // 2]


def contrastive(
    anchors: Tensor,
    positives: Tensor,
    members: Sequence[pairs.Pair],
    temperature: float,
    wrong: tuple[Tensor | None, Tensor | None] = (None, None),
) -> Tensor:
    """Cross-entropy of each pair's other half among the batch and what is wrong for all of it, both ways round.

    Equal positives do not count against each other.

    Args:
        anchors: (pairs, width).
        positives: (pairs, width).
        members: the pairs.
        temperature: by which cosines are divided.
        wrong: (texts, width) wrong for every anchor, and texts wrong for every positive; ``None`` where there are none.
    """
    same = torch.tensor([[_alike(one, other) for other in members] for one in members])
    same.fill_diagonal_(False)
    own = torch.arange(len(members))
    losses = []
    for asking, answering, others in zip((anchors, positives), (positives, anchors), wrong, strict=True):
        scores = (asking @ answering.T / temperature).masked_fill(same, -1e4)
        if others is not None:
            scores = torch.cat([scores, asking @ others.T / temperature], dim=1)
        losses.append(functional.cross_entropy(scores, own))
    return (losses[0] + losses[1]) / 2


def _alike(one: pairs.Pair, other: pairs.Pair) -> bool:
    return one.positive == other.positive or (one.label != "" and one.label == other.label)


@dataclass(frozen=True, slots=True)
class Opponents:
    """Texts that a batch is to keep away from.

    Attributes:
        rivals: unanswerable questions by the clause (label) that they come near to.
        clauses: other clauses by the act that a batch is about.
    """

    rivals: Mapping[str, Sequence[str]]
    clauses: Mapping[str, Sequence[str]]

    def texts(self) -> Iterator[str]:
        """All of them, with the prompts that they are encoded with."""
        for question in (question for group in self.rivals.values() for question in group):
            yield QUERY + question
            yield PASSAGE + question
        yield from (PASSAGE + text for group in self.clauses.values() for text in group)

    def beside(self, members: Sequence[pairs.Pair], recipe: Recipe, picker: random.Random) -> tuple[list[str], ...]:
        """Texts wrong for every anchor of a batch, and texts wrong for every positive."""
        near = sorted(question for label in {pair.label for pair in members} for question in self.rivals.get(label, ()))
        near = picker.sample(near, min(recipe.rivals, len(near)))
        others = sorted({text for act in {pair.act for pair in members} for text in self.clauses.get(act, ())})
        others = [text for text in others if not any(_overlap(text, pair.positive) for pair in members)]
        others = picker.sample(others, min(recipe.neighbours, len(others)))
        # held as passages against what people ask, asked against what the act says
        return [PASSAGE + text for text in (*near, *others)], [QUERY + text for text in near]


def _overlap(one: str, other: str) -> bool:
    return one[:_LEAD] in other or other[:_LEAD] in one


def train(
    model: SentenceTransformer,
    data: dict[str, list[pairs.Pair]],
    opponents: Opponents,
    recipe: Recipe,
    checkpoint: Callable[[int], None] = lambda step: None,
) -> None:
    """Fine-tune the upper layers of a model in place; a checkpoint is offered after every hundred steps."""
    torch.manual_seed(recipe.seed)
    picker = random.Random(recipe.seed)
    lower = LowerStates(model, recipe.trained_layers, recipe.longest)
    everything = [pair for members in data.values() for pair in members]
    own = [text for pair in everything for text in (QUERY + pair.anchor, PASSAGE + pair.positive)]
    lower.prepare([*own, *opponents.texts()])
    upper = UpperLayers(lower.all_layers[lower.depth :]).train()

    def vectors(texts: Sequence[str]) -> Tensor | None:
        """(texts, width); a clause that many questions of a batch ask about passes through the layers once."""
        once = list(dict.fromkeys(texts))
        if not once:
            return None
        rows: Tensor = upper(*lower.padded(once))
        return rows[torch.tensor([once.index(text) for text in texts])]

    optimizer = torch.optim.AdamW(upper.parameters(), lr=recipe.learning_rate, weight_decay=0.01)
    per_epoch = sum(1 for _ in batches(data, recipe, random.Random(0)))
    steps = max(1, round(per_epoch * recipe.epochs))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=recipe.learning_rate, total_steps=steps + 1, pct_start=recipe.warmup, cycle_momentum=False
    )
    step, started, total = 0, time.monotonic(), 0.0
    while step < steps:
        for members in batches(data, recipe, picker):
            if step == steps:
                break
            anchors = vectors([QUERY + pair.anchor for pair in members])
            positives = vectors([PASSAGE + pair.positive for pair in members])
            assert anchors is not None
            assert positives is not None
            passages, questions = opponents.beside(members, recipe, picker)
            wrong = vectors(passages), vectors(questions)
            loss = contrastive(anchors, positives, members, recipe.temperature, wrong)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step, total = step + 1, total + loss.item()
            if step % 10 == 0:
                print(f"step {step} of {steps}, loss {total / 10:.3f}, {time.monotonic() - started:.0f} s", flush=True)
                total = 0.0
            if step % _STEPS_A_CHECKPOINT == 0:
                checkpoint(step)
    upper.eval()


def write_adapter(before: dict[str, Tensor], model: SentenceTransformer, target: Path) -> None:
    """Write the difference of every changed tensor as int8 rows with an fp16 scale each."""
    network = network_of(model)
    tensors: dict[str, np.ndarray] = {}
    for name, tensor in network.state_dict().items():
        delta = (tensor.detach().cpu().float() - before[name]).numpy()
        if not np.abs(delta).max():
            continue
        if delta.ndim < 2:
            tensors[name + ".delta"] = delta.astype(np.float16)
            continue
        scale = np.maximum(np.abs(delta).max(axis=1) / 127, 1e-6).astype(np.float16)
        tensors[name + ".delta_q"] = np.rint(delta / scale.astype(np.float32)[:, None]).clip(-127, 127).astype(np.int8)
        tensors[name + ".delta_s"] = scale
    save_file(tensors, target)


def main() -> None:
    """Train, and write the adapter and its record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, help="folder of the base model; by default the default encoder, unpacked")
    parser.add_argument("--continued", type=Path, help="adapter of the first stage, trained on by the second")
    parser.add_argument("--acts", type=Path, default=Path("../shared/acts"), help="folder of other acts")
    parser.add_argument("--out", type=Path, default=Path("embeddings/trained/adapter.safetensors"))
    options = parser.parse_args()
    recipe, started = Recipe() if options.continued else FIRST, time.monotonic()
    base = options.base or ensure_model(models()).path
    model = SentenceTransformer(str(base), device="cpu")
    network = network_of(model)
    before = {name: tensor.clone().float() for name, tensor in network.state_dict().items()}
    if options.continued:
        former = read_adapter(options.continued)
        former.require_known(before)
        merged = {name: torch.from_numpy(former.apply(name, tensor.numpy())) for name, tensor in before.items()}
        network.load_state_dict(merged)
    data = data_of(options.acts, recipe)
    print({name: len(members) for name, members in data.items()}, flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    beside = options.out.with_suffix(".checkpoint.safetensors")

    def checkpoint(step: int) -> None:
        write_adapter(before, model, beside)
        print(f"step {step}: {beside}", flush=True)

    train(model, data, opponents_of(data, options.acts, recipe), recipe, checkpoint)
    beside.unlink(missing_ok=True)
    write_adapter(before, model, options.out)
    _write_record(options.out, recipe, data, (time.monotonic() - started) / 60, adapter_digest(options.continued))


def opponents_of(data: dict[str, list[pairs.Pair]], acts: Path, recipe: Recipe) -> Opponents:
    """The near misses of the default act, and some clauses of every act that field questions are about."""
    picker, clauses = random.Random(recipe.seed), {}
    for name in sorted({pair.act for pair in data["field"]}):
        texts = pairs.clauses_of(acts, name)
        clauses[name] = picker.sample(texts, min(_CLAUSES_AN_ACT, len(texts)))
    return Opponents(pairs.rivals(pairs.default_act()), clauses)


def _write_record(
    target: Path, recipe: Recipe, data: dict[str, list[pairs.Pair]], minutes: float, continued: str
) -> None:
    record = {
        "recipe": asdict(recipe),
        "continued_sha256": continued,
        "pairs": {name: len(members) for name, members in data.items()},
        "minutes": round(minutes, 1),
        "adapter_sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "data_sha256": {name: pairs.digest(members) for name, members in data.items()},
    }
    target.with_suffix(".json").write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
