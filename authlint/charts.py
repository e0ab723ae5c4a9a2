"""Charts as inline SVG: lines over periods, bars, and a radar of scores. No script, no font, no address."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 640, 150
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 26, 24
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#333}.t{font-weight:600}.b{fill:#4477aa;fill-opacity:.22}"
    ".l{fill:none;stroke:#225588;stroke-width:2}.d{fill:#225588}.c{fill:none;stroke:#aa3344;stroke-dasharray:4 3}.a{stroke:#999}.h{stroke-dasharray:2 4}"
    ".o{fill:#fff;stroke:#225588;stroke-width:2}.v{fill:none;stroke:#1b7837;stroke-width:2;stroke-dasharray:1 3}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.l{stroke:#88bbee}.d{fill:#88bbee}.c{stroke:#ee8899}"
    ".o{fill:#222;stroke:#88bbee}.v{stroke:#7fcf90}}"
)
MOST_LABELS = 8
DOT, LABEL = 10, 14
"""Room for a dot of a timeline, and for a line of words."""
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


def timeline(title: str, days: Sequence[tuple[str, bool]], lines: Sequence[tuple[str, str]]) -> str:
    """A dot for each of ``days`` on an axis of years, as a group of the same size as a `line_chart`; full where its flag is set.

    ``lines`` are days with names, each a line across. Days are YYYY, YYYY-MM or YYYY-MM-DD; those that nearly coincide are stacked.
    """
    marked = [(_in_years(day), name) for day, name in lines]
    placed = sorted((_in_years(day), full) for day, full in days)
    everything = [*(at for at, _ in marked), *(at for at, _ in placed)]
    first, last = math.floor(min(everything)), math.floor(max(everything)) + 1
    scale = (WIDTH - LEFT - RIGHT) / (last - first)
    bottom = HEIGHT - BOTTOM
    parts = [
        f'<g role="img" aria-label="{escape(title)}">',
        f'<text class="t" x="{LEFT}" y="16">{escape(title)}</text>',
        f'<line class="a" x1="{LEFT}" y1="{bottom}" x2="{WIDTH - RIGHT}" y2="{bottom}"/>',
    ]
    for row, (at, name) in enumerate(marked):
        left = round(LEFT + (at - first) * scale, 1)
        anchor = "end" if left > WIDTH / 2 else "start"
        parts += [
            f'<line class="c" x1="{left}" y1="{TOP}" x2="{left}" y2="{bottom}"/>',
            f'<text x="{left + (-4 if anchor == "end" else 4)}" y="{TOP + 10 + LABEL * row}" text-anchor="{anchor}">{escape(name)}</text>',
        ]
    stacked: dict[int, int] = {}
    for at, full in placed:
        left = LEFT + (at - first) * scale
        column = round(left / DOT)
        stacked[column] = stacked.get(column, 0) + 1
        up = max(TOP + 16 + LABEL, bottom - DOT * (stacked[column] - 0.25))
        parts.append(f'<circle class="{"d" if full else "o"}" cx="{left:.1f}" cy="{up:.1f}" r="4"/>')
    every = -(-(last - first) // MOST_LABELS)
    parts += [
        f'<text x="{LEFT + (year - first) * scale:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{year}</text>'
        for year in range(first, last, every)
    ]
    return "\n".join([*parts, "</g>"])


def _in_years(day: str) -> float:
    """A day as a number of years; one without a month or a day of it stands in the middle of what it leaves open."""
    year, month, date = (*map(int, day.split("-")), 0, 0)[:3]
    if not month:
        return year + 0.5
    return year + (month - 1 + ((date - 1) / 31 if date else 0.5)) / 12


def radar(title: str, spokes: Sequence[tuple[str, float | None]], beside: Sequence[float | None] = ()) -> str:
    """Scores from 0 to 100 on spokes from the middle of a square of `SQUARE`; the ring is the median, 50.

    A spoke without a score is drawn thin and has no corner. Three scores at least make a shape. ``beside`` are scores on the same
    spokes to compare with, drawn as a dotted outline.
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
        kind = "a" if value is not None else "a h"
        anchor = "middle" if abs(text_left - SQUARE / 2) < 1 else "start" if text_left > SQUARE / 2 else "end"
        parts += [
            f'<line class="{kind}" x1="{SQUARE / 2}" y1="{SQUARE / 2}" x2="{left}" y2="{up}"/>',
            f'<text x="{text_left}" y="{text_up + 4}" text-anchor="{anchor}">{escape(name)}</text>',
        ]
    parts.append(f'<polygon class="c" points="{ring}"/>')
    known = [at(place, value) for place, value in enumerate(beside) if value is not None]
    if len(known) >= 3:  # noqa: PLR2004  # as below
        parts.append(f'<polygon class="v" points="{_points(known)}"/>')
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
