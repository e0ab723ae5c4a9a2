"""A phrase that a card lists, in any of its forms."""

from collections.abc import Iterator

from authlint.analysis.names import Names
from authlint.analysis.notation import Phrases
from authlint.analysis.phrases import PhraseHits
from authlint.rule import Match, check


@check("phrases")
def phrases(hits: PhraseHits, names: Names, *, phrases: Phrases) -> Iterator[Match]:
    """Yield each hit that is neither a name nor the draft's own subject."""
    for hit in hits.among(phrases):
        if not names.named(hit) and not names.subject(hit):
            yield Match(hit.tokens.block, hit.span, {"text": hit.text, "term": hit.term}, term=hit.term)
