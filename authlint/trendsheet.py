"""The trend of a site as text, JSON and SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from authlint import sanitise
from authlint.charts import HEIGHT, line_chart, picture
from authlint.site.change_points import ChangePoint
from authlint.site.trend import DatedChange, Series, Trend, period_of

BARS = "▁▂▃▄▅▆▇█"
MOST_BARS = 48
WIDE = 26
NAMED = ((0.45, 0.55, "has halved"), (0.3, 0.37, "has shrunk to a third"), (0.22, 0.28, "has shrunk to a quarter"))
NAMED_MORE = ((1.8, 2.2, "has doubled"), (2.7, 3.3, "has grown threefold"))
FEW_POSTS = 40


def as_text(trend: Trend) -> str:
    """What changed, in words, then a line for each number."""
    if not trend.series:
        return f"no draft has a date to place it by ({trend.undated} without one)\n"
    first, last = trend.series[0].periods[0].period, trend.series[0].periods[-1].period
    undated = f"; {trend.undated} more without a date" if trend.undated else ""
    lines = [f"{trend.posts:,} posts by {trend.by}, {first} to {last}{undated}", ""]
    told = list(sentences(trend))
    lines += told or [_nothing(trend)]
    lines += ["", f"{'':{WIDE}}  median: first third, last third, by {trend.by}; then the spread (interquartile range)"]
    lines += [_row(series) for series in trend.series]
    return sanitise.without_commands("\n".join(sanitise.one_line(line) for line in lines) + "\n")


def sentences(trend: Trend) -> Iterator[str]:
    """Each change in words, the earliest first, then how far the later posts have moved toward the average."""
    found = [(dated.since, series.name, dated) for series in trend.series for dated in series.changes]
    for _, name, dated in sorted(found, key=lambda entry: (entry[0], entry[1], entry[2].change.kind)):
        yield sentence(name, dated)
    for series in trend.series:
        if series.name == "drift" and series.posts >= FEW_POSTS:
            yield (
                f"drift: the median of the last third (since {series.late_since}) lies nearer to the average of generated "
                f"prose than {series.late:.0f} in 100 human posts do, that of the first third than {series.early:.0f}"
            )


def sentence(name: str, dated: DatedChange) -> str:
    """One change: since when, what, from what to what, and how sure that is."""
    change = dated.change
    if change.kind == "level":
        way = "risen" if change.after > change.before else "fallen"
        sure = f"by {abs(change.after - change.before):.3g}, {_between(change)}"
        return f"since {dated.since} the median of {name} has {way} from {change.before:.3g} to {change.after:.3g} ({sure})"
    return (
        f"since {dated.since} the spread of {name} {_grown(change.ratio)}: posts lie {change.after:.3g} from the median of "
        f"their neighbours, {change.before:.3g} before ({change.ratio:.0%} of it, {change.low:.0%} to {change.high:.0%})"
    )


def as_json(trend: Trend) -> str:
    """Everything, for programs."""
    data = {
        "version": 1,
        "by": trend.by,
        "posts": trend.posts,
        "undated": trend.undated,
        "sentences": list(sentences(trend)),
        "series": [_record(series) for series in trend.series],
    }
    return sanitise.as_json(data, indent=1) + "\n"


def as_svg(trend: Trend) -> str:
    """A chart for each number: the median, the middle half of the posts around it, and a broken line where it changed."""
    charts = [
        line_chart(
            series.name,
            [entry.period for entry in series.periods],
            [entry.median for entry in series.periods],
            series.quartiles,
            [period_of(dated.since, trend.by) for dated in series.changes],
            top=number * HEIGHT,
        )
        for number, series in enumerate(trend.series)
    ]
    return picture(charts, f"{trend.posts} posts by {trend.by}")


def _grown(ratio: float) -> str:
    for low, high, words in (*NAMED, *NAMED_MORE):
        if low <= ratio <= high:
            return words
    return f"has shrunk by {1 - ratio:.0%}" if ratio < 1 else f"has grown by {ratio - 1:.0%}"


def _between(change: ChangePoint) -> str:
    low, high = sorted((abs(change.low), abs(change.high)))
    return f"{low:.3g} to {high:.3g}"


def _nothing(trend: Trend) -> str:
    if trend.posts < FEW_POSTS:
        return f"too few posts to tell a change ({trend.posts}, and {FEW_POSTS} are needed)"
    return "no lasting change of a level or a spread was found"


def _row(series: Series) -> str:
    middles = _bars([entry.median for entry in series.periods])
    spreads = _bars([entry.spread for entry in series.periods if entry.spread is not None])
    return f"{series.name:<{WIDE}}  {series.early:>8.3g} {series.late:>8.3g}  {middles}  {spreads}"


def _bars(values: Sequence[float]) -> str:
    """The last periods, each as a bar between the least and the most."""
    shown = values[-MOST_BARS:]
    if not shown:
        return "–"
    low, room = min(shown), (max(shown) - min(shown)) or 1.0
    return "".join(BARS[min(len(BARS) - 1, int((value - low) / room * len(BARS)))] for value in shown)


def _record(series: Series) -> dict[str, Any]:
    return {
        "name": series.name,
        "posts": series.posts,
        "first_third": _round(series.early),
        "last_third": _round(series.late),
        "last_third_since": series.late_since,
        "periods": [
            {
                "period": entry.period,
                "posts": entry.posts,
                "median": _round(entry.median),
                "median_interval": _pair(entry.median_interval),
                "spread": None if entry.spread is None else _round(entry.spread),
                "spread_interval": _pair(entry.spread_interval),
            }
            for entry in series.periods
        ],
        "changes": [
            {
                "since": dated.since,
                "kind": dated.change.kind,
                "before": _round(dated.change.before),
                "after": _round(dated.change.after),
                "interval": [_round(dated.change.low), _round(dated.change.high)],
                "sentence": sentence(series.name, dated),
            }
            for dated in series.changes
        ],
    }


def _round(value: float) -> float:
    return float(f"{value:.6g}")


def _pair(interval: tuple[float, float] | None) -> list[float] | None:
    return None if interval is None else [_round(value) for value in interval]
