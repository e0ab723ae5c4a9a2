"""Statements that rest on somebody's finding: ‘studies show’, ‘experts agree’, ‘according to research’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.claim_patterns import ATTRIBUTION, FINDING
from authlint.analysis.figures import READ
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.stated import SUPPOSED
from authlint.analysis.tokens import keys_of
from authlint.analysis.worthiness import worthiness
from authlint.document import Block, Document
from authlint.source import Span

ClaimKind = Literal["finding", "attribution"]


def _keys(words: str) -> frozenset[str]:
    return frozenset(words.split())


WORKS = _keys(
    "study studies research survey surveys poll polls analysis analyses trial trials experiments evidence data statistics "
    "report reports according scientifically well clinically widely proven established documented shown"
)
PEOPLE_ASKED = _keys(
    "experts scientists researchers doctors physicians psychologists economists historians analysts critics observers "
    "nutritionists specialists scholars insiders professionals authorities leaders widely generally commonly often "
    "believed accepted argue argued claim claimed"
)
SOME, SAY = _keys("some many"), _keys("say said")
"""Words without one of which no block holds such a statement: most blocks are not looked at any further."""

OWN = re.compile(r"\b(?:my|our) (?:own )?(?:\w+ )?(?:stud(?:y|ies)|research|survey|experiments|data)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that rests on somebody else, the words that say so, its sentence, and how much it asks to be checked, 0 to 1."""

    kind: ClaimKind
    block: Block
    span: Span
    sentence: Span
    text: str
    worth: float


@dataclass(frozen=True, slots=True)
class Claims:
    """Every such statement in the writer's own prose, in order."""

    claims: tuple[Claim, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations, sentences: SentenceSpans) -> Claims:
        found: list[Claim] = []
        for block in document.blocks:
            if block.kind in READ and not block.quoted:
                found += (claim for claim in _claims(block, sentences) if not quotations.hold(block, claim.span))
        return cls(tuple(found))

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)


def _claims(block: Block, sentences: SentenceSpans) -> Iterator[Claim]:
    held = sentences.by_block[id(block)].key_set
    matches: list[tuple[int, ClaimKind, re.Match[str]]] = []
    if not held.isdisjoint(keys_of(WORKS)):
        matches += ((match.start(), "finding", match) for match in FINDING.finditer(block.text))
    if not held.isdisjoint(keys_of(PEOPLE_ASKED)) or not (
        held.isdisjoint(keys_of(SOME)) or held.isdisjoint(keys_of(SAY))
    ):
        matches += ((match.start(), "attribution", match) for match in ATTRIBUTION.finditer(block.text))
    for _, kind, match in sorted(matches, key=lambda found: found[:2]):
        span = Span(*match.span())
        sentence = sentences.around(block, span)
        words = block.text[sentence.start : sentence.end]
        if not OWN.search(words) and not SUPPOSED.match(words) and not words.rstrip().endswith("?"):
            yield Claim(kind, block, span, sentence, match[0], worthiness(words))
