"""The words of a draft's own running prose: no headings, tables, quotations or code, no verse, no bare names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from authlint.analysis import Toolbox
from authlint.analysis.tokens import TokenBlock, Tokens, vocabulary
from authlint.document import Document
from authlint.language.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from spacy.strings import StringStore

    from authlint.document import BlockKind

RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "item", "definition"})
"""Kinds of block that hold sentences; headings, cells, titles and captions have habits of their own."""

CONTRACTED = frozenset({"n't", "'s", "'re", "'m", "'ll", "'ve", "'d"})
"""Second parts of contractions, which are words of their own."""

BREAK = re.compile(r"<br\s*/?>\s*|\n", re.IGNORECASE)
CLOSED = re.compile(r"[.!?:…][\"'”’)*_]*$")
AROUND = " \t\r>\\*_\"'“‘("
LEAST_LINES = 3
LONGEST_LINE = 72
"""Characters; wrapped prose has longer lines, verse rarely."""

MANY_NAMES = 5
NAMES_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class RunningProse:
    """The blocks of running prose that are the writer's own, in order.

    Verse breaks its lines by other laws, and a list of names holds no sentence: neither is measured.
    """

    blocks: tuple[TokenBlock, ...]

    @classmethod
    def of(cls, tokens: Tokens, document: Document, toolbox: Toolbox) -> RunningProse:
        strings = toolbox.once(vocabulary).strings
        small = frozenset(strings.add(word) for word in FUNCTION_WORDS["English"])
        own = (block for block in tokens if block.block.kind in RUNNING and not block.block.quoted and block.block.text)
        return cls(
            tuple(
                block
                for block in own
                if not _is_names(block, small) and not is_verse(_lines(block, document.source.text))
            )
        )


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


def is_verse(lines: list[str]) -> bool:
    """Whether lines were broken for their own sake: short, with capitals in front, and many without an end mark.

    Prose that was wrapped has few capitals in front; prose with a line for each sentence has end marks.
    """
    if len(lines) < LEAST_LINES or max(map(len, lines)) > LONGEST_LINE:
        return False
    capitals = sum(line[0].isupper() for line in lines)
    broken = sum(CLOSED.search(line) is None for line in lines[:-1])
    return capitals >= 0.9 * len(lines) and 3 * broken >= len(lines)


def _lines(block: TokenBlock, source: str) -> list[str]:
    """The lines of the file that the block came from, without the marks around them."""
    offsets = block.block.offsets
    text = source[offsets.source_starts[0] : offsets.source_ends[-1]]
    return [line for line in (part.strip(AROUND) for part in BREAK.split(text)) if line]


def _is_names(block: TokenBlock, small: frozenset[int]) -> bool:
    """Whether nearly all words but the small ones are written as names are."""
    columns: list[list[int]] = block.doc.to_array(["LOWER", "IS_ALPHA", "IS_TITLE"]).T.tolist()
    titles = [title for lower, alphabetic, title in zip(*columns, strict=True) if alphabetic and lower not in small]
    if len(titles) >= MANY_NAMES:
        return bool(sum(titles) >= NAMES_SHARE * len(titles))
    entry = block.block.kind == "item" and CLOSED.search(block.block.text) is None
    return entry and bool(titles) and all(titles)


def _words(block: TokenBlock, contracted: frozenset[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    lower, alphabetic = block.doc.to_array(["LOWER", "IS_ALPHA"]).T.tolist()
    places = tuple(place for place, word in enumerate(lower) if alphabetic[place] or word in contracted)
    return tuple(lower[place] for place in places), places
