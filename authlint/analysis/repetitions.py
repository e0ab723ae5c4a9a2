"""Runs of words and openings of sentences that come back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.prose_sentences import OPENING, MeasuredSentence, ProseSentences
from authlint.analysis.words import RunningProse, Words
from authlint.document import Block
from authlint.source import Span

RUN = 5
"""Words of a run that counts as repeated: four come back by chance, six miss most formulas."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Words that stand in more than one place, and all the places."""

    words: tuple[int, ...]
    places: tuple[tuple[Block, Span], ...]


@dataclass(frozen=True, slots=True)
class Repetitions:
    """Runs of five words that come back, the most frequent first, and how many runs there are."""

    repeated: tuple[Repetition, ...]
    runs: int
    repeated_runs: int

    @classmethod
    def of(cls, words: Words, prose: RunningProse) -> Repetitions:
        counts = Counter(run for numbers, _ in words.by_block for run in _runs(numbers))
        back = {run for run, count in counts.items() if count > 1}
        places = _places(words, prose, back) if back else {}
        repeated = tuple(
            Repetition(run, tuple(found)) for run, found in sorted(places.items(), key=lambda item: -len(item[1]))
        )
        return cls(repeated, counts.total(), sum(counts[run] for run in back))


@dataclass(frozen=True, slots=True)
class Openings:
    """The sentences by their first two words, those with the most sentences first."""

    groups: tuple[tuple[str, tuple[MeasuredSentence, ...]], ...]
    sentences: int

    @classmethod
    def of(cls, sentences: ProseSentences, words: Words) -> Openings:
        groups: defaultdict[tuple[int, ...], list[MeasuredSentence]] = defaultdict(list)
        for sentence in sentences.sentences:
            if len(sentence.opening) == OPENING:
                groups[sentence.opening].append(sentence)
        named = ((" ".join(words.strings[word] for word in opening), tuple(group)) for opening, group in groups.items())
        ordered = tuple(sorted(named, key=lambda item: (-len(item[1]), item[0])))
        return cls(ordered, sum(map(len, groups.values())))


def _runs(numbers: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    return zip(*(numbers[start:] for start in range(RUN)), strict=False)


def _places(
    words: Words, prose: RunningProse, wanted: set[tuple[int, ...]]
) -> dict[tuple[int, ...], list[tuple[Block, Span]]]:
    """Where each wanted run stands, in order."""
    places: defaultdict[tuple[int, ...], list[tuple[Block, Span]]] = defaultdict(list)
    for block, (numbers, tokens) in zip(prose.blocks, words.by_block, strict=True):
        for first, run in enumerate(_runs(numbers)):
            if run in wanted:
                places[run].append((block.block, block.span(tokens[first], tokens[first + RUN - 1] + 1)))
    return dict(places)
