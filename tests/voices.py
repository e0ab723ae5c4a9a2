"""A voice that the tests compare drafts with: whoever it is sets few commas and few semicolons."""

from __future__ import annotations

from authlint.language.tables import pipeline_identity
from authlint.voice import STEPS, Range, Voice


def few_commas() -> Voice:
    """The median post holds 35 commas in a thousand words, eight of ten between 23 and 47; some have a semicolon or two."""
    commas = tuple(35 + (step - 50) * 0.3 for step in STEPS)
    semicolons = tuple(max(0.0, 1 + (step - 50) * 0.04) for step in STEPS)
    ranges = {"commas": Range(60, commas, 30, 40), "semicolons": Range(60, semicolons, 0.5, 1.5)}
    return Voice("2022-11-01", "2015-01-01", "2022-10-01", 60, pipeline_identity(), ranges)
