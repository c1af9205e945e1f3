"""An act as bytes and back: what the library keeps of a parse, so that no act is parsed twice.

Owns: the form in which a source and an act's tree are stored, and the stamp that tells whether the code that read them
is today's. Must not know: where the bytes lie. The form follows from the types themselves (``corpus/model.py``,
``corpus/source.py``) by msgspec, so that no field can be forgotten; nothing is ever unpickled.

The stamp is a digest of the code that reads: an act read by other code is read anew when it is next opened, without
anybody having to remember to raise a number.
"""

from __future__ import annotations

import gc
import hashlib
import zlib
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from corpus.model import Act, ActCard
from corpus.source import Source

FORMAT = 1  # of the bytes: raised when their packing changes; their content is watched by the stamps
_HERE = Path(__file__).parent
_LATER = ("editions/", "instructions/")  # look at acts that were read
_SHELF = (
    "aids",
    "compare",
    "errors",
    "kept",
    "library",
    "paths",
    "selection",
    "shelf",
    "shipped",
    "stored",
)  # reads nothing
_BESIDE = ("card", "source")  # stored apart from the tree


@lru_cache(maxsize=1)
def _tree_type() -> Any:
    """The act without its card and its source."""
    hints = get_type_hints(Act)
    kept = [field.name for field in fields(Act) if not field.name.startswith("_") and field.name not in _BESIDE]
    return msgspec.defstruct("Tree", [(name, hints[name]) for name in kept], frozen=True)


@lru_cache(maxsize=1)
def _tree_decoder() -> Any:
    return msgspec.msgpack.Decoder(_tree_type())


def pack_tree(act: Act) -> bytes:
    """The act's tree: everything but its card and its source."""
    kind = _tree_type()
    tree = kind(*(getattr(act, name) for name in kind.__struct_fields__))
    return _packed(tree)


def unpack_act(card: ActCard, text: str, tree: bytes) -> Act:
    """The act that was packed.

    Raises:
        ValueError: the bytes are damaged or of another form.
    """
    held = _unpacked(tree, _tree_decoder())
    return Act(card=card, source=text, **{name: getattr(held, name) for name in held.__struct_fields__})


def pack_source(source: Source) -> bytes:
    """All that the file told of a source, without its text."""
    return _packed(replace(source, text=""))


def unpack_source(data: bytes, text: str) -> Source:
    """The source that was packed, with its text.

    Raises:
        ValueError: the bytes are damaged or of another form.
    """
    found: Source = _unpacked(data, msgspec.msgpack.Decoder(Source))
    return replace(found, text=text)


def pack_bytes(data: bytes) -> bytes:
    """Bytes, as small as they get quickly, with a checksum."""
    return zlib.compress(data, 1)


def unpack_bytes(data: bytes) -> bytes:
    """The bytes that were packed.

    Raises:
        ValueError: they are damaged.
    """
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _packed(value: object) -> bytes:
    return pack_bytes(msgspec.msgpack.encode(value))


def _unpacked(data: bytes, decoder: Any) -> Any:
    """The value that was packed; while thousands of parts of it are made none is garbage, so none is looked for."""
    told, collecting = unpack_bytes(data), gc.isenabled()
    gc.disable()
    try:
        return decoder.decode(told)  # msgspec's errors are ValueErrors
    finally:
        if collecting:
            gc.enable()


@lru_cache(maxsize=1)
def reading_stamp() -> str:
    """The stamp of the code that turns a file into a source."""
    return _stamp(lambda name: name.startswith("readers/") or name == "source.py")


@lru_cache(maxsize=1)
def parsing_stamp() -> str:
    """The stamp of the code that turns a source into a card and an act."""
    apart = {f"{name}.py" for name in _SHELF}
    return _stamp(lambda name: not name.startswith(("readers/", *_LATER)) and name not in apart)


def _stamp(concerns: Any) -> str:
    stamp = hashlib.sha256(f"{FORMAT}".encode())
    for path in sorted(_HERE.rglob("*.py")):
        name = path.relative_to(_HERE).as_posix()
        if concerns(name):
            stamp.update(name.encode("utf-8") + b"\0" + path.read_bytes())
    return stamp.hexdigest()[:16]
