"""Where in a draft detail stands, and where it leans toward the average: section by section."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from authlint.sanitise import one_line

if TYPE_CHECKING:
    from authlint.document import Document
    from authlint.profile import Scored

LEAST_WORDS = 30
"""A shorter section says little about itself."""

WARMTHS = ("detail", "drift")
"""Measures whose words are counted by section."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, empty for what stands before the first, the line that it stands on, and the words under it."""

    heading: str
    line: int
    words: int


@dataclass(frozen=True, slots=True)
class Warmth:
    """A section with how many details, and how many of the words that pull most toward the average, stand in 100 of its words."""

    section: Section
    detail: float
    drift: float


@dataclass(slots=True)
class Headings:
    """The sections of each draft by its path, noted while its document is at hand."""

    by_path: dict[str, tuple[Section, ...]] = field(default_factory=dict)

    def look(self, document: Document) -> None:
        """Note a draft."""
        found = [Section("", 1, 0)]
        for block in document.blocks:
            if block.kind == "heading" and block.text.strip():
                found.append(Section(one_line(block.text), document.source.line_at(block.span.start), 0))
            elif block.text and not block.quoted:
                found[-1] = replace(found[-1], words=found[-1].words + len(block.text.split()))
        self.by_path[document.source.path] = tuple(found)


def warmths(sections: tuple[Section, ...], scored: Scored) -> tuple[Warmth, ...]:
    """The sections of a draft that are long enough, if there are two of them at least."""
    starts = [section.line for section in sections]
    counted: Mapping[str, Counter[int]] = {
        name: Counter(bisect_right(starts, line) - 1 for line in scored.measures[name].lines)
        for name in WARMTHS
        if name in scored.measures
    }
    found = [
        Warmth(section, *(100 * counted.get(name, Counter())[place] / section.words for name in WARMTHS))
        for place, section in enumerate(sections)
        if section.words >= LEAST_WORDS
    ]
    return tuple(found) if len(found) > 1 else ()
