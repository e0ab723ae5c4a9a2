"""What the measures say about one draft."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from authlint.rule import Measurement

Side = Literal["low", "high"]
SHOWN_WORDS = 5
"""Words that a message names."""

TWO_DIGITS = 10
"""From here on a value is shown without decimals."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A measurement with its percentile among reference posts of the draft's length; None where there is no norm.

    ``low`` and ``high`` are the tenth and ninetieth percentile, ``extreme`` the ninety-ninth.
    ``posts`` and ``sources`` say how many the norm rests on, ``band`` for which lengths it holds.
    """

    measurement: Measurement
    percentile: float | None
    posts: int = 0
    sources: int = 0
    band: str = ""
    low: float = 0.0
    high: float = 0.0
    extreme: float = 0.0
    abstained: str = ""

    def is_beyond(self, side: Side, percent: float) -> bool:
        """Whether there is a norm, and the value lies among its outermost ``percent`` on ``side``."""
        if self.percentile is None:
            return False
        return self.percentile < percent if side == "low" else self.percentile > 100 - percent

    def fields(self, side: Side) -> dict[str, str]:
        """What a message may say: the value, where it lies on ``side``, and what it is compared with."""
        value, percentile = self.measurement.value or 0.0, self.percentile or 0.0
        share = percentile if side == "low" else 100 - percentile
        shown = dict.fromkeys(block.text[span.start : span.end].lower() for block, span in self.measurement.spans)
        return {
            "words": ", ".join(f"‘{text}’" for text in list(shown)[:SHOWN_WORDS]),
            "value": _shown(value),
            "percent": f"{value:.0%}",
            "low": _shown(self.low),
            "high": _shown(self.high),
            "high-percent": f"{self.high:.0%}",
            "rank": f"fewer than {max(1, math.ceil(share))} in 100",
            "posts": f"{self.posts:,}",
            "sources": str(self.sources),
            "band": self.band,
        }


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


def _shown(value: float) -> str:
    return f"{value:.2f}" if value < TWO_DIGITS else f"{value:.0f}"
