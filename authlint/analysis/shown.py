"""What a draft shows in the midst of its prose: code and pictures, and neither addresses nor pictures that nobody sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from authlint.document import MASK, Document
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.document import Block

SHOWN_KINDS = frozenset({"image", "component"})
COUNTING = re.compile(r"""\b(?:width|height)\s*=\s*["']?[01](?:px)?["'\s/>]""", re.IGNORECASE)
"""A picture of one point counts readers."""

LETTERS = re.compile(r"`(?!r )[^`]*[A-Za-z_.~/-]{2}|>[^<]*[A-Za-z_.~/-]{2}")
"""What code must hold to be shown: a number or a single letter is a value, and R's "`r x`" is replaced by one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Where in the file each piece of code and each visible picture begins."""

    code: frozenset[int]
    pictures: frozenset[int]

    @classmethod
    def of(cls, document: Document) -> Shown:
        text = document.source.text
        code = (
            mask.span.start
            for mask in document.masks
            if mask.kind == "code" and LETTERS.search(text, mask.span.start, mask.span.end)
        )
        pictures = (
            image.span.start
            for image in document.images
            if image.kind in SHOWN_KINDS
            and not image.decorative
            and not COUNTING.search(text, image.span.start, image.span.end)
        )
        return cls(frozenset(code), frozenset(pictures))

    def at(self, block: Block, place: int) -> Literal["code", "picture", ""]:
        """What is shown at offset ``place`` of the block's text, if anything."""
        if block.text[place : place + 1] != MASK:
            return ""
        start = block.source_span(Span(place, place + 1)).start
        if start in self.pictures:
            return "picture"
        return "code" if start in self.code else ""
