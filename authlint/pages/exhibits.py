"""What a draft rests on and what it shows: the timeline of its sources, and its pictures with what is known of their origin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from authlint.analysis.cited_works import CitedWorks
from authlint.analysis.images import ShownImages
from authlint.analysis.language import DraftLanguage
from authlint.charts import timeline as timeline_chart
from authlint.document import Document
from authlint.draft_date import day_of
from authlint.pages.drawing import chart
from authlint.provenance.picture import NOT_HERE, Pictures
from authlint.sanitise import one_line
from authlint.timeline import Timeline, excerpt, timeline_of

if TYPE_CHECKING:
    from authlint.analysis import Analysis
    from authlint.analysis.images import ShownImage

MOST_PICTURES = 200
"""Pictures of one draft that are listed."""

ELSEWHERE = "elsewhere on the web, not looked at"
SPELLED = "written into the draft itself, not looked at"
NOT_THERE = "the file is not here"
SILENT = "the file says nothing of where it comes from"


@dataclass(frozen=True, slots=True)
class Origin:
    """A picture where it is first shown, and what is known of where it comes from, a sentence each."""

    address: str
    line: int
    alt: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The sources and the pictures of one draft."""

    timeline: Timeline
    pictures: tuple[Origin, ...]


@dataclass(slots=True)
class Exhibits:
    """What each draft rests on and shows, by its path, noted while its analysis is at hand."""

    by_path: dict[str, Exhibit] = field(default_factory=dict)

    def look(self, analysis: Analysis) -> None:
        """Note a draft, if it is one that can be judged."""
        document = analysis.view(Document)
        if analysis.view(DraftLanguage).is_english:
            timeline = timeline_of(document, analysis.view(CitedWorks), day_of(document))
            pictures = tuple(_origins(document, analysis.view(ShownImages), analysis.view(Pictures)))
            self.by_path[document.source.path] = Exhibit(timeline, pictures)


def _origins(document: Document, images: ShownImages, pictures: Pictures) -> Iterator[Origin]:
    known: set[str] = set()
    for shown in images:
        if shown.address not in known and len(known) < MOST_PICTURES:
            known.add(shown.address)
            yield _origin(document, shown, pictures)


def _origin(document: Document, shown: ShownImage, pictures: Pictures) -> Origin:
    from authlint.attesting import picture_entry  # noqa: PLC0415  # it imports the readers, and most drafts show no picture
    from authlint.provenance.sheet_text import traces  # noqa: PLC0415  # as above

    seen = pictures[shown.address] if shown.is_local else NOT_HERE
    entry = picture_entry(document, shown, seen)
    words = [f"from {entry.library}"] if entry.library else []
    if entry.fault:
        words.append(entry.fault)
    elif seen.picture is not None:
        words += [*traces(entry)] or [SILENT]
    else:
        words.append(NOT_THERE if shown.is_local else ELSEWHERE if shown.host else SPELLED)
    return Origin(entry.address, entry.line, entry.alt, tuple(words))


def sources(timeline: Timeline) -> dict[str, Any] | None:
    """The sources as the template takes them; None where the draft cites nothing."""
    if not timeline.entries:
        return None
    dated = [(entry.day, bool(entry.is_early)) for entry in timeline.entries if entry.day]
    summary = timeline.summary()
    lines = [(timeline.baseline, timeline.baseline)]
    if timeline.dated:
        lines.append((timeline.dated, "this draft"))
    return {
        "summary": summary,
        "baseline": timeline.baseline,
        "chart": chart(timeline_chart(f"sources by their dates: {summary}", dated, lines)) if dated else None,
        "rows": [
            {
                "day": entry.day or "undated",
                "kind": entry.kind,
                "line": entry.line,
                "source": one_line(excerpt(entry.source)),
                "remarks": "; ".join(entry.remarks()),
                "supports": one_line(excerpt(entry.supports)),
            }
            for entry in timeline.entries
        ],
    }


def shown_pictures(origins: tuple[Origin, ...]) -> list[dict[str, Any]]:
    """The pictures as the template takes them."""
    return [
        {
            "address": one_line(excerpt(origin.address)),
            "line": origin.line,
            "alt": one_line(excerpt(origin.alt)),
            "words": [one_line(words) for words in origin.words],
        }
        for origin in origins
    ]
