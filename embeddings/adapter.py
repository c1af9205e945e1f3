"""A file of changes to the model's weights, and how it is added to them. Must not know how it was trained.

An adapter is a safetensors file. For a tensor `T` of the model it holds `T.delta` (fp16 or fp32, of the tensor's
shape), or `T.delta_q` (int8, of the tensor's shape) with `T.delta_s` (fp16, one scale for each row): merged = base +
delta, and delta = delta_q * delta_s. Tensors it does not name stay as they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load_file

from embeddings.errors import AdapterUnusable
from embeddings.files import sha256_of

Array: TypeAlias = npt.NDArray[np.float32]
SUFFIXES = (".delta", ".delta_q", ".delta_s")


@dataclass(frozen=True, slots=True)
class Adapter:
    """The changes, read into memory."""

    path: Path
    changes: dict[str, npt.NDArray[Any]]

    def apply(self, name: str, base: Array) -> Array:
        """The tensor `name` with its change added, if the adapter has one."""
        delta = self._delta(name)
        if delta is None:
            return base
        if delta.shape != base.shape:
            raise AdapterUnusable(self.path, name, f"its shape is {delta.shape}, the model's is {base.shape}")
        return (base + delta).astype(np.float32, copy=False)

    def require_known(self, names: Iterable[str]) -> None:
        """Refuses an adapter that names a tensor the model does not have, or half of a pair."""
        known = set(names)
        for key in self.changes:
            base, dot, kind = key.rpartition(".")
            if base not in known or dot + kind not in SUFFIXES:
                raise AdapterUnusable(self.path, key, "the model has no such tensor")
            twin = {"delta_q": ".delta_s", "delta_s": ".delta_q"}.get(kind)
            if twin and base + twin not in self.changes:
                raise AdapterUnusable(self.path, key, f"its other half, {base + twin!r}, is not there")

    def _delta(self, name: str) -> Array | None:
        if (plain := self.changes.get(name + ".delta")) is not None:
            return plain.astype(np.float32)
        if (quantised := self.changes.get(name + ".delta_q")) is None:
            return None
        scale = self.changes[name + ".delta_s"].astype(np.float32).reshape(-1)
        if scale.size != quantised.shape[0]:
            raise AdapterUnusable(self.path, name, f"{scale.size} scales for {quantised.shape[0]} rows")
        return quantised.astype(np.float32) * scale.reshape(-1, *([1] * (quantised.ndim - 1)))


def read_adapter(path: Path) -> Adapter:
    """Reads an adapter file.

    Raises:
        AdapterUnusable: It is absent or not a safetensors file.
    """
    try:
        return Adapter(path, load_file(path))
    except (OSError, SafetensorError) as error:
        raise AdapterUnusable(path, "", str(error)) from error


def adapter_digest(path: Path | None) -> str:
    """SHA-256 of the adapter file, or the word "none"."""
    if path is None:
        return "none"
    try:
        return sha256_of(path)
    except OSError as error:
        raise AdapterUnusable(path, "", error.strerror or str(error)) from error
