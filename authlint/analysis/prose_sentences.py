"""The sentences of a draft's running prose with their lengths in words."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.analysis.sentences import TERMINATORS
from authlint.analysis.tokens import TokenBlock
from authlint.analysis.words import RunningProse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authlint.document import Block
    from authlint.source import Span

ALIKE = 3
"""Words by which the sentences of a run of like length may differ at most."""

OPENING = 2
"""Words that count as a sentence's opening."""

CLOSING = TERMINATORS | {":"}


@dataclass(frozen=True, slots=True)
class MeasuredSentence:
    """Tokens ``start`` up to ``end`` of a block, the words in them, and the number of the block in the running prose.

    ``opening`` are the first two words as numbers of the vocabulary, fewer where there are fewer.
    """

    tokens: TokenBlock
    start: int
    end: int
    words: int
    paragraph: int
    opening: tuple[int, ...]

    @property
    def span(self) -> Span:
        """Its place in the text of its block."""
        return self.tokens.span(self.start, self.end)

    @property
    def place(self) -> tuple[Block, Span]:
        """Its block and its place there."""
        return self.tokens.block, self.span


@dataclass(frozen=True, slots=True)
class ProseSentences:
    """Whole sentences in order; list entries and lines that end without a mark are fragments and left out."""

    sentences: tuple[MeasuredSentence, ...]

    @classmethod
    def of(cls, prose: RunningProse) -> ProseSentences:
        return cls(
            tuple(sentence for paragraph, block in enumerate(prose.blocks) for sentence in _sentences(block, paragraph))
        )

    @property
    def lengths(self) -> tuple[int, ...]:
        """Words in each sentence."""
        return tuple(sentence.words for sentence in self.sentences)


def longest_run(lengths: Sequence[int]) -> range:
    """The longest stretch in which all lengths lie within `ALIKE` words of each other; the first of equals."""
    best = range(0)
    start = 0
    # The places that may yet hold the highest and the lowest length of the stretch, so that each is looked at once.
    highest, lowest = deque[int](), deque[int]()
    for place, length in enumerate(lengths):
        while highest and lengths[highest[-1]] <= length:
            highest.pop()
        while lowest and lengths[lowest[-1]] >= length:
            lowest.pop()
        highest.append(place)
        lowest.append(place)
        while lengths[highest[0]] - lengths[lowest[0]] > ALIKE:
            start = min(highest[0], lowest[0]) + 1
            (highest if highest[0] < start else lowest).popleft()
        if place + 1 - start > len(best):
            best = range(start, place + 1)
    return best


def _sentences(block: TokenBlock, paragraph: int) -> Iterator[MeasuredSentence]:
    lower, alphabetic, numeric = block.doc.to_array(["LOWER", "IS_ALPHA", "LIKE_NUM"]).T.tolist()
    for start, end in block.sentences:
        if not _is_closed(block, start, end):
            continue
        words = [place for place in range(start, end) if alphabetic[place] or numeric[place]]
        if words:
            opening = [lower[place] for place in words[:OPENING] if alphabetic[place]]
            yield MeasuredSentence(block, start, end, len(words), paragraph, tuple(opening))


def _is_closed(block: TokenBlock, start: int, end: int) -> bool:
    return any(block.doc[place].text in CLOSING for place in range(end - 1, max(start, end - 3) - 1, -1))
