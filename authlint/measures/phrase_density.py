"""How much of a draft is worn phrases."""

from __future__ import annotations

from authlint.analysis.density import WornPhrases
from authlint.rule import Measurement, measure

LEAST_WORDS = 150
PRIOR_WORDS = 300
"""Words without a worn phrase that every draft is given, so that one phrase in a short note weighs little."""


@measure("phrase-density", unit="per 1,000 words")
def phrase_density(worn: WornPhrases) -> Measurement:
    """The evidence of all worn phrases per 1,000 words: 1000 · Σ log₂(lower end of each term's odds ratio) / (words + 300).

    A term counts three times at most. Terms come from the enabled rules.
    """
    if worn.words < LEAST_WORDS:
        return Measurement(None, worn.words, abstained=f"fewer than {LEAST_WORDS} words")
    places = tuple((hit.tokens.block, hit.span) for hit in worn.hits)
    return Measurement(1000 * worn.weight / (worn.words + PRIOR_WORDS), worn.words, places)
