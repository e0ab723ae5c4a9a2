"""Several small replacements in one block as a single safe edit of the file."""

from __future__ import annotations

from collections.abc import Iterable

from authlint.document import Block
from authlint.rule import Fix
from authlint.source import SourceFile, Span


def joint_fix(source: SourceFile, block: Block, edits: Iterable[tuple[Span, str]]) -> Fix | None:
    """Replace stretches of the block's text where they stand in the file, in the order of the text; markup between
    them stays.

    None where a stretch is neither written in the file as it reads nor as a character reference.
    """
    pieces: list[str] = []
    start = behind = -1
    for span, replacement in edits:
        place = block.source_span(span)
        written = source.text[place.start : place.end]
        if place.start < behind or (written != block.text[span.start : span.end] and not _is_reference(written)):
            return None
        if start < 0:
            start = behind = place.start
        pieces += [source.text[behind : place.start], replacement]
        behind = place.end
    return Fix(Span(start, behind), "".join(pieces)) if start >= 0 else None


def _is_reference(written: str) -> bool:
    """Whether all of this is character references: ``&#8203;``, ``&zwnj;``."""
    references = written.split(";")
    return references[-1] == "" and all(
        entry.startswith("&") and entry[1:].strip("#").isalnum() for entry in references[:-1]
    )
