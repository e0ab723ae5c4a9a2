"""Block syntax that writers use and CommonMark lacks: display maths, container fences, admonitions, footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mdit_py_plugins.footnote.index import footnote_def

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock

    from authlint.parsers.markdown_positions import PositionedBlock

MOST_MATHS_LINES = 60
"""Lines within which display maths must end."""

MATHS_OPENER = re.compile(r"\$\$|\\\[|\\begin\{([A-Za-z]{1,30}\*?)\}")
AFTER_MATHS = re.compile(r"[.,;]?[ \t]*(?:\{#[^}]*\}|\([^()]{1,40}\)|\\label\{[^}]*\})?[ \t]*$")
CONTAINER_FENCE = re.compile(
    r":{3,}[ \t]*(?:\{[^{}]*\}|[\w-]+)?(?P<bracket>\[)?(?P<title>(?(bracket)[^\]]*|[^:{}]*))(?(bracket)\])[ \t]*"
    r"(?:\{[^{}]*\})?[ \t]*:*[ \t]*$"
)
"""``:::note``, ``:::tip[Title]``, ``::: {.callout}``, ``:::``."""

ADMONITION = re.compile(
    r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:(?![ \t])[\w -]*?)?[ \t]*(?:\"(?P<title>[^\"]*)\")?[ \t]*$"
)
"""``!!! note "Title"``, ``??? tip``, ``=== "Tab"``."""


def marked_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """One rule for all, because it is tried on every line of every paragraph."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    handler = HANDLERS.get(state.src[start : start + 1])
    if handler is None or start >= state.eMarks[start_line] or state.is_code_block(start_line):
        return False
    return handler(state, start_line, end_line, silent)


def display_maths(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    r"""``$$ … $$``, ``\[ … \]``, ``\begin{align} … \end{align}``, each from a line's start to a line's end."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    opener = MATHS_OPENER.match(state.src, start, state.eMarks[start_line])
    if opener is None:
        return False
    closing = _closing(opener)
    last = _last_line_of_maths(state, opener.end(), closing, start_line, end_line)
    if last is None:
        return False
    if not silent:
        state.line = last + 1
        state.push("maths_block", "", 0).map = [start_line, state.line]
    return True


def _closing(opener: re.Match[str]) -> str:
    return {"$$": "$$", "\\[": "\\]"}.get(opener[0], f"\\end{{{opener[1]}}}")


def _last_line_of_maths(state: StateBlock, after: int, closing: str, start_line: int, end_line: int) -> int | None:
    for line in range(start_line, min(end_line, start_line + MOST_MATHS_LINES)):
        begin = state.bMarks[line] + state.tShift[line]
        if line > start_line and (begin >= state.eMarks[line] or state.sCount[line] < state.blkIndent):
            return None
        found = state.src.find(closing, after if line == start_line else begin, state.eMarks[line])
        if found >= 0:
            ends_there = AFTER_MATHS.match(state.src, found + len(closing), state.eMarks[line])
            return line if ends_there else None
    return None


def container_fence(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """``:::note Title``: the fence is a marker, what stands between two of them is read as usual."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    match = CONTAINER_FENCE.match(state.src, start, state.eMarks[start_line])
    if match is None:
        return False
    if not silent:
        state.line = start_line + 1
        state.push("marker", "", 0).map = [start_line, state.line]
        _title(state, match, start_line)
    return True


def admonition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``!!! note "Title"`` and the indented lines below it."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    match = None if silent else ADMONITION.match(state.src, start, state.eMarks[start_line])
    if match is None:
        return False
    indent = state.sCount[start_line] + 4
    last = _last_line_of_body(state, start_line + 1, end_line, indent)
    if last == start_line and match["title"] is None:
        return False
    state.push("marker", "", 0).map = [start_line, start_line + 1]
    _title(state, match, start_line)
    if last > start_line:
        _read_body(state, start_line + 1, last + 1, indent)
    state.line = last + 1
    return True


def _last_line_of_body(state: StateBlock, line: int, end_line: int, indent: int) -> int:
    last = line - 1
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= indent):
        if not state.isEmpty(line):
            last = line
        line += 1
    return last


def _read_body(state: StateBlock, first: int, end: int, indent: int) -> None:
    before = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent, state.lineMax, state.parentType = indent, end, "admonition"
    state.push("admonition_open", "", 1)
    state.md.block.tokenize(state, first, end)
    state.push("admonition_close", "", -1)
    state.blkIndent, state.lineMax, state.parentType = before


def _title(state: StateBlock, match: re.Match[str], line: int) -> None:
    title = match["title"]
    if not title or not title.strip():
        return
    positioned: PositionedBlock = state  # type: ignore[assignment]
    start = match.start("title") + len(title) - len(title.lstrip())
    state.push("title_open", "", 1).map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = title.strip(), [line, line + 1], []
    token.meta = {"segments": [(0, positioned.from_line_end(line, start))]}
    state.push("title_close", "", -1)


HANDLERS: dict[str, Callable[[StateBlock, int, int, bool], bool]] = {
    "$": display_maths,
    "\\": display_maths,
    ":": container_fence,
    "!": admonition,
    "?": admonition,
    "=": admonition,
    "[": footnote_def,
}
