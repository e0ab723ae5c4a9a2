"""Two hedges or more where one would do."""

from collections.abc import Iterator

from authlint.analysis.hedges import StackedHedges
from authlint.rule import Match, check


@check("stacked-hedges")
def stacked_hedges(hedges: StackedHedges) -> Iterator[Match]:
    """Yield every stack of hedges."""
    for one in hedges:
        yield Match(one.block, one.span, {"words": one.text})
