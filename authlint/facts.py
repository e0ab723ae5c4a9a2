"""What is kept of a draft so that it can be compared with others: hashes, places and a few words, never its prose.

Numbers, texts and tuples of them only, so that facts can be kept as JSON and handed from process to process.
"""

from __future__ import annotations

from dataclasses import dataclass

from authlint.source import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the file from ``start`` to ``end`` (code points), its length in words, and the sketch of its runs of words."""

    start: int
    end: int
    words: int
    sketch: str

    @property
    def span(self) -> Span:
        """Its place in the file."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few folded words, where the first starts in the file, and where each ends; nothing where a draft has none."""

    words: tuple[str, ...] = ()
    start: int = 0
    ends: tuple[int, ...] = ()

    def span(self, words: int | None = None) -> Span:
        """The place in the file of the first ``words`` words, or of all."""
        return Span(self.start, self.ends[:words][-1])


@dataclass(frozen=True, slots=True)
class HeadingFact:
    """A heading: its level, its folded words and its place in the file."""

    level: int
    words: tuple[str, ...]
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its place in the file."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """One draft. ``digest`` tells whether the file is still the one that was read; ``date`` is YYYY, YYYY-MM, YYYY-MM-DD
    or empty; ``sentences`` are (hash, start, end) of each sentence of some length in the order of the file."""

    path: str
    digest: str
    date: str
    whole: Passage
    title: Phrase
    opening: Phrase
    closing: Phrase
    headings: tuple[HeadingFact, ...] = ()
    paragraphs: tuple[Passage, ...] = ()
    sentences: tuple[tuple[int, int, int], ...] = ()

    @property
    def head(self) -> Span:
        """Where the draft as a whole can be pointed at: its title, or how it opens."""
        return next((phrase.span() for phrase in (self.title, self.opening) if phrase.words), self.whole.span)
