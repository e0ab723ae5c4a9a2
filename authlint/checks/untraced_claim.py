"""A statement that rests on others' findings or opinions, without saying whose."""

from collections.abc import Iterator

from authlint.analysis.citations import Citations
from authlint.analysis.claims import ClaimKind, Claims
from authlint.analysis.critical_topics import CriticalTopics
from authlint.checks.untraced_figure import near_link
from authlint.rule import Match, check


@check("untraced-claim")
def untraced_claim(claims: Claims, citations: Citations, topics: CriticalTopics, *, kind: ClaimKind) -> Iterator[Match]:
    """Yield every statement of this kind that no source covers; in a critical passage it is an error."""
    for claim in claims:
        if claim.kind == kind:
            trace = citations.trace(claim.block, claim.span)
            if not trace.sources:
                fields = {"words": claim.text, "link": near_link(trace)}
                yield Match(claim.block, claim.span, fields, severity=topics.severity(claim.block))
