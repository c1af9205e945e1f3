"""The assistant's settings: one closed, frozen object; unknown names are refused.

Owns: what can be chosen, the presets, the fingerprint that every answer carries. Must not know: how a setting is used.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from assistant.errors import BadSettings
from corpus.library import DEFAULT_ACT

CAUTION = ("strict", "balanced", "lenient")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be chosen.

    Attributes:
        act: id of the act to answer from.
        encoder: "default", a folder, or a hub name of a sentence-transformers model.
        caution: how readily to refuse: strict (fewest false answers), balanced, lenient.
        translations: search the unofficial translations too.
        expected_questions: search the expected questions too.
        trained: use the trained adapter and decision weights; without them the base encoder and plain fusion serve.
        dense: use the dense signals.
        lexical: use the lexical signals.
        longest: characters that a question may have.
        store: what keeps the vectors of all acts: "faiss" (a file beside the library's), or "milvus:URI", a server or a
            file of Milvus; "#NAME" behind it names the collection.
        library: ask all acts of the library where no act is chosen for a question, and none but the default one here.
    """

    act: str = DEFAULT_ACT
    encoder: str = "default"
    caution: str = "balanced"
    translations: bool = True
    expected_questions: bool = True
    trained: bool = True
    dense: bool = True
    lexical: bool = True
    longest: int = 4000
    store: str = "faiss"
    library: bool = True

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if type(value) is not type(field.default):
                raise BadSettings(field.name, f"must be {type(field.default).__name__}, not {value!r}")
        if self.caution not in CAUTION:
            raise BadSettings("caution", f"must be one of {', '.join(CAUTION)}, not {self.caution!r}")
        if self.store != "faiss" and not (self.store.startswith("milvus:") and self.store != "milvus:"):
            raise BadSettings("store", f"must be faiss or milvus:URI, not {self.store!r}")
        if self.longest < 1:
            raise BadSettings("longest", f"must be a positive number, not {self.longest!r}")

    @classmethod
    def of(cls, **chosen: Any) -> Settings:
        """Settings from names and values.

        Raises:
            BadSettings: a name is unknown or a value impossible.
        """
        known = {field.name for field in dataclasses.fields(cls)}
        for name in chosen:
            if name not in known:
                raise BadSettings(name, f"is unknown; known are {', '.join(sorted(known))}")
        return cls(**chosen)

    @property
    def variant(self) -> str:
        """What sets an ablation's index apart from the ordinary one; empty for that.

        The encoder is left out on purpose: an index that another encoder built is refused, not silently replaced.
        """
        names = ("translations", "expected_questions", "trained")
        return "".join(f"-no-{name.replace('_', '-')}" for name in names if not getattr(self, name))

    @property
    def fingerprint(self) -> str:
        """A short digest of all settings: two answers with the same one were made alike."""
        text = json.dumps(dataclasses.asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
