"""Lexical diversity of a sequence of words."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

WINDOW = 50
"""Words; the window of the moving-average type-token ratio."""


def moving_average_type_token_ratio(words: Sequence[Hashable], window: int = WINDOW) -> float:
    """MATTR of a sequence of at least ``window`` words, 0 to 1.

    The mean, over every stretch of ``window`` words, of different words divided by ``window`` (Covington and McFall 2010).
    Each word counts once in every stretch that it stands in and that begins behind the same word before it.
    """
    last_start = len(words) - window
    seen: dict[Hashable, int] = {}
    total = 0
    for place, word in enumerate(words):
        before = seen.get(word, -1)
        seen[word] = place
        if place <= last_start:
            total += min(window, place - before)
        else:
            # No stretch begins so near to the end.
            total += max(0, last_start - max(before, place - window))
    return total / window / (last_start + 1)
