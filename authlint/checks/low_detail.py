"""A draft with hardly anything first-hand, where readers expect it."""

from collections.abc import Iterator

from authlint.analysis.details import Details
from authlint.analysis.draft_kind import DraftKind
from authlint.analysis.words import RunningProse, Words
from authlint.profile import Measurements
from authlint.rule import Match, check


@check("low-detail")
def low_detail(
    measurements: Measurements,
    details: Details,
    kind: DraftKind,
    prose: RunningProse,
    words: Words,
    *,
    beyond: float,
    words_from: int,
) -> Iterator[Match]:
    """Yield the first block of a draft of ``words_from`` words and more that holds less detail than all but ``beyond`` percent
    of posts, or not even a trace of any, unless it is of a kind of which none is expected.

    More posts have no points than have no trace: a "my" in passing gives none."""
    if len(words) < words_from or kind.impersonal or not prose.blocks:
        return
    placed = measurements["detail"]
    without = placed.percentile is not None and not details.found
    if without or placed.is_beyond("low", beyond):
        first = prose.blocks[0]
        yield Match(first.block, first.span(0, len(first.doc)), placed.fields("low"), weight=placed.weight("low"))
