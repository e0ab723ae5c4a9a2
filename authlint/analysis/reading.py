"""Readability by textstat, on the running prose alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from authlint.analysis.prose_sentences import ProseSentences
from authlint.document import MASK

NO_LETTERS = " .,;:!?'\"-()—’“”"
"""The commonest characters that are neither letters nor digits."""


@dataclass(frozen=True)
class Reading:
    """The prose as textstat wants it: whole sentences, one after another."""

    sentences: ProseSentences

    @classmethod
    def of(cls, sentences: ProseSentences) -> Reading:
        return cls(sentences)

    @cached_property
    def text(self) -> str:
        """The whole sentences with masks taken out."""
        parts = (block.text[span.start : span.end] for block, span in (item.place for item in self.sentences.sentences))
        return " ".join(parts).replace(MASK, "")

    @property
    def words(self) -> int:
        return sum(self.sentences.lengths)

    def score(self, formula: str) -> float:
        """The value of textstat's function of that name."""
        import textstat  # noqa: PLC0415  # it takes a third of a second to import

        return float(getattr(textstat, formula)(self.text))

    @property
    def letters_and_length(self) -> float:
        """The automated readability index, a grade level: 4.71 × characters per word + 0.5 × words per sentence − 21.43
        (Smith and Senter 1967). It needs no syllables, so it is a cheap first look."""
        lengths = self.sentences.lengths
        if not lengths:
            return 0.0
        characters = len(self.text) - sum(map(self.text.count, NO_LETTERS))
        return 4.71 * characters / sum(lengths) + 0.5 * sum(lengths) / len(lengths) - 21.43
