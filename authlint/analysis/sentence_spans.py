"""Where the sentences of a block begin and end, found for the blocks that somebody asks about."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from authlint.analysis.tokens import TokenBlock, Tokens
from authlint.document import Block
from authlint.source import Span


@dataclass(frozen=True)
class SentenceSpans:
    """The sentences of any block as spans of its text. Every question but the first one about a block is a bisection."""

    by_block: dict[int, TokenBlock]
    _found: dict[int, tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)
    _bounds: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, tokens: Tokens) -> SentenceSpans:
        return cls({id(block.block): block for block in tokens})

    def of_block(self, block: Block) -> tuple[Span, ...]:
        """The sentences of ``block``, in order."""
        if id(block) not in self._found:
            tokens = self.by_block[id(block)]
            bounds = self._bounds[id(block)] = tokens.sentences
            self._found[id(block)] = tuple(tokens.span(start, end) for start, end in bounds)
        return self._found[id(block)]

    def place(self, block: Block, at: int) -> int:
        """Which sentence of ``block``, counted from 0, the character ``at`` of its text stands in."""
        return max(0, bisect_right(self.of_block(block), at, key=lambda sentence: sentence.start) - 1)

    def around(self, block: Block, span: Span) -> Span:
        """The sentence in which ``span`` begins."""
        return self.of_block(block)[self.place(block, span.start)]

    def tokens(self, block: Block, sentence: Span) -> tuple[TokenBlock, int, int]:
        """The tokens of a sentence: those of its block, and where it begins and ends among them."""
        place = self.place(block, sentence.start)
        start, end = self._bounds[id(block)][place]
        return self.by_block[id(block)], start, end
