"""A comparison as JSON, as plain text and as Markdown; and which texts or days are compared.

Owns: those three forms. Must not know: how the difference was found (``corpus/compare.py``), edges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from assistant.answer import event_dict
from assistant.render.markdown import escaped
from assistant.texts import text_name
from assistant.words import by_instrument, citation, say
from corpus.compare import Change, Comparison, Kind, Mark, compare_days, compare_texts
from corpus.editions.texts import Text, Texts
from corpus.errors import CannotCompare
from corpus.library import Library

_PLAIN = {Mark.SAME: "{}", Mark.REMOVED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
_MARKDOWN = {Mark.SAME: "{}", Mark.REMOVED: "~~{}~~", Mark.INSERTED: "**{}**"}
_KINDS = {
    Kind.INSERTED: "unit_inserted",
    Kind.REMOVED: "unit_removed",
    Kind.CHANGED: "unit_changed",
    Kind.RENUMBERED: "unit_renumbered",
    Kind.SPLIT: "unit_split",
    Kind.UNTOLD: "unit_untold",
}


def compared(
    library: Library, one: str, other: str = "", start: date | None = None, end: date | None = None, within: str = ""
) -> Comparison:
    """Two texts, or two days of one act.

    Args:
        library: where the texts lie.
        one: id of an act or of an edition.
        other: id of the text to compare it with; without one, days are compared.
        start: the first day.
        end: the second day; by default the act as it is now.
        within: a unit or a part; by default the whole.

    Raises:
        CannotCompare: it is not told what to compare.
        ActNotFound: a text is not stored.
        UnknownClause: no text has such a unit or part.
    """
    texts = library.texts(library.open(one)) or Texts(library.open(one))
    if other:
        if start or end:
            raise CannotCompare("two texts were named and days as well")
        first, second = (Text(library.open(name), date.min) for name in (one, other))
        _check((first, second), within)
        return compare_texts(first, second, within)
    if start is None:
        raise CannotCompare("neither a second text nor a first day was named")
    _check(texts.all, within)
    return compare_days(texts, start, end or max(texts.all[-1].day, start), within)


def _check(texts: tuple[Text, ...], within: str) -> None:
    """Refuse a place that no text has."""
    if within and not any(text.act.has(within) or within in _slugs(text) for text in texts):
        texts[-1].act.unit(within)


def _slugs(text: Text) -> set[str]:
    return {part.slug for part in text.act.parts}


def comparison_dict(found: Comparison, language: str) -> dict[str, Any]:
    """The JSON of a comparison: what it is of, a summary, every unit that differs."""
    counts = Counter(str(change.kind) for change in found.changes)
    return {
        "first": found.first.id,
        "second": found.second.id,
        "summary": {
            **{str(kind): counts[str(kind)] for kind in Kind},
            "unchanged": len(found.unchanged),
            "by": [
                {"date": e.date.isoformat() if e.date else None, "number": e.number, "units": list(units)}
                for e, units in found.amending
            ],
        },
        "changes": [_change_dict(change, found, language) for change in found.changes],
        "unchanged": list(found.unchanged),
    }


def _change_dict(change: Change, found: Comparison, language: str) -> dict[str, Any]:
    return {
        "kind": str(change.kind),
        "before": change.before,
        "after": list(change.after),
        "citation": _cited(change, found, language),
        "pieces": [[str(piece.mark), piece.text] for piece in change.pieces],
        "by": [_by_dict(event, found) for event in change.by],
    }


def _by_dict(event: Any, found: Comparison) -> dict[str, Any]:
    told = event_dict(event, found.second.act)
    return {name: told[name] for name in ("kind", "date", "number", "instrument", "issuer", "effective")}


def comparison_lines(found: Comparison, language: str) -> Iterator[str]:
    """The comparison for a terminal."""
    yield from heads(found, language)
    for change in found.changes:
        yield ""
        yield title(change, found, language)
        yield from (f"  │ {line}" for line in _marked(change, _PLAIN, str).splitlines())
        yield from (f"  · {by_instrument(event, language)}" for event in change.by)


def comparison_markdown(found: Comparison, language: str) -> str:
    """The comparison as Markdown."""
    blocks = [escaped(line) for line in heads(found, language)]
    for change in found.changes:
        blocks.append(f"**{escaped(title(change, found, language))}**")
        blocks += [f"> {line}" for line in _marked(change, _MARKDOWN, escaped).splitlines() if line]
        blocks += [f"- {escaped(by_instrument(event, language))}" for event in change.by]
    return "\n\n".join(blocks) + "\n"


def _marked(change: Change, form: dict[Mark, str], told: Callable[[str], str]) -> str:
    """The words with their marks; a mark never runs over the end of a line."""
    found = []
    for piece in change.pieces:
        lines = [form[piece.mark].format(told(line)) if line.strip() else line for line in piece.text.split("\n")]
        found.append("\n".join(lines))
    return "".join(found)


def heads(found: Comparison, language: str) -> Iterator[str]:
    """What is compared, and how many units became what."""
    counts = Counter(change.kind for change in found.changes)
    places = " → ".join(_named(text, language) for text in (found.first, found.second))
    yield say("compared", language, places=places)
    told = [f"{say(_KINDS[kind], language)}: {counts[kind]}" for kind in Kind if counts[kind]]
    same = say("unit_unchanged", language)
    yield "; ".join([*told, f"{same}: {len(found.unchanged)}"])


def _named(text: Text, language: str) -> str:
    return text.id if text.day == date.min else f"{text.id} ({text_name(text, language)})"


def title(change: Change, found: Comparison, language: str) -> str:
    """What became of a unit, and which it is."""
    return f"{say(_KINDS[change.kind], language)}: {_cited(change, found, language)}"


def _cited(change: Change, found: Comparison, language: str) -> str:
    """The unit's place; of one that has another number now both."""
    after = [citation(clause, language) if not found.second.act.has(clause) else
             citation(clause, language, found.second.act) for clause in change.after]  # fmt: skip
    before = citation(change.before, language, found.first.act) if change.before else ""
    if change.before and change.after == (change.before,):
        return after[0]
    return " → ".join(part for part in (before, "; ".join(after)) if part)
