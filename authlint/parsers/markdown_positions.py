"""markdown-it that never forgets a position.

Its block tokens know their lines and its inline tokens nothing at all. The four small subclasses here note,
while it reads, where each inline token starts and ends in its block's content (`Token.map`), and where
that content stands in the file (`Token.meta["segments"]`), so that nothing has to be searched for later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, link

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Segment = tuple[int, int]
"""An offset in a block's content, and the offset in the file that it stands for; the next characters follow on."""

MOST_NESTED = 100
"""markdown-it skips blocks that lie deeper; each level costs some frames of Python's stack."""

MOST_NESTED_INLINE = 20

ACTIVE = re.compile(r"[\\`*_~\[<&$@]")
"""What inline markup cannot begin without."""

LINE_ENDS = "authlint-line-ends"
"""The key in markdown-it's environment for where each line of the file ends."""


class PositionedInline(StateInline):
    """Inline state that stamps tokens with the range they were made from.

    A text token is as long as its content. Any other leaf ends where the next thing starts, because
    every rule moves `pos` behind its construct before the next token is made.
    """

    begun: int
    unfinished: Token | None
    run: int
    construct: int
    """Where the link or footnote being made opens; its first token is made behind its bracket."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        self.begun = -1
        self.unfinished = None
        self.run = -1
        self.construct = -1
        super().__init__(src, md, env, tokens)
        # One limit holds for nested blocks and for brackets in brackets, which cost far more: begin near it.
        self.level = MOST_NESTED - MOST_NESTED_INLINE

    def append_pending(self, text: str) -> None:
        if self.begun < 0:
            self.begun = self.pos
            if self.unfinished is not None:
                self.finish(self.pos)
        self._pending_buffer.append(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        token = super().pushPending()
        token.map = [self.begun, self.begun + len(token.content)]
        self.begun = -1
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        start = self.pos
        if self.begun >= 0 and (ttype in ("softbreak", "hardbreak")):
            start = self.begun + len(self.pending)  # the spaces before a line end belong to the break
        token = super().push(ttype, tag, nesting)
        self.begun = -1
        if self.unfinished is not None:
            self.finish(self.pos if self.construct < 0 else self.construct)
        self.construct = -1
        if ttype == "text":
            start = self._start_in_run()
        token.map = [start, start]
        self.unfinished = token
        return token

    def finish(self, end: int) -> None:
        """The last leaf reaches to ``end``."""
        if self.unfinished is not None and self.unfinished.map is not None:
            self.unfinished.map[1] = end
            self.unfinished = None

    def _start_in_run(self) -> int:
        """``***`` makes three tokens while `pos` stays at the first."""
        if self.run != self.pos:
            self.run = self.pos
            return self.pos
        before = self.tokens[-2]
        return (before.map or (self.pos,))[0] + len(before.content)


def link_with_start(state: StateInline, silent: bool) -> bool:
    """markdown-it's rule for links; what stands before the link ends where its bracket opens."""
    if isinstance(state, PositionedInline) and not silent:
        state.construct = state.pos
        made = link(state, silent)
        state.construct = -1
        return made
    return link(state, silent)


class PositionedInlineParser(ParserInline):
    """The inline parser over `PositionedInline`.

    Words and line ends alone become no tokens: most paragraphs hold nothing else, and the rules are slow.
    """

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        if not ACTIVE.search(src):
            return tokens
        state = PositionedInline(src, md, env, tokens)
        self.tokenize(state)
        state.finish(len(src))
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class PositionedBlock(StateBlock):
    """Block state that gives every inline token the segments its content is made of.

    Whatever a container strips from a line stands before the content, never behind it. So a place in the
    content is a distance to the end of its line, which holds in the file too, whatever its line ends are.
    """

    cut = ""
    cells: list[list[Segment]]
    cell = 0

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803 - markdown-it's names
        self.cut = super().getLines(begin, end, indent, keepLastLF)
        return self.cut

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if ttype == "inline":
            token.meta = {"segments": self._segments(self.tokens[-2])}
        elif ttype == "tr_open":
            self.cell = 0
        return token

    def from_line_end(self, line: int, offset: int) -> int:
        """Where ``offset`` on ``line`` of what markdown-it reads stands in the file."""
        end: int = self.env[LINE_ENDS][line]
        return end - (self.eMarks[line] - offset)

    def _segments(self, opener: Token) -> list[Segment]:
        kind = opener.type
        line = (opener.map or (0,))[0]
        if kind == "paragraph_open" or (kind == "heading_open" and not opener.markup.startswith("#")):
            return self._segments_of_lines(line)
        if kind in ("th_open", "td_open"):
            return self._segments_of_cell()
        start = self.bMarks[line] + self.tShift[line]
        if kind == "heading_open":
            start += len(opener.markup)
        trimmed = MD_TRIM_CHARS if kind == "heading_open" else None
        text = self.src[start : self.eMarks[line]]
        return [(0, self.from_line_end(line, start + len(text) - len(text.lstrip(trimmed))))]

    def _segments_of_lines(self, line: int) -> list[Segment]:
        """For the lines that `getLines` has just cut."""
        ends = self.env[LINE_ENDS]
        trimmed = len(self.cut) - len(self.cut.lstrip(MD_TRIM_CHARS))
        segments = []
        start = 0
        for content in self.cut.split("\n"):
            end = start + len(content)
            if end >= trimmed:
                begin = max(start, trimmed)
                segments.append((begin - trimmed, ends[line] - (end - begin)))
            start = end + 1
            line += 1
        return segments

    def _segments_of_cell(self) -> list[Segment]:
        if not self.cell:
            row, _cell, _inline = self.tokens[-3:]
            line = (row.map or (0,))[0]
            begin, end = self.bMarks[line] + self.tShift[line], self.eMarks[line]
            self.cells = cut_row(self.src[begin:end], self.from_line_end(line, begin))
        self.cell += 1
        return self.cells[self.cell - 1] if self.cell <= len(self.cells) else []


def cut_row(row: str, place: int) -> list[list[Segment]]:
    r"""The cells of a table row that starts at ``place``; a cell is in pieces where ``\|`` lost its backslash."""
    end = len(row.rstrip(MD_TRIM_CHARS))
    start = len(row) - len(row.lstrip(MD_TRIM_CHARS))
    first = start
    cells: list[list[tuple[int, int]]] = [[]]
    for bar in range(start, end):
        if row[bar] != "|":
            continue
        if bar > first and row[bar - 1] == "\\":
            cells[-1].append((start, bar - 1))
            start = bar
        else:
            cells[-1].append((start, bar))
            cells.append([])
            start = bar + 1
    cells[-1].append((start, end))
    if _is_empty(cells[0]):
        del cells[0]
    if cells and _is_empty(cells[-1]):
        del cells[-1]
    return [_cell_segments(row, pieces, place) for pieces in cells]


def _is_empty(pieces: list[tuple[int, int]]) -> bool:
    return all(start == end for start, end in pieces)


def _cell_segments(row: str, pieces: list[tuple[int, int]], place: int) -> list[Segment]:
    segments: list[Segment] = []
    length = 0
    for start, end in pieces:
        text = row[start:end]
        if not length:
            text = text.lstrip(MD_TRIM_CHARS)
        if text:
            segments.append((length, place + end - len(text)))
            length += len(text)
    return segments


class PositionedBlockParser(ParserBlock):
    """The block parser over `PositionedBlock`."""

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token] | None:
        if not src:
            return None
        state = PositionedBlock(src, md, env, tokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens
