"""A draft that states facts, and cites nothing that is known to be older than a given day."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from authlint.analysis.cited_works import CitedWorks
from authlint.analysis.claims import Claims
from authlint.analysis.figures import Figures
from authlint.analysis.source_dates import date_of_address
from authlint.document import Block, Document
from authlint.rule import Match, check
from authlint.source import Span

DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


@check("no-early-source")
def no_early_source(
    document: Document, figures: Figures, claims: Claims, works: CitedWorks, *, baseline: str, worth: float, least: int
) -> Iterator[Match]:
    """Yield the first of the draft's figures and claims, where there are at least ``least`` and no source is from before
    ``baseline`` (YYYY-MM-DD). A draft that is itself from before that day cannot cite anything younger: silence."""
    if _is_before(document, baseline):
        return
    stated = _stated(figures, claims, worth)
    sources = [work for work in works if work.standing == "source"]
    if len(stated) < least or any(work.date and work.date.is_before(baseline) for work in sources):
        return
    block, span = stated[0]
    dates = sorted(work.date.day for work in sources if work.date)
    oldest = (
        f"the oldest with a date is from {dates[0]}" if dates else "none tells its date" if sources else "it cites none"
    )
    words = block.text[span.start : span.end]
    yield Match(block, span, {"words": words, "count": str(len(stated)), "baseline": baseline, "oldest": oldest})


def _stated(figures: Figures, claims: Claims, worth: float) -> list[tuple[Block, Span]]:
    """What asks for a source and is not the writer's own, in reading order."""
    found = [(each.block, each.span) for each in figures if each.worth >= worth and not each.firsthand]
    found += [(each.block, each.span) for each in claims]
    return sorted(found, key=lambda place: place[0].source_span(place[1]))


def _is_before(document: Document, baseline: str) -> bool:
    """Whether the front matter or the name of the file says that the draft is older than the baseline."""
    head = DAY.match(str(document.front_matter.data.get("date", "")))
    if head:
        return head[0] < baseline[: len(head[0])]
    named = date_of_address(f"/{PurePath(document.source.path).name}")
    return named is not None and named.is_before(baseline)
