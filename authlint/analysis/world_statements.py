"""Statements about the world that only somebody who counted can make, without a figure: what harms or protects health, and records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.stated import SUPPOSED
from authlint.analysis.worthiness import worthiness
from authlint.document import Block, Document
from authlint.source import Span

StatementKind = Literal["effect", "record"]

ILL = (
    r"(?:(?:[a-z]+ )?(?:cancers?|diseases?|infections?|injur(?:y|ies)|death|illness(?:es)?)|heart (?:attacks?|failure)|strokes?|"
    r"(?:type 2 )?diabetes|dementia|alzheimer[’']?s|depression|obesity|dying|mortality|hypertension|high blood pressure|asthma|miscarriage)"
)
WHOSE = r"(?:your|the|their|his|her|our|one[’']s|people[’']s)"
EFFECT = re.compile(
    rf"\b(?:(?:reduce|lower|decrease|raise|increase|double|triple|halve|cut)s(?: {WHOSE})?|"
    rf"(?:(?:can|will|helps?|helps? to|shown to|known to|found to|proven to) (?:[a-z]+ly )?(?:reduce|lower|decrease|raise|increase|double|cut)"
    rf"|(?:reduc|decreas|rais|increas|doubl|tripl|halv)ed|lowered) {WHOSE})"
    r" (?:overall |long-term |lifetime |relative |future )?(?:risks?|odds|likelihood|chances?|incidence) of "
    rf"(?:(?:an?|developing|getting|having|contracting|catching|early|premature|serious|severe|some|many|certain|various|chronic) ){{0,3}}{ILL}\b"
    r"|\b(?:is|are|has been|have been) (?:[a-z]+ly )?(?:linked|associated|tied) (?:to|with) "
    rf"(?:(?:a|an|the|higher|lower|increased|reduced|greater|elevated|decreased|risks?|of|developing|early|premature|chronic|many|several|serious) ){{0,6}}{ILL}\b"
    r"|\b(?:lowers|reduces|raises|improves|boosts|strengthens|weakens|(?:can|will|helps?) (?:lower|reduce|raise|improve|boost|strengthen|weaken)) "
    r"(?:(?:your|the|their|our) )?(?:overall )?(?:blood pressure|cholesterol|blood sugar|immune (?:system|function|response)|life expectancy|"
    r"cortisol|cognitive (?:function|performance)|bone density|metabolism)\b",
    re.IGNORECASE,
)
EXTREME = (
    r"(?:highest|lowest|largest|biggest|worst|fewest|hottest|coldest|wettest|driest|steepest|sharpest|slowest|fastest|deadliest|smallest|"
    r"strongest|weakest)"
)
NUMBER = r"(?:(?:more than |over |nearly |almost )?(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|a dozen|twenty|thirty|forty|fifty))"
RECORD = re.compile(
    rf"\b(?:the |its |their )?{EXTREME}(?: [\w’'%-]{{1,30}}){{0,6}} (?:since (?:records began|(?:(?:early |late |mid-?)?[A-Z][a-z]{{2,12}} )?(?:of )?"
    rf"(?:1[5-9]|20)\d\d\b|the (?:early |late )?(?:1[5-9]|20)\d0s|the (?:war|Great Depression|financial crisis))|on record\b|"
    rf"ever (?:recorded|measured)\b|in {NUMBER} (?:years|decades)\b)"
    r"|\b(?:hit|hits|reached|reaches|fell to|falls to|rose to|rises to|at) (?:its |their |an? |the )?(?:new )?(?:all-time|record|historic|"
    r"\w{2,6}-(?:year|decade)) (?:high|low)s?\b(?! school)"
)
FORMS: Mapping[StatementKind, re.Pattern[str]] = {"effect": EFFECT, "record": RECORD}

SIGNS: Mapping[StatementKind, re.Pattern[str]] = {
    "effect": re.compile(
        r"risk|odds|likelihood|chance|incidence|linked|associated|tied|lower|reduc|rais|improv|boost|strengthen|weaken"
    ),
    "record": re.compile(r"est\b[^.]{0,250}\b(?:since|record|ever|in)\b|worst|\b(?:high|low)s?\b"),
}
"""What stands in every sentence that holds one: cheaper to look for."""

OPEN = re.compile(
    r"\b(?:I|I’m|I'm|I’ve|I've|me|[Mm]y|mine|[Ww]e|[Oo]ur|us|may|might|could|would|perhaps|maybe|whether|model|dataset|coefficients?)\b|\?"
)
"""Words of a sentence that tells of the writer or their data, hedges or asks."""

PROSE = frozenset({"paragraph", "item", "cell", "caption"})


@dataclass(frozen=True, slots=True)
class WorldStatement:
    """One statement: its words in their block, and how much its sentence asks to be checked, 0 to 1."""

    kind: StatementKind
    block: Block
    span: Span
    text: str
    worth: float


@dataclass(frozen=True, slots=True)
class WorldStatements:
    """Those of the writer's own prose, in order."""

    found: tuple[WorldStatement, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations, sentences: SentenceSpans) -> WorldStatements:
        blocks = (block for block in document.blocks if block.kind in PROSE and not block.quoted)
        stated = (one for block in blocks for one in _in(block, sentences))
        return cls(tuple(one for one in stated if not quotations.hold(one.block, one.span)))

    def __iter__(self) -> Iterator[WorldStatement]:
        return iter(self.found)


def _in(block: Block, sentences: SentenceSpans) -> Iterator[WorldStatement]:
    matches = (
        (match.start(), kind, match)
        for kind, form in FORMS.items()
        if SIGNS[kind].search(block.text)
        for match in form.finditer(block.text)
    )
    for _, kind, match in sorted(matches, key=lambda found: found[:2]):
        span = Span(*match.span())
        around = sentences.around(block, span)
        words = block.text[around.start : around.end]
        if not OPEN.search(words) and not SUPPOSED.match(words):
            yield WorldStatement(kind, block, span, " ".join(match[0].split()), worthiness(words))
