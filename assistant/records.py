"""What is known of an act as JSON, alike for the command line, REST and MCP.

Owns: the names of the fields of a card and of a summary. Must not know: where acts are stored.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from corpus.model import ActCard
from corpus.summary import Summary


def card_dict(card: ActCard) -> dict[str, Any]:
    """The JSON of an act's card; what is not known is null or empty."""
    titles = dict(card.titles)
    registered = card.registered
    return {
        "id": card.id,
        "title": titles.get(card.language),
        "titles": titles,
        "subject": card.subject or None,
        "language": card.language,
        "kind": card.kind or None,
        "issuers": list(card.issuers),
        "number": card.number,
        "date": _day(card.date),
        "registered": {"number": registered[0], "date": _day(registered[1])} if registered else None,
        "status": str(card.status),
        "status_since": _day(card.status_since),
        "short_name": card.short_name or None,
        "aliases": list(card.aliases),
        "pair": card.pair,
        "format": card.format,
        "sha256": card.sha256,
        "provenance": card.provenance or None,
        "flags": list(card.flags),
    }


def summary_dict(summary: Summary) -> dict[str, Any]:
    """The JSON of what was read of an act."""
    return {
        "parts": summary.parts,
        "units": summary.units,
        "rows": summary.rows,
        "notes": summary.notes,
        "notes_understood": summary.notes_understood,
        "events": summary.events,
        "removed": list(summary.removed),
        "missing": list(summary.missing),
        "duplicates": list(summary.duplicates),
        "unexplained": summary.unexplained,
        "problems": list(summary.problems),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
