"""The words of one block: copied to their passage, addresses and template tags masked on the way."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from authlint.document import MASK, Citation, Link
from authlint.parsers.addresses import find_addresses, may_hold_address
from authlint.parsers.gathering import Gathered, Passage, Setting
from authlint.parsers.hidden import FILLED, FILLER, Hidden, HiddenStretches
from authlint.parsers.inline_tags import TagReader
from authlint.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

    from authlint.parsers.markdown_positions import Segment


class WordReader:
    """Copies words of a block's content, each with its place in the file."""

    __slots__ = (
        "_addresses", "_content", "_hidden", "_openers", "_parts", "_past", "_reach", "_searched", "_segments",
        "_setting", "_simple", "_starts", "_tags", "passage",
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
        self._simple = False
        self._content = ""
        self._setting = Setting()
        self._tags = TagReader(self, parts)
        self.passage = Passage()

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

    def _words(self, start: int, stop: int) -> None:
        text = self._content[start:stop]
        if self._simple:
            self.passage.copy(text, self.place(start))
            return
        if not self._searched and may_hold_address(text):
            self._addresses = find_addresses(self._content)[::-1]
            self._searched = True
        if self._addresses or start < self._reach or FILLER in text:
            self._text(start, stop)
        else:
            self._copy(start, stop)

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

    def _break(self, start: int, end: int) -> None:
        place = self.place(start)
        if start >= self._reach and place >= self._past:
            self.passage.line_break(place, self.place(end))

    def _written(self, destination: str, start: int, end: int) -> str:
        """A destination as the draft has it, where template tags were filled in."""
        if FILLER not in destination:
            return destination
        for stretch in self._hidden.within(start, end):
            written = self._parts.source.text[stretch.start : stretch.end]
            destination = destination.replace(FILLER * len(written), written, 1)
        return destination
