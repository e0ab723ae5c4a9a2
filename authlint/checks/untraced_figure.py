"""A figure that offers the reader no way to trace it."""

from collections.abc import Iterator

from authlint.analysis.citations import Citations, Trace
from authlint.analysis.figure_patterns import FigureKind
from authlint.analysis.figures import Figures
from authlint.analysis.link_standing import REASONS
from authlint.rule import Match, check


@check("untraced-figure")
def untraced_figure(
    figures: Figures, citations: Citations, *, kinds: frozenset[FigureKind], worth: float
) -> Iterator[Match]:
    """Yield every figure of these kinds that is worth checking at least so much, is not the writer's own, and has no source.

    Where a link stands near that is none for a figure, ``link`` says why.
    """
    for figure in figures:
        if figure.kind in kinds and figure.worth >= worth and not figure.firsthand:
            trace = citations.trace(figure.block, figure.span)
            if not trace.sources:
                yield Match(figure.block, figure.span, {"figure": figure.text, "link": near_link(trace)})


def near_link(trace: Trace) -> str:
    """Half a sentence on the link that stands near and is no source; empty where none does."""
    if not trace.rejected:
        return ""
    rejected = trace.rejected[0]
    return f"; the link to ‘{rejected.target}’ {REASONS[rejected.standing]}" if rejected.standing in REASONS else ""
