"""Words that come round too often, or never twice."""

from collections import Counter
from collections.abc import Iterator, Sequence

from authlint.analysis.words import RunningProse, Words
from authlint.document import Block
from authlint.language.function_words import FUNCTION_WORDS
from authlint.profile import Measurements, Side
from authlint.rule import Match, check
from authlint.source import Span

STRETCH = 40
"""Words; a paragraph below this says nothing about its diversity."""

LONG_WORD = 4
NAMED = 4
"""Repeated words that a message names."""


@check("diversity")
def diversity(
    measurements: Measurements, words: Words, prose: RunningProse, *, side: Side, beyond: float
) -> Iterator[Match]:
    """Yield the paragraph that lies furthest out, if the draft's diversity is beyond ``beyond`` percent of posts."""
    placed = measurements["mattr"]
    if not placed.is_beyond(side, beyond):
        return
    block = _furthest(
        [(block.block, numbers) for block, (numbers, _) in zip(prose.blocks, words.by_block, strict=True)], side
    )
    if block is not None:
        told = {**placed.fields(side), "words": _repeated(words.texts)}
        yield Match(block, Span(0, len(block.text)), told, weight=placed.weight(side))


def _furthest(paragraphs: Sequence[tuple[Block, Sequence[int]]], side: Side) -> Block | None:
    """The paragraph with the lowest or highest share of different words among its first words."""
    ratios = [(len(set(words[:STRETCH])) / STRETCH, block) for block, words in paragraphs if len(words) >= STRETCH]
    if not ratios:
        return paragraphs[0][0] if paragraphs else None
    choose = min if side == "low" else max
    return choose(ratios, key=lambda entry: entry[0])[1]


def _repeated(words: Sequence[str]) -> str:
    """The content words that come back most, for a message."""
    content = Counter(word for word in words if len(word) >= LONG_WORD and word not in FUNCTION_WORDS["English"])
    common = sorted(content.items(), key=lambda entry: (-entry[1], entry[0]))[:NAMED]
    return ", ".join(f"‘{word}’ {count} times" for word, count in common if count > 1)
