"""stub"""

import unicodedata


def fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
