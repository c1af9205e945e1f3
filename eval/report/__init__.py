"""A run as something to read: one self-contained HTML page, Markdown and JSON.

Owns: the writing of the three files. Must not know: how figures are computed.
"""

from __future__ import annotations

from eval.report.write import Made, write_report

__all__ = ["Made", "write_report"]
