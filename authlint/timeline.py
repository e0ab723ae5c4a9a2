"""The timeline of a draft's sources: what it refers to, oldest first, and what leans on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authlint.analysis.cited_works import CitedWorks
    from authlint.document import Document

BASELINE = "2023-01-01"
"""Before this day hardly any of the web was written by chatbots."""

LONGEST_EXCERPT = 140
ORIGINS = {
    "identifier": "by its identifier",
    "address": "by its address",
    "words": "by the words about it",
    "archive": "archived then, so that old or older",
    "bibliography": "by the bibliography",
}
NO_SOURCE = {
    "home-page": "a home page",
    "search": "a search, not a source",
    "chatbot": "a chatbot",
    "placeholder": "a placeholder",
    "dead": "leads nowhere",
    "self": "this site itself",
}


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One source where the draft first refers to it. ``day`` is YYYY, YYYY-MM or YYYY-MM-DD, empty where nothing tells it;
    ``is_early`` and ``years_before_draft`` are None without a date."""

    line: int
    column: int
    form: str
    source: str
    kind: str
    standing: str
    day: str
    dated_by: str
    is_early: bool | None
    years_before_draft: int | None
    supports: str

    def remarks(self) -> Iterator[str]:
        """What there is to say of its date and its standing, in words."""
        years = self.years_before_draft
        if years is not None and years > 0:
            yield f"{years} year{'s' * (years != 1)} before the draft"
        if self.dated_by:
            yield ORIGINS[self.dated_by]
        if self.standing in NO_SOURCE:
            yield f"no source for a figure: {NO_SOURCE[self.standing]}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The sources of a draft by their days, those without one last; ``dated`` is the draft's own day, empty if it tells none."""

    path: str
    dated: str
    baseline: str
    entries: tuple[TimelineEntry, ...]

    def summary(self) -> str:
        """How many there are, how many have a date, and how many are older than the baseline."""
        dated = [entry for entry in self.entries if entry.day]
        early = sum(bool(entry.is_early) for entry in dated)
        if not self.entries:
            return "none: the draft links to no other site and names no work"
        return f"{len(self.entries)} in all, {len(dated)} with a date, {early} from before {self.baseline}"


def timeline_of(document: Document, works: CitedWorks, dated: str, baseline: str = BASELINE) -> Timeline:
    """The timeline of the ``works`` that a draft of the day ``dated`` refers to."""
    entries = [
        TimelineEntry(
            line=(place := document.source.location(work.span)).line,
            column=place.column,
            form=work.form,
            source=work.name,
            kind=work.kind,
            standing=work.standing,
            day=work.date.day if work.date else "",
            dated_by=work.date.origin if work.date else "",
            is_early=work.date.is_before(baseline) if work.date else None,
            years_before_draft=int(dated[:4]) - work.date.year if work.date and dated else None,
            supports=work.supports,
        )
        for work in works
    ]
    entries.sort(key=lambda entry: (not entry.day, entry.day, entry.line, entry.column))
    return Timeline(document.source.path, dated, baseline, tuple(entries))


def excerpt(words: str) -> str:
    """Words cut to what a line of a table holds."""
    return words if len(words) <= LONGEST_EXCERPT else f"{words[: LONGEST_EXCERPT - 1].rstrip()}…"
