"""Charts as inline SVG: lines over periods, bars, and a radar of scores. No script, no font, no address."""

from __future__ import annotations

import math
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
MOST_DOTS = 40
"""Periods from which on the line alone is drawn."""
SQUARE, SPOKE = 340, 110


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
    dots = line if len(line) <= MOST_DOTS else ()
    parts = [
        f'<g transform="translate(0 {top})" role="img" aria-label="{escape(title)}">',
        f'<text class="t" x="{LEFT}" y="16">{escape(title)}</text>',
        f'<line class="a" x1="{LEFT}" y1="{HEIGHT - BOTTOM}" x2="{WIDTH - RIGHT}" y2="{HEIGHT - BOTTOM}"/>',
        *(f'<text x="{LEFT - 6}" y="{y(value) + 4}" text-anchor="end">{value:.4g}</text>' for value in (low, high)),
        f'<polygon class="b" points="{_points(outline)}"/>',
        f'<polyline class="l" points="{_points(line)}"/>',
        *(f'<circle class="d" cx="{left}" cy="{up}" r="2.5"/>' for left, up in dots),
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


def bar_chart(title: str, labels: Sequence[str], counts: Sequence[int]) -> str:
    """A bar for each label, as a group of the same size as a `line_chart`."""
    most = max(counts, default=0) or 1
    step = (WIDTH - LEFT - RIGHT) / max(1, len(labels))
    parts = [
        f'<g role="img" aria-label="{escape(title)}">',
        f'<text class="t" x="{LEFT}" y="16">{escape(title)}</text>',
        f'<line class="a" x1="{LEFT}" y1="{HEIGHT - BOTTOM}" x2="{WIDTH - RIGHT}" y2="{HEIGHT - BOTTOM}"/>',
    ]
    for place, (label, count) in enumerate(zip(labels, counts, strict=True)):
        left, tall = LEFT + place * step, (HEIGHT - TOP - BOTTOM - 12) * count / most
        up = HEIGHT - BOTTOM - tall
        middle = round(left + step / 2, 1)
        parts += [
            f'<rect class="d" x="{left + 3:.1f}" y="{up:.1f}" width="{step - 6:.1f}" height="{tall:.1f}"/>',
            f'<text x="{middle}" y="{up - 4:.1f}" text-anchor="middle">{count}</text>',
            f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{escape(label)}</text>',
        ]
    return "\n".join([*parts, "</g>"])


def radar(title: str, spokes: Sequence[tuple[str, float | None]]) -> str:
    """Scores from 0 to 100 on spokes from the middle of a square of `SQUARE`; the ring is the median, 50.

    A spoke without a score is drawn thin and has no corner. Three scores at least make a shape.
    """
    names = ", ".join(f"{name} {'–' if value is None else round(value)}" for name, value in spokes)
    turn = 2 * math.pi / max(1, len(spokes))

    def at(place: int, value: float) -> tuple[float, float]:
        angle, far = place * turn, value / 100 * SPOKE
        return round(SQUARE / 2 + far * math.sin(angle), 1), round(SQUARE / 2 - far * math.cos(angle), 1)

    ring = " ".join(f"{left},{up}" for left, up in (at(place, 50) for place in range(len(spokes))))
    corners = [at(place, value) for place, (_, value) in enumerate(spokes) if value is not None]
    parts = [f'<g role="img" aria-label="{escape(title)}: {escape(names)}">']
    for place, (name, value) in enumerate(spokes):
        (left, up), (text_left, text_up) = at(place, 100), at(place, 118)
        dashes = "" if value is not None else ' stroke-dasharray="2 4"'
        anchor = "middle" if abs(text_left - SQUARE / 2) < 1 else "start" if text_left > SQUARE / 2 else "end"
        parts += [
            f'<line class="a" x1="{SQUARE / 2}" y1="{SQUARE / 2}" x2="{left}" y2="{up}"{dashes}/>',
            f'<text x="{text_left}" y="{text_up + 4}" text-anchor="{anchor}">{escape(name)}</text>',
        ]
    parts.append(f'<polygon class="c" fill="none" points="{ring}"/>')
    if len(corners) >= 3:  # noqa: PLR2004  # fewer make a line
        parts.append(
            f'<polygon class="b" points="{_points(corners)}"/><polygon class="l" points="{_points(corners)}"/>'
        )
    parts += [f'<circle class="d" cx="{left}" cy="{up}" r="3"/>' for left, up in corners]
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
