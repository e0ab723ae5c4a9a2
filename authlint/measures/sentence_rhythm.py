"""How sentences vary in length: the beat of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from authlint.analysis.prose_sentences import ALIKE, ProseSentences, longest_run
from authlint.rule import Measurement, measure

LEAST_SENTENCES = 12
TOO_FEW = f"fewer than {LEAST_SENTENCES} whole sentences of running prose"

SHORT = 6
LONG = 30


@measure("sentence-length", unit="words")
def sentence_length(sentences: ProseSentences) -> Measurement:
    """The mean number of words in a sentence."""
    return _of(sentences, fmean)


@measure("sentence-variation", unit="ratio", axis="diversity", grounded="middle")
def sentence_variation(sentences: ProseSentences) -> Measurement:
    """The coefficient of variation of sentence lengths: standard deviation over mean, 0 and upwards.

    ``spans`` holds the longest run of sentences of like length.
    """
    lengths = sentences.lengths
    if len(lengths) < LEAST_SENTENCES:
        return _abstain(sentences)
    run = longest_run(lengths)
    places = tuple(sentence.place for sentence in sentences.sentences[run.start : run.stop])
    return Measurement(pstdev(lengths) / fmean(lengths), len(lengths), places)


@measure("sentence-runs", unit="share")
def sentence_runs(sentences: ProseSentences) -> Measurement:
    """The share of neighbouring sentences whose lengths differ by at most three words, 0 to 1."""
    return _of(sentences, lambda lengths: fmean(abs(a - b) <= ALIKE for a, b in pairwise(lengths)))


@measure("short-sentences", unit="share")
def short_sentences(sentences: ProseSentences) -> Measurement:
    """The share of sentences of at most six words, 0 to 1."""
    return _of(sentences, lambda lengths: fmean(length <= SHORT for length in lengths))


@measure("long-sentences", unit="share")
def long_sentences(sentences: ProseSentences) -> Measurement:
    """The share of sentences of thirty words and more, 0 to 1."""
    return _of(sentences, lambda lengths: fmean(length >= LONG for length in lengths))


def _of(sentences: ProseSentences, formula: Callable[[Sequence[int]], float]) -> Measurement:
    lengths = sentences.lengths
    if len(lengths) < LEAST_SENTENCES:
        return _abstain(sentences)
    return Measurement(float(formula(lengths)), len(lengths))


def _abstain(sentences: ProseSentences) -> Measurement:
    return Measurement(None, len(sentences.sentences), abstained=TOO_FEW)
