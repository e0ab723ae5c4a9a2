"""What a draft shows in the midst of its prose: code and pictures, and neither addresses nor pictures that nobody sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.document import MASK, Document
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.document import Block

SHOWN_KINDS = frozenset({"image", "component"})
COUNTING = re.compile(r"""\b(?:width|height)\s*=\s*["']?[01](?:px)?["'\s/>]""", re.IGNORECASE)
"""A picture of one point counts readers."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Where in the file each piece of code and each visible picture begins."""

    starts: frozenset[int]

    @classmethod
    def of(cls, document: Document) -> Shown:
        code = (mask.span.start for mask in document.masks if mask.kind == "code")
        text = document.source.text
        pictures = (
            image.span.start
            for image in document.images
            if image.kind in SHOWN_KINDS
            and not image.decorative
            and not COUNTING.search(text, image.span.start, image.span.end)
        )
        return cls(frozenset((*code, *pictures)))

    def at(self, block: Block, place: int) -> bool:
        """Whether code or a picture stands at offset ``place`` of the block's text."""
        if block.text[place : place + 1] != MASK:
            return False
        return block.source_span(Span(place, place + 1)).start in self.starts
