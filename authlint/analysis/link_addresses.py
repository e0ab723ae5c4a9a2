"""The addresses of a draft's links and pictures as they are written in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.quotations import Quotations
from authlint.document import Block, Document, Link
from authlint.source import Span

HREF = re.compile(r"""\shref\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE)
"""The first one in an anchor is its own: what it encloses comes behind it."""


@dataclass(frozen=True, slots=True)
class LinkAddress:
    """Where an address stands in the file, and the link's words where they are quoted."""

    span: Span
    quoted: tuple[Block, Span] | None = None


@dataclass(frozen=True, slots=True)
class LinkAddresses:
    """Every address once, in the order of the file."""

    addresses: tuple[LinkAddress, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations) -> LinkAddresses:
        written = {mask.span for mask in document.masks if mask.kind in {"address", "reference"}}
        written |= set(_anchored(document))
        places = sorted(document.links, key=lambda link: link.span)
        found: list[LinkAddress] = []
        first = 0
        for span in sorted(written):
            while first < len(places) and places[first].span.end <= span.start:
                first += 1
            link = places[first] if first < len(places) and places[first].span.contains(span) else None
            found.append(LinkAddress(span, None if link is None else _quoted(link, document, quotations)))
        return cls(tuple(found))

    def __iter__(self) -> Iterator[LinkAddress]:
        return iter(self.addresses)


def _anchored(document: Document) -> Iterator[Span]:
    text = document.source.text
    for link in document.links:
        if link.kind == "anchor" and (found := HREF.search(text, link.span.start, link.span.end)):
            yield Span(*found.span(1))


def _quoted(link: Link, document: Document, quotations: Quotations) -> tuple[Block, Span] | None:
    if link.block is None or not link.text:
        return None
    block = document.blocks[link.block]
    return (block, link.text) if quotations.hold(block, link.text) else None
