"""One block of an HTML text while it is read: its words, and what waits for them to be complete."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from authlint.document import MASK, Block, BlockKind, Citation, FootnoteReference, Image, Link
from authlint.parsers.prose import Prose
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.parsers.html_tokens import HtmlToken

UNEVEN = re.compile(rf"[ \t\r\n\f]{{2,}}|[\t\r\n\f]|{MASK}+")
"""What is not copied as it stands: white space but for a single space, and filler."""

FILLED = re.compile(f"{MASK}+")
REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


@dataclass(slots=True)
class Opened:
    """An inline element that is open: how much prose stood before it, and how many elements it stands in.

    ``found`` is the block and the words of a link that began in an earlier block.
    """

    token: HtmlToken
    at: int
    height: int
    found: tuple[int, Span] | None = None


@dataclass(slots=True)
class Passage:
    """The prose of a block, and what waits for the block's number."""

    prose: Prose = field(default_factory=Prose)
    gap: Span | None = None
    broken: bool = False
    exact: bool = True
    links: list[Link] = field(default_factory=list)
    images: list[tuple[Image, Block | None]] = field(default_factory=list)
    cited: list[tuple[Span, Span, str]] = field(default_factory=list)
    references: list[FootnoteReference] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.prose)

    def copy(self, text: str, start: int, end: int, opened: list[Opened]) -> None:
        """Add the file's own words, white space collapsed as a browser does; a run of filler is one mask."""
        done = start
        for match in UNEVEN.finditer(text, start, end):
            first, last = match.span()
            if done < first:
                self._copy_even(text, done, first, opened)
            if text[first] == MASK:
                self.put(MASK, first, last, opened)
            else:
                self.space(first, last)
            done = last
        if done < end:
            self._copy_even(text, done, end, opened)

    def _copy_even(self, text: str, start: int, end: int, opened: list[Opened]) -> None:
        """Copy words with single spaces between them, and perhaps around them."""
        first = start + (text[start] == " ")
        last = end - (text[end - 1] == " ")
        if first > start:
            self.space(start, first)
        if first < last:
            self.put(text[first:last], first, last, opened)
            if last < end:
                self.space(last, end)

    def put(self, letters: str, start: int, end: int, opened: list[Opened]) -> None:
        """Add ``letters``, which stand in the file from ``start`` to ``end``."""
        if self.gap is not None:
            before = len(self.prose)
            self.prose.add(" ", self.gap.start, self.gap.end)
            self.gap = None
            for element in opened:
                if element.at == before:  # the space before an element's first word is not inside of it
                    element.at += 1
        self.broken = False
        self.prose.add(letters, start, end)

    def reference(self, letters: str, start: int, end: int, opened: list[Opened]) -> None:
        """Add a decoded character reference."""
        if letters and not letters.strip(" \t\r\n\f"):
            self.space(start, end)
        elif letters:
            self.put(letters, start, end, opened)

    def space(self, start: int, end: int) -> None:
        """White space or a line break; it counts once there are words on both sides."""
        if len(self.prose) and self.gap is None:
            self.gap = Span(start, end)

    def block(self, kind: BlockKind, *, quoted: bool = False, level: int = 0, depth: int = 0) -> Block | None:
        """The finished block; None without words."""
        if not len(self.prose):
            return None
        block = self.prose.block(kind, quoted=quoted, level=level, depth=depth, exact=self.exact)
        return block if block.text.replace(MASK, "").strip() else None

    def citations(self, block: Block | None, number: int) -> list[Citation]:
        """The works that stand in the block, by their words."""
        if block is None:
            return []
        return [
            Citation(
                "cite" if not source else "blockquote",
                (source or block.text[words.start : words.end],),
                span,
                number,
                words.end,
            )
            for words, span, source in self.cited
        ]


def attribute_block(text: str, place: Span, value: str, kind: BlockKind) -> Block | None:
    """The block of an attribute's value, which the file spells at ``place``."""
    passage = Passage()
    done = place.start
    for match in REFERENCE.finditer(text, place.start, place.end):
        letters = unescape(match[0])
        if letters == match[0]:
            continue
        passage.copy(text, done, match.start(), [])
        passage.reference(letters, match.start(), match.end(), [])
        done = match.end()
    passage.copy(text, done, place.end, [])
    block = passage.block(kind)
    shown = FILLED.sub(MASK, collapsed(value))
    if block is None or collapsed(block.text) == shown:
        return block
    whole = Passage(exact=False)
    whole.put(shown, place.start, place.end, [])
    return whole.block(kind)


def collapsed(text: str) -> str:
    """``text`` with its white space as a browser shows it."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")
