"""What the measures say about one draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from authlint.rule import Measurement


@dataclass(frozen=True, slots=True)
class Placed:
    """A measurement with its percentile among reference posts of the draft's length; None where there is no norm.

    ``posts`` and ``sources`` say how many the norm rests on, ``band`` for which lengths it holds.
    """

    measurement: Measurement
    percentile: float | None
    posts: int = 0
    sources: int = 0
    band: str = ""
    low: float = 0.0
    high: float = 0.0
    abstained: str = ""


@dataclass(frozen=True)
class Measurements:
    """Every measure of one draft, taken when it is first asked for. The engine supplies ``take``."""

    take: Callable[[str], Placed]
    words: int
    _taken: dict[str, Placed] = field(default_factory=dict, repr=False, compare=False)

    def __getitem__(self, name: str) -> Placed:
        if name not in self._taken:
            self._taken[name] = self.take(name)
        return self._taken[name]


@dataclass(frozen=True, slots=True)
class Scored:
    """One draft's measures by name, or why there are none."""

    path: str
    words: int
    measures: dict[str, Placed]
    skipped: str = ""
