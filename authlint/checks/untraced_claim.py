"""A statement that rests on others' findings or opinions, without saying whose."""

from collections.abc import Iterator

from authlint.analysis.citations import Citations
from authlint.analysis.claims import ClaimKind, Claims
from authlint.checks.untraced_figure import near_link
from authlint.rule import Match, check


@check("untraced-claim")
def untraced_claim(claims: Claims, citations: Citations, *, kind: ClaimKind) -> Iterator[Match]:
    """Yield every statement of this kind that no source covers."""
    for claim in claims:
        if claim.kind == kind:
            trace = citations.trace(claim.block, claim.span)
            if not trace.sources:
                yield Match(claim.block, claim.span, {"words": claim.text, "link": near_link(trace)})
