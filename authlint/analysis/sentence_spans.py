"""Where the sentences of a block begin and end, found for the blocks that somebody asks about."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from authlint.analysis.sentences import sentence_bounds
from authlint.analysis.tokens import TokenBlock, Tokens
from authlint.document import Block
from authlint.source import Span


@dataclass(frozen=True)
class SentenceSpans:
    """The sentences of any block as spans of its text."""

    by_block: dict[int, TokenBlock]
    _found: dict[int, tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, tokens: Tokens) -> SentenceSpans:
        return cls({id(block.block): block for block in tokens})

    def of_block(self, block: Block) -> tuple[Span, ...]:
        """The sentences of ``block``, in order."""
        if id(block) not in self._found:
            tokens = self.by_block[id(block)]
            self._found[id(block)] = tuple(tokens.span(start, end) for start, end in sentence_bounds(tokens.doc))
        return self._found[id(block)]

    def around(self, block: Block, span: Span) -> Span:
        """The sentence in which ``span`` begins."""
        sentences = self.of_block(block)
        place = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
        return sentences[max(0, place)]

    def neighbours(self, block: Block, sentence: Span) -> tuple[Span | None, Span | None]:
        """The sentences before and after, None at the ends of the block."""
        sentences = self.of_block(block)
        place = sentences.index(sentence)
        before = sentences[place - 1] if place else None
        after = sentences[place + 1] if place + 1 < len(sentences) else None
        return before, after
