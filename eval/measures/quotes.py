"""Whether a quote is the source, and how much of what it shows is what was wanted.

Owns: exactness and character overlap. Must not know: how a quote was made; it believes nothing that a quote says of
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Pair = tuple[int, int]


def is_exact(text: str, spans: Sequence[Pair], source: str, within: Sequence[Pair] = ()) -> bool:
    """Whether a text is, character for character, the source at its spans.

    Args:
        text: as quoted.
        spans: where it is said to stand.
        source: the stored source.
        within: the spans of the clause it is said to be; a quote of another place is not exact. Empty: anywhere.
    """
    if not spans or any(not 0 <= start < end <= len(source) for start, end in spans):
        return False
    if within and not _inside(spans, within):
        return False
    return text == "".join(source[start:end] for start, end in spans)


def _inside(spans: Sequence[Pair], within: Sequence[Pair]) -> bool:
    """Between the clause's first and last character; a quote may hold the line ends between its paragraphs."""
    first, last = min(start for start, _ in within), max(end for _, end in within)
    return all(first <= start and end <= last + 1 for start, end in spans)


def merged(spans: Iterable[Pair]) -> tuple[Pair, ...]:
    """The spans in order, overlapping and touching ones joined, so that no character counts twice."""
    found: list[Pair] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def overlap(left: Iterable[Pair], right: Iterable[Pair]) -> int:
    """Characters that both sides cover."""
    others = merged(right)
    return sum(max(0, min(end, last) - max(start, first)) for start, end in merged(left) for first, last in others)


def coverage(shown: Iterable[Pair], wanted: Iterable[Pair]) -> tuple[float, float]:
    """Precision and recall in characters over merged spans (as in LegalBench-RAG, Pipitone & Alami 2024).

    Precision: share of the shown characters that were wanted; recall: share of the wanted ones that are shown. What
    shows nothing has both 0.
    """
    left, right = merged(shown), merged(wanted)
    common = overlap(left, right)
    return (common / length(left) if left else 0.0, common / length(right) if right else 0.0)


def length(spans: Iterable[Pair]) -> int:
    """Characters covered."""
    return sum(end - start for start, end in merged(spans))
