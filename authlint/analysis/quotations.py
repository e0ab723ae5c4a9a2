"""Inline quotations: stretches between quotation marks, whose words are somebody else's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from authlint.document import Block, Document
from authlint.source import Span

LONGEST_SINGLE = 200
"""A straight single quotation longer than this is two apostrophes."""

PAIRS = re.compile(
    r"“[^“”]*”"
    r"|«[^«»]*»"
    r"|„[^„“”]*[“”]"
    r'|(?<![\w"])"(?=\S)[^"]*(?<=\S)"(?!\w)'
    r"|(?<!\w)‘(?=\S)[^‘]*?(?<=[\w.,!?…])’(?!\w)"
    rf"|(?<![\w'])'(?=\w)[^'\n]{{0,{LONGEST_SINGLE}}}(?:(?<=\w)'\w[^'\n]{{0,{LONGEST_SINGLE}}}){{0,4}}(?<=[\w.,!?…])'(?!\w)"
)
OPEN_TO_THE_END = re.compile(r"“[^”]*\Z")
MARKS = re.compile("[\"“„«‘']")


@dataclass(frozen=True, slots=True)
class Quotations:
    """For each block that holds any, where its quotations start, marks included, and the furthest end of any that
    starts there or before."""

    by_block: Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]

    @classmethod
    def of(cls, document: Document) -> Quotations:
        by_block = {}
        for block in document.blocks:
            if spans := sorted((*block.quotations, *find(block.text))):
                ends = tuple(accumulate((span.end for span in spans), max))
                by_block[id(block)] = (tuple(span.start for span in spans), ends)
        return cls(by_block)

    def hold(self, block: Block, span: Span) -> bool:
        """Whether ``span`` of the block's text is quoted: it lies in a quoted block or between quotation marks."""
        if block.quoted:
            return True
        starts, ends = self.by_block.get(id(block), ((), ()))
        before = bisect_right(starts, span.start)
        return before > 0 and span.end <= ends[before - 1]

    def spans(self, block: Block) -> Iterator[Span]:
        """The quotations between marks in a block, those that overlap as one."""
        begun, until = 0, 0
        for start, end in zip(*self.by_block.get(id(block), ((), ())), strict=True):
            if start >= until:
                if until:
                    yield Span(begun, until)
                begun = start
            until = end
        if until:
            yield Span(begun, until)


def find(text: str) -> tuple[Span, ...]:
    """The quotations in ``text``. One opened and never closed runs to the end, as when a speech goes on in the
    next paragraph."""
    if not MARKS.search(text):
        return ()
    spans = [Span(*match.span()) for match in PAIRS.finditer(text)]
    behind = spans[-1].end if spans else 0
    if unclosed := OPEN_TO_THE_END.search(text, behind):
        spans.append(Span(*unclosed.span()))
    return tuple(spans)
