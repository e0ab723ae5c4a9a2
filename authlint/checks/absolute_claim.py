"""A statement that leaves no exception, with neither a reason nor a source beside it."""

from collections.abc import Iterator

from authlint.analysis.absolutes import Absolutes
from authlint.analysis.citations import Citations
from authlint.rule import Match, check


@check("absolute-claim")
def absolute_claim(absolutes: Absolutes, citations: Citations) -> Iterator[Match]:
    """Yield every absolute statement that no source covers."""
    for one in absolutes:
        if not citations.trace(one.block, one.span).sources:
            yield Match(one.block, one.span, {"words": one.text})
