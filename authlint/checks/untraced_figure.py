"""A figure that offers the reader no way to trace it."""

from collections.abc import Iterator

from authlint.analysis.account import Account
from authlint.analysis.citations import Citations, Trace
from authlint.analysis.critical_topics import CriticalTopics
from authlint.analysis.figure_patterns import FigureKind
from authlint.analysis.figures import Figures
from authlint.analysis.link_standing import REASONS
from authlint.analysis.taken_up import TakenUp
from authlint.checks.self_citation import circular
from authlint.rule import Match, check


@check("untraced-figure")
def untraced_figure(
    figures: Figures,
    citations: Citations,
    topics: CriticalTopics,
    account: Account,
    studies: TakenUp,
    *,
    kinds: frozenset[FigureKind],
    worth: float,
    worth_in_accounts: float,
) -> Iterator[Match]:
    """Yield every figure of these kinds that is worth checking at least so much, is not the writer's own, and has no source.

    In a draft that is its writer's own account a figure has to be worth ``worth_in_accounts``, except in a critical passage.
    Where a blank or a link that leads nowhere stands near, ``link`` says so. A link that opens and is no source for a figure
    is the matter of the check ``self-citation``. In a critical passage it is an error.
    """
    for figure in figures:
        if figure.kind not in kinds or figure.worth < worth or figure.firsthand:
            continue
        critical = topics.of_block(figure.block) is not None
        if figure.worth < worth_in_accounts and not critical and account.tells(figure.block, figure.sentence):
            continue
        trace = citations.trace(figure.block, figure.span)
        if not trace.sources and not circular(trace) and not studies.covers(figure.block, figure.sentence):
            fields = {"figure": figure.text, "link": near_link(trace)}
            yield Match(figure.block, figure.span, fields, severity=topics.severity(figure.block))


def near_link(trace: Trace) -> str:
    """Half a sentence on the link that stands near and is no source; empty where none does."""
    if not trace.rejected:
        return ""
    rejected = trace.rejected[0]
    return f"; the link to ‘{rejected.target}’ {REASONS[rejected.standing]}" if rejected.standing in REASONS else ""
