"""One tokenisation per block, with spaCy's English tokenizer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from authlint.analysis import Toolbox
from authlint.analysis.folding import Folded, FoldedBlocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from authlint.document import Block
    from authlint.source import Span

ENDLESS = re.compile(r"\S{200}")
"""No word: it stays one token, for spaCy would peel thousands of brackets off it one by one, each time all anew."""


@dataclass(frozen=True, slots=True)
class TokenBlock:
    """A block and the tokens of its folded text."""

    block: Block
    folded: Folded
    doc: Doc

    def span(self, start: int, end: int) -> Span:
        """The stretch of the block's text for the tokens from ``start`` up to ``end``."""
        first, last = self.doc[start], self.doc[end - 1]
        return self.folded.span(first.idx, last.idx + len(last))

    def words(self, start: int, end: int) -> str:
        """The tokens from ``start`` up to ``end`` as the reader sees them."""
        return self.block.text[slice(*_ends(self.span(start, end)))]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of every block, in the order of the document."""

    blocks: tuple[TokenBlock, ...]

    @classmethod
    def of(cls, folded: FoldedBlocks, toolbox: Toolbox) -> Tokens:
        tokenizer = toolbox.once(english).tokenizer
        return cls(tuple(TokenBlock(block, text, tokenizer(text.text)) for block, text in folded.blocks))

    def __iter__(self) -> Iterator[TokenBlock]:
        return iter(self.blocks)


def english(toolbox: Toolbox) -> Language:  # noqa: ARG001  # a tool is made from the toolbox
    """An English pipeline without components: the tokenizer and its vocabulary."""
    return shared_english()


def vocabulary(toolbox: Toolbox) -> Vocab:
    """The vocabulary that all tokens share."""
    return toolbox.once(english).vocab


@cache
def shared_english() -> Language:
    """The one English vocabulary and tokenizer of this process."""
    from spacy.lang.en import English  # noqa: PLC0415  # spaCy takes most of a second to import

    pipeline = English()
    tokenizer: Any = pipeline.tokenizer
    tokenizer.token_match = ENDLESS.match
    return pipeline


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
