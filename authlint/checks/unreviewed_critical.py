"""A draft that makes critical claims, and nobody is named who verified them."""

from collections.abc import Iterator

from authlint.analysis.claims import Claims
from authlint.analysis.critical_topics import CriticalTopics
from authlint.analysis.figures import Figures
from authlint.document import Document
from authlint.rule import Match, check

FIELDS = (
    "reviewed-by",
    "reviewed_by",
    "reviewedBy",
    "reviewer",
    "verified-against",
    "verified_against",
    "verifiedAgainst",
)


@check("unreviewed-critical")
def unreviewed_critical(
    document: Document, figures: Figures, claims: Claims, topics: CriticalTopics, *, worth: float, least: int
) -> Iterator[Match]:
    """Yield the first critical claim of a draft that holds at least so many worth checking so much, where the front matter tells
    neither who reviewed the draft nor what it was verified against."""
    if any(document.front_matter.data.get(name) for name in FIELDS):
        return
    grave = [
        figure for figure in figures if figure.worth >= worth and not figure.firsthand and topics.of_block(figure.block)
    ]
    stated = [claim for claim in claims if topics.of_block(claim.block)]
    found = [(one.block, one.span) for one in grave] + [(one.block, one.span) for one in stated]
    if len(found) >= least:
        block, span = min(found, key=lambda place: place[0].source_span(place[1]).start)
        yield Match(block, span, {"count": str(len(found)), "topic": str(topics.of_block(block))})
