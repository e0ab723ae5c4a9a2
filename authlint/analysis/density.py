"""The worn phrases of a draft taken together, each weighed by its evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import TYPE_CHECKING

from authlint.analysis.gaps import GapHits
from authlint.analysis.names import Names
from authlint.analysis.phrases import Hit, PhraseHits
from authlint.analysis.quotations import Quotations
from authlint.document import Document
from authlint.language.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_OF_ONE = 3
"""Hits of one term that count: a fourth says no more about the draft than the third."""


@dataclass(frozen=True, slots=True)
class WornPhrases:
    """The hits that have a weight, their sum, how many different terms they are, and the words of the draft."""

    hits: tuple[Hit, ...]
    weight: float
    terms: int
    words: int

    @classmethod
    def of(
        cls, document: Document, phrases: PhraseHits, gaps: GapHits, names: Names, quotations: Quotations
    ) -> WornPhrases:
        weighed = weights()
        found = [
            hit for hits in phrases.by_term.values() for hit in hits if not names.named(hit) and not names.subject(hit)
        ]
        found += [hit for hits in gaps.by_term.values() for hit in hits]
        own = [hit for hit in found if hit.term in weighed and not quotations.hold(hit.tokens.block, hit.span)]
        own.sort(key=lambda hit: (hit.tokens.block.source_span(hit.span), hit.term))
        counts = Counter(hit.term for hit in own)
        weight = sum(weighed[term] * min(count, MOST_OF_ONE) for term, count in counts.items())
        words = sum(len(block.text.split()) for block in document.blocks if not block.quoted)
        return cls(tuple(own), weight, len(counts), words)


@cache
def weights() -> Mapping[str, float]:
    """For each measured term of posts the binary logarithm of the lower end of its odds ratio's interval: what the
    evidence supports, not what it suggests."""
    entries = (item for rule in evidence().rules.values() for item in rule.terms.items())
    found = {}
    for term, entry in entries:
        interval = entry.looks[entry.telling].interval
        if entry.status == "measured" and not entry.fiction_only and interval and interval[0] > 1:
            found[term] = log2(interval[0])
    return found
