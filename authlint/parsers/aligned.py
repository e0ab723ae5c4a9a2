"""Lays a value read from YAML, TOML or JSON beside its spelling in the file, character by character."""

from __future__ import annotations

import re

from authlint.parsers.prose import Prose

BLOCK_SCALAR = re.compile(r"[>|][+-]?\d?[+-]?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
OPENING = re.compile(r"\"\"\"|'''|\"|'")
SPACE = re.compile(r"\s+")
SPACE_TO_FOLD = re.compile(r"\s\s|[^\S ]")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
JOINED_LINE = re.compile(r"\\(?:\r\n|\n|\r)\s*")
NAMED_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "b": "\b",
    "f": "\f",
    "0": "\0",
    "a": "\a",
    "v": "\v",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def aligned(value: str, text: str, start: int, end: int) -> Prose | None:
    """``value`` as prose whose spelling begins at ``start``; None where the two cannot be laid side by side.

    White space is one space whatever it was; an escape is one piece. Linear in the length of the value.
    """
    if found := BLOCK_SCALAR.match(text, start, end):
        start = found.end()
    quote = ""
    if found := OPENING.match(text, start, end):
        quote, start = found[0], found.end()
    prose = Prose()
    place = start
    if found := SPACE.match(text, place, end):
        place = found.end()
    if text.startswith(value, place, end) and not SPACE_TO_FOLD.search(value) and not (quote == '"' and "\\" in value):
        # Nearly every title: spelled in the file as it reads.
        prose.add(value, place, place + len(value))
        return prose
    offset = 0
    while offset < len(value):
        if place >= end:
            return None
        step = _space(value, offset, text, place, end) or _character(value, offset, text, place, quote)
        if step is None:
            return None
        letters, offset, after = step
        prose.add(letters, place, after)
        place = after
    return prose


def _space(value: str, offset: int, text: str, place: int, end: int) -> tuple[str, int, int] | None:
    """A run of white space on both sides."""
    wanted = SPACE.match(value, offset)
    found = SPACE.match(text, place, end)
    if wanted is None or found is None:
        return None
    return " ", wanted.end(), found.end()


def _character(value: str, offset: int, text: str, place: int, quote: str) -> tuple[str, int, int] | None:
    """One character, as itself or as an escape."""
    if quote.startswith('"') and text[place] == "\\":
        if joined := JOINED_LINE.match(text, place):
            return "", offset, joined.end()
        return _escaped(value, offset, text, place)
    if quote == "'" and value[offset] == "'" and text.startswith("''", place):
        return "'", offset + 1, place + 2
    if value[offset] == text[place]:
        return value[offset], offset + 1, place + 1
    return None


def _escaped(value: str, offset: int, text: str, place: int) -> tuple[str, int, int] | None:
    found = ESCAPE.match(text, place)
    if found is None:
        return None
    code = found[1] or found[2] or found[3]
    letter = chr(min(int(code, 16), 0x10FFFF)) if code else NAMED_ESCAPES.get(found[4], found[4])
    after = found.end()
    if "\ud800" <= letter <= "\udbff" and (low := ESCAPE.match(text, after)) and low[2]:
        # JSON writes a character beyond the first plane as two escapes.
        letter = chr(0x10000 + (ord(letter) - 0xD800 << 10) + (int(low[2], 16) - 0xDC00))
        after = low.end()
    if value[offset] != letter:
        return None
    return (" " if letter.isspace() else letter), offset + 1, after
