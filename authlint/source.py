"""A decoded file and places in it. The only notion of "where" inside the engine is a `Span`."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from authlint.errors import DraftError, Problem

LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line in an editor: U+2028, form feed and their kin do not."""

LARGEST_DRAFT = 10_000_000
"""Bytes; a larger file is hardly a draft, and markup parsers hold many copies of it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start <= end``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Location:
    """A span as a person counts: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A draft as text. ``path`` is how it is shown; ``text`` keeps its BOM and line ends."""

    path: str
    text: str
    _line_starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0, *(match.end() for match in LINE_END.finditer(self.text))]
        object.__setattr__(self, "_line_starts", starts)

    @property
    def line_count(self) -> int:
        return len(self._line_starts)

    def line_at(self, offset: int) -> int:
        """The 1-based line that holds ``offset``."""
        return bisect_right(self._line_starts, offset)

    def line_span(self, line: int) -> Span:
        """The span of the 1-based ``line`` without its line end."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def location(self, span: Span) -> Location:
        """Line and column of both ends; a BOM takes no column."""
        line, column = self._place(span.start)
        end_line, end_column = self._place(span.end)
        return Location(line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = self.line_at(offset)
        start = self._line_starts[line - 1]
        if line == 1 and self.text.startswith("\ufeff"):
            start = min(1, offset)
        return line, offset - start + 1


def decode(path: str, data: bytes) -> SourceFile:
    """The file's text.

    Raises `DraftError` for bytes that are not UTF-8 text: another encoding, NUL bytes, or too many.
    """
    if len(data) > LARGEST_DRAFT:
        raise _unreadable(
            "too-large",
            path,
            f"{len(data):,} bytes is too much for one draft",
            f"split it, or leave it out; the limit is {LARGEST_DRAFT:,} bytes",
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unreadable("utf-16", path, "the file is UTF-16", "save it as UTF-8")
    if (nul := data.find(b"\0")) >= 0:
        raise _unreadable(
            "binary",
            path,
            f"a NUL byte at byte {nul}: this is not text",
            "leave it out, or save it as UTF-8 text",
            _line_of_byte(data, nul),
        )
    try:
        return SourceFile(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _unreadable(
            "not-utf8",
            path,
            f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8",
            "save it as UTF-8",
            _line_of_byte(data, error.start),
        ) from None


def _line_of_byte(data: bytes, offset: int) -> int:
    before = data[:offset]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def _unreadable(code: str, path: str, message: str, cure: str, line: int | None = None) -> DraftError:
    return DraftError(Problem(code, path, message, cure, line))
