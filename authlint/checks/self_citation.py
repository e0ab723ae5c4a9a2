"""A figure whose only link leads to the site itself, a search, a chatbot or a home page: no one there counted it."""

from collections.abc import Iterator

from authlint.analysis.citations import Citations, Source, Trace
from authlint.analysis.critical_topics import CriticalTopics
from authlint.analysis.figure_patterns import FigureKind
from authlint.analysis.figures import Figures
from authlint.analysis.link_standing import REASONS, Standing
from authlint.rule import Match, check

CIRCULAR: frozenset[Standing] = frozenset({"self", "search", "chatbot", "home-page"})
"""Links that open, and hold no count of anybody's. One that is a blank or leads nowhere is as good as none."""


@check("self-citation")
def self_citation(
    figures: Figures, citations: Citations, topics: CriticalTopics, *, kinds: frozenset[FigureKind], worth: float
) -> Iterator[Match]:
    """Yield every figure of these kinds that is worth checking at least so much, is not the writer's own, and leans on such a
    link alone; ``link`` is its address and ``reason`` what it is."""
    for figure in figures:
        if figure.kind in kinds and figure.worth >= worth and not figure.firsthand:
            link = circular(citations.trace(figure.block, figure.span))
            if link:
                fields = {"figure": figure.text, "link": link.target, "reason": REASONS[link.standing]}
                yield Match(figure.block, figure.span, fields, severity=topics.severity(figure.block))


def circular(trace: Trace) -> Source | None:
    """The first link of ``trace`` that opens and is no source, where nothing else is one."""
    if trace.sources:
        return None
    return next((link for link in trace.rejected if link.standing in CIRCULAR), None)
