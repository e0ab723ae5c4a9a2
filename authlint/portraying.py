"""The portrait of one draft, from its analysis and its scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from authlint.analysis.cited_works import CitedWorks
from authlint.analysis.images import ShownImages
from authlint.document import Document
from authlint.draft_date import day_of
from authlint.portrait import Origin, Portrait, Section
from authlint.provenance.picture import NOT_HERE, Pictures
from authlint.sanitise import one_line
from authlint.site.tails import entries_of
from authlint.timeline import BASELINE, Timeline, timeline_of

if TYPE_CHECKING:
    from authlint.analysis import Analysis
    from authlint.analysis.images import ShownImage
    from authlint.profile import Scored

MOST_PICTURES = 200
"""Pictures of one draft that are listed."""

ELSEWHERE = "elsewhere on the web, not looked at"
SPELLED = "written into the draft itself, not looked at"
NOT_THERE = "the file is not here"
SILENT = "the file says nothing of where it comes from"


def portrait_of(analysis: Analysis, scored: Scored) -> Portrait:
    """The portrait of the draft that was analysed and scored."""
    document = analysis.view(Document)
    day = day_of(document)
    tails = {kind: tuple(sorted(entries)) for kind, entries in entries_of(document).items()}
    if scored.skipped:
        nothing = Timeline(document.source.path, day, BASELINE, ())
        return Portrait(day, tails, (), nothing, (), scored.numbers())
    return Portrait(
        day,
        tails,
        sections_of(document),
        timeline_of(document, analysis.view(CitedWorks), day),
        tuple(_origins(document, analysis.view(ShownImages), analysis.view(Pictures))),
        scored.numbers(),
    )


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections of a draft; what is quoted counts for none."""
    found = [Section("", 1, 0)]
    for block in document.blocks:
        if block.kind == "heading" and block.text.strip():
            found.append(Section(one_line(block.text), document.source.line_at(block.span.start), 0))
        elif block.text and not block.quoted:
            found[-1] = replace(found[-1], words=found[-1].words + len(block.text.split()))
    return tuple(found)


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
