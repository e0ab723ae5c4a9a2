"""The words of a draft's own running prose: no headings, tables, quotations or code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from authlint.analysis import Toolbox
from authlint.analysis.tokens import TokenBlock, Tokens, vocabulary

if TYPE_CHECKING:
    from spacy.strings import StringStore

    from authlint.document import BlockKind

RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "item", "definition"})
"""Kinds of block that hold sentences; headings, cells, titles and captions have habits of their own."""

CONTRACTED = frozenset({"n't", "'s", "'re", "'m", "'ll", "'ve", "'d"})
"""Second parts of contractions, which are words of their own."""


@dataclass(frozen=True, slots=True)
class RunningProse:
    """The blocks of running prose that are the writer's own, in order."""

    blocks: tuple[TokenBlock, ...]

    @classmethod
    def of(cls, tokens: Tokens) -> RunningProse:
        return cls(tuple(block for block in tokens if block.block.kind in RUNNING and not block.block.quoted))


@dataclass(frozen=True)
class Words:
    """Every word of the running prose in lower case; a contraction is two ("do", "n't"), a number or a mark none.

    ``by_block`` holds, for each block of the prose, the words as numbers of the vocabulary with the number of their
    token: comparing numbers is what most measures need, and it is fast.
    """

    by_block: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    strings: StringStore

    @classmethod
    def of(cls, prose: RunningProse, toolbox: Toolbox) -> Words:
        strings = toolbox.once(vocabulary).strings
        contracted = frozenset(strings.add(word) for word in CONTRACTED)
        return cls(tuple(_words(block, contracted) for block in prose.blocks), strings)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """All words in order, as numbers of the vocabulary."""
        return tuple(word for words, _ in self.by_block for word in words)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """All words in order."""
        return tuple(self.strings[number] for number in self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


def _words(block: TokenBlock, contracted: frozenset[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    lower, alphabetic = block.doc.to_array(["LOWER", "IS_ALPHA"]).T.tolist()
    places = tuple(place for place, word in enumerate(lower) if alphabetic[place] or word in contracted)
    return tuple(lower[place] for place in places), places
