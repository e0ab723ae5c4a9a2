"""Places in a draft as an editor counts them: lines and characters from 0, characters in the units that both agreed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from authlint.source import Location, SourceFile, Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]
Position = tuple[int, int]
"""Line and character, both from 0."""

BYTES_OF_UNIT = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
CODEC = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Places:
    """A draft's offsets in code points, and the positions that an editor gives them."""

    source: SourceFile
    encoding: Encoding

    def position(self, offset: int) -> Position:
        """The position of a code point."""
        line = self.source.line_at(offset)
        start = self.source.line_span(line).start
        return line - 1, self._units(self.source.text[start:offset])

    def offset(self, position: Position) -> int:
        """The code point at a position.

        One behind the end of its line is the end of that line, one behind the last line the end of the draft, and one
        within a code point is where that begins, as the protocol has it.
        """
        number, character = position
        if number >= self.source.line_count:
            return len(self.source.text)
        line = self.source.line_span(number + 1)
        text = self.source.text[line.start : line.end]
        if text.isascii() or self.encoding == "utf-32":
            return min(line.start + character, line.end)
        for index, letter in enumerate(text):
            character -= self._units(letter)
            if character < 0:
                return line.start + index
        return line.end

    def span(self, location: Location) -> Span:
        """The span of a location, whose columns leave out a BOM."""
        return Span(self._place(location.line, location.column), self._place(location.end_line, location.end_column))

    def _place(self, line: int, column: int) -> int:
        behind_bom = line == 1 and self.source.text.startswith(BOM)
        return self.source.line_span(line).start + column - 1 + behind_bom

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding == "utf-32":
            return len(text)
        return len(text.encode(CODEC[self.encoding], "surrogatepass")) // BYTES_OF_UNIT[self.encoding]
