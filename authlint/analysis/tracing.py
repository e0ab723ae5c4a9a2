"""What a reader could trace in a draft: the paragraphs that point to a source, and the figures and findings that have one or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.citations import Citations
from authlint.analysis.claims import Claims
from authlint.analysis.figures import Figures
from authlint.document import Block, Document
from authlint.source import Span

WORTH = 0.5
"""Figures that ask less to be checked than this, as settings and examples do, need no source."""

PARAGRAPH = 20
"""Words that make a paragraph or an entry of a list one that could hold a source."""

Place = tuple[Block, Span]


@dataclass(frozen=True, slots=True)
class Tracing:
    """The whole of each paragraph of the writer's own prose that points to a source, and how many ``paragraphs`` there are;
    figures, findings and opinions of others ``traced`` to a source or to the writer's own work, and those ``untraced``."""

    sourced: tuple[Place, ...]
    paragraphs: int
    traced: tuple[Place, ...]
    untraced: tuple[Place, ...]

    @classmethod
    def of(cls, document: Document, figures: Figures, claims: Claims, citations: Citations) -> Tracing:
        own = [
            (place, block)
            for place, block in enumerate(document.blocks)
            if block.kind in {"paragraph", "item"} and not block.quoted and len(block.text.split()) >= PARAGRAPH
        ]
        sourced = tuple((block, Span(0, len(block.text))) for place, block in own if _points(citations, place))
        found = tuple(_stated(figures, claims, citations))
        return cls(
            sourced,
            len(own),
            tuple(place for place, traced in found if traced),
            tuple(place for place, traced in found if not traced),
        )

    @property
    def things(self) -> int:
        """How many things there are that are traced or could be."""
        return len(self.sourced) + len(self.traced) + len(self.untraced)


def _points(citations: Citations, place: int) -> bool:
    """Whether a block points to something that can stand for a figure."""
    return any(source.standing == "source" for source in citations.in_block(place))


def _stated(figures: Figures, claims: Claims, citations: Citations) -> Iterator[tuple[Place, bool]]:
    """Each figure, finding and opinion with whether it can be traced."""
    for figure in figures:
        if figure.worth >= WORTH:
            traced = bool(figure.firsthand or citations.trace(figure.block, figure.span).sources)
            yield (figure.block, figure.span), traced
    for claim in claims:
        yield (claim.block, claim.span), bool(citations.trace(claim.block, claim.span).sources)
