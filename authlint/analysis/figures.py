"""Figures that state something about the world: shares, ratios, multiples, sums per something, counts of people and firms.

Not years, versions, dates, sizes, settings or prices paid. Whether a figure is the writer's own is a matter of
`authlint.analysis.own_work`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.own_work import OwnWork
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.tokens import TokenBlock, keys_of
from authlint.document import Block, Document
from authlint.source import Span

FigureKind = Literal["percent", "one-in-n", "fraction", "multiple", "money-per", "money", "count", "things"]

ONES = "one|two|three|four|five|six|seven|eight|nine|ten"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{ONES}|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
MAGNITUDE = r"(?:\s(?:thousand|million|billion|trillion)|(?:k|m|bn|mn)\b|[KMB]\b)"
PEOPLE = (
    "people|persons|users|customers|consumers|clients|workers|employees|staff|managers|executives|leaders|companies|firms|"
    "businesses|organi[sz]ations|enterprises|startups|teams|students|pupils|teachers|patients|doctors|nurses|adults|children|"
    "kids|parents|families|households|homeowners|developers|engineers|programmers|professionals|marketers|respondents|"
    "participants|americans|women|men|voters|residents|citizens|travell?ers|tourists|visitors|drivers|investors|"
    "shoppers|readers|victims|deaths|jobs|subscribers|recruiters|hospitals|schools|websites|apps|cases"
)
CURRENCY = r"(?:[$€£¥₹]\s?|(?:USD|EUR|GBP|INR|JPY)\s)"
CURRENCY_WORD = r"(?:dollars|euros?|pounds sterling|yen|rupees|francs|kronor)"
THINGS = (
    "reviews|ratings|species|packages|repositories|repos|commits|pull requests|PRs|issues|downloads|visits|views|followers|events|"
    "countries|cities|languages|books|papers|articles|posts|pages|songs|photos|products|stores|restaurants|hotels|books|poems|texts|"
    "messages|emails|transactions|vulnerabilities|attacks|incidents|accidents|vehicles|cars|homes|acres|tons|tonnes|islands|trees|stars"
)

SHARE = (
    rf"(?<![\w.,%/=(:-])(?:{NUMBER}\s?(?:[-–—]|to|and)\s?)?{NUMBER}\s?(?:%|per\s?cent\b|percentage points\b)(?![\w;])"
)
IN_SO_MANY = (
    rf"(?<![\d.,–-])\b(?:{ONES}|\d{{1,3}}) (?:in|out of)(?: every)? (?:{ONES}|\d{{1,3}}(?:,\d{{3}})*)\b(?![-:/.%]?\d)"
)
PART_OF = (
    r"\b(?:(?:almost|nearly|about|over|more than|less than|roughly|fully|some) )?(?:half|a third|a quarter|a fifth|"
    rf"(?:two|three)[- ](?:thirds|quarters|fifths)) of (?:all |the |[a-z]+ )?(?:[a-z]+ )?(?:{PEOPLE})\b"
)
TIMES = (
    r"\b(?:\d+\.\d+|\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)(?: times|x|-fold|×)"
    r"(?= (?:as|more|less|fewer|higher|lower|faster|slower|greater|larger|bigger|better|worse|likelier|cheaper|longer|the)\b)"
    r"|\b\d+\.\d+ times\b|\btwice as [a-z]+ as\b|\b(?:two|three|four|five|six|ten)fold\b"
    r"|\b(?:more than|nearly|almost|roughly|has|have|had) (?:doubled|tripled|quadrupled)\b"
)
SO_MANY = (
    rf"(?<![\w.,$€£-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{4,}}|{NUMBER} (?:thousand|million|billion)|"
    rf"(?:millions|billions) of) (?:[a-z-]+ ){{0,2}}(?:{PEOPLE})\b"
)
SO_MANY_THINGS = (
    rf"(?<![\w.,$€£₹#/-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{2,}}|{NUMBER} (?:thousand|million|billion))\+? (?:[a-z-]+ ){{0,2}}?(?:{THINGS})\b"
    rf"|\b(?:hundreds|thousands|millions|billions) of (?:[a-z-]+ )?(?:{THINGS})\b"
)
PATTERNS: Mapping[FigureKind, re.Pattern[str]] = {
    "percent": re.compile(SHARE, re.IGNORECASE),
    "one-in-n": re.compile(IN_SO_MANY, re.IGNORECASE),
    "fraction": re.compile(PART_OF, re.IGNORECASE),
    "multiple": re.compile(TIMES, re.IGNORECASE),
    "money-per": re.compile(
        rf"{CURRENCY}{NUMBER}{MAGNITUDE}? (?:per|a|an|each|every|for every) (?:[a-z]+)\b", re.IGNORECASE
    ),
    "money": re.compile(
        rf"{CURRENCY}(?:{NUMBER}{MAGNITUDE}|\d{{1,3}}(?:,\d{{2,3}})+|\d{{4,}})(?![\d.])"
        rf"|(?<![\w.,-])(?:{NUMBER} (?:to|or|and) )?{NUMBER}(?: (?:thousand|million|billion|trillion))? {CURRENCY_WORD}\b",
        re.IGNORECASE,
    ),
    "count": re.compile(SO_MANY, re.IGNORECASE),
    "things": re.compile(SO_MANY_THINGS, re.IGNORECASE),
}
MONEY = (
    "$",
    "€",
    "£",
    "¥",
    "₹",
    "usd",
    "eur",
    "gbp",
    "inr",
    "jpy",
    "dollars",
    "pounds",
    "yen",
    "rupees",
    "francs",
    "kronor",
)
SIGNS: Mapping[FigureKind, tuple[str, ...]] = {
    "percent": ("%", "per"),
    "one-in-n": (" in ", "out of"),
    "fraction": ("half", "third", "quarter", "fifth"),
    "multiple": ("times", "twice", "fold", "x ", "×", "pled", "doubled"),
    "money-per": MONEY,
    "money": MONEY,
    "count": (",", "000", "million", "billion", "thousand", *"123456789"),
    "things": ("hundreds", "million", "billion", "thousand", *"123456789"),
}
"""What a text in lower case holds if it holds a figure of the kind: a cheap first look."""
DIGIT = re.compile(r"\d")
NUMBER_WORDS = frozenset(
    f"{ONES}|half|third|thirds|quarter|quarters|fifth|fifths|twice|twofold|threefold|fourfold|fivefold|sixfold|tenfold|twelve|fifteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousands|millions|billions|doubled|tripled|quadrupled".split(
        "|"
    )
)
YEARS = re.compile(r"\b(?:in|of) (?:1[89]|20)\d\d$", re.IGNORECASE)
IDLE = re.compile(
    r"^(?:100|110|101|0|200)\s?%|^(?:one|two|three) in one$|^one in (?:the|a)\b|^(?:one|1) out of (?:one|1)$",
    re.IGNORECASE,
)
RARE_MONEY = re.compile(rf"^{CURRENCY}{NUMBER}(?:k|m)?$", re.IGNORECASE)
SUPPOSED = re.compile(
    r"^\W*(?:if|suppose|imagine|assume|assuming|let[’']s say|say|consider|for example|for instance|e\.g\.|what if|pretend|when)\b"
    r"|\b(?:let[’']s say|hypothetical(?:ly)?|for example|for instance|e\.g\.|should be|set (?:it|this|the)|if (?:you|we|I|they|it))\b",
    re.IGNORECASE,
)
IF = re.compile(r"^\W*(?:if|suppose|imagine|assume|assuming|let[’']s say|say|what if|pretend|aim for)\b", re.IGNORECASE)
"""How a sentence begins that states nothing: a supposition, a piece of advice."""
TECHNICAL = re.compile(
    r"\b(?:width|height|opacity|margin|padding|zoom|cpu|coverage|disk|battery|volume|pixels?|css|memory|confidence interval|"
    r"benchmarks?|compil(?:er|es?|ing)|runtime|binary|requests?|queries|query|bytes|allocations|latency|cache[ds]?|"
    r"alcohol|abv|cocoa|humidity|discount|off|coupon|tax|vat|interest rate|apr|apy|probability|chance of|sure|certain|"
    r"fat|flour|hydration|brightness|scale|quantile|percentile)\b",
    re.IGNORECASE,
)
CLAIMS = re.compile(
    rf"\b(?:{PEOPLE}|market|industry|sales|revenue|growth|population|survey(?:ed)?|report(?:ed|s)?|stud(?:y|ies)|research|"
    r"averag(?:e|es|ed|ing)|typically|ranges?|economy|traffic|productivity|costs?|spending|adoption|emissions|carbon|energy|"
    r"increase[sd]?|increasing|decrease[sd]?|reduc(?:e|es|ed|ing)|r(?:ise|ises|ose|isen)|fell|fallen|falls|drop(?:s|ped)?|grew|"
    r"grow[sn]?|cuts?|improv(?:e|es|ed|ing)|sav(?:e|es|ed|ing)|boost(?:s|ed)?|declin(?:e|es|ed)|account(?:s|ed)? for|"
    r"lose[s]?|lost|fail(?:s|ed)?|likely|faster|slower|higher|lower|say|said|believe|plan|prefer|use|abandon)\b",
    re.IGNORECASE,
)


BASE: Mapping[FigureKind, float] = {
    "percent": 0.45,
    "one-in-n": 0.6,
    "fraction": 0.6,
    "multiple": 0.55,
    "money-per": 0.4,
    "money": 0.45,
    "count": 0.5,
    "things": 0.3,
}
"""How much a figure of each kind asks to be checked before its sentence is looked at."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, where it stands, its sentence, whether it is the writer's own, and how much it asks to be checked, 0 to 1."""

    kind: FigureKind
    block: Block
    span: Span
    sentence: Span
    text: str
    firsthand: bool
    worth: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure in the writer's own prose that its sentence states, in order: what is only supposed or asked states nothing."""

    figures: tuple[Figure, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations, sentences: SentenceSpans, own: OwnWork) -> Figures:
        found: list[Figure] = []
        for block in document.blocks:
            if block.kind in READ and not block.quoted and _has_numbers(sentences.by_block[id(block)]):
                found += (
                    figure for figure in _figures(block, sentences, own) if not quotations.hold(block, figure.span)
                )
        return cls(tuple(found))

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)


