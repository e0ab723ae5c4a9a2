"""A statement about the world that somebody must have counted, without a figure and without a source."""

from collections.abc import Iterator

from authlint.analysis.citations import Citations
from authlint.analysis.critical_topics import CriticalTopics
from authlint.analysis.taken_up import TakenUp
from authlint.analysis.world_statements import StatementKind, WorldStatements
from authlint.checks.untraced_figure import near_link
from authlint.rule import Match, check


@check("untraced-statement")
def untraced_statement(
    statements: WorldStatements, citations: Citations, topics: CriticalTopics, studies: TakenUp, *, kind: StatementKind
) -> Iterator[Match]:
    """Yield every statement of this kind that no source covers."""
    for one in statements:
        if one.kind != kind:
            continue
        trace = citations.trace(one.block, one.span)
        if not trace.sources and not studies.covers(one.block, one.span):
            fields = {"words": one.text, "link": near_link(trace)}
            yield Match(one.block, one.span, fields, severity=topics.severity(one.block))
