"""Places in a draft where its writer shows what they found: under a heading that says so, beside a listing or a drawing."""

from __future__ import annotations

import re
from bisect import bisect_left

from authlint.document import Document
from authlint.source import Span

OWN_HEADING = re.compile(
    r"^\W*(?:(?:\w+ ){0,4}(?:findings|results?)|(?:(?:my|our|the|key|main|initial|experimental) )?(?:evidence|experiments?|evaluation|measurements?|"
    r"benchmarks?|what (?:I|we) (?:found|measured|saw))|(?:my|our) (?:\w+ ){0,3}\w+)\W*$",
    re.IGNORECASE,
)
"""A heading under which the writer reports what they measured or have."""
DRAWN = re.compile(r"\.(?:png|svg|gif)(?:[?#].*)?$", re.IGNORECASE)
"""Files of charts; photographs are of other kinds."""
ELSEWHERE = re.compile(r"^(?:https?:)?//")


def under_own_heading(document: Document) -> frozenset[int]:
    """The blocks under a heading such as ‘Findings’ or ‘Our results’, up to the next heading of its level or above, by identity."""
    found, level = set(), 0
    for block in document.blocks:
        if block.kind == "heading":
            if not level or block.level <= level:
                level = block.level if OWN_HEADING.match(block.text) else 0
        elif level:
            found.add(id(block))
    return frozenset(found)


def beside_what_shows(document: Document) -> frozenset[int]:
    """The blocks with nothing but white space between them and a listing of several lines or a chart of the site's own."""
    text = document.source.text
    shown = [
        mask.span for mask in document.masks if mask.kind == "code" and "\n" in text[mask.span.start : mask.span.end]
    ]
    shown += [
        image.span
        for image in document.images
        if image.kind == "image" and DRAWN.search(image.destination) and not ELSEWHERE.match(image.destination)
    ]
    if not shown:
        return frozenset()
    blocks = sorted(((block.span, id(block)) for block in document.blocks if block.text), key=lambda one: one[0].start)
    starts = [span.start for span, _ in blocks]
    found = set()
    for one in sorted(shown, key=lambda span: (span.start, span.end)):
        found |= _beside(text, one, blocks, starts)
    return frozenset(found)


def _beside(text: str, shown: Span, blocks: list[tuple[Span, int]], starts: list[int]) -> set[int]:
    after, before = bisect_left(starts, shown.end), bisect_left(starts, shown.start) - 1
    found = set()
    if after < len(blocks) and not text[shown.end : blocks[after][0].start].strip():
        found.add(blocks[after][1])
    if before >= 0 and not text[blocks[before][0].end : shown.start].strip(" \t\n:"):
        found.add(blocks[before][1])
    return found
