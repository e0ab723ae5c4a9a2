"""Where a draft says that it is not sure: hedges, and hedges stacked on each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.own_statements import Statement, Wording, statements
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.document import Document

PERHAPS = r"(?:potentially|possibly|perhaps|maybe|conceivably|presumably|arguably|probably)"
MIGHT = r"(?-i:may|might|could)"
"""In small letters: May is a month."""

STACKED = Wording.of(
    "potentially possibly perhaps maybe conceivably presumably arguably probably seem seems appear appears",
    # ‘As fast as it could possibly be’ and ‘couldn't possibly’ hedge nothing.
    rf"\b{MIGHT} (?:also |well |even |very )?(?:potentially|perhaps|maybe|conceivably|arguably)\b(?: {PERHAPS}\b){{0,2}}"
    rf"|\b(?-i:may|might) (?:also |well |even |very )?(?:possibly|probably)\b(?: {PERHAPS}\b){{0,2}}"
    rf"|\bcould (?:possibly|probably) {PERHAPS}\b"
    rf"|\b(?:potentially|possibly|perhaps|presumably|conceivably|arguably)(?:,? (?:it|this|that|they|there|he|she|you|we|one)|(?<![a-z] possibly)) {MIGHT}\b"
    rf"|\b{PERHAPS}(?: or|,)? {PERHAPS}\b"
    rf"|\b(?:seems?|appears?) (?:to |like |that (?:it |this |they )?)?(?:perhaps|possibly|maybe|potentially|presumably|{MIGHT})\b",
)


@dataclass(frozen=True, slots=True)
class StackedHedges:
    """Two hedges or more on one word, in reading order."""

    found: tuple[Statement, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations, sentences: SentenceSpans) -> StackedHedges:
        return cls(tuple(statements(document, quotations, sentences, STACKED)))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.found)
