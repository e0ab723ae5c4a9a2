"""A parsed draft: its prose in blocks, each character knowing its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from authlint.errors import Problem
from authlint.source import SourceFile, Span

MASK = "\ufffc"
"""Stands in a block's text for something inline that is not prose: code, maths, an image, a template tag."""

BlockKind = Literal[
    "paragraph", "heading", "item", "cell", "term", "definition", "footnote", "caption", "alt", "title", "description"
]
"""What a block is in its draft. ``title`` and ``description`` come from front matter or the head of a page."""

MaskKind = Literal["code", "maths", "template", "markup", "comment", "front-matter", "reference", "address"]
"""Why a stretch of the file is not prose."""

CitationKind = Literal["key", "tag", "cite", "blockquote"]
"""``[@key]``, ``{% cite key %}``, ``<cite>``, ``<blockquote cite>``."""

ImageKind = Literal["image", "source", "component", "cover"]

DirectiveKind = Literal["disable", "enable", "disable-line", "disable-next-line"]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each character of a block's text stands in the file.

    Three parallel tuples, one entry a piece: where it starts in the text, and where it starts and ends in
    the file. A piece as long in the file as in the text was copied character by character; any other
    (an entity, an escape, a mask, a line break) maps as a whole. Text offsets rise strictly from 0.
    """

    text_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]
    length: int

    def source_span(self, span: Span) -> Span:
        """The stretch of the file that the non-empty ``span`` of the text came from."""
        first = bisect_right(self.text_starts, span.start) - 1
        last = bisect_right(self.text_starts, span.end - 1) - 1
        start = self.source_starts[first]
        if self._copied(first):
            start += span.start - self.text_starts[first]
        end = self.source_ends[last]
        if self._copied(last):
            end = self.source_starts[last] + span.end - self.text_starts[last]
        return Span(start, end)

    def _copied(self, piece: int) -> bool:
        following = self.text_starts[piece + 1] if piece + 1 < len(self.text_starts) else self.length
        in_text = following - self.text_starts[piece]
        return in_text == self.source_ends[piece] - self.source_starts[piece]


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of prose with its markup removed.

    ``quoted`` blocks stand in a block quotation. ``quotations`` are stretches of the text that the markup
    itself declares quoted (``<q>``); quotation marks are found by analysis. ``level`` is a heading's
    level from 1 to 6, otherwise 0. ``depth`` counts the lists the block stands in.
    ``exact`` is False where the place in the file could not be verified.
    """

    kind: BlockKind
    text: str
    offsets: OffsetMap
    quoted: bool = False
    quotations: tuple[Span, ...] = ()
    level: int = 0
    depth: int = 0
    exact: bool = True

    def source_span(self, span: Span) -> Span:
        """The stretch of the file for a non-empty span of this block's text."""
        return self.offsets.source_span(span)

    @property
    def span(self) -> Span:
        """The block's prose in the file."""
        return self.offsets.source_span(Span(0, len(self.text)))


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written. ``block`` indexes `Document.blocks` (None: in no prose); ``text`` is the span of its
    words in that block's text; ``span`` is the whole construct in the file."""

    destination: str
    span: Span
    block: int | None = None
    text: Span | None = None
    title: str = ""
    kind: Literal["inline", "reference", "auto", "bare", "anchor"] = "inline"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture a draft shows; ``alt_block`` indexes the block of its alternative text, if it has any.

    ``kind``: written as a picture, as one of several files for it (``<source>``, ``srcset``), by a shortcode or a
    component, or in front matter. ``decorative``: the markup says that it needs no alternative text.
    """

    destination: str
    span: Span
    alt: str
    alt_block: int | None = None
    block: int | None = None
    title: str = ""
    kind: ImageKind = "image"
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """``[^label]`` in running prose: ``at`` is the offset in the block's text that it follows."""

    label: str
    span: Span
    block: int | None
    at: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's text: the blocks it holds, as indices."""

    label: str
    blocks: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a work that is not a link: its keys or its words."""

    kind: CitationKind
    keys: tuple[str, ...]
    span: Span
    block: int | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of the file that is not prose, and why. ``info`` is a fence's language or a tag's name."""

    kind: MaskKind
    span: Span
    info: str = ""


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment to authlint: which rules (rule or pack names; empty means all), why, and where."""

    kind: DirectiveKind
    rules: tuple[str, ...]
    reason: str
    span: Span
    fault: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys a draft opens with. ``span`` includes the fences; ``places`` are the entries of the outermost keys."""

    data: Mapping[str, object]
    syntax: Literal["yaml", "toml", "json", "none"] = "none"
    span: Span = field(default_factory=lambda: Span(0, 0))
    places: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """All that analysis may see of a draft. Blocks stand in reading order."""

    source: SourceFile
    format: Literal["markdown", "mdx", "html", "text"]
    blocks: tuple[Block, ...]
    front_matter: FrontMatter = field(default_factory=lambda: FrontMatter({}))
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    footnote_references: tuple[FootnoteReference, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    citations: tuple[Citation, ...] = ()
    masks: tuple[Mask, ...] = ()
    directives: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()
    declared_language: str = ""
