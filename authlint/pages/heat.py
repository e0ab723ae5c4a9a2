"""Where in a draft detail stands, and where it leans toward the average: section by section."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authlint.portrait import Portrait, Section

LEAST_WORDS = 30
"""A shorter section says little about itself."""

WARMTHS = ("detail", "drift")
"""Measures whose words are counted by section."""


@dataclass(frozen=True, slots=True)
class Warmth:
    """A section with how many details, and how many of the words that pull most toward the average, stand in 100 of its words."""

    section: Section
    detail: float
    drift: float


def warmths(portrait: Portrait) -> tuple[Warmth, ...]:
    """The sections of a draft that are long enough, if there are two of them at least."""
    sections, lines_of = portrait.sections, portrait.numbers.lines
    starts = [section.line for section in sections]
    counted: Mapping[str, Counter[int]] = {
        name: Counter(bisect_right(starts, line) - 1 for line in lines_of[name]) for name in WARMTHS if name in lines_of
    }
    found = [
        Warmth(section, *(100 * counted.get(name, Counter())[place] / section.words for name in WARMTHS))
        for place, section in enumerate(sections)
        if section.words >= LEAST_WORDS
    ]
    return tuple(found) if len(found) > 1 else ()
