"""The table of surprise: how much each common word is to be expected after the word before it.

``lab/surprise.py`` derives it from counts over the web of 2006, long before the flood; `authlint/language/en/SURPRISE-LICENSE.md`
says whose counts they are.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from authlint.language.tables import ENGLISH, zipf_frequencies

FILE = "surprise.txt.gz"
MOST_BITS = 14.0
"""Surprise counts no further: beyond it a word is merely rare, or does not belong, as words strewn in at random."""

LEAST_ZIPF = 3.5
"""Zipf units: some 15,000 words are at least this frequent. Of rarer ones pairs say nothing."""

ZIPF_OF_ALL = 9
"""Zipf units are logarithms per thousand million words."""

STEPS = 10
"""Steps in a bit: the table holds tenths."""


@dataclass(frozen=True, slots=True)
class Context:
    """What follows a word: the bits of each word that often does, and ``rest``, the bits of its being any other."""

    rest: float
    bits: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SurpriseTable:
    """``contexts`` by the word before; ``pipeline`` names what the tags come from that decide which words count."""

    pipeline: str
    contexts: Mapping[str, Context]

    def surprise(self, before: str, word: str) -> float:
        """How surprising ``word`` is after ``before``: −log₂ p, at most `MOST_BITS`.

        A pair that was counted has p = count of the pair / count of the word before; any other has what those leave over, shared
        out by the words' own frequencies (a back-off as in Katz 1987, with undiscounted counts).
        """
        context = self.contexts.get(before)
        if context is not None and word in context.bits:
            return min(context.bits[word], MOST_BITS)
        alone = math.log2(10) * (ZIPF_OF_ALL - zipf_frequencies().get(word, LEAST_ZIPF))
        return min(alone + (context.rest if context else 0.0), MOST_BITS)


@cache
def surprise_table() -> SurpriseTable | None:
    """The shipped table; None where it has not been built."""
    path = ENGLISH / FILE
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return table_of(json.loads(next(lines))["pipeline"], lines)


def table_of(pipeline: str, lines: Iterable[str]) -> SurpriseTable:
    """A table from its lines: a word, the tenths of bits of any other following, then words with their tenths of bits."""
    contexts = {}
    for line in lines:
        before, rest, *pairs = line.split()
        bits = {word: int(tenths) / STEPS for word, tenths in zip(pairs[::2], pairs[1::2], strict=True)}
        contexts[before] = Context(int(rest) / STEPS, bits)
    return SurpriseTable(pipeline, contexts)
