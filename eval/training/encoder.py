"""Trains the encoder and writes what changed as a small adapter: ``python -m eval.training.encoder``.

Owns: the training run, its settings and its record. Must not know: how questions are answered. The word embeddings
stay frozen (they hold the languages that the base model knows), the layers learn by a contrastive loss with in-batch
negatives (Henderson et al. 2017, "Efficient Natural Language Response Suggestion for Smart Reply").
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from datasets import Dataset
from safetensors.numpy import save_file
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.losses import MultipleNegativesRankingLoss
from sentence_transformers.training_args import BatchSamplers, MultiDatasetBatchSamplers

from eval.training import pairs

HELD_OUT_PAIRS = frozenset({"03", "09", "19"})  # language pairs kept for the generality check


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result, data aside."""

    seed: int = 20_10_1093
    epochs: float = 2.5
    batch: int = 40
    learning_rate: float = 5e-5
    warmup: float = 0.1
    temperature: float = 0.03
    longest: int = 128  # tokens


def datasets_of(acts: Path, recipe: Recipe) -> dict[str, Dataset]:
    """The training sets by name; batches never mix them, so that in-batch negatives are of one kind."""
    act = pairs.default_act()
    found = {
        "act": pairs.act_pairs(act),
        "translation": pairs.translation_pairs(act),
        "unanswerable": pairs.unanswerable_pairs(),
        "field": pairs.field_pairs(acts),
        "parallel": pairs.parallel_pairs(acts, HELD_OUT_PAIRS),
    }
    return {name: _dataset(members) for name, members in found.items() if members}


def _dataset(members: list[pairs.Pair]) -> Dataset:
    return Dataset.from_dict(
        {"anchor": [pair.anchor for pair in members], "positive": [pair.positive for pair in members]}
    )


def train(base: Path, acts: Path, work: Path, recipe: Recipe) -> SentenceTransformer:
    """Fine-tune the layers of the base model."""
    model = SentenceTransformer(str(base), device="cuda" if torch.cuda.is_available() else "cpu")
    model.max_seq_length = recipe.longest
    for parameter in model[0].auto_model.embeddings.parameters():
        parameter.requires_grad = False
    data = datasets_of(acts, recipe)
    print({name: len(members) for name, members in data.items()}, flush=True)
    loss = MultipleNegativesRankingLoss(model, scale=1 / recipe.temperature)
    prompts = {"anchor": "query: ", "positive": "passage: "}
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(work),
        num_train_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch,
        learning_rate=recipe.learning_rate,
        warmup_steps=recipe.warmup,
        lr_scheduler_type="cosine",
        batch_sampler=BatchSamplers.NO_DUPLICATES,
        multi_dataset_batch_sampler=MultiDatasetBatchSamplers.PROPORTIONAL,
        prompts=dict.fromkeys(data, prompts),
        seed=recipe.seed,
        save_strategy="no",
        report_to=[],
        logging_steps=20,
        disable_tqdm=True,
        dataloader_pin_memory=False,
    )
    SentenceTransformerTrainer(model=model, args=arguments, train_dataset=data, loss=dict.fromkeys(data, loss)).train()
    return model


def write_adapter(base: Path, trained: SentenceTransformer, target: Path) -> None:
    """Write the difference of every changed tensor as int8 rows with an fp16 scale each."""
    before = SentenceTransformer(str(base), device="cpu")[0].auto_model.state_dict()
    after = trained[0].auto_model.state_dict()
    tensors: dict[str, np.ndarray] = {}
    for name, tensor in after.items():
        delta = (tensor.detach().cpu().float() - before[name].float()).numpy()
        if not np.abs(delta).max():
            continue
        if delta.ndim < 2:
            tensors[name + ".delta"] = delta.astype(np.float16)
            continue
        scale = np.maximum(np.abs(delta).max(axis=1) / 127, 1e-12).astype(np.float16)
        safe = np.maximum(scale.astype(np.float32), 6e-8)[:, None]
        tensors[name + ".delta_q"] = np.clip(np.rint(delta / safe), -127, 127).astype(np.int8)
        tensors[name + ".delta_s"] = scale
    save_file(tensors, target)


def main() -> None:
    """Train, and write the adapter and its record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the unpacked base model, no adapter")
    parser.add_argument("--acts", type=Path, default=Path("../shared/acts"), help="folder of other acts")
    parser.add_argument("--out", type=Path, default=Path("embeddings/weights/adapter.safetensors"))
    parser.add_argument("--epochs", type=float, default=Recipe().epochs)
    parser.add_argument("--learning-rate", type=float, default=Recipe().learning_rate)
    options = parser.parse_args()
    recipe = Recipe(epochs=options.epochs, learning_rate=options.learning_rate)
    started = time.monotonic()
    model = train(options.base, options.acts, options.out.parent / "run", recipe)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_adapter(options.base, model, options.out)
    record = {
        "recipe": asdict(recipe),
        "minutes": round((time.monotonic() - started) / 60, 1),
        "adapter_sha256": hashlib.sha256(options.out.read_bytes()).hexdigest(),
        "data_sha256": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (pairs.QUESTIONS / "train.jsonl", pairs.FIELD_QUESTIONS)
        },
    }
    options.out.with_suffix(".json").write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
