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

    def document(self, format_: Literal["markdown", "mdx"]) -> Document:
        """The draft as analysis sees it."""
        return Document(
            self.source,
            format_,
            tuple(self.blocks),
            self.front_matter,
            tuple(self.links),
            tuple(self.images),
            tuple(self.footnote_references),
            tuple(self.footnotes),
            tuple(self.citations),
            tuple(sorted(self.masks, key=lambda mask: mask.span)),
            tuple(sorted(self.directives, key=lambda directive: directive.span)),
            tuple(self.problems),
            _language(self.front_matter),
        )


def _language(front_matter: FrontMatter) -> str:
    for key in ("lang", "language", "locale"):
        value = front_matter.data.get(key)
        if isinstance(value, str):
            return value
    return ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where in its draft a passage stands."""

    kind: BlockKind = "paragraph"
    quoted: bool = False
    level: int = 0
    depth: int = 0


@dataclass(slots=True)
class Passage:
    """A block being read: its pieces, and what in it points elsewhere.

    White space at either end belongs to no block; leading space is dropped as it comes, trailing space when
    the passage is settled.
    """

    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    images: list[tuple[Image, Passage]] = field(default_factory=list)
    footnotes: list[tuple[str, Span, Passage]] = field(default_factory=list)
    references: list[FootnoteReference] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    quotations: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What has been read so far."""
        return "".join(text for text, _start, _end in self.pieces)

    def since(self, at: int) -> str:
        """What has been read from text offset ``at`` on."""
        parts: list[str] = []
        start = self.length
        for text, _start, _end in reversed(self.pieces):
            if start <= at:
                break
            start -= len(text)
            parts.append(text)
        return "".join(reversed(parts))[max(0, at - start) :]

    def copy(self, text: str, start: int) -> None:
        """Text that stands in the file as it is, from ``start`` on."""
        if not self.length:
            length = len(text)
            text = text.lstrip()
            start += length - len(text)
        if text:
            self.pieces.append((text, start, start + len(text)))
            self.length += len(text)

    def whole(self, text: str, start: int, end: int) -> None:
        """Text that something else in the file stands for: an entity, an escape, a mask."""
        if self.length or not text.isspace():
            self.pieces.append((text, start, end))
            self.length += len(text)

    def mask(self, start: int, end: int) -> None:
        """Something that is not prose, from ``start`` to ``end``."""
        self.whole(MASK, start, end)

    def line_break(self, start: int, end: int) -> None:
        """The end of a line with whatever the next line opens with; several in a row are one."""
        if self.length and not self.pieces[-1][0].endswith(" "):
            self.whole(" ", start, end)

    def settle(self, parts: Gathered, setting: Setting) -> None:
        """Add the block to ``parts``, and everything that hangs on it; without a word it is no block."""
        self._drop_trailing_space()
        index = None
        if self.text.strip(MASK + " \t"):
            index = len(parts.blocks)
            parts.blocks.append(self._block(setting))
        parts.links.extend(replace(link, block=index, text=self._clip(link.text, index)) for link in self.links)
        parts.footnote_references.extend(replace(each, block=index) for each in self.references)
        parts.citations.extend(replace(each, block=index) for each in self.citations)
        for image, alternative in self.images:
            _settle_image(parts, image, alternative, index, setting)
        for label, span, passage in self.footnotes:
            first = len(parts.blocks)
            passage.settle(parts, Setting("footnote", quoted=setting.quoted))
            parts.footnotes.append(Footnote(label, tuple(range(first, len(parts.blocks))), span))

    def _block(self, setting: Setting) -> Block:
        prose = Prose()
        for text, start, end in self.pieces:
            prose.add(text, start, end)
        for quotation in self.quotations:
            if clipped := self._clip(quotation, 0):
                prose.quotations.append(clipped)
        return prose.block(setting.kind, quoted=setting.quoted, level=setting.level, depth=setting.depth)

    def _drop_trailing_space(self) -> None:
        while self.pieces:
            text, start, end = self.pieces[-1]
            kept = text.rstrip()
            if kept == text:
                return
            self.pieces.pop()
            self.length -= len(text) - len(kept)
            if kept:
                self.pieces.append((kept, start, end - len(text) + len(kept)))

    def _clip(self, span: Span | None, index: int | None) -> Span | None:
        if span is None or index is None:
            return None
        end = min(span.end, self.length)
        return Span(span.start, end) if span.start < end else None


def _settle_image(parts: Gathered, image: Image, alternative: Passage, index: int | None, setting: Setting) -> None:
    before = len(parts.blocks)
    alternative.settle(parts, Setting("alt", quoted=setting.quoted))
    alt_block = before if len(parts.blocks) > before and parts.blocks[before].kind == "alt" else None
    parts.images.append(replace(image, alt=alternative.text, block=index, alt_block=alt_block))
