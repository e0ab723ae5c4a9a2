"""How a site has moved: level and spread of each number by period, and since when they are what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Literal

from authlint.site.change_points import ChangePoint, change_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

Period = Literal["month", "quarter", "year"]
PERIODS: tuple[Period, ...] = ("month", "quarter", "year")

ENOUGH = 5
"""Posts in the middling period, for it to be shown by itself."""

LEAST_POSTS = 4
"""Posts of a period whose spread is told."""

DRAWS = 500
SEED = 2022
MONTH = len("2022-11")


@dataclass(frozen=True, slots=True)
class Post:
    """One draft on its day (YYYY-MM or YYYY-MM-DD) with its numbers by name; what abstained is left out."""

    path: str
    day: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Summary:
    """One period of one series: the median and the interquartile range with bootstrap intervals of 95 %.

    The intervals and the spread are None where there are too few posts.
    """

    period: str
    posts: int
    median: float
    median_interval: tuple[float, float] | None
    spread: float | None
    spread_interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class DatedChange:
    """A change and the month since when."""

    since: str
    change: ChangePoint


@dataclass(frozen=True, slots=True)
class Series:
    """One number over time. ``quartiles`` of each period are for drawing; ``changes`` are what can be said of it;
    ``early`` and ``late`` are the medians of the first and the last third of the posts, and ``late_since`` its first month."""

    name: str
    posts: int
    periods: tuple[Summary, ...]
    quartiles: tuple[tuple[float, float], ...]
    changes: tuple[DatedChange, ...]
    early: float
    late: float
    late_since: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A whole site. ``undated`` are drafts without a month; they are in no series."""

    by: Period
    posts: int
    undated: int
    series: tuple[Series, ...]


def trend_of(posts: Sequence[Post], names: Sequence[str], by: Period | None = None) -> Trend:
    """The series called ``names``. Without ``by`` the finest period is taken whose middling one holds `ENOUGH` posts."""
    dated = sorted((post for post in posts if len(post.day) >= MONTH), key=lambda post: (post.day, post.path))
    by = by or _period_for(dated)
    known = [name for name in names if any(name in post.values for post in dated)]
    series = tuple(_series(name, [post for post in dated if name in post.values], by, len(known)) for name in known)
    return Trend(by, len(dated), len(posts) - len(dated), series)


def period_of(day: str, by: Period) -> str:
    """2022-11, 2022-Q4 or 2022."""
    year, month = day[:4], day[5:MONTH]
    if by == "quarter":
        return f"{year}-Q{(int(month) + 2) // 3}"
    return year if by == "year" else f"{year}-{month}"


def _period_for(posts: Sequence[Post]) -> Period:
    for by in PERIODS:
        counts = Counter(period_of(post.day, by) for post in posts)
        if counts and median(counts.values()) >= ENOUGH:
            return by
    return "year"


def _series(name: str, posts: Sequence[Post], by: Period, tests: int) -> Series:
    import numpy as np  # noqa: PLC0415  # no other verb needs it

    groups: dict[str, list[float]] = {}
    starts: dict[str, int] = {}
    for number, post in enumerate(posts):
        groups.setdefault(period_of(post.day, by), []).append(post.values[name])
        starts.setdefault(post.day[:MONTH], number)
    months = {number: month for month, number in starts.items()}
    values = [post.values[name] for post in posts]
    found = change_points(values, list(months), tests)
    third = max(1, len(values) // 3)
    return Series(
        name,
        len(posts),
        tuple(_summary(period, np.asarray(group)) for period, group in groups.items()),
        tuple(_ends(np.asarray(group), 25, 75) for group in groups.values()),
        tuple(DatedChange(months[change.at], change) for change in found),
        median(values[:third]),
        median(values[-third:]),
        posts[-third].day[:MONTH],
    )


def _ends(values: NDArray[Any], lower: float, upper: float) -> tuple[float, float]:
    """Two percentiles."""
    import numpy as np  # noqa: PLC0415  # as above

    low, high = np.percentile(values, (lower, upper))
    return float(low), float(high)


def _summary(period: str, values: NDArray[Any]) -> Summary:
    import numpy as np  # noqa: PLC0415  # as above

    middle = float(np.median(values))
    if len(values) < LEAST_POSTS:
        return Summary(period, len(values), middle, None, None, None)
    drawn = np.random.default_rng(SEED).choice(values, (DRAWS, len(values)))
    spread = float(np.subtract(*np.percentile(values, (75, 25))))
    low, centre, high = np.percentile(drawn, (25, 50, 75), axis=1)
    return Summary(period, len(values), middle, _ends(centre, 2.5, 97.5), spread, _ends(high - low, 2.5, 97.5))
