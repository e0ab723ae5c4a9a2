"""Sentences by rule: where a block's tokens break after a full stop, question or exclamation mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.analysis.tokens import TokenBlock, Tokens
from authlint.document import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

TERMINATORS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "!!!", "??", "???", "。"})
CLOSERS = frozenset({'"', "'", ")", "]", "}", "”", "’", "»", "*"})
OPENERS = frozenset({'"', "'", "(", "[", "“", "‘", "«", MASK, "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``start`` up to ``end`` of a block."""

    tokens: TokenBlock
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentences:
    """For each block, its sentences."""

    by_block: tuple[tuple[Sentence, ...], ...]

    @classmethod
    def of(cls, tokens: Tokens) -> Sentences:
        return cls(
            tuple(tuple(Sentence(block, start, end) for start, end in sentence_bounds(block.doc)) for block in tokens)
        )

    def __iter__(self) -> Iterator[Sentence]:
        for sentences in self.by_block:
            yield from sentences


def sentence_bounds(doc: Doc) -> Iterator[tuple[int, int]]:
    """The token ranges of the sentences of ``doc``.

    A sentence ends after a terminator and the closing quotes or brackets behind it, if what follows could open
    another: a capital, a digit, an opening quote, a mask. Abbreviations are one token in spaCy and end nothing.
    """
    start = 0
    position = 0
    words = [token.text for token in doc]
    length = len(words)
    while position < length:
        if words[position] not in TERMINATORS:
            position += 1
            continue
        end = position + 1
        while end < length and (words[end] in TERMINATORS or (words[end] in CLOSERS and not doc[end - 1].whitespace_)):
            end += 1
        if end < length and not _can_open(words[end]):
            position = end
            continue
        yield start, end
        start = position = end
    if start < length:
        yield start, length


def _can_open(word: str) -> bool:
    return not word[0].islower() and (word[0].isalnum() or word in OPENERS or not word[0].isascii())
