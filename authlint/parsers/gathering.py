"""What a parser has found so far, and the passage of prose it is in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from authlint.document import (
    MASK,
    Block,
    BlockKind,
    Citation,
    Directive,
    Document,
    Footnote,
    FootnoteReference,
    FrontMatter,
    Image,
    Link,
    Mask,
    MaskKind,
)
from authlint.parsers.prose import Prose
from authlint.source import SourceFile, Span

if TYPE_CHECKING:
    from authlint.errors import Problem


def has_words(text: str) -> bool:
    """Whether anything but masks and white space is there."""
    return bool(text.replace(MASK, "").strip())


@dataclass(slots=True)
class Gathered:
    """Everything found in one draft, in reading order."""

    source: SourceFile
    front_matter: FrontMatter
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    footnote_references: list[FootnoteReference] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    masks: list[Mask] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def mask(self, kind: MaskKind, start: int, end: int, info: str = "") -> None:
        """Note that ``start`` to ``end`` is not prose."""
        if end > start:
            self.masks.append(Mask(kind, Span(start, end), info))

    def document(self, format_: Literal["markdown", "mdx"], language: str) -> Document:
        """The draft as analysis sees it."""
        return Document(
            self.source,
            format_,
            tuple(self.blocks),
            self.front_matter,
            tuple(self.links),
            tuple(sorted(self.images, key=_place)),
            tuple(self.footnote_references),
            tuple(self.footnotes),
            tuple(self.citations),
            tuple(sorted(self.masks, key=_place)),
            tuple(sorted(self.directives, key=_place)),
            tuple(self.problems),
            language,
        )


def _place(found: Mask | Directive | Image) -> tuple[int, int]:
    return found.span.start, found.span.end


@dataclass(frozen=True, slots=True)
class Setting:
    """Where in its draft a passage stands."""

    kind: BlockKind = "paragraph"
    quoted: bool = False
    level: int = 0
    depth: int = 0


class Passage(Prose):
    """A block being read: its prose, and what in it points elsewhere.

    White space at either end belongs to no block; leading space is dropped as it comes, trailing space when
    the passage is settled.
    """

    __slots__ = ("citations", "footnotes", "images", "links", "references")

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []
        self.images: list[tuple[Image, Passage]] = []
        self.footnotes: list[tuple[str, Span, Passage]] = []
        self.references: list[FootnoteReference] = []
        self.citations: list[Citation] = []

    @property
    def reached(self) -> int:
        """Where in the file the last piece ends."""
        return self._ends[-1] if self._ends else 0

    def since(self, at: int) -> str:
        """What has been read from text offset ``at`` on."""
        parts: list[str] = []
        start = self._length
        for text in reversed(self._parts):
            if start <= at:
                break
            start -= len(text)
            parts.append(text)
        return "".join(reversed(parts))[max(0, at - start) :]

    def copy(self, text: str, start: int) -> None:
        """Text that stands in the file as it is, from ``start`` on: `add`, without its questions."""
        at = self._length
        if not at:
            length = len(text)
            text = text.lstrip()
            start += length - len(text)
        if not text:
            return
        ends = self._ends
        if ends and ends[-1] == start and at - self._starts[-1] == start - self._sources[-1]:
            ends[-1] = start + len(text)
        else:
            self._starts.append(at)
            self._sources.append(start)
            ends.append(start + len(text))
        self._parts.append(text)
        self._length = at + len(text)

    def whole(self, text: str, start: int, end: int) -> None:
        """Text that something else in the file stands for: an entity, an escape, a mask."""
        if self._length or not text.isspace():
            self.add(text, start, end)

    def line_break(self, start: int, end: int) -> None:
        """The end of a line with whatever the next line opens with; several in a row are one."""
        if self._length and not self._parts[-1].endswith(" "):
            self.add(" ", start, end)

    def settle(self, parts: Gathered, setting: Setting) -> None:
        """Add the block to ``parts``, and everything that hangs on it; without a word it is no block."""
        self._drop_trailing_space()
        text = "".join(self._parts)
        index = None
        if has_words(text):
            index = len(parts.blocks)
            self.quotations = [span for span in map(self._clip, self.quotations) if span]
            self._parts = [text]
            parts.blocks.append(
                self.block(setting.kind, quoted=setting.quoted, level=setting.level, depth=setting.depth)
            )
        if self.links:
            parts.links += [self._settled(link, index) for link in self.links]
        if self.references:
            parts.footnote_references += [replace(each, block=index) for each in self.references]
        if self.citations:
            parts.citations += [replace(each, block=index) for each in self.citations]
        for image, alternative in self.images:
            _settle_image(parts, image, alternative, index, setting)
        for label, span, passage in self.footnotes:
            first = len(parts.blocks)
            passage.settle(parts, Setting("footnote", quoted=setting.quoted))
            parts.footnotes.append(Footnote(label, tuple(range(first, len(parts.blocks))), span))

    def _settled(self, link: Link, index: int | None) -> Link:
        if index is None:
            return replace(link, text=None)
        return Link(link.destination, link.span, index, link.text and self._clip(link.text), link.title, link.kind)

    def _drop_trailing_space(self) -> None:
        while self._parts:
            text = self._parts[-1]
            kept = text.rstrip()
            if kept == text:
                return
            self._parts[-1:] = [kept] if kept else []
            self._length -= len(text) - len(kept)
            if self._length <= self._starts[-1]:
                self._starts.pop()
                self._sources.pop()
                self._ends.pop()
            else:
                self._ends[-1] -= len(text) - len(kept)

    def _clip(self, span: Span) -> Span | None:
        if span.end <= self._length:
            return span
        return Span(span.start, self._length) if span.start < self._length else None


def _settle_image(parts: Gathered, image: Image, alternative: Passage, index: int | None, setting: Setting) -> None:
    before = len(parts.blocks)
    alternative.settle(parts, Setting("alt", quoted=setting.quoted))
    alt_block = before if len(parts.blocks) > before and parts.blocks[before].kind == "alt" else None
    parts.images.append(replace(image, alt=alternative.since(0), block=index, alt_block=alt_block))
