"""Factories of the tests: a tiny encoder, passages, unit vectors, a tiny packed model, the real model unpacked once."""

import atexit
import functools
import hashlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import numpy as np
import numpy.typing as npt
import pytest

from embeddings.encoder import SentenceEncoder, open_encoder
from embeddings.passages import Passage
from embeddings.progress import Progress, silent
from embeddings.text import clean

ROOT = Path(__file__).resolve().parents[2]
Vectors = npt.NDArray[np.float32]


class HashEncoder:
    """Bags of letter triples, hashed: equal texts are equal, like texts are near. Never loads anything."""

    def __init__(self, name: str = "hash", revision: str = "1", dimension: int = 64) -> None:
        self.name = name
        self.revision = revision
        self.dimension = dimension
        self.prompts = ("q:", "p:")
        self.encoded: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._rows(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        self.encoded += texts
        rows = self._rows(texts)
        if texts:
            progress("encode", len(texts), len(texts))
        return rows

    def _rows(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            marked = f"^{clean(text).lower()}$"
            for at in range(max(len(marked) - 2, 1)):
                code = hashlib.sha256((self.revision + marked[at : at + 3]).encode()).digest()
                row[code[0] % self.dimension] += 1 if code[1] % 2 else -1
            row[int(hashlib.sha256(marked.encode()).hexdigest(), 16) % self.dimension] += 0.5  # never all zeros
        return rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9)


def passage(clause: str, text: str, view: str = "text", act: str = "act") -> Passage:
    return Passage(act, clause, view, text)


CLAUSES = (
    passage("1", "Департамент сот төрелігін іске асыруды қамтамасыз етеді."),
    passage("2", "Департамент өз қызметін Қазақстан Республикасының Конституциясына сәйкес жүзеге асырады."),
    passage("3", "Департаменттің ережесін Президент бекітеді."),
    passage("18", "Департамент басшысын Қазақстан Республикасының Президенті тағайындайды."),
    passage("18", "Руководителя Департамента назначает Президент Республики Казахстан.", "translation.ru"),
    passage("18", "The head of the Department is appointed by the President.", "translation.en"),
    passage("19", "Басшының орынбасарларын қызметке Жоғарғы Соттың Төрағасы тағайындайды."),
    passage("20", "Мекенжайы: Астана қаласы, Дінмұхамед Қонаев көшесі, 39."),
)
QUESTION, ANSWER = "Департамент басшысын кім тағайындайды?", "18"


def unit_rows(count: int, dimension: int, seed: int, *, repeats: bool = False) -> Vectors:
    """Random unit vectors; with `repeats` many rows are exact copies of one another."""
    random = np.random.default_rng(seed)
    rows = random.standard_normal((count, dimension)).astype(np.float32)
    if repeats and count:
        rows = rows[random.integers(0, max(count // 3, 1), count)]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.ascontiguousarray(rows, np.float32)


def roomy_folder() -> Path:
    """A folder for half-gigabyte models, in memory where there is room: these tests kill processes, not machines."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > 4 << 30
    folder = Path(tempfile.mkdtemp(prefix="ereje-models-", dir=memory if roomy else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@functools.cache
def real_models() -> Path:
    """A folder of models for the whole run; the default one is unpacked into it at the first use."""
    return roomy_folder()


@functools.cache
def real_encoder() -> SentenceEncoder:
    """The default encoder by its usual engine."""
    with mock.patch.dict(os.environ, EREJE_ENCODER="onnx"):
        return open_encoder(models_folder=real_models())


@functools.cache
def torch_encoder() -> SentenceEncoder:
    """The same, run by sentence-transformers: the oracle."""
    with mock.patch.dict(os.environ, EREJE_ENCODER="torch"):
        return open_encoder(models_folder=real_models())


# Root reads and writes whatever it likes, unless these rights are taken from it.
DENIABLE = (
    "setpriv",
    "--bounding-set",
    "-dac_override,-dac_read_search",
    "--inh-caps",
    "-dac_override,-dac_read_search",
)


def denied() -> Sequence[str]:
    """What to put before a command so that the permissions of files hold for it; skips where that cannot be had."""
    if os.name == "nt" or (os.geteuid() == 0 and shutil.which(DENIABLE[0]) is None):
        pytest.skip("permissions of files do not hold for this user, and setpriv is not there")
    return DENIABLE if os.geteuid() == 0 else ()


def start_python(code: str, *arguments: object, before: Sequence[str] = ()) -> "subprocess.Popen[str]":
    """Starts a process that can import the project; `code` reads its arguments from `sys.argv`."""
    return subprocess.Popen(
        [*before, sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


TINY = {"hidden": 32, "layers": 1, "heads": 2, "feed_forward": 64, "vocabulary": 12, "positions": 16, "types": 2}
TINY_PIECES = ["<s>", "<pad>", "</s>", "<unk>", ",", ".", "▁", "▁a", "b", "▁сот", "қ", "<mask>"]


def write_tiny_packed(path: Path, seed: int = 7, drop: str = "") -> dict[str, Vectors]:
    """Writes a packed model of the real format and toy size; returns the values it stands for, by packed name."""
    random = np.random.default_rng(seed)
    values: dict[str, Vectors] = {}
    tensors: list[tuple[str, int, int, bytes]] = []
    for name, count in _tiny_sizes().items():
        if name == drop:
            continue
        kind = int((name.endswith(".w") and "ln" not in name) or name == "emb.word")
        raw, values[name] = _pack_q4(random, count) if kind else _pack_fp32(random, count)
        tensors.append((name, kind, count, raw))
    path.write_bytes(_file(tensors))
    return values


def _tiny_sizes() -> dict[str, int]:
    hidden, inner = TINY["hidden"], TINY["feed_forward"]
    sizes = {"emb.word": TINY["vocabulary"] * hidden, "emb.pos": TINY["positions"] * hidden, "emb.type": 2 * hidden}
    sizes |= {"emb.ln.w": hidden, "emb.ln.b": hidden}
    for part in ("q", "k", "v", "ao"):
        sizes |= {f"l0.{part}.w": hidden * hidden, f"l0.{part}.b": hidden}
    for part in ("aln", "oln"):
        sizes |= {f"l0.{part}.w": hidden, f"l0.{part}.b": hidden}
    return sizes | {"l0.fi.w": inner * hidden, "l0.fi.b": inner, "l0.fo.w": hidden * inner, "l0.fo.b": hidden}


def _pack_fp32(random: np.random.Generator, count: int) -> tuple[bytes, Vectors]:
    values = random.standard_normal(count).astype("<f4")
    return values.tobytes(), values


def _pack_q4(random: np.random.Generator, count: int) -> tuple[bytes, Vectors]:
    """Block by block and weight by weight, as the format's description says: the slow, obvious way."""
    raw, values = b"", []
    for _ in range(count // 32):
        scale = np.float16(random.uniform(0.01, 0.2))
        nibbles = random.integers(0, 16, 32)
        raw += scale.tobytes() + bytes(int(nibbles[j]) | int(nibbles[j + 16]) << 4 for j in range(16))
        values += [(int(nibble) - 8) * float(scale) for nibble in nibbles]
    return raw, np.array(values, np.float32)


def _file(tensors: list[tuple[str, int, int, bytes]]) -> bytes:
    pieces = [piece.encode() for piece in TINY_PIECES]
    offsets = np.cumsum([0, *map(len, pieces)]).astype("<u4")
    scores = -np.arange(len(pieces)).astype("<f4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, *TINY.values(), 1e-12, 32)
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, int(offsets[-1]))
    head += offsets.tobytes() + scores.tobytes() + b"".join(pieces) + struct.pack("<iI", 0, 0)
    head += struct.pack("<i", len(tensors))
    at = len(head) + sum(2 + len(name) + 21 for name, *_ in tensors)
    for name, kind, count, raw in tensors:
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, at, len(raw))
        at += len(raw)
    return head + b"".join(raw for *_, raw in tensors)
