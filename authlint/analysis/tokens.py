"""One tokenisation per block, with spaCy's English tokenizer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from authlint.analysis import Toolbox
from authlint.analysis.folding import Folded, FoldedBlocks
from authlint.analysis.sentences import sentence_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from authlint.document import Block
    from authlint.source import Span

ENDLESS = re.compile(r"\S{200}")
"""No word: it stays one token, for spaCy would peel thousands of brackets off it one by one, each time all anew."""

WORDS_KEPT = 50_000
"""Written words whose tokens are kept, some 10 MB; spaCy's own 10,000 are used up after a hundred posts, and each new word is
then taken apart every time that it occurs."""


@dataclass(frozen=True)
class TokenBlock:
    """A block and the tokens of its folded text."""

    block: Block
    folded: Folded
    doc: Doc

    @cached_property
    def keys(self) -> list[int]:
        """The tokens in lower case, by their numbers in the vocabulary."""
        found: list[int] = self.doc.to_array("LOWER").tolist()
        return found

    @cached_property
    def key_set(self) -> frozenset[int]:
        """Which words the block holds at all: the cheapest question that can be asked of it."""
        return frozenset(self.keys)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        strings = self.doc.vocab.strings
        return tuple(strings[key] for key in self.keys)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where the sentences begin and end among the tokens."""
        return tuple(sentence_bounds(self.doc))

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
def keys_of(words: frozenset[str]) -> frozenset[int]:
    """The numbers of words in lower case, for comparing with `TokenBlock.key_set`."""
    strings = shared_english().vocab.strings
    return frozenset(strings.add(word) for word in words)


@cache
def shared_english() -> Language:
    """The one English vocabulary and tokenizer of this process."""
    from spacy.lang.en import English  # noqa: PLC0415  # spaCy takes most of a second to import

    pipeline = English()
    tokenizer: Any = pipeline.tokenizer
    tokenizer.token_match = ENDLESS.match
    tokenizer.max_cache_size = WORDS_KEPT
    return pipeline


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
