"""Where a Markdown draft holds code, found before it is parsed: tags of a template language are no tags there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

BACKTICKS = re.compile(r"\\.|`+", re.DOTALL)
PREFIX = re.compile(r"[ \t>]*")
ITEM = re.compile(r"(?:(?:[-*+]|\d{1,9}[.)])[ \t]+[ >\t]*){1,20}")
FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")


def with_newlines(text: str) -> str:
    """``text`` with every line end as one newline, none of its characters moved."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", " \n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class CodeRegions:
    """Fences and code spans, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def end_around(self, offset: int) -> int | None:
        """Where the code around ``offset`` ends, if there is code."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.ends[index]:
            return self.ends[index]
        return None


@dataclass(slots=True)
class _Fence:
    marker: str
    start: int
    indent: int
    quotes: int
    contained: bool

    def closed_by(self, line: str) -> bool:
        return line.startswith(self.marker) and not line.strip(self.marker[0] + " \t")

    def left_by(self, line: str, prefix: str) -> bool:
        """Whether ``line`` is outside the quote or the list item that holds the fence."""
        if prefix.count(">") < self.quotes:
            return True
        return self.contained and line != "" and len(prefix.expandtabs(4)) < self.indent


def find_code(text: str) -> CodeRegions:
    """The code in ``text``, whose lines end in newlines."""
    found: list[tuple[int, int]] = []
    fence: _Fence | None = None
    paragraph = -1
    start = 0
    for raw in text.split("\n"):
        prefix = _prefix(raw)
        line = raw[len(prefix) :]
        if fence and fence.left_by(line, prefix):
            found.append((fence.start, start))
            fence = None
        if fence:
            if fence.closed_by(line):
                found.append((fence.start, start + len(raw)))
                fence = None
        elif (fence := _opened_by(line, prefix, start)) or not line:
            if paragraph >= 0:
                found += _code_spans(text, paragraph, start)
            paragraph = -1
        elif paragraph < 0:
            paragraph = start
        start += len(raw) + 1
    if fence:
        found.append((fence.start, len(text)))
    elif paragraph >= 0:
        found += _code_spans(text, paragraph, len(text))
    found.sort()
    return CodeRegions(tuple(begin for begin, _end in found), tuple(end for _begin, end in found))


def _prefix(line: str) -> str:
    match = PREFIX.match(line)
    return match[0] if match else ""


def _opened_by(line: str, prefix: str, start: int) -> _Fence | None:
    item = ITEM.match(line)
    before = prefix + (item[0] if item else "")
    match = FENCE.match(line, item.end() if item else 0)
    if match is None:
        return None
    column = len(before.expandtabs(4))
    margin = column if item else column - 3
    return _Fence(match[0], start + len(before), margin, prefix.count(">"), bool(item) or column > 3)  # noqa: PLR2004  # four columns make an indented block


def _code_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Runs of backticks pair up with the next run of the same length in their paragraph."""
    if text.find("`", start, end) < 0:
        return []
    runs = [match.span() for match in BACKTICKS.finditer(text, start, end) if match[0][0] == "`"]
    following = _next_of_same_length(runs)
    spans = []
    index = 0
    while index < len(runs):
        partner = following[index]
        if partner:
            spans.append((runs[index][0], runs[partner][1]))
            index = partner
        index += 1
    return spans


def _next_of_same_length(runs: list[tuple[int, int]]) -> list[int]:
    latest: dict[int, int] = {}
    following = [0] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        following[index] = latest.get(length, 0)
        latest[length] = index
    return following
