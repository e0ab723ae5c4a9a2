"""All drafts of a run as their facts, and what several checks want to know of them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from authlint.facts import DraftFacts
from authlint.site.gathering import WHOLE
from authlint.site.sketches import alike, read

LEAST_WORDS = 60
"""A shorter draft is alike others by chance."""

NEAR = 0.2
"""Two drafts that share fewer of their runs of three words are not looked at as copies at all."""

COPY = 0.5
"""From this share on two drafts are one where formulas are counted: what copies share was said once."""

MOST_ELSEWHERE = 20
"""Places that a finding names at most; its message says how many there are."""


@dataclass(frozen=True)
class Site:
    """The drafts in the order in which they were written, as far as their dates tell; undated ones first, by path."""

    drafts: tuple[DraftFacts, ...]

    @classmethod
    def of(cls, facts: Iterable[DraftFacts]) -> Site:
        return cls(tuple(sorted(facts, key=lambda draft: (draft.date, draft.path))))

    @cached_property
    def pairs(self) -> tuple[tuple[int, int, float], ...]:
        """Two drafts that share at least `NEAR` of their runs of words, the earlier one first, and the share."""
        long = [number for number, draft in enumerate(self.drafts) if draft.whole.words >= LEAST_WORDS]
        sketches = [read(self.drafts[number].whole.sketch) for number in long]
        return tuple((long[one], long[other], share) for one, other, share in alike(sketches, WHOLE, NEAR))

    @cached_property
    def families(self) -> tuple[int, ...]:
        """For each draft the number of the first draft that it is a copy of, over any number of copies between."""
        return families(len(self.drafts), [pair for pair in self.pairs if pair[2] >= COPY])

    def distinct(self, drafts: Sequence[int]) -> int:
        """How many of ``drafts`` are no copies of each other."""
        return len({self.families[number] for number in drafts})


def families(count: int, pairs: Iterable[tuple[int, int, float]]) -> tuple[int, ...]:
    """For each of ``count`` texts the lowest number that it hangs together with over any number of ``pairs``."""
    parents = list(range(count))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for one, other, _ in pairs:
        low, high = sorted((root(one), root(other)))
        parents[high] = low
    return tuple(root(number) for number in range(count))
