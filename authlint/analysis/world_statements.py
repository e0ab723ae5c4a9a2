"""Statements about the world that only somebody who counted can make, without a figure: what harms or protects health, records, what those
who were asked said, and events with their year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.own_work import OWN_DATA
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.stated import SUPPOSED
from authlint.analysis.worthiness import worthiness
from authlint.document import Block, Document
from authlint.source import Span

StatementKind = Literal["effect", "record", "survey", "event"]

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
SAYS = r"(?:said|say|says|told|reported|report|agreed|agree|believed?|thought|think|felt|feel|preferred|prefer|answered|named|cited|admitted|wanted|want|planned|plan)"
ASKED = r"(?:surveyed|polled|interviewed|questioned)"
SURVEY = re.compile(
    rf"\b(?:(?:most|many|some|few|half|a majority|the majority|nearly all|almost all) (?:of )?(?:the |those )?)?(?:respondents|participants in the (?:survey|poll)|"
    rf"those (?:who were )?(?:{ASKED}|asked)|[a-z]+s (?:who were )?{ASKED}(?: by [A-Z][\w.&’'-]+(?: [A-Z][\w.&’'-]+){{0,2}})?) (?:also |even )?{SAYS}\b"
    rf"|\bin (?:a|an|one|another|the latest) (?:[a-z]+ |(?:19|20)\d\d ){{0,2}}(?:survey|poll)(?: (?:by|of|from|among) [\w’' -]{{2,50}})?, "
    rf"(?:[\w’'-]+ ){{1,6}}{SAYS}\b",
    re.IGNORECASE,
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WHEN = (
    rf"(?:in|on) (?:(?:early|late|mid-?) ?)?(?:{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:of )?)?(?:1\d|20)\d\d\b(?!s)"
)
HAPPENED = (
    r"(?:founded|established|launched|invented|discovered|acquired|bought|sold|banned|abolished|signed|ratified|introduced|passed|enacted|"
    r"repealed|elected|assassinated|arrested|convicted|sentenced|destroyed|demolished|incorporated|outlawed|legali[sz]ed|recalled|indicted|"
    r"nationali[sz]ed|privati[sz]ed|crowned|executed|exiled)"
)
DID = (
    r"(?:acquired|bought out|merged with|banned|invented|discovered|abolished|legali[sz]ed|outlawed|ratified|annexed|invaded|nationali[sz]ed|"
    r"recalled|repealed|enacted)"
)
EVENT = re.compile(
    rf"\b(?:was|were) (?:first |originally |officially |formally |finally |later )?{HAPPENED}(?: (?!and\b)[\w’'&.-]+){{0,7}}? {WHEN}"
    rf"|(?<=[a-z)] ){DID}(?: (?!and\b)[\w’'&.-]+){{1,7}}? {WHEN}"
)
FORMS: Mapping[StatementKind, re.Pattern[str]] = {"effect": EFFECT, "record": RECORD, "survey": SURVEY, "event": EVENT}

SIGNS: Mapping[StatementKind, re.Pattern[str]] = {
    "effect": re.compile(
        r"risk|odds|likelihood|chance|incidence|linked|associated|tied|lower|reduc|rais|improv|boost|strengthen|weaken"
    ),
    "record": re.compile(r"est\b[^.]{0,250}\b(?:since|record|ever|in)\b|worst|\b(?:high|low)s?\b"),
    "survey": re.compile(r"survey|poll|respondents|interviewed|questioned|those (?:who were )?asked"),
    "event": re.compile(r"\b(?:1\d|20)\d\d\b"),
}
"""What stands in every sentence that holds one: cheaper to look for."""

OPEN = re.compile(
    r"\b(?:I|I’m|I'm|I’ve|I've|me|[Mm]y|mine|[Ww]e|[Oo]ur|us|may|might|could|would|[Pp]erhaps|[Mm]aybe|whether|model|dataset|coefficients?)\b|\?"
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
        own = OWN_DATA.search(document.source.text) is not None
        blocks = (block for block in document.blocks if block.kind in PROSE and not block.quoted)
        stated = (one for block in blocks for one in _in(block, sentences))
        # A draft that reports on its writer's own survey may speak of ‘respondents’ anywhere.
        told = (one for one in stated if not (own and one.kind == "survey"))
        return cls(tuple(one for one in told if not quotations.hold(one.block, one.span)))

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
        # What was said is told behind ‘said that’, and hedges there are those of who was asked.
        told = block.text[around.start : span.end] if kind == "survey" else words
        if not OPEN.search(told) and not words.rstrip().endswith("?") and not SUPPOSED.match(words):
            yield WorldStatement(kind, block, span, " ".join(match[0].split()), worthiness(words))
