"""The table of drift: a published linear model, and how far out human posts of each length lie on it.

``lab/drift.py`` computes it; `lab/drift.md` tells how well it does and where it fails.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from authlint.language.tables import band_name, read_json
from authlint.rule import Standing

CLIP = 3.0
"""Standard deviations beyond which a feature counts no further: one odd habit must not decide."""

DISTANCE_CLIP = 6.0
"""The same for the distance to the training texts."""

STEPS = range(1, 100)
"""The percentiles that a table holds."""


@dataclass(frozen=True)
class Weight:
    """What one feature weighs, and its mean and spread in the training texts, sources counting alike."""

    weight: float
    mean: float
    scale: float

    def standardised(self, value: float, clip: float = CLIP) -> float:
        """The value in standard deviations from the mean, at most ``clip`` of them."""
        away = (value - self.mean) / self.scale
        return -clip if away < -clip else min(away, clip)

    @cached_property
    def presence(self) -> float:
        """What a term adds to the score of a draft that has it, over one that has it not."""
        return self.weight * (self.standardised(1.0) - self.standardised(0.0))

    @cached_property
    def of_term(self) -> float:
        """What a term adds to the score of a draft that has it, compared with the average training text."""
        return self.weight * self.standardised(1.0)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds to a draft's score, compared with the average training text. A ``term`` stands in its words."""

    feature: str
    amount: float
    value: float
    weight: Weight
    term: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Human posts of one length: the standardised score at each of `STEPS`."""

    percentiles: tuple[float, ...]
    posts: int
    sources: int

    def percentile_of(self, score: float) -> float:
        """The percent of these posts below ``score``, never 0 nor 100.

        Straight lines between steps. Beyond the outermost the share falls as a hyperbola that continues the slope of the
        last four steps: no post lies there, so the number only keeps far and farther apart.
        """
        steps = self.percentiles
        if score < steps[0]:
            return STEPS[0] / (1 + _rate(steps[4] - steps[0]) * (steps[0] - score))
        if score >= steps[-1]:
            return 100 - (100 - STEPS[-1]) / (1 + _rate(steps[-1] - steps[-5]) * (score - steps[-1]))
        place = bisect_right(steps, score) - 1
        width = steps[place + 1] - steps[place]
        return STEPS[place] + ((score - steps[place]) / width if width else 0.0)


@dataclass(frozen=True, slots=True)
class DriftTable:
    """Everything a draft's drift rests on. ``values`` weigh measures and pairs of tags, ``terms`` words and pairs.

    ``centre`` and ``spread`` are the human score and its mean deviation as polynomials of the logarithm of the length.
    ``limits`` are the greatest distances by band. ``posts`` holds bands of human posts; None where there are too few.
    ``margin`` is how much further out people's essays, news and stories lie. ``without_terms`` is what the terms add to the score of
    a draft that has none of them.
    """

    pipeline: str
    features: str
    values: Mapping[str, Weight]
    terms: Mapping[str, Weight]
    centre: tuple[float, ...]
    spread: tuple[float, ...]
    bands: tuple[int, ...]
    limits: tuple[float, ...]
    posts: tuple[Band | None, ...]
    margin: float = 0.0
    without_terms: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        absent = math.fsum(entry.weight * entry.standardised(0.0) for entry in self.terms.values())
        object.__setattr__(self, "without_terms", absent)

    def band(self, words: int) -> int:
        """The number of the length band of a draft of ``words`` words."""
        return max(0, bisect_right(self.bands, words) - 1)

    def score(self, values: Mapping[str, float], terms: AbstractSet[str]) -> float:
        """Σ weight × standardised value; a term's value is 1 where the draft has it and 0 where not."""
        numbers = sum(
            entry.weight * entry.standardised(values.get(name, entry.mean)) for name, entry in self.values.items()
        )
        # Few of the thousands of terms stand in one draft; an exact sum does not ask in which order they come.
        present = [self.terms[term].presence for term in self.terms.keys() & terms]
        return numbers + math.fsum((self.without_terms, *present))

    def amounts(self, values: Mapping[str, float], terms: AbstractSet[str]) -> list[tuple[float, str, bool]]:
        """What each measure, and each term that stands in the draft, adds to the score, with its name and whether it is a
        term; in no order."""
        known = self.values
        found = [
            (known[name].weight * known[name].standardised(value), name, False)
            for name, value in values.items()
            if name in known
        ]
        return [*found, *((self.terms[term].of_term, term, True) for term in self.terms.keys() & terms)]

    def contribution(self, amount: float, feature: str, *, term: bool, values: Mapping[str, float]) -> Contribution:
        """One of those `amounts` with all that belongs to it."""
        known = (self.terms if term else self.values)[feature]
        return Contribution(feature, amount, 1.0 if term else values[feature], known, term)

    def distance(self, values: Mapping[str, float]) -> float:
        """How unlike the training texts a draft is: the root mean square of its standardised measures."""
        squares = [
            entry.standardised(values[name], DISTANCE_CLIP) ** 2
            for name, entry in self.values.items()
            if name in values
        ]
        return math.sqrt(sum(squares) / len(squares)) if squares else math.inf

    def standing(self, score: float, words: int) -> float:
        """The score beside human posts of that length: its distance from their mean in mean deviations."""
        return (score - polynomial(self.centre, words)) / polynomial(self.spread, words)

    def percentile(self, standing: float, words: int, *, plain: bool = False) -> float | None:
        """The percent of human posts below; a ``plain`` draft may be of another genre, and has the margin in its favour."""
        band = self.posts[self.band(words)]
        return None if band is None else band.percentile_of(standing - (self.margin if plain else 0.0))

    def place(self, percentile: float, words: int) -> Standing | None:
        """What a percentile at that length rests on; None where too few posts are known."""
        band = self.posts[self.band(words)]
        return None if band is None else Standing(percentile, band.posts, band.sources, band_name(self.bands, words))


def polynomial(coefficients: Sequence[float], words: int) -> float:
    """A polynomial of the logarithm of a length, held fixed outside of 150 to 3,000 words."""
    length = math.log(min(max(words, 150), 3000))
    return sum(coefficient * length**power for power, coefficient in enumerate(coefficients))


def _rate(width: float) -> float:
    """The rate at which the share beyond falls from 5 to 1 percent over ``width``."""
    return math.log(5) / max(width, 1e-6)


@cache
def drift_table() -> DriftTable | None:
    """The shipped table; None where it has not been built."""
    data = read_json("drift.json")
    return None if data is None else table_of(data)


def table_of(data: Mapping[str, Any]) -> DriftTable:
    """A table from its JSON."""
    posts = (entry and Band(tuple(entry["percentiles"]), entry["posts"], entry["sources"]) for entry in data["posts"])
    return DriftTable(
        pipeline=data["pipeline"],
        features=data["features"],
        values={name: Weight(*numbers) for name, numbers in data["values"].items()},
        terms={name: Weight(*numbers) for name, numbers in data["terms"].items()},
        centre=tuple(data["centre"]),
        spread=tuple(data["spread"]),
        bands=tuple(data["bands"]),
        limits=tuple(data["limits"]),
        posts=tuple(posts),
        margin=data["margin"],
    )