READ = frozenset({"paragraph", "item", "definition", "cell", "caption", "description"})


def _has_numbers(block: TokenBlock) -> bool:
    """A cheap first look: most blocks hold no figure."""
    text = block.block.text
    return DIGIT.search(text) is not None or not block.key_set.isdisjoint(keys_of(NUMBER_WORDS))


def _figures(block: Block, sentences: SentenceSpans, own: OwnWork) -> Iterator[Figure]:
    for kind, span in spans_in(block.text):
        sentence = sentences.around(block, span)
        words = block.text[sentence.start : sentence.end]
        if IF.match(words) or words.rstrip().endswith("?"):
            continue
        text = block.text[span.start : span.end]
        yield Figure(kind, block, span, sentence, text, own.covers(block, sentence), worth(kind, text, words))


def spans_in(text: str) -> list[tuple[FigureKind, Span]]:
    """The figures in a text by kind, in order; of those that overlap the first and longest."""
    lower = text.lower()
    found = [
        (match.start(), -match.end(), kind)
        for kind, pattern in PATTERNS.items()
        if any(sign in lower for sign in SIGNS[kind])
        for match in pattern.finditer(text)
        if not IDLE.search(match[0]) and not YEARS.search(match[0])
    ]
    kept: list[tuple[FigureKind, Span]] = []
    behind = 0
    for start, end, kind in sorted(found):
        if start >= behind:
            kept.append((kind, Span(start, -end)))
            behind = -end
    return kept


def worth(kind: FigureKind, figure: str, sentence: str) -> float:
    """How much a figure asks to be checked: by its kind, and by what its sentence says of it.

    Suppositions, examples, settings and questions ask for nothing; a change or a share of people asks most.
    """
    value = BASE[kind]
    if CLAIMS.search(sentence):
        value += 0.25
    if TECHNICAL.search(sentence):
        value -= 0.3
    if SUPPOSED.search(sentence) or sentence.rstrip().endswith("?"):
        value -= 0.4
    if RARE_MONEY.match(figure):
        value -= 0.2
    return min(1.0, max(0.0, value))
