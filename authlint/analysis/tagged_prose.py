"""The tagged running prose as plain tuples: asking spaCy for a token at a time costs more than all that is counted in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from authlint.analysis.tagging import Tagged, tags_in
from authlint.analysis.tokens import TokenBlock
from authlint.analysis.words import CONTRACTED


@dataclass(frozen=True, slots=True)
class TaggedTokens:
    """A block's tokens side by side: in lower case, their tags, and whether each is a word (a contraction's second part is)."""

    block: TokenBlock
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    words: tuple[bool, ...]


@dataclass(frozen=True)
class TaggedProse:
    """The blocks of the running prose in order."""

    blocks: tuple[TaggedTokens, ...]

    @classmethod
    def of(cls, tagged: Tagged) -> TaggedProse:
        return cls(tuple(_side_by_side(block) for block in tagged.blocks))

    @cached_property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Every word with its tag."""
        return tuple(
            (word, tag)
            for block in self.blocks
            for word, tag, counts in zip(block.lower, block.tags, block.words, strict=True)
            if counts
        )

    @cached_property
    def by_tag(self) -> Counter[str]:
        """How many words have each tag."""
        return Counter(tag for _, tag in self.words)

    @cached_property
    def by_word(self) -> Counter[str]:
        """How often each word stands there."""
        return Counter(word for word, _ in self.words)


def _side_by_side(block: TokenBlock) -> TaggedTokens:
    alphabetic: list[int] = block.doc.to_array("IS_ALPHA").tolist()
    words = tuple(bool(letters) or word in CONTRACTED for letters, word in zip(alphabetic, block.lower, strict=True))
    return TaggedTokens(block, block.lower, tags_in(block.doc), words)
