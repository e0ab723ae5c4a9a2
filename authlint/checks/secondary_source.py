"""A figure of a critical passage that rests on no primary source: a statute, a court, a regulator, statistics, a journal, a maker."""

from collections.abc import Iterator

from authlint.analysis.citations import Citations, Source
from authlint.analysis.critical_topics import CriticalTopics
from authlint.analysis.figure_patterns import FigureKind
from authlint.analysis.figures import Figures
from authlint.language.source_kinds import kind_of
from authlint.rule import Match, check

WEAK = frozenset({"reference", "news", "vendor", "social"})
"""Publishers that repeat what others found. One that the table does not know gets the benefit of the doubt."""


@check("secondary-source")
def secondary_source(
    figures: Figures, citations: Citations, topics: CriticalTopics, *, kinds: frozenset[FigureKind], worth: float
) -> Iterator[Match]:
    """Yield every figure of these kinds in a critical passage that is worth checking at least so much, is not the writer's own,
    and whose sources are links to known publishers none of which is a primary one."""
    for figure in figures:
        if figure.kind not in kinds or figure.worth < worth or figure.firsthand:
            continue
        sources = citations.trace(figure.block, figure.span).sources
        if not sources or not all(_is_weak(source) for source in sources):
            continue
        if topic := topics.of_block(figure.block):
            fields = {"figure": figure.text, "kind": kind_of(sources[0].target), "topic": topic}
            yield Match(figure.block, figure.span, fields)


def _is_weak(source: Source) -> bool:
    return source.kind == "link" and kind_of(source.target) in WEAK
