"""A string as YAML, TOML or JSON spell it, turned into blocks of prose that know their place in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from authlint.parsers.prose import Prose
from authlint.source import LINE_END, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authlint.document import Block, BlockKind

Style = Literal["plain", "single", "double"]
"""How a value escapes: not at all, by doubling a single quote, or with a backslash."""

PIECES = {
    "plain": re.compile(r"(?P<space>[ \t\r\n]+)|(?P<words>[^ \t\r\n]+)"),
    "single": re.compile(r"(?P<space>[ \t\r\n]+)|(?P<escape>'')|(?P<words>[^ \t\r\n']+|')"),
    "double": re.compile(
        r"(?P<space>(?:[ \t\r\n]|\\[nrt \t])+)"
        r"|(?P<joint>\\(?:\r\n|\r|\n)[ \t\r\n]*)"
        r"|(?P<escape>\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}"
        r"|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[^xuU])"
        r"|(?P<words>[^ \t\r\n\\]+|\\)"
    ),
}
"""One pass over a value as written; each alternative begins with another character, so it is linear."""

NAMED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "v": "\v",
    "f": "\f",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
"""Escapes for characters that are not themselves; those for white space are white space here."""

COLLAPSIBLE = re.compile(r"[ \t\r\n]+")
LAST_CODE_POINT = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Written:
    """Where a string value is spelled, without its quotes, and how it escapes."""

    span: Span
    style: Style


def blocks_of(kind: BlockKind, value: str, text: str, written: Written) -> tuple[Block, ...]:
    """The paragraphs of ``value``.

    What the file spells is decoded here a second time, piece by piece, and held against ``value``. Where
    the two disagree, one block that is not exact stands for the whole spelling.
    """
    collapsed = COLLAPSIBLE.sub(" ", value).strip(" ")
    if not collapsed:
        return ()
    span = written.span
    if text[span.start : span.end] == collapsed:
        # Nearly every title: spelled as it reads.
        prose = Prose()
        prose.add(collapsed, span.start, span.end)
        return (prose.block(kind),)
    blocks = tuple(prose.block(kind) for prose in _paragraphs(text, written))
    if " ".join(block.text for block in blocks) == collapsed:
        return blocks
    prose = Prose()
    prose.add(collapsed, span.start, span.end)
    return (prose.block(kind, exact=False),)


def _paragraphs(text: str, written: Written) -> Iterator[Prose]:
    """The prose between blank lines, white space collapsed."""
    prose = Prose()
    gap: Span | None = None
    for piece in PIECES[written.style].finditer(text, written.span.start, written.span.end):
        start, end = piece.span()
        letters = _decoded(piece[0]) if piece.lastgroup == "escape" else piece[0]
        if piece.lastgroup == "joint":
            continue
        if piece.lastgroup == "space" or COLLAPSIBLE.fullmatch(letters):
            gap = Span(start if gap is None else gap.start, end)
            continue
        if gap is not None and len(prose):
            if len(LINE_END.findall(text, gap.start, gap.end)) > 1:
                yield prose
                prose = Prose()
            else:
                prose.add(" ", gap.start, gap.end)
        gap = None
        prose.add(letters, start, end)
    if len(prose):
        yield prose


def _decoded(escape: str) -> str:
    """The character that an escape stands for."""
    if escape == "''":
        return "'"
    letter = escape[1]
    if letter not in "xuU":
        return NAMED.get(letter, letter)
    code, *low = (int(digits, 16) for digits in escape.split("\\" + letter)[1:])
    if low:
        code = 0x10000 + (code - 0xD800 << 10) + low[0] - 0xDC00
    return chr(code) if code <= LAST_CODE_POINT else "\ufffd"
