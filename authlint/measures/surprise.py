"""How widely surprise varies from word to word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, sqrt

from authlint.analysis.expectation import Expectations, ExpectedWord
from authlint.analysis.words import Words
from authlint.rule import Measurement, measure

LEAST_WORDS = 250
"""In a shorter draft one sentence more may move it by a fifth of all posts."""

LEAST_JUDGED = 60
LEAST_IN_SENTENCE = 5
"""In a sentence with fewer content words their spread is mostly chance."""

SHOWN = 12


@measure("surprise", unit="bits", axis="surprise")
def surprise(expectations: Expectations, words: Words) -> Measurement:
    """How widely the surprise of content words varies within sentences, in bits, 0 to about 4.

    √(Σ (bits − mean of the sentence)² / n), over the content words of sentences with at least five of them. Each word's surprise
    after the word before it is taken from pairs counted on the web of 2006, and capped (see `authlint.language.surprise`). Prose that
    says something new says it in words that are mostly expected: surprise comes in peaks. Where every word is as
    surprising as the next, as in smooth generated prose, in shuffled text or in a salad of rare words, it varies little.
    ``spans`` are the peaks.
    """
    judged = [sentence for sentence in expectations.sentences if len(sentence) >= LEAST_IN_SENTENCE]
    support = sum(map(len, judged))
    if expectations.table is None:
        return Measurement(None, 0, abstained="no table of surprise fits this tagging pipeline: run lab/surprise.py")
    if len(words) < LEAST_WORDS:
        return Measurement(None, len(words), abstained=f"fewer than {LEAST_WORDS} words of running prose")
    if support < LEAST_JUDGED:
        return Measurement(None, support, abstained=f"fewer than {LEAST_JUDGED} common content words in sentences")
    value = spread([[word.bits for word in sentence] for sentence in judged])
    return Measurement(value, support, tuple((word.block, word.span) for word in peaks(judged)))


def spread(sentences: Sequence[Sequence[float]]) -> float:
    """The standard deviation within sentences, pooled over them; 0 where there are none."""
    count = sum(map(len, sentences))
    return sqrt(fsum(_squares(bits) for bits in sentences) / count) if count else 0.0


def _squares(bits: Sequence[float]) -> float:
    """The sum of squares about the mean. `statistics.pvariance` reckons in fractions, which costs more than the rest of the measure."""
    mean = fsum(bits) / len(bits)
    return fsum((value - mean) ** 2 for value in bits)


def peaks(judged: Sequence[Sequence[ExpectedWord]]) -> list[ExpectedWord]:
    """The words that stand out most from the word before them in their sentence, in order."""
    steps = [(word.bits - before.bits, word) for sentence in judged for before, word in pairwise(sentence)]
    strongest = sorted(range(len(steps)), key=lambda place: (-steps[place][0], place))[:SHOWN]
    return [steps[place][1] for place in sorted(strongest)]
