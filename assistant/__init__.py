"""Question to quoted answer. ``from assistant import Assistant`` loads no heavy library until a question needs it."""

from typing import TYPE_CHECKING, Any

import embeddings  # noqa: F401  (what it sets must be set before numpy is imported)

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant
    from assistant.quote import Quote
    from assistant.settings import Settings

__all__ = ["Answer", "Assistant", "Quote", "Settings"]
_HOME = {"Answer": "answer", "Assistant": "assistant", "Quote": "quote", "Settings": "settings"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'assistant' has no attribute {name!r}; it has {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module(f"assistant.{_HOME[name]}"), name)
