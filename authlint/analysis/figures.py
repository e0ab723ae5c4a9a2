"""Figures that state something about the world: shares, ratios, multiples, sums per something, counts of people and firms.

Not years, versions, dates, sizes, settings or prices paid. Whether a figure is the writer's own is a matter of
`authlint.analysis.own_work`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.figure_patterns import (
    IDLE,
    ONES,
    PATTERNS,
    SIGNS,
    YEAR_FIRST,
    YEARS,
    FigureKind,
)
from authlint.analysis.own_work import OwnWork
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.stated import states
from authlint.analysis.tokens import TokenBlock, keys_of
from authlint.analysis.worthiness import figure_worth
from authlint.document import Block, Document
from authlint.source import Span

DIGIT = re.compile(r"\d")
NUMBER_WORDS = frozenset(
    f"{ONES}|half|third|thirds|quarter|quarters|fifth|fifths|twice|twofold|threefold|fourfold|fivefold|sixfold|tenfold|twelve|fifteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|millions|billion|billions|doubled|tripled|quadrupled|halved|double|dozen|dozens|tenth|several|second|fourth".split(
        "|"
    )
)


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


COMPUTED = frozenset({"multiple", "percent", "fraction", "things"})
"""What a program can show; sums and people are told."""
READ = frozenset({"paragraph", "item", "definition", "cell", "caption", "description"})


def _has_numbers(block: TokenBlock) -> bool:
    """A cheap first look: most blocks hold no figure."""
    text = block.block.text
    return DIGIT.search(text) is not None or not block.key_set.isdisjoint(keys_of(NUMBER_WORDS))


def _figures(block: Block, sentences: SentenceSpans, own: OwnWork) -> Iterator[Figure]:
    for kind, span in spans_in(block.text):
        sentence = sentences.around(block, span)
        words = block.text[sentence.start : sentence.end]
        if not states(words, span.start - sentence.start, block.text[: sentence.start]):
            continue
        text = block.text[span.start : span.end]
        yield Figure(
            kind,
            block,
            span,
            sentence,
            text,
            own.covers(block, sentence) or (kind in COMPUTED and own.computes(block, sentence)),
            figure_worth(kind, text, words),
        )


def spans_in(text: str) -> list[tuple[FigureKind, Span]]:
    """The figures in a text by kind, in order; of those that overlap the first and longest."""
    lower = text.lower()
    found = [
        (match.start(), -match.end(), kind)
        for kind, pattern in PATTERNS.items()
        if SIGNS[kind].search(lower)
        for match in pattern.finditer(text)
        if not IDLE.search(match[0]) and not YEARS.search(match[0]) and not YEAR_FIRST.search(match[0])
    ]
    kept: list[tuple[FigureKind, Span]] = []
    behind = 0
    for start, end, kind in sorted(found):
        if start >= behind:
            kept.append((kind, Span(start, -end)))
            behind = -end
    return kept
