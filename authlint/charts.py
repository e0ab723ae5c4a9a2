"""Charts as inline SVG: lines over periods with the range of the middle half behind them. No script, no font, no address."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 640, 150
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 26, 24
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#333}.t{font-weight:600}.b{fill:#4477aa;fill-opacity:.22}"
    ".l{fill:none;stroke:#225588;stroke-width:2}.d{fill:#225588}.c{stroke:#aa3344;stroke-dasharray:4 3}.a{stroke:#999}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.l{stroke:#88bbee}.d{fill:#88bbee}.c{stroke:#ee8899}}"
)
MOST_LABELS = 8


def line_chart(
    title: str,
    periods: Sequence[str],
    middles: Sequence[float],
    ranges: Sequence[tuple[float, float]],
    marks: Sequence[str],
    top: int = 0,
) -> str:
    """One chart as a group, ``top`` below the top of the picture. ``marks`` name the periods where something changed."""
    low, high = min(start for start, _ in ranges), max(end for _, end in ranges)
    room = (high - low) or 1.0
    step = (WIDTH - LEFT - RIGHT) / max(1, len(periods) - 1)

    def x(place: int) -> float:
        return round(LEFT + place * step, 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (value - low) / room * (HEIGHT - TOP - BOTTOM), 1)

    outline = [(x(place), y(end)) for place, (_, end) in enumerate(ranges)]
    outline += [(x(place), y(start)) for place, (start, _) in reversed(list(enumerate(ranges)))]
    line = [(x(place), y(value)) for place, value in enumerate(middles)]
    parts = [
        f'<g transform="translate(0 {top})" role="img" aria-label="{escape(title)}">',
        f'<text class="t" x="{LEFT}" y="16">{escape(title)}</text>',
        f'<line class="a" x1="{LEFT}" y1="{HEIGHT - BOTTOM}" x2="{WIDTH - RIGHT}" y2="{HEIGHT - BOTTOM}"/>',
        *(f'<text x="{LEFT - 6}" y="{y(value) + 4}" text-anchor="end">{value:.4g}</text>' for value in (low, high)),
        f'<polygon class="b" points="{_points(outline)}"/>',
        f'<polyline class="l" points="{_points(line)}"/>',
        *(f'<circle class="d" cx="{left}" cy="{up}" r="2.5"/>' for left, up in line),
    ]
    parts += [
        f'<line class="c" x1="{x(periods.index(mark))}" y1="{TOP}" x2="{x(periods.index(mark))}" y2="{HEIGHT - BOTTOM}"/>'
        for mark in dict.fromkeys(marks)
        if mark in periods
    ]
    every = -(-len(periods) // MOST_LABELS)
    parts += [
        f'<text x="{x(place)}" y="{HEIGHT - 8}" text-anchor="middle">{escape(periods[place])}</text>'
        for place in range(0, len(periods), every)
    ]
    return "\n".join([*parts, "</g>"])


def picture(charts: Sequence[str], title: str) -> str:
    """Charts under each other as a file of their own; each was made with its own ``top``."""
    height = HEIGHT * max(1, len(charts))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n" + "\n".join(charts) + "\n</svg>\n"
    )


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{left},{up}" for left, up in points)
