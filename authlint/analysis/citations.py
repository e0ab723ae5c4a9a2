"""What a draft points to, and which words a source covers.

A source covers its sentence. It covers its neighbours by these rules: a figure is covered by a source in the sentence before
or after it in the same paragraph; by one that closes the paragraph; in a list, by one in the sentence that introduces the
list or in the paragraph that follows it; in a table, by one in the same table or in the block around it. A link to the site's
own pages, to a search engine, a chatbot or a home page is no source for a figure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Literal

from authlint.analysis.author_year import SEASON, names_work
from authlint.analysis.cited_keys import CITE
from authlint.analysis.footnotes import says_something
from authlint.analysis.hand_notes import HandNotes
from authlint.analysis.link_standing import Standing
from authlint.analysis.own_host import OwnHost
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.document import Block, Document
from authlint.source import Span

SourceKind = Literal["link", "footnote", "key", "named", "number", "identifier", "quotation"]

NAMED = re.compile(
    rf"\((?:see |e\.g\.,? |cf\. )?(?!{SEASON}\b(?!,))"
    r"[A-Z][\w.'’&-]+(?:[ ,]+(?:and|et al\.?|&|of|the|for|[A-Z][\w.'’&-]*)){0,6},? (?:1[5-9]|20)\d\d[a-z]?(?:[,;:][^()]{0,60})?\)"
    r"|\b[A-Z][\w.'’-]+(?: (?:and|&) [A-Z][\w.'’-]+| et al\.?)? \((?:1[5-9]|20)\d\d[a-z]?\)"
)
REPORTED = re.compile(
    r"\b(?:according to|per|from|in|by|source:|data:) (?:the |a |an )?(?:[a-z]+ )?[A-Z][^.;!?]{0,80}?\b"
    r"(?:report|survey|study|census|paper|bulletin|statistics|yearbook|review|data|figures|index|poll|release|filing|audit|minutes|act)\b"
    r"|(?:^\W*|(?<=[.!?)] )|(?<=[(\[]))Sources?:\s(?=\W{0,3}\w)",
    re.IGNORECASE,
)
REPORTING = re.compile(
    r"\b(?:(?:report|survey|study|census|paper|bulletin|statistics|yearbook|review|data|figures|index|poll|release|filing|audit|minutes|act)\b"
    r"|sources?:)"
)
"""What a text in lower case holds where `REPORTED` can match."""
IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/[^\s\"<>]{1,200}|\barXiv:\s?\d{4}\.\d{4,5}|\bISBN[-: ]*(?:\d[- ]?){9,12}[\dX]\b|\bRFC[ -]?\d{2,5}\b"
    r"|\b\d{1,3} (?:U\.S\.C\.|C\.F\.R\.|F\.[23]d|U\.S\.)(?: §+)? ?\d+|§+ ?\d+|\bArt(?:icle|\.) \d+\b(?= (?:of|GDPR))"
    r"|\b[A-Z][\w.]+ v\.? [A-Z][\w.]+"
)
IDENTIFYING = ("10.", "arXiv", "ISBN", "RFC", "U.S.", "C.F.R.", "F.2d", "F.3d", "§", "Art", " v ", " v. ")
"""One of them stands in every text that holds an identifier."""
NUMBERED = re.compile(r"(?<!\w)\[\d{1,3}(?:[,–-] ?\d{1,3})*\]")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing the draft points to: what kind, where in which block, its address or key, and whether it can stand for a figure."""

    kind: SourceKind
    block: int
    start: int
    target: str
    standing: Standing = "source"


@dataclass(frozen=True, slots=True)
class Trace:
    """The ``sources`` that cover a stretch of text, and the near ones that are ``rejected`` as sources for a figure."""

    sources: tuple[Source, ...] = ()
    rejected: tuple[Source, ...] = ()

    def __add__(self, other: Trace) -> Trace:
        return Trace(self.sources + other.sources, self.rejected + other.rejected)


NOTHING = Trace()
AROUND = frozenset({"paragraph", "caption"})
"""Kinds of blocks that introduce a list or table, or close it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Entries of one list or cells of one table: the blocks ``start`` up to ``end`` of the draft."""

    start: int
    end: int


