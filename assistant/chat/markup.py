"""HTML built from values: whatever is not ``Html`` is escaped, so no text can become markup.

Owns: escaping, elements. Must not know: what is shown.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Html(str):
    """Markup made by this module; a ``str`` of any other origin is text."""

    __slots__ = ()


def text(value: object) -> Html:
    """A value as text, escaped unless it is markup already."""
    return value if isinstance(value, Html) else Html(html.escape(str(value), quote=True))


def el(tag: str, *children: object, **attributes: object) -> Html:
    """An element; ``cls`` and ``for_`` stand for ``class`` and ``for``, underscores for hyphens.

    Children and attributes that are ``None`` or ``False`` are left out; an attribute that is ``True`` has no value.
    """
    kept = {name: value for name, value in attributes.items() if value is not None and value is not False}
    head = "".join([tag, *(_attribute(name, value) for name, value in kept.items())])
    if tag in _VOID:
        return Html(f"<{head}>")
    return Html(f"<{head}>{join(children)}</{tag}>")


def _attribute(name: str, value: object) -> str:
    known = {"cls": "class", "for_": "for"}.get(name, name.rstrip("_").replace("_", "-"))
    return f" {known}" if value is True else f' {known}="{html.escape(str(value), quote=True)}"'


def join(parts: Iterable[object], between: str = "") -> Html:
    """Pieces one after the other; ``None`` and ``False`` are left out."""
    return Html(text(between).join(text(part) for part in parts if part is not None and part is not False))
