"""Runs of words and openings of sentences that come back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.analysis.prose_sentences import MeasuredSentence, ProseSentences
from authlint.analysis.words import RunningProse, is_contracted
from authlint.document import Block
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.analysis.tokens import TokenBlock

RUN = 5
"""Words of a run that counts as repeated: four come back by chance, six miss most formulas."""

OPENING = 2
"""Words of a sentence's opening."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Words that stand in more than one place, and all the places."""

    words: tuple[str, ...]
    places: tuple[tuple[Block, Span], ...]


@dataclass(frozen=True, slots=True)
class Repetitions:
    """Runs of five words that come back, joined where they overlap, and how many runs there are."""

    repeated: tuple[Repetition, ...]
    runs: int
    repeated_runs: int

    @classmethod
    def of(cls, prose: RunningProse) -> Repetitions:
        places: defaultdict[tuple[str, ...], list[tuple[TokenBlock, int, int]]] = defaultdict(list)
        for block in prose.blocks:
            words = [(token.lower_, token.i) for token in block.doc if token.is_alpha or is_contracted(token.lower_)]
            for first in range(len(words) - RUN + 1):
                stretch = words[first : first + RUN]
                places[tuple(word for word, _ in stretch)].append((block, stretch[0][1], stretch[-1][1] + 1))
        back = {run: found for run, found in places.items() if len(found) > 1}
        repeated = tuple(
            Repetition(run, tuple((block.block, block.span(start, end)) for block, start, end in found))
            for run, found in sorted(back.items(), key=lambda item: (-len(item[1]), item[0]))
        )
        return cls(repeated, sum(map(len, places.values())), sum(len(found) for found in back.values()))


@dataclass(frozen=True, slots=True)
class Openings:
    """The sentences by their first two words, those with the most sentences first."""

    groups: tuple[tuple[tuple[str, ...], tuple[MeasuredSentence, ...]], ...]
    sentences: int

    @classmethod
    def of(cls, sentences: ProseSentences) -> Openings:
        groups: defaultdict[tuple[str, ...], list[MeasuredSentence]] = defaultdict(list)
        for sentence in sentences.sentences:
            opening = sentence.opening(OPENING)
            if len(opening) == OPENING:
                groups[opening].append(sentence)
        ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
        return cls(tuple((opening, tuple(group)) for opening, group in ordered), sum(map(len, groups.values())))
