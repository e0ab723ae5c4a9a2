"""What a draft points to, and which words a source covers.

A source covers its sentence. It covers its neighbours by these rules: a figure is covered by a source in the sentence before
or after it in the same paragraph; by one that closes the paragraph; in a list, by one in the sentence that introduces the
list or in the paragraph that follows it; in a table, by one in the same table or in the block around it. A link to the site's
own pages, to a search engine, a chatbot or a home page is no source for a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.footnotes import says_something
from authlint.analysis.link_standing import Standing
from authlint.analysis.own_host import OwnHost
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.document import Block, Document
from authlint.source import Span

SourceKind = Literal["link", "footnote", "key", "named", "number", "identifier", "quotation"]

SEASON = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter|Early|Mid|Late|Since|From|In|Until|By|Q[1-4])"
)
"""‘(May 2019)’ is a date and names nobody."""

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
IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/[^\s\"<>]{1,200}|\barXiv:\s?\d{4}\.\d{4,5}|\bISBN[-: ]*(?:\d[- ]?){9,12}[\dX]\b|\bRFC[ -]?\d{2,5}\b"
    r"|\b\d{1,3} (?:U\.S\.C\.|C\.F\.R\.|F\.[23]d|U\.S\.)(?: §+)? ?\d+|§+ ?\d+|\bArt(?:icle|\.) \d+\b(?= (?:of|GDPR))"
    r"|\b[A-Z][\w.]+ v\.? [A-Z][\w.]+"
)
NUMBERED = re.compile(r"(?<!\w)\[\d{1,3}(?:[,–-] ?\d{1,3})*\]")
WHOLE_FIGURE_NAME = re.compile(r"[A-Z]")


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


@dataclass(frozen=True)
class Citations:
    """Every source of a draft, in reading order."""

    document: Document
    sentences: SentenceSpans
    by_block: dict[int, tuple[Source, ...]]
    places: dict[int, int]

    @classmethod
    def of(cls, document: Document, sentences: SentenceSpans) -> Citations:
        by_block: dict[int, list[Source]] = {}
        for source in _sources(document):
            by_block.setdefault(source.block, []).append(source)
        ordered = {place: tuple(sorted(found, key=lambda one: one.start)) for place, found in by_block.items()}
        return cls(document, sentences, ordered, {id(block): place for place, block in enumerate(document.blocks)})

    @property
    def sources(self) -> tuple[Source, ...]:
        """All of them, in reading order."""
        return tuple(source for place in sorted(self.by_block) for source in self.by_block[place])

    def trace(self, block: Block, span: Span) -> Trace:
        """What covers ``span`` of the block's text, by the rules at the head of this file."""
        place = self.places[id(block)]
        near = [*self._in_paragraph(block, span, place), *self._around(block, place)]
        sources = tuple(source for source in near if source.standing == "source")
        return Trace(sources, tuple(source for source in near if source.standing != "source"))

    def _in_paragraph(self, block: Block, span: Span, place: int) -> Iterator[Source]:
        """Those in the sentence, in its neighbours, and in the sentence that closes the paragraph."""
        found = self.by_block.get(place, ())
        if not found:
            return
        if block.kind == "cell":
            yield from found
            return
        sentences = self.sentences.of_block(block)
        own = self.sentences.around(block, span)
        at = sentences.index(own)
        covering = {*range(max(0, at - 1), min(len(sentences), at + 2)), len(sentences) - 1}
        for source in found:
            # A footnote's mark stands behind the full stop of the sentence that it belongs to.
            where = self.sentences.around(block, Span(max(0, source.start - 1), max(1, source.start)))
            if sentences.index(where) in covering:
                yield source

    def _around(self, block: Block, place: int) -> Iterator[Source]:
        """For an entry of a list or a cell of a table: those of the text that introduces or follows it."""
        if block.kind not in {"item", "cell"}:
            return
        blocks = self.document.blocks
        before = place - 1
        while before >= 0 and blocks[before].kind == block.kind:
            if block.kind == "cell":
                yield from self.by_block.get(before, ())
            before -= 1
        after = place + 1
        while after < len(blocks) and blocks[after].kind == block.kind:
            if block.kind == "cell":
                yield from self.by_block.get(after, ())
            after += 1
        if before >= 0 and blocks[before].kind in {"paragraph", "caption"}:
            yield from self._closing(before)
        if after < len(blocks) and blocks[after].kind in {"paragraph", "caption"}:
            yield from (source for source in self.by_block.get(after, ()) if self._opens(after, source))

    def _closing(self, place: int) -> Iterator[Source]:
        """Sources in the last sentence of a block."""
        sentences = self.sentences.of_block(self.document.blocks[place])
        for source in self.by_block.get(place, ()):
            if sentences and source.start >= sentences[-1].start:
                yield source

    def _opens(self, place: int, source: Source) -> bool:
        """Whether a source stands in the first sentence of a block."""
        sentences = self.sentences.of_block(self.document.blocks[place])
        return bool(sentences) and source.start <= sentences[0].end


def _sources(document: Document) -> Iterator[Source]:
    own = OwnHost.of(document)
    for link in document.links:
        if link.block is not None:
            start = link.text.start if link.text else 0
            yield Source("link", link.block, start, link.destination, own.standing(link.destination))
    filled = {footnote.label for footnote in document.footnotes if says_something(document, footnote)}
    for mark in document.footnote_references:
        if mark.block is not None:
            yield Source("footnote", mark.block, mark.at, mark.label, "source" if mark.label in filled else "dead")
    for citation in document.citations:
        if citation.block is not None:
            kind: SourceKind = "quotation" if citation.kind == "blockquote" else "key"
            yield Source(kind, citation.block, citation.at, ", ".join(citation.keys))
    numbered = any(NUMBERED.match(block.text) for block in document.blocks)
    for place, block in enumerate(document.blocks):
        if block.kind != "heading":
            yield from _in_words(place, block.text, numbered=numbered)


def _in_words(place: int, text: str, *, numbered: bool) -> Iterator[Source]:
    if "(" in text or "20" in text or "19" in text:
        yield from (Source("named", place, match.start(), match[0]) for match in NAMED.finditer(text))
    yield from (
        Source("named", place, match.start(), match[0]) for match in REPORTED.finditer(text) if _is_named(match[0])
    )
    yield from (Source("identifier", place, match.start(), match[0]) for match in IDENTIFIER.finditer(text))
    if numbered:
        yield from (Source("number", place, match.start(), match[0]) for match in NUMBERED.finditer(text))


def _is_named(words: str) -> bool:
    """Whether a report is called by somebody's name: ‘the survey by Eurostat’, not ‘according to a recent report’."""
    return words.lower().lstrip(" ([*_–—").startswith("source") or any(word[:1].isupper() for word in words.split()[1:])
