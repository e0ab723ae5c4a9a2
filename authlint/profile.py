"""What the measures say about one draft."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from authlint.plugins import did_you_mean
from authlint.rule import Axis, Grounded, Measurement

Side = Literal["low", "high"]
AXES: tuple[Axis, ...] = get_args(Axis)
"""The axes in the order in which they are shown."""

WEIGHTS: Mapping[Axis, int] = {
    "provenance": 2,
    "diversity": 1,
    "detail": 3,
    "confidence": 1,
    "surprise": 2,
    "drift": 3,
}
"""What each axis counts in the overall score: most for what is hardest to have by accident."""

LEAST_AXES = 2

SHOWN_WORDS = 5
"""Words that a message names."""

TWO_DIGITS = 10
"""From here on a value is shown without decimals."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A measurement with its percentile among reference posts of the draft's length; None where there is no norm.

    ``low`` and ``high`` are the tenth and ninetieth percentile, ``extreme`` the ninety-ninth.
    ``posts`` and ``sources`` say how many the norm rests on, ``band`` for which lengths it holds. ``lines`` are those of the file
    on which the measurement's spans start, where somebody may be shown them.
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
    lines: tuple[int, ...] = ()

    def is_beyond(self, side: Side, percent: float) -> bool:
        """Whether there is a norm, and the value lies among its outermost ``percent`` on ``side``."""
        if self.percentile is None:
            return False
        return self.percentile < percent if side == "low" else self.percentile > 100 - percent

    def weight(self, side: Side) -> float:
        """The value, with its sign turned where less is worse."""
        value = self.measurement.value or 0.0
        return value if side == "high" else -value

    def fields(self, side: Side) -> dict[str, str]:
        """What a message may say: the value, where it lies on ``side``, and what it is compared with."""
        value, percentile = self.measurement.value or 0.0, self.percentile or 0.0
        share = percentile if side == "low" else 100 - percentile
        shown = dict.fromkeys(block.text[span.start : span.end].lower() for block, span in self.measurement.spans)
        return {
            "words": ", ".join(f"‘{text}’" for text in list(shown)[:SHOWN_WORDS]),
            "value": rounded(value),
            "percent": f"{value:.0%}",
            "low": rounded(self.low),
            "high": rounded(self.high),
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
class AxisScore:
    """Where a draft lies on one axis: 0 to 100, 100 the grounded end, 50 the median human post of its length.

    ``support`` counts what the least supported of its ``measures`` rests on; ``abstained`` says why there is no score.
    """

    score: float | None
    support: int = 0
    abstained: str = ""
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a `Scored` draft comes to: the whole and each axis from 0 to 100, the value of each measure, None where it abstained, and
    the lines of the file that the measure's passages start on."""

    path: str
    words: int
    skipped: str
    overall: float | None
    axes: Mapping[str, float | None]
    values: Mapping[str, float | None]
    lines: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One draft's measures by name, its axes and the overall score, or why there are none; ``moved`` are sentences on how it
    differs from its author's own voice, None where there is none to compare with."""

    path: str
    words: int
    measures: dict[str, Placed]
    skipped: str = ""
    axes: Mapping[Axis, AxisScore] = field(default_factory=dict)
    overall: float | None = None
    moved: tuple[str, ...] | None = None

    def numbers(self) -> Numbers:
        """The numbers alone: whoever keeps a whole site's must not keep all its documents with them."""
        return Numbers(
            self.path,
            self.words,
            self.skipped,
            self.overall,
            {str(axis): entry.score for axis, entry in self.axes.items()},
            {name: placed.measurement.value for name, placed in self.measures.items()},
            {name: placed.lines for name, placed in self.measures.items() if placed.lines},
        )


def axis_score(placed: Mapping[str, tuple[Grounded, Placed]]) -> AxisScore:
    """The mean of where the measures of one axis lie between the grounded end and the other.

    High and low: the percentile, or 100 less it. Middle: 100 − 2 · |percentile − 50|, since both tails are worse. Each is even from 0 to
    100 among human posts. Measures that abstain are left out; where all do, the axis abstains with the first one's reason.
    """
    if not placed:
        return AxisScore(None, abstained="nothing measures it yet")
    judged = {name: (end, entry) for name, (end, entry) in placed.items() if entry.percentile is not None}
    if not judged:
        return AxisScore(None, abstained=next(entry.abstained for _, entry in placed.values()))
    values = [_grounded(end, entry.percentile or 0.0) for end, entry in judged.values()]
    support = min(entry.measurement.support for _, entry in judged.values())
    return AxisScore(sum(values) / len(values), support, measures=tuple(judged))


def _grounded(end: Grounded, percentile: float) -> float:
    if end == "middle":
        return 100 - 2 * abs(percentile - 50)
    return percentile if end == "high" else 100 - percentile


def overall(axes: Mapping[Axis, AxisScore]) -> float | None:
    """The mean of the axes by `WEIGHTS`; None where fewer than `LEAST_AXES` of them have a score.

    A summary of qualities of the text. It says nothing of its author, and not whether what the text tells is true.
    """
    judged = {name: axis.score for name, axis in axes.items() if axis.score is not None}
    if len(judged) < LEAST_AXES:
        return None
    return sum(WEIGHTS[name] * value for name, value in judged.items()) / sum(WEIGHTS[name] for name in judged)


def floors(given: Sequence[str]) -> dict[str, float]:
    """``40`` and ``detail=30`` as the least score over all and by axis. Raises `ValueError` for anything else."""
    found: dict[str, float] = {}
    for text in given:
        name, _, number = text.rpartition("=")
        if name not in {"", "overall", *AXES}:
            raise ValueError(f"there is no axis ‘{name}’{did_you_mean(name, AXES)}; there are {', '.join(AXES)}")
        try:
            least = float(number)
        except ValueError:
            raise ValueError(f"‘{text}’: expected a score from 0 to 100, or AXIS=SCORE") from None
        if not 0 <= least <= 100:  # noqa: PLR2004  # the ends of the scale
            raise ValueError(f"‘{text}’: scores go from 0 to 100")
        found[name or "overall"] = least
    return found


def below(draft: Scored, least: Mapping[str, float]) -> Iterator[str]:
    """A sentence for each floor that the draft does not reach; what has no score reaches none and misses none."""
    scores: dict[str, float | None] = {name: axis.score for name, axis in draft.axes.items()}
    scores["overall"] = draft.overall
    for name, floor in least.items():
        score = scores.get(name)
        if score is not None and score < floor:
            yield f"{draft.path}: {name} is {score:.0f}, less than {floor:g}"


def rounded(value: float) -> str:
    """A measured value as a reader sees it."""
    return f"{value:.2f}" if value < TWO_DIGITS else f"{value:.0f}"
