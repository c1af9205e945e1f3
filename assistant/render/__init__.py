"""An answer as text: one pure function per output.

Owns: plain text for the terminal, Markdown for pages and files. Must not know: how an answer was made, terminals,
browsers. The JSON form is the answer's own (``Answer.to_dict``).
"""

from assistant.render.markdown import to_markdown
from assistant.render.plain import to_plain

__all__ = ["to_markdown", "to_plain"]
