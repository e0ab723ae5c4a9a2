"""How much of a draft's prose stands in lists."""

from __future__ import annotations

from authlint.analysis.words import RunningProse, words_of
from authlint.rule import Measurement, measure

LEAST_WORDS = 150


@measure("list-share", unit="share")
def list_share(prose: RunningProse) -> Measurement:
    """The share of the words of running prose that stand in list entries, 0 to 1."""
    words = [(block.block.kind, len(words_of(block))) for block in prose.blocks]
    total = sum(count for _, count in words)
    if total < LEAST_WORDS:
        return Measurement(None, total, abstained=f"fewer than {LEAST_WORDS} words of running prose")
    return Measurement(sum(count for kind, count in words if kind == "item") / total, total)
