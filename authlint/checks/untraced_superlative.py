"""The largest, oldest or first of its kind, with nothing that says who compared."""

from collections.abc import Iterator

from authlint.analysis.citations import Citations
from authlint.analysis.superlatives import Superlatives
from authlint.checks.untraced_figure import near_link
from authlint.rule import Match, check


@check("untraced-superlative")
def untraced_superlative(superlatives: Superlatives, citations: Citations) -> Iterator[Match]:
    """Yield every superlative about the world that no source covers."""
    for one in superlatives:
        trace = citations.trace(one.block, one.span)
        if not trace.sources:
            yield Match(one.block, one.span, {"words": one.text, "link": near_link(trace)})
