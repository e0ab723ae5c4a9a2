"""Where the level or the spread of a series changes for good.

A change of level is looked for in the values, a change of spread in how far each value lies from the median of its neighbours in
time, so that a slow drift of the level is no spread. In both, Pettitt's rank test says whether there is a change at all, without
asking how the values are distributed (A. Pettitt, A non-parametric approach to the change-point problem, 1979); it counts values
as independent, and so does what is said here. Where the change of spread lies is then chosen by likelihood, which is sharper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_SIDE = 20
"""Values on either side of a change; a spread told from fewer is a guess."""

NEIGHBOURS = 15
"""Values before and after, from whose median a value's distance is taken."""

CERTAINTY = 0.01
"""The chance of any change being reported in a site where none is, over all series looked at."""

LEAST_RATIO = 0.8
"""A spread that shrinks less than to this, or grows less than to one over it, is not worth a sentence."""

LEAST_SHIFT = 0.5
"""In spreads; a level that moves less is not worth one either."""

DRAWS = 400
SEED = 2022

Kind = Literal["spread", "level"]


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """From value number ``at`` on. ``before`` and ``after`` are the medians, or the mean distances from the median; ``low``
    and ``high`` bound ``after / before`` (spread) or ``after - before`` (level) with 95 % confidence, the place given."""

    kind: Kind
    at: int
    before: float
    after: float
    low: float
    high: float
    chance: float

    @property
    def ratio(self) -> float:
        """What is left of the spread."""
        return self.after / self.before


def change_points(values: Sequence[float], starts: Sequence[int], tests: int) -> tuple[ChangePoint, ...]:
    """The changes in ``values``, which stand in order of time, at most one of each kind between two others.

    ``starts`` are the numbers at which a change may begin, as the first post of a month; ``tests`` is how many series are
    looked at, so that many looks do not make a find.
    """
    import numpy as np  # noqa: PLC0415  # most runs look for no change

    series = np.asarray(values, float)
    level = _between(series, series, "level", starts, tests, 0)
    spread = _between(series, _distances(series), "spread", starts, tests, 0)
    return tuple(sorted([*level, *spread], key=lambda change: (change.at, change.kind)))


def _between(
    series: NDArray[Any], signal: NDArray[Any], kind: Kind, starts: Sequence[int], tests: int, offset: int
) -> Iterator[ChangePoint]:
    """The change between the ends of a stretch, and those on either side of it."""
    places = [place for place in starts if LEAST_SIDE <= place <= len(series) - LEAST_SIDE]
    if not places or (chance := _pettitt(signal)) > CERTAINTY / (2 * tests):
        return
    at = _spread_place(signal, places) if kind == "spread" else _level_place(signal, places)
    change = _change(series, signal, kind, at, chance, offset)
    if not _matters(change, series):
        return
    yield change
    yield from _between(series[:at], signal[:at], kind, [place for place in places if place < at], tests, offset)
    later = [place - at for place in places if place > at]
    yield from _between(series[at:], signal[at:], kind, later, tests, offset + at)


def _distances(series: NDArray[Any]) -> NDArray[Any]:
    """How far each value lies from the median of its neighbours in time."""
    import numpy as np  # noqa: PLC0415  # as above

    ends = [(max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1) for place in range(len(series))]
    distances: NDArray[Any] = np.abs(series - np.asarray([np.median(series[start:end]) for start, end in ends]))
    return distances


def _pettitt(signal: NDArray[Any]) -> float:
    """The chance of a rank sum as lopsided as the most lopsided one, were there no change."""
    import numpy as np  # noqa: PLC0415  # as above

    count = len(signal)
    sums = np.cumsum(_ranks(signal))[:-1]
    sizes = np.arange(1, count)
    most = float(np.max(np.abs(2 * sums - sizes * (count + 1))))
    return min(1.0, 2 * float(np.exp(-6 * most**2 / (count**3 + count**2))))


def _ranks(signal: NDArray[Any]) -> NDArray[Any]:
    """Ranks from 1, equal values sharing the mean of theirs."""
    import numpy as np  # noqa: PLC0415  # as above

    _, which, counts = np.unique(signal, return_inverse=True, return_counts=True)
    ranks: NDArray[Any] = (np.cumsum(counts) - (counts - 1) / 2)[which]
    return ranks


def _spread_place(signal: NDArray[Any], places: Sequence[int]) -> int:
    """Where two exponential distributions of distances fit best."""
    import numpy as np  # noqa: PLC0415  # as above

    least = float(np.mean(signal)) / 1000 or 1.0
    sums, count = np.cumsum(signal), len(signal)

    def misfit(place: int) -> float:
        first, second = sums[place - 1] / place, (sums[-1] - sums[place - 1]) / (count - place)
        return float(place * np.log(max(first, least)) + (count - place) * np.log(max(second, least)))

    return min(places, key=misfit)


def _level_place(signal: NDArray[Any], places: Sequence[int]) -> int:
    """Where the sums of ranks on either side differ most from what they would be by chance."""
    import numpy as np  # noqa: PLC0415  # as above

    ranks = _ranks(signal)
    sums, count = np.cumsum(ranks), len(signal)
    return max(
        places, key=lambda place: abs(2 * sums[place - 1] - place * (count + 1)) / (place * (count - place)) ** 0.5
    )


def _change(series: NDArray[Any], signal: NDArray[Any], kind: Kind, at: int, chance: float, offset: int) -> ChangePoint:
    """The sizes on both sides, and what they would be in sites drawn from this one."""
    import numpy as np  # noqa: PLC0415  # as above

    middle, values = (np.mean, signal) if kind == "spread" else (np.median, series)
    one, other = values[:at], values[at:]
    drawn = np.random.default_rng(SEED)
    ones = middle(drawn.choice(one, (DRAWS, len(one))), axis=1)
    others = middle(drawn.choice(other, (DRAWS, len(other))), axis=1)
    differing = others / np.maximum(ones, 1e-12) if kind == "spread" else others - ones
    low, high = np.percentile(differing, (2.5, 97.5))
    return ChangePoint(kind, offset + at, float(middle(one)), float(middle(other)), float(low), float(high), chance)


def _matters(change: ChangePoint, series: NDArray[Any]) -> bool:
    """Whether a change that is there is large enough to be told."""
    import numpy as np  # noqa: PLC0415  # as above

    if change.kind == "spread":
        return change.before > 0 and not LEAST_RATIO < change.ratio < 1 / LEAST_RATIO
    spread = float(np.mean(_distances(series)))
    return abs(change.after - change.before) >= LEAST_SHIFT * spread
