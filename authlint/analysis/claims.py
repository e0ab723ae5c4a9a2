"""Statements that rest on somebody's finding: ‘studies show’, ‘experts agree’, ‘according to research’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.figures import READ, SUPPOSED
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.tokens import keys_of
from authlint.document import Block, Document
from authlint.source import Span

ClaimKind = Literal["finding", "attribution"]


def _keys(words: str) -> frozenset[str]:
    return frozenset(words.split())


FINDS = (
    r"(?:show(?:s|n|ed)?|find(?:s)?|found|suggest(?:s|ed)?|indicate(?:s|d)?|reveal(?:s|ed)?|demonstrate(?:s|d)?|confirm(?:s|ed)?|"
    r"prove(?:s|d|n)?|report(?:s|ed)?|estimate(?:s|d)?|conclude(?:s|d)?|link(?:s|ed)?)"
)
WORK = r"(?:stud(?:y|ies)|research|surveys?|polls?|meta-analys[ei]s|clinical trials?|trials|experiments|evidence|data|statistics|reports?)"
QUANTITY = r"(?:a|one|another|some|many|several|numerous|countless|multiple|most|recent|new|the latest|modern|more and more|a recent|a new|a growing body of|two|three|scientific|academic|industry)"
FINDING = re.compile(
    rf"\b(?:{QUANTITY} ){{1,3}}{WORK} (?:[a-z]+ly |have |has |also |consistently |on [a-z]+ ){{0,2}}{FINDS}\b"
    rf"|\b(?:studies|research|surveys|polls|statistics|evidence) (?:[a-z]+ly |have |has |also ){{0,2}}{FINDS} (?:that|how|a|the|it|[a-z]+s\b)"
    r"|\baccording to (?:(?:a|an|some|many|several|recent|new|various|numerous|the latest|one|industry|scientific) ){1,3}"
    r"(?:[a-z]+ )?(?:stud(?:y|ies)|research|surveys?|polls?|reports?|estimates?|analys[ei]s)\b"
    r"|\baccording to (?:research|studies|statistics|estimates|scientists|researchers)\b"
    r"|\bit (?:has been|is|was) (?:scientifically |well |clinically |widely )(?:proven|established|documented|shown)\b",
    re.IGNORECASE,
)
WHO = (
    r"(?:experts|scientists|researchers|doctors|physicians|psychologists|economists|historians|analysts|critics|observers|nutritionists|"
    r"specialists|scholars|industry (?:insiders|experts|leaders)|insiders|health professionals|authorities)"
)
ATTRIBUTION = re.compile(
    rf"\b(?:(?:many|most|some|several|leading|top|other|security|health|medical|legal|financial|industry) ){{0,2}}{WHO} "
    r"(?:[a-z]+ly |now |also |often |have (?:long )?){0,2}"
    r"(?:agree|say|believe|recommend|warn|argue|suggest|advise|predict|note|claim|estimate|consider|point out|emphasi[sz]e|expect|think|"
    r"agreed|said|warned|argued|suggested|predicted|noted|claimed)\b"
    rf"|\baccording to (?:(?:many|most|some|several|leading|top|industry|health|security) ){{0,2}}{WHO}\b"
    r"|\bit is (?:widely|generally|commonly|often) (?:believed|accepted|said|known|thought|agreed|considered|regarded)\b"
    r"|\b(?:some|many) (?:people )?(?:have )?(?:argued?|claim(?:ed)?|sa(?:y|id)) that\b",
    re.IGNORECASE,
)
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
    """A statement that rests on somebody else, the words that say so, and its sentence."""

    kind: ClaimKind
    block: Block
    span: Span
    sentence: Span
    text: str


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
            yield Claim(kind, block, span, sentence, match[0])
