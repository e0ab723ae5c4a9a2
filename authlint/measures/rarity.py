"""How far a draft's words lie from the common ones."""

from __future__ import annotations

from statistics import fmean

from authlint.analysis.words import CONTRACTED, Words
from authlint.language.function_words import FUNCTION_WORDS
from authlint.language.tables import RAREST, zipf_frequencies
from authlint.rule import Measurement, measure

LEAST_WORDS = 100
COMMON = 4.5
"""Zipf units: some 3,000 words are as frequent as this."""


@measure("rare-words", unit="share")
def rare_words(words: Words) -> Measurement:
    """The share of content words that are not among the common 3,000, 0 to 1.

    Frequencies are Zipf units (van Heuven and others 2014, "SUBTLEX-UK") from wordfreq's data up to 2021.
    """
    values = _content(words)
    if len(values) < LEAST_WORDS // 2:
        return _abstain(values)
    return Measurement(fmean(value < COMMON for value in values), len(values))


@measure("word-frequency", unit="Zipf")
def word_frequency(words: Words) -> Measurement:
    """The mean Zipf frequency of the content words, from 2.5 (rare, or unknown) to about 7."""
    values = _content(words)
    if len(values) < LEAST_WORDS // 2:
        return _abstain(values)
    return Measurement(fmean(values), len(values))


def _content(words: Words) -> list[float]:
    """The frequency of every word that is not a small one; an unknown word is as rare as the rarest."""
    table, small = zipf_frequencies(), FUNCTION_WORDS["English"] | CONTRACTED
    return [table.get(word, RAREST) for word in words.texts if word not in small and len(word) > 1]


def _abstain(values: list[float]) -> Measurement:
    return Measurement(None, len(values), abstained=f"fewer than {LEAST_WORDS // 2} content words")