@dataclass(frozen=True)
class Citations:
    """Every source of a draft. Blocks are read for named works only when somebody asks about them or their neighbours."""

    document: Document
    sentences: SentenceSpans
    notes: HandNotes
    """Notes made by hand: what “[1]” leads to."""
    marked: dict[int, list[Source]]
    """Links, notes and keys, by the place of their block."""
    places: dict[int, int]
    _in_block: dict[int, tuple[Source, ...]] = field(default_factory=dict, repr=False, compare=False)
    _by_sentence: dict[int, dict[int, Trace]] = field(default_factory=dict, repr=False, compare=False)
    _beside: dict[int, Trace] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, document: Document, sentences: SentenceSpans, notes: HandNotes, own: OwnHost) -> Citations:
        marked: dict[int, list[Source]] = {}
        for source in _marked(document, notes, own):
            marked.setdefault(source.block, []).append(source)
        return cls(document, sentences, notes, marked, {id(block): at for at, block in enumerate(document.blocks)})

    @property
    def sources(self) -> tuple[Source, ...]:
        """All of them, in reading order."""
        return tuple(source for place in range(len(self.document.blocks)) for source in self.in_block(place))

    def in_block(self, place: int) -> tuple[Source, ...]:
        """Those of one block, in reading order."""
        if place not in self._in_block:
            block = self.document.blocks[place]
            named = () if block.kind == "heading" else _in_words(place, block.text, self.notes.numbers)
            found = sorted((*self.marked.get(place, ()), *named), key=lambda source: source.start)
            self._in_block[place] = tuple(found)
        return self._in_block[place]

    def trace(self, block: Block, span: Span) -> Trace:
        """What covers ``span`` of the block's text, by the rules at the head of this file."""
        place = self.places[id(block)]
        if block.kind == "cell":
            return self._around_run(block, place)
        near = self._in_paragraph(block, span, place)
        return near + self._around_run(block, place) if block.kind == "item" else near

    def _in_paragraph(self, block: Block, span: Span, place: int) -> Trace:
        """Those in the sentence, in its neighbours, and in the sentence that closes the paragraph."""
        if not self.in_block(place):
            return NOTHING
        by_sentence = self._of_sentences(block, place)
        last = len(self.sentences.of_block(block)) - 1
        at = self.sentences.place(block, span.start)
        covering = sorted({max(0, at - 1), at, min(at + 1, last), last})
        return sum((by_sentence[near] for near in covering if near in by_sentence), NOTHING)

    def _of_sentences(self, block: Block, place: int) -> dict[int, Trace]:
        """The sources of a block by the place of the sentence that they belong to."""
        if place not in self._by_sentence:
            found: dict[int, list[Source]] = {}
            for source in self.in_block(place):
                # A footnote's mark stands behind the full stop of the sentence that it belongs to.
                found.setdefault(self.sentences.place(block, max(0, source.start - 1)), []).append(source)
            self._by_sentence[place] = {at: sorted_out(sources) for at, sources in found.items()}
        return self._by_sentence[place]

    def _around_run(self, block: Block, place: int) -> Trace:
        """For an entry of a list or a cell of a table: those of the text that introduces or follows it, and of the table."""
        run = self._run(place)
        if run.start not in self._beside:
            near = range(run.start, run.end) if block.kind == "cell" else ()
            inside = [source for cell in near for source in self.in_block(cell)]
            self._beside[run.start] = sorted_out([*inside, *self._closing(run.start - 1), *self._opening(run.end)])
        return self._beside[run.start]

    @cached_property
    def _runs(self) -> list[Run]:
        """The lists and tables of the draft, in order: entries or cells that follow each other."""
        runs: list[Run] = []
        for kind, group in groupby(enumerate(self.document.blocks), key=lambda one: one[1].kind):
            if kind in {"item", "cell"}:
                places = [place for place, _ in group]
                runs.append(Run(places[0], places[-1] + 1))
        return runs

    def _run(self, place: int) -> Run:
        return self._runs[bisect_right(self._runs, place, key=lambda run: run.start) - 1]

    def _closing(self, place: int) -> Iterator[Source]:
        """Sources in the last sentence of a block that may introduce a list or table."""
        if place >= 0 and (block := self.document.blocks[place]).kind in AROUND and self.in_block(place):
            last = self.sentences.of_block(block)[-1]
            yield from (source for source in self.in_block(place) if source.start >= last.start)

    def _opening(self, place: int) -> Iterator[Source]:
        """Sources in the first sentence of a block that may follow a list or table."""
        if (
            place < len(self.document.blocks)
            and (block := self.document.blocks[place]).kind in AROUND
            and self.in_block(place)
        ):
            first = self.sentences.of_block(block)[0]
            yield from (source for source in self.in_block(place) if source.start <= first.end)


def sorted_out(sources: Sequence[Source]) -> Trace:
    """Those that can stand for a figure, and those that cannot."""
    return Trace(
        tuple(source for source in sources if source.standing == "source"),
        tuple(source for source in sources if source.standing != "source"),
    )


def _marked(document: Document, notes: HandNotes, own: OwnHost) -> Iterator[Source]:
    for at, link in enumerate(document.links):
        start = link.text.start if link.text else 0
        if link.block is not None and at in notes.links:
            yield Source("number", link.block, start, link.destination, notes.links[at])
        elif link.block is not None:
            yield Source("link", link.block, start, link.destination, own.standing(link.destination))
    filled = {footnote.label for footnote in document.footnotes if says_something(document, footnote)}
    for mark in document.footnote_references:
        if mark.block is not None:
            yield Source("footnote", mark.block, mark.at, mark.label, "source" if mark.label in filled else "dead")
    for citation in document.citations:
        if citation.block is not None:
            kind: SourceKind = "quotation" if citation.kind == "blockquote" else "key"
            yield Source(kind, citation.block, citation.at, ", ".join(citation.keys))


def _in_words(place: int, text: str, numbers: Mapping[int, Standing]) -> Iterator[Source]:
    if "(" in text or "20" in text or "19" in text:
        for match in NAMED.finditer(text):
            if names_work(text, match):
                yield Source("named", place, match.start(), match[0])
    if REPORTING.search(text.lower()):
        yield from (
            Source("named", place, match.start(), match[0]) for match in REPORTED.finditer(text) if _is_named(match[0])
        )
    if any(sign in text for sign in IDENTIFYING):
        yield from (Source("identifier", place, match.start(), match[0]) for match in IDENTIFIER.finditer(text))
    yield from (
        Source("key", place, match.start(), match[1]) for match in (CITE.finditer(text) if "\\" in text else ())
    )
    for match in NUMBERED.finditer(text) if numbers and "[" in text else ():
        yield Source("number", place, match.start(), match[0], _of_numbers(match[0], numbers))


def _of_numbers(mark: str, numbers: Mapping[int, Standing]) -> Standing:
    """What “[1, 3–5]” is to a figure: a source where one of its entries is."""
    named = [numbers.get(int(number), "dead") for number in re.findall(r"\d+", mark)]
    return "source" if "source" in named else named[0]


def _is_named(words: str) -> bool:
    """Whether a report is called by somebody's name: ‘the survey by Eurostat’, not ‘according to a recent report’."""
    return words.lower().lstrip(" ([*_–—").startswith("source") or any(word[:1].isupper() for word in words.split()[1:])
