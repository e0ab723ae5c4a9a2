"""Where a draft sets a scene from stock."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from authlint.analysis.words import RunningProse
from authlint.language.stock_scenes import scenes

if TYPE_CHECKING:
    from authlint.analysis.tokens import TokenBlock


@dataclass(frozen=True, slots=True)
class StockScene:
    """Tokens ``start`` up to ``end`` of a block."""

    tokens: TokenBlock
    start: int
    end: int


@dataclass(frozen=True)
class StockScenes:
    """Every stock scene of the running prose in order."""

    found: tuple[StockScene, ...]

    @classmethod
    def of(cls, prose: RunningProse) -> StockScenes:
        return cls(tuple(StockScene(block, *bounds) for block in prose.blocks for bounds in find(block.lower)))

    @cached_property
    def _starts(self) -> dict[int, list[int]]:
        starts = defaultdict(list)
        for one in self.found:
            starts[id(one.tokens)].append(one.start)
        return dict(starts)

    def touch(self, block: TokenBlock, start: int, end: int) -> bool:
        """Whether one of them begins in tokens ``start`` up to ``end`` of ``block``."""
        starts = self._starts.get(id(block), [])
        return bisect_left(starts, start) < bisect_left(starts, end)


def find(words: Sequence[str]) -> list[tuple[int, int]]:
    """The stock scenes among lower-case words, the longest at each place, none inside another."""
    by_first = _by_first_word()
    found: list[tuple[int, int]] = []
    for start, word in enumerate(words):
        if word in by_first and (not found or start >= found[-1][1]):
            lengths = [
                len(scene)
                for scene in by_first[word]
                if all(part in places for part, places in zip(words[start : start + len(scene)], scene, strict=False))
                and start + len(scene) <= len(words)
            ]
            if lengths:
                found.append((start, start + max(lengths)))
    return found


@cache
def _by_first_word() -> dict[str, list[tuple[frozenset[str], ...]]]:
    index = defaultdict(list)
    for scene in scenes():
        for word in scene[0]:
            index[word].append(scene)
    return dict(index)
