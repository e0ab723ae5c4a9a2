"""The sentences of a draft's running prose with their lengths in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.analysis.sentences import TERMINATORS, Sentence, sentence_bounds
from authlint.analysis.words import RunningProse
from authlint.source import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


ALIKE = 3
"""Words by which the sentences of a run of like length may differ at most."""


@dataclass(frozen=True, slots=True)
class MeasuredSentence:
    """A sentence, the words in it, and which block of the running prose it stands in."""

    sentence: Sentence
    words: int
    paragraph: int

    @property
    def span(self) -> Span:
        """Its place in the text of its block."""
        return self.sentence.tokens.span(self.sentence.start, self.sentence.end)

    def opening(self, count: int) -> tuple[str, ...]:
        """Its first words in lower case."""
        doc = self.sentence.tokens.doc[self.sentence.start : self.sentence.end]
        return tuple(token.lower_ for token in doc if token.is_alpha)[:count]


@dataclass(frozen=True, slots=True)
class ProseSentences:
    """Whole sentences in order; list entries and lines that end without a mark are fragments and left out."""

    sentences: tuple[MeasuredSentence, ...]

    @classmethod
    def of(cls, prose: RunningProse) -> ProseSentences:
        found = []
        for paragraph, block in enumerate(prose.blocks):
            doc = block.doc
            for start, end in sentence_bounds(doc):
                words = sum(token.is_alpha or token.like_num for token in doc[start:end])
                if words and _is_closed(doc, start, end):
                    found.append(MeasuredSentence(Sentence(block, start, end), words, paragraph))
        return cls(tuple(found))

    @property
    def lengths(self) -> tuple[int, ...]:
        """Words in each sentence."""
        return tuple(sentence.words for sentence in self.sentences)


def longest_run(lengths: Sequence[int]) -> range:
    """The longest stretch in which all lengths lie within `ALIKE` words of each other; the first of equals."""
    best = range(0)
    start = 0
    for place in range(len(lengths)):
        while max(lengths[start : place + 1]) - min(lengths[start : place + 1]) > ALIKE:
            start += 1
        if place + 1 - start > len(best):
            best = range(start, place + 1)
    return best


def _is_closed(doc: Doc, start: int, end: int) -> bool:
    return any(doc[place].text in TERMINATORS or doc[place].text == ":" for place in range(max(start, end - 3), end))
