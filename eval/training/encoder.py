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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from torch.nn import functional

from embeddings.paths import models
from embeddings.weights import ensure_model
from eval.training import pairs

HELD_OUT_PAIRS = frozenset({"03", "09", "19"})  # language pairs kept for the generality check
QUERY, PASSAGE = "query: ", "passage: "


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result, data aside."""

    seed: int = 20101093
    trained_layers: int = 6
    epochs: float = 1.4
    batch: int = 40
    learning_rate: float = 8e-5
    warmup: float = 0.1
    temperature: float = 0.03
    rivals: int = 12  # unanswerable questions beside a batch, at most
    longest: int = 112  # tokens


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
    """The training sets by name."""
    act = pairs.default_act()
    return {
        "act": pairs.act_pairs(act),
        "questions": pairs.question_pairs(act, recipe.seed),
        "aspects": pairs.aspect_pairs(act, recipe.seed),
        "translation": pairs.translation_pairs(act),
        "unanswerable": pairs.unanswerable_pairs(),
        "field": pairs.field_pairs(acts),
        "parallel": pairs.parallel_pairs(acts, HELD_OUT_PAIRS),
    }


def batches(data: dict[str, list[pairs.Pair]], size: int, picker: random.Random) -> Iterator[list[pairs.Pair]]:
    """One epoch: batches of one set each, of positives of like length, in random order."""
    found: list[list[pairs.Pair]] = []
    for members in data.values():
        shuffled = sorted(members, key=lambda pair: len(pair.positive) + picker.random() * 120)
        found.extend(shuffled[start : start + size] for start in range(0, len(shuffled) - size // 2, size))
    picker.shuffle(found)
    yield from found


def contrastive(
    anchors: Tensor,
    positives: Tensor,
    members: Sequence[pairs.Pair],
    temperature: float,
    rivals: tuple[Tensor, Tensor] | None = None,
) -> Tensor:
    """Cross-entropy of each pair's other half among the batch and the rivals, both ways round.

    Equal positives do not count against each other.

    Args:
        anchors: (pairs, width).
        positives: (pairs, width).
        members: the pairs.
        temperature: by which cosines are divided.
        rivals: (rivals, width) texts wrong for every anchor, and texts wrong for every positive.
    """
    same = torch.tensor([[_alike(one, other) for other in members] for one in members])
    same.fill_diagonal_(False)
    own = torch.arange(len(members))
    losses = []
    for way, (asking, answering) in enumerate(((anchors, positives), (positives, anchors))):
        scores = (asking @ answering.T / temperature).masked_fill(same, -1e4)
        if rivals is not None:
            scores = torch.cat([scores, asking @ rivals[way].T / temperature], dim=1)
        losses.append(functional.cross_entropy(scores, own))
    return (losses[0] + losses[1]) / 2


def _alike(one: pairs.Pair, other: pairs.Pair) -> bool:
    return one.positive == other.positive or (one.label != "" and one.label == other.label)


Rivals = Mapping[str, Sequence[str]]  # unanswerable questions by the clause that they come near to


def train(model: SentenceTransformer, data: dict[str, list[pairs.Pair]], rivals: Rivals, recipe: Recipe) -> None:
    """Fine-tune the upper layers of a model in place."""
    torch.manual_seed(recipe.seed)
    picker = random.Random(recipe.seed)
    lower = LowerStates(model, recipe.trained_layers, recipe.longest)
    everything = [pair for members in data.values() for pair in members]
    lower.prepare(
        [QUERY + pair.anchor for pair in everything]
        + [PASSAGE + pair.positive for pair in everything]
        + [prompt + question for group in rivals.values() for question in group for prompt in (QUERY, PASSAGE)]
    )
    upper = UpperLayers(lower.all_layers[lower.depth :]).train()

    def vectors(texts: Sequence[str]) -> Tensor:
        """(texts, width); a clause that many questions of a batch ask about passes through the layers once."""
        once = list(dict.fromkeys(texts))
        rows: Tensor = upper(*lower.padded(once))
        return rows[torch.tensor([once.index(text) for text in texts])]

    optimizer = torch.optim.AdamW(upper.parameters(), lr=recipe.learning_rate, weight_decay=0.01)
    per_epoch = sum(1 for _ in batches(data, recipe.batch, random.Random(0)))
    steps = max(1, round(per_epoch * recipe.epochs))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=recipe.learning_rate, total_steps=steps + 1, pct_start=recipe.warmup, cycle_momentum=False
    )
    step, started, total = 0, time.monotonic(), 0.0
    while step < steps:
        for members in batches(data, recipe.batch, picker):
            if step == steps:
                break
            anchors = vectors([QUERY + pair.anchor for pair in members])
            positives = vectors([PASSAGE + pair.positive for pair in members])
            near = _beside(members, rivals, recipe.rivals, picker)
            against = None
            if near:  # held as passages against what people ask, asked against what the act says
                against = vectors([PASSAGE + text for text in near]), vectors([QUERY + text for text in near])
            loss = contrastive(anchors, positives, members, recipe.temperature, against)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step, total = step + 1, total + loss.item()
            if step % 10 == 0:
                print(f"step {step} of {steps}, loss {total / 10:.3f}, {time.monotonic() - started:.0f} s", flush=True)
                total = 0.0
    upper.eval()


def _beside(members: Sequence[pairs.Pair], rivals: Rivals, most: int, picker: random.Random) -> list[str]:
    """Some of the unanswerable questions that come near to what a batch is about."""
    near = sorted(question for label in {pair.label for pair in members} for question in rivals.get(label, ()))
    return picker.sample(near, min(most, len(near)))


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
    parser.add_argument("--acts", type=Path, default=Path("../shared/acts"), help="folder of other acts")
    parser.add_argument("--out", type=Path, default=Path("embeddings/trained/adapter.safetensors"))
    options = parser.parse_args()
    recipe, started = Recipe(), time.monotonic()
    base = options.base or ensure_model(models()).path
    model = SentenceTransformer(str(base), device="cpu")
    network = network_of(model)
    before = {name: tensor.clone().float() for name, tensor in network.state_dict().items()}
    data = data_of(options.acts, recipe)
    print({name: len(members) for name, members in data.items()}, flush=True)
    train(model, data, pairs.rivals(pairs.default_act()), recipe)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_adapter(before, model, options.out)
    _write_record(options.out, recipe, data, (time.monotonic() - started) / 60)


def _write_record(target: Path, recipe: Recipe, data: dict[str, list[pairs.Pair]], minutes: float) -> None:
    record = {
        "recipe": asdict(recipe),
        "pairs": {name: len(members) for name, members in data.items()},
        "minutes": round(minutes, 1),
        "adapter_sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "data_sha256": {name: pairs.digest(members) for name, members in data.items()},
    }
    target.with_suffix(".json").write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
