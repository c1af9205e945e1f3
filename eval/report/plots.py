"""The plots of a report as inline SVG.

Owns: their geometry. Must not know: files, pages, where figures come from. Colours are classes of the page's style
sheet, so that plots follow its light, dark and printed look.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.measures import Bin, Point
from eval.summary import Group

_ROW, _LABEL, _BAR = 26, 170, 380  # of the bar plot, in pixels
_SIDE, _MARGIN = 300, 46  # of the square plots


def bars(groups: Sequence[Group], label: str) -> str:
    """Share handled rightly in each group with its interval, best first."""
    ordered = sorted(groups, key=lambda group: -group.handled.value)
    rows = "".join(_bar(group, place) for place, group in enumerate(ordered))
    return _svg(_LABEL + _BAR + 130, _ROW * len(ordered) + 24, label, rows + _bar_axis(len(ordered)))


def _bar(group: Group, place: int) -> str:
    top = place * _ROW
    rate = group.handled
    middle = top + _ROW / 2 - 2
    return (
        f'<text class="name" x="{_LABEL - 8}" y="{top + 16}" text-anchor="end">{escape(group.name)}</text>'
        f'<rect class="bar" x="{_LABEL}" y="{top + 4}" width="{rate.value * _BAR:.1f}" height="{_ROW - 12}" rx="2">'
        f"<title>{escape(group.name)}: {rate.count} of {rate.of}</title></rect>"
        f'<path class="whisker" d="M{_LABEL + rate.low * _BAR:.1f} {middle}H{_LABEL + rate.high * _BAR:.1f}"/>'
        f'<text class="value" x="{_LABEL + _BAR + 10}" y="{top + 16}">{rate.value:.0%} · n = {rate.of}</text>'
    )


def _bar_axis(rows: int) -> str:
    bottom = rows * _ROW
    return "".join(
        f'<path class="grid" d="M{_LABEL + share * _BAR:.0f} 0V{bottom}"/>'
        f'<text class="tick" x="{_LABEL + share * _BAR:.0f}" y="{bottom + 14}" text-anchor="middle">{share:.0%}</text>'
        for share in (0.0, 0.5, 1.0)
    )


def risk_coverage_plot(curve: Sequence[Point], working: tuple[float, float]) -> str:
    """Risk against coverage; the dot is the working threshold (share answered, share of these wrong)."""
    path = "".join(f"{'L' if place else 'M'}{_x(p.coverage)} {_y(p.risk)}" for place, p in enumerate(curve))
    line = f'<path class="line" d="{path}"/>' if path else ""
    coverage, risk = working
    dot = (
        f'<circle class="dot" cx="{_x(coverage)}" cy="{_y(risk)}" r="5">'
        f"<title>working threshold: {coverage:.0%} answered, {risk:.1%} of these wrong</title></circle>"
    )
    return _square("Risk and coverage", "share of questions answered", "share of answers wrong", line + dot)


def reliability_plot(bins: Sequence[Bin]) -> str:
    """Actual share of right ones for each stated confidence; on the diagonal, confidence means what it says."""
    diagonal = f'<path class="diagonal" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>'
    columns = "".join(_column(entry) for entry in bins if entry.count)
    return _square("Reliability", "stated confidence", "share right", columns + diagonal)


def _column(entry: Bin) -> str:
    left, right = float(_x(entry.low)) + 2, float(_x(entry.high)) - 2
    middle = (left + right) / 2
    top = float(_y(entry.accuracy))
    height = max(1.0, float(_y(0)) - top)
    return (
        f'<rect class="bar" x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{height:.1f}" rx="2">'
        f"<title>{entry.count} questions, stated {entry.confidence:.2f}, right {entry.accuracy:.2f}</title></rect>"
        f'<text class="tick" x="{middle:.1f}" y="{max(top - 4, 10):.1f}" text-anchor="middle">{entry.count}</text>'
    )


def _square(label: str, below: str, beside: str, content: str) -> str:
    ticks = "".join(_ticks(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0))
    across, down = _MARGIN + _SIDE / 2, _SIDE / 2 + 14
    names = (
        f'<text class="axis" x="{across}" y="{_SIDE + 50}" text-anchor="middle">{below}</text>'
        f'<text class="axis" transform="translate(12 {down}) rotate(-90)" text-anchor="middle">{beside}</text>'
    )
    return _svg(_SIDE + _MARGIN + 24, _SIDE + 58, label, ticks + content + names)


def _ticks(share: float) -> str:
    return (
        f'<path class="grid" d="M{_x(0)} {_y(share)}H{_x(1)}M{_x(share)} {_y(0)}V{_y(1)}"/>'
        f'<text class="tick" x="{_x(share)}" y="{_SIDE + 30}" text-anchor="middle">{share:g}</text>'
        f'<text class="tick" x="{_MARGIN - 6}" y="{float(_y(share)) + 4}" text-anchor="end">{share:g}</text>'
    )


def _x(share: float) -> str:
    return f"{_MARGIN + share * _SIDE:.1f}"


def _y(share: float) -> str:
    return f"{14 + (1 - share) * _SIDE:.1f}"


def _svg(width: float, height: float, label: str, content: str) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{escape(label)}">{content}</svg>'
    )
