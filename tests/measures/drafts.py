"""Drafts made for measuring, and a measure taken of a string."""

from __future__ import annotations

import random
from collections.abc import Sequence

from authlint.analysis import Analysis, Toolbox
from authlint.formats import parse
from authlint.packs import measures
from authlint.rule import Measurement
from authlint.source import SourceFile

TOOLBOX = Toolbox()
SYLLABLES = "ba de fi go lu mar nel pos rin tav sel kom dra vil hos".split()
WORDS = tuple(first + second for first in SYLLABLES for second in SYLLABLES)
"""Words that are nobody's: no tokenizer splits them, no table holds them."""


def analysis_of(text: str, name: str = "draft.md") -> Analysis:
    """The views of a draft given as a string."""
    return Analysis(parse(SourceFile(name, text)), TOOLBOX)


def take(name: str, text: str, draft: str = "draft.md") -> Measurement:
    """One measure of a draft given as a string, without its norm."""
    measure = measures()[name]
    analysis = analysis_of(text, draft)
    return measure.function(**{argument: analysis.view(kind) for argument, kind in measure.views.items()})


def value_of(name: str, text: str) -> float:
    """The value of a measure that must not abstain."""
    value = take(name, text).value
    assert value is not None
    return value


def seeded_words(seed: int, length: int) -> list[str]:
    """Words drawn with falling weights, so that some are frequent and many are rare, as in a language."""
    generator = random.Random(seed)  # noqa: S311  # texts, not secrets
    known = generator.sample(WORDS, generator.randint(5, len(WORDS)))
    weights = [1 / (place + 1) ** generator.choice((0.5, 0.8, 1.0)) for place in range(len(known))]
    return generator.choices(known, weights, k=length)


def sentences(lengths: Sequence[int], seed: int = 0) -> str:
    """A paragraph of sentences of these lengths in words; no two need be alike."""
    generator = random.Random(seed)  # noqa: S311  # texts, not secrets
    return " ".join(" ".join(generator.choices(WORDS, k=length)).capitalize() + "." for length in lengths)
