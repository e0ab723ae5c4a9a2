"""How hard a draft is to read, by the classic formulas; textstat computes them."""

from __future__ import annotations

from authlint.analysis.reading import Reading
from authlint.rule import Measurement, measure

LEAST_WORDS = 100


@measure("flesch-reading-ease", unit="points")
def flesch_reading_ease(reading: Reading) -> Measurement:
    """206.835 − 1.015 × words per sentence − 84.6 × syllables per word; 100 is easy, 0 very hard (Flesch 1948)."""
    return _score(reading, "flesch_reading_ease")


@measure("flesch-kincaid-grade", unit="school years")
def flesch_kincaid_grade(reading: Reading) -> Measurement:
    """0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others 1975)."""
    return _score(reading, "flesch_kincaid_grade")


@measure("dale-chall", unit="points")
def dale_chall(reading: Reading) -> Measurement:
    """0.1579 × percent of words not known to fourth-graders + 0.0496 × words per sentence, and 3.6365 where that
    percentage is above 5 (Dale and Chall 1948)."""
    return _score(reading, "dale_chall_readability_score")


def _score(reading: Reading, formula: str) -> Measurement:
    words = reading.words
    if words < LEAST_WORDS:
        return Measurement(None, words, abstained=f"fewer than {LEAST_WORDS} words in whole sentences")
    return Measurement(reading.score(formula), words)
