"""From the inline tokens of one block to its passage of prose."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from authlint.document import MASK, Citation, FootnoteReference, Image, Link
from authlint.parsers.addresses import find_addresses, may_hold_address
from authlint.parsers.gathering import Gathered, Passage, Setting
from authlint.parsers.hidden import FILLED, FILLER, Hidden, HiddenStretches
from authlint.parsers.inline_tags import TagReader
from authlint.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from authlint.document import MaskKind
    from authlint.parsers.markdown_positions import Segment

    Step = Callable[["InlineReader", Token, int, int], None]

LinkKind = Literal["inline", "reference", "auto"]


class InlineReader:
    """Reads blocks' inline tokens; a block that a hidden tag parts is settled in several pieces."""

    __slots__ = (
        "_addresses", "_content", "_hidden", "_openers", "_parts", "_past", "_reach", "_searched", "_segments",
        "_setting", "_starts", "_tags", "passage",
    )  # fmt: skip

    def __init__(self, parts: Gathered, hidden: HiddenStretches) -> None:
        self._parts = parts
        self._hidden = hidden
        self._past = -1
        """Where in the file the last hidden stretch that was shown ends."""
        self._reach = 0
        """Up to where in the content everything has been dealt with."""
        self._openers: list[tuple[Token, int, Passage]] = []
        self._segments: list[Segment] = []
        self._starts: list[int] = []
        self._addresses: list[tuple[int, int]] = []
        self._searched = True
        self._content = ""
        self._setting = Setting()
        self._tags = TagReader(self, parts)
        self.passage = Passage()

    def read(self, token: Token, setting: Setting, skip: int = 0) -> None:
        """Read the block whose ``inline`` token this is, from content offset ``skip`` on, and settle it."""
        self._segments = token.meta["segments"]
        self._starts = [start for start, _place in self._segments]
        self._setting = setting
        self._content = token.content
        self._searched = not may_hold_address(token.content)
        self._addresses = []
        self._reach = skip
        if self._is_simple():
            self._read_simply(token.children or [])
        else:
            self._read_tokens(token.children or [], 0)
        self._openers.clear()
        self.part()

    def part(self) -> None:
        """Settle what has been read; what follows is another block."""
        if not self._openers:
            self._tags.settle()
            self.passage.settle(self._parts, self._setting)
            self.passage = Passage()

    def place(self, offset: int) -> int:
        """Where in the file the content's ``offset`` stands."""
        if len(self._starts) == 1:
            return self._segments[0][1] + offset
        start, place = self._segments[bisect_right(self._starts, offset) - 1]
        return place + offset - start

    def end(self, offset: int) -> int:
        """Where in the file a range that ends before the content's ``offset`` ends."""
        return self.place(offset - 1) + 1

    def _is_simple(self) -> bool:
        """Whether each text token is copied as it is: no tag, address or filler, no cell that lost a backslash."""
        if not self._searched or self._reach or "<" in self._content or FILLER in self._content:
            return False
        return len(self._starts) == 1 or "\n" in self._content

    def _read_simply(self, tokens: list[Token]) -> None:
        """What most blocks are; the same as `_read_tokens`, only faster."""
        for token in tokens:
            kind = token.type
            start, end = token.map or (0, 0)
            if kind == "text":
                if token.content:
                    self.passage.copy(token.content, self.place(start))
            elif kind == "softbreak":
                self.passage.line_break(self.place(start), self.place(end))
            elif step := STRUCTURE.get(kind) or LEAVES.get(kind):
                step(self, token, start, end)

    def _read_tokens(self, tokens: list[Token], base: int) -> None:
        if "<" in self._content:
            self._tags.prepare(tokens)
        for index, token in enumerate(tokens):
            kind = token.type
            start, end = token.map or (0, 0)
            if kind == "html_inline":
                self._tags.read(token.content, index, self.place(base + start), self.end(base + end))
            elif (step := STRUCTURE.get(kind)) or (not self._tags.mutes(index) and (step := LEAVES.get(kind))):
                step(self, token, base + start, base + end)

    def _text_token(self, token: Token, start: int, _end: int) -> None:
        text = token.content
        if not text or (self._openers and self._openers[-1][0].info == "auto"):
            return
        if not self._searched and may_hold_address(text):
            self._addresses = find_addresses(self._content)[::-1]
            self._searched = True
        if self._addresses or start < self._reach or FILLER in text:
            self._text(start, start + len(text))
        else:
            self._copy(start, start + len(text))

    def _text(self, start: int, stop: int) -> None:
        start = max(start, self._reach)
        while self._addresses and start < stop and self._starts_address(start, stop):
            begin, end = self._addresses.pop()
            self._plain(start, begin)
            self._address(begin, end)
            start = self._reach = end
        if start < stop:
            self._plain(start, stop)

    def _plain(self, start: int, stop: int) -> None:
        text = self._content[start:stop]
        if FILLER not in text:
            self._copy(start, stop)
            return
        done = start
        for run in FILLED.finditer(text):
            self._copy_visible(done, start + run.start())
            done = start + run.end()
            self._filler(start + run.start(), done)
        self._copy_visible(done, stop)

    def _copy_visible(self, start: int, stop: int) -> None:
        """Copy text, but for the container's marks that were left inside a hidden stretch."""
        if start < stop and self.place(start) >= self._past:
            self._copy(start, stop)

    def _copy(self, start: int, stop: int) -> None:
        """Copy text, in pieces where a table cell lost a backslash between them."""
        if len(self._starts) == 1:
            self.passage.copy(self._content[start:stop], self._segments[0][1] + start)
            return
        index = bisect_right(self._starts, start) - 1
        while start < stop:
            begin, place = self._segments[index]
            index += 1
            until = min(stop, self._starts[index]) if index < len(self._starts) else stop
            self.passage.copy(self._content[start:until], place + start - begin)
            start = until

    def _starts_address(self, start: int, end: int) -> bool:
        while self._addresses and self._addresses[-1][0] < start:
            self._addresses.pop()  # it began in something that is no text: a destination, a code span
        return bool(self._addresses) and self._addresses[-1][0] < end

    def _address(self, begin: int, end: int) -> None:
        place, place_end = self.place(begin), self.end(end)
        at = len(self.passage)
        self.passage.whole(MASK, place, place_end)
        self._parts.mask("address", place, place_end)
        destination = self._written(self._content[begin:end], place, place_end)
        self.passage.links.append(Link(destination, Span(place, place_end), None, Span(at, at + 1), kind="bare"))

    def _filler(self, start: int, end: int) -> None:
        while start < end:
            place = self.place(start)
            stretch = self._hidden.at(place)
            if stretch is None:  # the draft itself holds the character
                self._copy(start, start + 1)
                start += 1
                continue
            if stretch.end > self._past:
                self._past = stretch.end
                if stretch.start >= self.passage.reached:  # otherwise an address or code span has swallowed it
                    self._show(stretch)
            start += min(end - start, stretch.end - place)

    def _show(self, stretch: Hidden) -> None:
        if stretch.alone:
            self.part()
        if stretch.tag:
            self._tags.read(stretch.tag, -1, stretch.start, stretch.end)
        elif stretch.keys:
            span = Span(stretch.start, stretch.end)
            self.passage.citations.append(Citation("tag", stretch.keys, span, None, len(self.passage)))
        if stretch.shown and not stretch.alone:
            self.passage.whole(MASK, stretch.start, stretch.end)

    def _special(self, token: Token, start: int, end: int) -> None:
        if FILLER in token.content:  # a backslash before a template tag escapes nothing
            self._text(start, end)
        elif start >= self._reach:
            self.passage.whole(token.content, self.place(start), self.end(end))

    def _line_break(self, _token: Token, start: int, end: int) -> None:
        place = self.place(start)
        if start >= self._reach and place >= self._past:
            self.passage.line_break(place, self.place(end))

    def _code(self, _token: Token, start: int, end: int) -> None:
        self._mask("code", start, end)

    def _maths(self, _token: Token, start: int, end: int) -> None:
        self._mask("maths", start, end)

    def _mask(self, kind: MaskKind, start: int, end: int) -> None:
        place, place_end = self.place(start), self.end(end)
        self._parts.mask(kind, place, place_end)
        if start >= self._reach:
            self.passage.whole(MASK, place, place_end)
        self._reach = max(self._reach, end)

    def _footnote_reference(self, token: Token, start: int, end: int) -> None:
        span = Span(self.place(start), self.end(end))
        self.passage.references.append(FootnoteReference(token.info, span, None, len(self.passage)))

    def _citation(self, token: Token, start: int, end: int) -> None:
        if start < self._reach:
            return
        span = Span(self.place(start), self.end(end))
        self._parts.mask("reference", span.start, span.end, token.info)
        self.passage.citations.append(Citation("key", tuple(token.info.split()), span, None, len(self.passage)))
        self.passage.whole(MASK, span.start, span.end)

    def _open_link(self, token: Token, _start: int, _end: int) -> None:
        self._openers.append((token, len(self.passage), self.passage))

    def _open_footnote(self, token: Token, start: int, _end: int) -> None:
        self._openers.append((token, start - len("^["), self.passage))
        self.passage = Passage()

    def _close_footnote(self, _token: Token, _start: int, end: int) -> None:
        _opener, start, outer = self._openers.pop()
        span = Span(self.place(start), self.end(end))
        outer.references.append(FootnoteReference("", span, None, len(outer)))
        outer.footnotes.append(("", span, self.passage))
        self.passage = outer

    def _close_link(self, token: Token, label_end: int, end: int) -> None:
        opener, at, passage = self._openers.pop()
        title = str(opener.attrs.get("title", ""))
        if opener.info == "auto":
            start = self.place((opener.map or [0])[0])
            span = Span(start, self.end(end))
            passage.whole(MASK, span.start, span.end)
            self._parts.mask("address", span.start, span.end)
        else:
            span = Span(self.place((opener.map or [0])[0] - 1), self.end(end))
            self._mask_destination(label_end, end)
        text = Span(at, len(passage)) if len(passage) > at else None
        destination = self._written(str(opener.attrs.get("href", "")), span.start, span.end)
        written_out: LinkKind = "inline" if self._is_inline(label_end, end) else "reference"
        kind: LinkKind = "auto" if token.info == "auto" else written_out
        passage.links.append(Link(destination, span, None, text, title, kind))

    def _mask_destination(self, label_end: int, end: int) -> None:
        if end > label_end + 1:
            kind: MaskKind = "address" if self._is_inline(label_end, end) else "reference"
            self._parts.mask(kind, self.place(label_end + 1), self.end(end))

    def _is_inline(self, label_end: int, end: int) -> bool:
        return end > label_end + 1 and self._content[label_end + 1] == "("

    def _image(self, token: Token, start: int, end: int) -> None:
        span = Span(self.place(start), self.end(end))
        self._mask_destination(start + 2 + len(token.content), end)
        self.passage.whole(MASK, span.start, span.end)
        outer, tags = self.passage, self._tags
        self.passage, self._tags = Passage(), TagReader(self, self._parts)
        self._read_tokens(token.children or [], start + 2)
        self._tags.settle()
        alternative, self.passage, self._tags = self.passage, outer, tags
        destination = self._written(str(token.attrs.get("src", "")), span.start, span.end)
        title = str(token.attrs.get("title", ""))
        outer.images.append((Image(destination, span, "", title=title), alternative))

    def _written(self, destination: str, start: int, end: int) -> str:
        """A destination as the draft has it, where template tags were filled in."""
        if FILLER not in destination:
            return destination
        for stretch in self._hidden.within(start, end):
            written = self._parts.source.text[stretch.start : stretch.end]
            destination = destination.replace(FILLER * len(written), written, 1)
        return destination


STRUCTURE: dict[str, Step] = {
    "link_open": InlineReader._open_link,  # noqa: SLF001 - the table belongs to the class
    "link_close": InlineReader._close_link,  # noqa: SLF001
    "footnote_open": InlineReader._open_footnote,  # noqa: SLF001
    "footnote_close": InlineReader._close_footnote,  # noqa: SLF001
}
LEAVES: dict[str, Step] = {
    "text": InlineReader._text_token,  # noqa: SLF001
    "text_special": InlineReader._special,  # noqa: SLF001
    "softbreak": InlineReader._line_break,  # noqa: SLF001
    "hardbreak": InlineReader._line_break,  # noqa: SLF001
    "code_inline": InlineReader._code,  # noqa: SLF001
    "maths": InlineReader._maths,  # noqa: SLF001
    "image": InlineReader._image,  # noqa: SLF001
    "footnote_ref": InlineReader._footnote_reference,  # noqa: SLF001
    "citation": InlineReader._citation,  # noqa: SLF001
}
