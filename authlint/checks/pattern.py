"""A figure of speech with gaps in it."""

from collections.abc import Iterator

from authlint.analysis.gaps import GapHits
from authlint.analysis.notation import Patterns
from authlint.rule import Match, check


@check("pattern")
def pattern(hits: GapHits, *, patterns: Patterns) -> Iterator[Match]:
    """Yield each hit, from its first fixed word to its last."""
    for hit in hits.among(patterns):
        yield Match(hit.tokens.block, hit.span, {"text": hit.text, "term": hit.term}, term=hit.term)
