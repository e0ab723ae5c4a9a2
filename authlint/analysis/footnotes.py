"""Whether a footnote says anything."""

from __future__ import annotations

from authlint.document import Document, Footnote

LONGEST_GAP = 200
"""Characters behind a footnote's colon in which its text has to begin."""


def says_something(document: Document, note: Footnote) -> bool:
    """Whether anything stands behind the colon of ``note``; an address alone leaves no prose, and is a text all the same."""
    if any(document.blocks[place].text.strip() for place in note.blocks):
        return True
    text = document.source.text
    colon = text.find("]:", note.span.start, note.span.end)
    if colon < 0:
        return False
    rest = text[colon + 2 : colon + LONGEST_GAP]
    words = rest.lstrip()
    gap = rest[: len(rest) - len(words)]
    # Text on a line of its own belongs to the footnote where it is indented, be it by less than four spaces.
    return bool(words) and not (gap.endswith("\n") or words.startswith("[^"))
