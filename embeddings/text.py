"""Making any string safe to encode. Must not know the encoder."""

import re

# Everything from the C0 and C1 blocks except tab and newline, and the delete character.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """The text without what a tokenizer cannot read: surrogate pairs joined, lone ones and controls replaced."""
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return CONTROL.sub(" ", text).strip()
