"""What the report on a site tells of one draft beside its findings, and the site's trend reckons with. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from authlint.profile import Numbers
from authlint.report import DraftReport
from authlint.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, empty for what stands before the first, the line that it stands on, and the words under it."""

    heading: str
    line: int
    words: int


@dataclass(frozen=True, slots=True)
class Origin:
    """A picture where it is first shown, and what is known of where it comes from, a sentence each."""

    address: str
    line: int
    alt: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """One draft without its text: the day it says it is from, hashes of what it names by kind (see `authlint.site.tails`), its
    sections, the timeline of its sources, its pictures, and its scores. Plain data that a process can hand to another."""

    day: str
    tails: Mapping[str, tuple[int, ...]]
    sections: tuple[Section, ...]
    timeline: Timeline
    pictures: tuple[Origin, ...]
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The findings of a draft, and its portrait where one was asked for and the draft could be judged or skipped."""

    report: DraftReport
    portrait: Portrait | None = None
