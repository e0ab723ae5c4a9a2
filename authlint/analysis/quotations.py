"""Inline quotations: stretches between quotation marks, whose words are somebody else's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

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
    """For each block that holds any, the spans in its text, marks included."""

    by_block: Mapping[int, tuple[Span, ...]]

    @classmethod
    def of(cls, document: Document) -> Quotations:
        return cls({id(block): spans for block in document.blocks if (spans := (*block.quotations, *find(block.text)))})

    def hold(self, block: Block, span: Span) -> bool:
        """Whether ``span`` of the block's text is quoted: it lies in a quoted block or between quotation marks."""
        return block.quoted or any(quotation.contains(span) for quotation in self.by_block.get(id(block), ()))


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
