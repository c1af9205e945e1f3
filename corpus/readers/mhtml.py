"""A page saved as one file (MHT, MHTML): its main page is read as any saved page.

Owns: finding that page among the parts. Must not know: what a page holds.
"""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace

from corpus.readers.html import NoArticle, read_html
from corpus.source import Source

READER = "mhtml/1"


def read_mhtml(data: bytes) -> Source:
    """The source of the first page in the file.

    Raises:
        NoArticle: there is none, or it holds no text of an act.
    """
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return replace(read_html(content if isinstance(content, bytes) else b""), reader=READER)
    raise NoArticle(shell=False)
