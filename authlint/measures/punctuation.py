"""Habits of punctuation, as marks per 1,000 words of running prose."""

from __future__ import annotations

import re

from authlint.analysis.words import RunningProse, Words
from authlint.rule import Measurement, measure

LEAST_WORDS = 100
EM_DASH = re.compile(r"—|(?<=\w) -- (?=\w)|(?<=\w)--(?=\w)| – ")


@measure("em-dashes", unit="per 1,000 words")
def em_dashes(prose: RunningProse, words: Words) -> Measurement:
    """Em dashes, and the spaced en dashes and double hyphens that stand for one."""
    return _rate(EM_DASH, prose, words)


@measure("commas", unit="per 1,000 words")
def commas(prose: RunningProse, words: Words) -> Measurement:
    """Commas outside of numbers."""
    return _rate(re.compile(r",(?!\d)"), prose, words)


@measure("semicolons", unit="per 1,000 words")
def semicolons(prose: RunningProse, words: Words) -> Measurement:
    """Semicolons."""
    return _rate(re.compile(";"), prose, words)


@measure("colons", unit="per 1,000 words")
def colons(prose: RunningProse, words: Words) -> Measurement:
    """Colons outside of times and ratios."""
    return _rate(re.compile(r":(?!\d)"), prose, words)


@measure("questions", unit="per 1,000 words")
def questions(prose: RunningProse, words: Words) -> Measurement:
    """Question marks."""
    return _rate(re.compile(r"\?"), prose, words)


@measure("exclamations", unit="per 1,000 words")
def exclamations(prose: RunningProse, words: Words) -> Measurement:
    """Exclamation marks."""
    return _rate(re.compile("!"), prose, words)


@measure("parentheses", unit="per 1,000 words")
def parentheses(prose: RunningProse, words: Words) -> Measurement:
    """Opening parentheses."""
    return _rate(re.compile(r"\("), prose, words)


def _rate(mark: re.Pattern[str], prose: RunningProse, words: Words) -> Measurement:
    count = len(words)
    if count < LEAST_WORDS:
        return Measurement(None, count, abstained=f"fewer than {LEAST_WORDS} words of running prose")
    return Measurement(sum(len(mark.findall(block.block.text)) for block in prose.blocks) * 1000 / count, count)
