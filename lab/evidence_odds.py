"""How much more often a term stands in generated prose than in human prose, and how sure that is.

The odds that a word of a text begins a hit are compared by their ratio,

    ratio = (g + s·w) / (W - g)  :  (h + s·v) / (V - h)

with g hits in W generated and h hits in V human words. The smoothing gives both sides together ``s = SMOOTHING``
imagined hits, shared out by their words (w = W / (W + V), v = V / (W + V)), so that a term nobody uses has a ratio of
exactly one however unequal the sides are; adding one half to each side (Haldane 1956) would favour the longer one.

The interval is the percentile bootstrap (Efron & Tibshirani 1993, ch. 13) over *sources*: each replicate draws as many
human and as many generated sources as there are, with replacement. Posts of one author or one prompt are no
independent witnesses, so they are never drawn singly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SMOOTHING = 1.0
REPLICATES = 4_000
SEED = 20_221_130
LEAST_SOURCES = 5
"""Sources a side needs for an interval: three sources drawn again and again say nothing about a fourth."""

PER_THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Side:
    """The sources of one side, with the words of each."""

    sources: tuple[str, ...]
    words: np.ndarray

    def draws(self, generator: np.random.Generator) -> np.ndarray:
        """How often each source is drawn: one row a replicate."""
        number = len(self.sources)
        return generator.multinomial(number, [1 / number] * number, size=REPLICATES)


@dataclass(frozen=True, slots=True)
class Odds:
    """One comparison. Rates are per 1,000 words, ``interval`` is None where there are too few sources;
    ``without_largest`` is the ratio with the generated source of most hits left out."""

    hits: tuple[int, int]
    rates: tuple[float, float]
    sources: tuple[int, int]
    ratio: float
    interval: tuple[float, float] | None
    without_largest: float
    others_above: int


class Comparison:
    """Human against generated sources; ``tail`` is the share of replicates beyond each end of an interval."""

    def __init__(self, human: Side, generated: Side, tail: float = 0.025) -> None:
        self.human, self.generated, self.tail = human, generated, tail
        self.possible = bool(human.sources and generated.sources)
        if not self.possible:
            return
        drawn = np.random.default_rng(SEED)
        self.draws = (human.draws(drawn), generated.draws(drawn))
        self.drawn_words = (self.draws[0] @ human.words, self.draws[1] @ generated.words)
        self.sure = min(len(human.sources), len(generated.sources)) >= LEAST_SOURCES

    def odds(self, human_hits: Sequence[int], generated_hits: Sequence[int]) -> Odds:
        """Compare hits given source by source."""
        h, g = np.asarray(human_hits), np.asarray(generated_hits)
        words = float(self.human.words.sum()), float(self.generated.words.sum())
        return Odds(
            hits=(int(h.sum()), int(g.sum())),
            rates=(PER_THOUSAND * h.sum() / words[0], PER_THOUSAND * g.sum() / words[1]),
            sources=(int((h > 0).sum()), int((g > 0).sum())),
            ratio=float(ratio(h.sum(), words[0], g.sum(), words[1])),
            interval=self._interval(h, g) if self.sure else None,
            without_largest=self._without_largest(h, g),
            others_above=self._others_above(h, g),
        )

    def _interval(self, h: np.ndarray, g: np.ndarray) -> tuple[float, float]:
        drawn = ratio(self.draws[0] @ h, self.drawn_words[0], self.draws[1] @ g, self.drawn_words[1])
        low, high = np.quantile(drawn, [self.tail, 1 - self.tail])
        return float(low), float(high)

    def _without_largest(self, h: np.ndarray, g: np.ndarray) -> float:
        kept = np.arange(len(g)) != int(np.argmax(g))
        return float(ratio(h.sum(), self.human.words.sum(), g[kept].sum(), self.generated.words[kept].sum()))

    def _others_above(self, h: np.ndarray, g: np.ndarray) -> int:
        """Generated sources other than the largest that have a rate above the human one."""
        rate = h.sum() / self.human.words.sum()
        above = (g > 0) & (g / np.maximum(self.generated.words, 1) > rate)
        above[int(np.argmax(g))] = False
        return int(above.sum())


def ratio(human: np.ndarray, human_words: np.ndarray, generated: np.ndarray, generated_words: np.ndarray) -> np.ndarray:
    """The smoothed odds ratio, of numbers or of whole rows of replicates; see the head of this module."""
    share = generated_words / (generated_words + human_words)
    generated_odds = (generated + SMOOTHING * share) / (generated_words - generated)
    human_odds = (human + SMOOTHING * (1 - share)) / (human_words - human)
    return generated_odds / human_odds
