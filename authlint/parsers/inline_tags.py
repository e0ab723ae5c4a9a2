"""What HTML and JSX tags in running text do to the prose around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authlint.document import MASK, Citation, Image, Link
from authlint.parsers.directives import directive
from authlint.parsers.figures import in_srcset, is_decorative
from authlint.parsers.gathering import Gathered, Passage
from authlint.parsers.tags import NOT_PROSE, PARTS_BLOCKS, Tag, read_tag
from authlint.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

    from authlint.parsers.markdown_words import WordReader

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
PAIRED = ("q", "cite", "a")


class TagReader:
    """Follows the tags of one block. A tag itself is no text, so ``del<b>ve</b>`` reads “delve”."""

    __slots__ = ("_closers", "_mute_until", "_muted_from", "_open", "_parts", "_reader")

    def __init__(self, reader: WordReader, parts: Gathered) -> None:
        self._reader = reader
        self._parts = parts
        self._open: list[tuple[Tag, int, int]] = []
        self._closers: dict[str, list[int]] = {}
        self._mute_until = -1
        self._muted_from = 0

    def prepare(self, tokens: list[Token]) -> None:
        """Know where elements that hold no prose are closed: one that never is must not swallow the block."""
        self._closers = {}
        for index in range(len(tokens) - 1, -1, -1):
            token = tokens[index]
            if token.type == "html_inline" and token.content.startswith("</"):
                self._closers.setdefault(token.content[2:-1].strip().lower(), []).append(index)

    def mutes(self, index: int) -> bool:
        """Whether the token stands in an element that holds no prose."""
        return index < self._mute_until

    def read(self, text: str, index: int, start: int, end: int) -> None:
        """A tag, a comment or a declaration, ``start`` to ``end`` in the file."""
        written = self._parts.source.text[start:end]
        if text.startswith("<!--"):
            self._comment(written, start, end)
            return
        if index >= 0:
            self._parts.mask("markup", start, end)
        if index == self._mute_until and index >= 0:
            self._reader.passage.whole(MASK, self._muted_from, end)
            self._mute_until = -1
        elif not self.mutes(index) and (tag := read_tag(written)):
            self._tag(tag, index, start, end)

    def settle(self) -> None:
        """The block ends; what is still open in it ends too."""
        self._open.clear()

    def _comment(self, text: str, start: int, end: int) -> None:
        self._parts.mask("comment", start, end)
        found = directive(text.removeprefix("<!--").removesuffix("-->"), Span(start, end))
        if found:
            self._parts.directives.append(found)

    def _tag(self, tag: Tag, index: int, start: int, end: int) -> None:
        passage = self._reader.passage
        if tag.closing and tag.name in PAIRED:
            self._close(tag.name, end)
        elif tag.name in PARTS_BLOCKS:
            self._reader.part()
        elif tag.closing:
            return
        elif tag.name == "br":
            passage.line_break(start, end)
        elif tag.name in PAIRED:
            self._open.append((tag, len(passage), start))
        elif tag.name == "img":
            self._image(tag, start, end)
        elif tag.name == "source":
            self._candidates(tag, start, end)
        elif tag.name in NOT_PROSE and (closer := self._closer(tag.name, index)) is not None:
            self._mute_until, self._muted_from = closer, start

    def _closer(self, name: str, index: int) -> int | None:
        """The first closing tag behind ``index``; the list falls, and what lies behind us leaves it."""
        closers = self._closers.get(name, [])
        while closers and closers[-1] <= index:
            closers.pop()
        return closers[-1] if closers and index >= 0 else None

    def _close(self, name: str, end: int) -> None:
        for position in range(len(self._open) - 1, max(-1, len(self._open) - 10), -1):
            tag, at, start = self._open[position]
            if tag.name == name:
                del self._open[position:]
                self._pair(tag, at, Span(start, end))
                return

    def _pair(self, tag: Tag, at: int, span: Span) -> None:
        passage = self._reader.passage
        if len(passage) <= at:
            return
        words = Span(at, len(passage))
        if tag.name == "q":
            passage.quotations.append(words)
        elif tag.name == "cite":
            work = passage.since(at).strip()
            passage.citations.append(Citation("cite", (work,) if work else (), span, None, words.end))
        elif "href" in tag.attributes:
            destination, title = tag.value("href"), tag.value("title")
            passage.links.append(Link(destination, span, None, words, title, "anchor"))

    def _image(self, tag: Tag, start: int, end: int) -> None:
        passage = self._reader.passage
        passage.whole(MASK, start, end)
        alternative = Passage()
        text, offset = tag.attributes.get("alt", ("", 0))
        _copy_decoded(alternative, text, start + offset)
        span = Span(start, end)
        values = {name: tag.value(name) for name in tag.attributes}
        decorative, address = is_decorative(values), values.get("src") or values.get("data-src", "")
        image = Image(address, span, "", title=tag.value("title"), decorative=decorative)
        if address:  # one that an expression gives is known from the tag as a whole
            passage.images.append((image, alternative))
        self._candidates(tag, start, end)

    def _candidates(self, tag: Tag, start: int, end: int) -> None:
        found = (Image(address, Span(start, end), "", kind="source") for address in in_srcset(tag.value("srcset")))
        self._reader.passage.images += [(image, Passage()) for image in found]


def _copy_decoded(passage: Passage, text: str, start: int) -> None:
    """Copy an attribute's value, its entities decoded."""
    from html import unescape  # noqa: PLC0415 - few drafts need it

    done = 0
    for entity in ENTITY.finditer(text):
        passage.copy(text[done : entity.start()], start + done)
        passage.whole(unescape(entity[0]), start + entity.start(), start + entity.end())
        done = entity.end()
    passage.copy(text[done:], start + done)
