"""How much of a draft's prose stands in lists."""

from __future__ import annotations

from authlint.analysis.words import RunningProse, Words
from authlint.rule import Measurement, measure

LEAST_WORDS = 150


@measure("list-share", unit="share")
def list_share(prose: RunningProse, words: Words) -> Measurement:
    """The share of the words of running prose that stand in list entries, 0 to 1."""
    counted = list(zip(prose.blocks, words.by_block, strict=True))
    total = len(words)
    if total < LEAST_WORDS:
        return Measurement(None, total, abstained=f"fewer than {LEAST_WORDS} words of running prose")
    return Measurement(
        sum(len(numbers) for block, (numbers, _) in counted if block.block.kind == "item") / total, total
    )
