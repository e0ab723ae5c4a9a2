"""The words of a draft's own running prose: no headings, tables, quotations or code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from authlint.analysis.tokens import TokenBlock, Tokens

if TYPE_CHECKING:
    from authlint.document import BlockKind

RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "item", "definition"})
"""Kinds of block that hold sentences; headings, cells, titles and captions have habits of their own."""


@dataclass(frozen=True, slots=True)
class RunningProse:
    """The blocks of running prose that are the writer's own, in order."""

    blocks: tuple[TokenBlock, ...]

    @classmethod
    def of(cls, tokens: Tokens) -> RunningProse:
        return cls(tuple(block for block in tokens if block.block.kind in RUNNING and not block.block.quoted))


@dataclass(frozen=True)
class Words:
    """Every word of the running prose in lower case, and where each stands: block number and token number."""

    prose: RunningProse

    @classmethod
    def of(cls, prose: RunningProse) -> Words:
        return cls(prose)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words; a contraction is two ("do", "n't"), a number or a mark none."""
        return tuple(text for block in self.prose.blocks for text in words_of(block))

    def __len__(self) -> int:
        return len(self.texts)


def words_of(block: TokenBlock) -> tuple[str, ...]:
    """The words of one block in lower case."""
    return tuple(token.lower_ for token in block.doc if token.is_alpha or is_contracted(token.lower_))


def is_contracted(text: str) -> bool:
    """Whether a token is the second part of a contraction: "n't", "'s", "'ll"."""
    return text in CONTRACTED


CONTRACTED = frozenset({"n't", "'s", "'re", "'m", "'ll", "'ve", "'d"})
