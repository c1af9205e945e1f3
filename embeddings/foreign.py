"""What can be told of a SentenceTransformer folder by reading its files, without loading it.

Owns revision, prompts and dimension of an encoder that this project did not unpack itself. Must not know torch.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from embeddings.errors import EncoderUnavailable
from embeddings.files import sha256_of

WEIGHT_SUFFIXES = (".safetensors", ".bin", ".model")
# The E5 family needs these words before every text, but most of its folders do not say so.
E5_FAMILY = re.compile(r"(^|[/_-])(multilingual-)?e5-(small|base|large)(-v2)?$", re.IGNORECASE)
E5_PROMPTS = ("query: ", "passage: ")


def folder_revision(folder: Path) -> str:
    """A digest that changes when the encoder does: of the JSON and weight files, every byte.

    A second for each gigabyte, which loading a model of that size takes several times over. Nobody recorded what such
    a folder should hold, so its digest in the index's identity is all that tells damaged weights from sound ones.
    """
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".json" or path.suffix in WEIGHT_SUFFIXES:
            total.update(path.relative_to(folder).as_posix().encode("utf-8") + b"\0")
            total.update(sha256_of(path).encode("ascii"))
    return total.hexdigest()


def folder_prompts(name: str, folder: Path) -> tuple[str, str]:
    """What the encoder wants before a query and before a passage, as the folder or its family says."""
    config = read_json(name, folder / "config_sentence_transformers.json", default={})
    prompts = {key: value for key, value in (config.get("prompts") or {}).items() if isinstance(value, str)}
    query = prompts.get("query", "")
    passage = next((prompts[key] for key in ("document", "passage", "corpus") if prompts.get(key)), "")
    if not (query or passage) and E5_FAMILY.search(name.rstrip("/")):
        return E5_PROMPTS
    return query, passage


def require_model_folder(name: str, folder: Path) -> None:
    """Refuses a folder that holds no model."""
    if not folder.is_dir():
        raise EncoderUnavailable(name, f"{folder} is not a folder", "give the folder of a SentenceTransformer")
    if not any((folder / file).exists() for file in ("modules.json", "config.json")):
        reason = f"{folder} has neither modules.json nor config.json"
        raise EncoderUnavailable(name, reason, "give the folder of a SentenceTransformer")


def read_json(name: str, path: Path, default: Any) -> Any:
    """A JSON file of the folder, or the default where there is none."""
    try:
        return json.loads(path.read_bytes()) if path.exists() else default
    except ValueError as error:
        raise EncoderUnavailable(name, f"{path} is not JSON ({error})", "download the model again") from error
