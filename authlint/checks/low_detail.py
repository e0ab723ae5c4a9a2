"""A draft with hardly anything first-hand, where readers expect it."""

from collections.abc import Iterator

from authlint.analysis.draft_kind import DraftKind
from authlint.analysis.words import RunningProse, Words
from authlint.profile import Measurements
from authlint.rule import Match, check


@check("low-detail")
def low_detail(
    measurements: Measurements,
    kind: DraftKind,
    prose: RunningProse,
    words: Words,
    *,
    beyond: float,
    words_from: int,
) -> Iterator[Match]:
    """Yield the first block of a draft of ``words_from`` words and more that holds less detail than all but ``beyond`` percent
    of posts, unless it is of a kind of which none is expected."""
    if len(words) < words_from or kind.impersonal or not prose.blocks:
        return
    placed = measurements["detail"]
    if placed.is_beyond("low", beyond):
        first = prose.blocks[0]
        yield Match(first.block, first.span(0, len(first.doc)), placed.fields("low"), weight=placed.weight("low"))
