"""How many different words a draft uses, in three measures that do not fall merely because a text is longer.

None of them is a sign of who wrote a text: learners and old models lie low, today's models lie high. They are
read two-sidedly, against a norm for texts of that length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import comb

from authlint.analysis.diversity import moving_average_type_token_ratio
from authlint.analysis.words import Words
from authlint.rule import Measurement, measure

THRESHOLD = 0.72
"""The type-token ratio at which an MTLD factor is complete (McCarthy and Jarvis 2010)."""

LEAST_FACTOR = 10
"""Words; the shortest MTLD factor."""

SAMPLE = 42
"""Words in HD-D's imaginary samples (McCarthy and Jarvis 2007)."""

LEAST_WORDS = 100
"""Shorter texts give numbers that jump with every word."""

TOO_SHORT = f"fewer than {LEAST_WORDS} words of running prose"


@measure("mattr", unit="share", axis="diversity", grounded="middle")
def mattr(words: Words) -> Measurement:
    """The moving-average type-token ratio, 0 to 1.

    The mean, over every stretch of 50 words, of different words divided by 50 (Covington and McFall 2010,
    "Cutting the Gordian knot: the moving-average type-token ratio").
    """
    return _measured(words, moving_average_type_token_ratio)


@measure("mtld", unit="words", axis="diversity", grounded="middle")
def mtld(words: Words) -> Measurement:
    """The measure of textual lexical diversity, in words, from about 10 upwards.

    The mean length of stretches whose type-token ratio stays above 0.72, counted forwards and backwards
    (McCarthy and Jarvis 2010, "MTLD, vocd-D, and HD-D: a validation study").
    """
    return _measured(words, textual_lexical_diversity)


@measure("hdd", unit="share")
def hdd(words: Words) -> Measurement:
    """HD-D: the chance that a word of the draft turns up in a sample of 42, summed over its words, divided by 42; 0 to 1.

    The hypergeometric form of vocd-D (McCarthy and Jarvis 2007, "vocd: a theoretical and empirical evaluation").
    """
    return _measured(words, hypergeometric_diversity)


def textual_lexical_diversity(words: Sequence[int], threshold: float = THRESHOLD) -> float:
    """MTLD: the mean of the factors' mean length forwards and backwards."""
    return (_mean_factor(words, threshold) + _mean_factor(words[::-1], threshold)) / 2


def hypergeometric_diversity(words: Sequence[int], sample: int = SAMPLE) -> float:
    """HD-D of a sequence of at least ``sample`` words."""
    total = len(words)
    samples = comb(total, sample)
    return sum((1 - comb(total - count, sample) / samples) / sample for count in Counter(words).values())


def _mean_factor(words: Sequence[int], threshold: float) -> float:
    """The mean length of factors in one direction; what is left at the end counts as the part of a factor it is.

    As in McCarthy's own program a factor has at least ten words.
    """
    factors = 0.0
    types: set[int] = set()
    length = 0
    last = len(words) - 1
    for place, word in enumerate(words):
        types.add(word)
        length += 1
        if place == last:
            factors += (1 - len(types) / length) / (1 - threshold)
        elif length >= LEAST_FACTOR and len(types) / length < threshold:
            factors += 1
            types.clear()
            length = 0
    return len(words) / factors if factors else float(len(words))


def _measured(words: Words, formula: Callable[[Sequence[int]], float]) -> Measurement:
    count = len(words)
    if count < LEAST_WORDS:
        return Measurement(None, count, abstained=TOO_SHORT)
    return Measurement(formula(words.numbers), count)
