"""A stretch of a line with the words in question underlined; what does not fit is cut on both sides of them."""

from __future__ import annotations

import re
import unicodedata

from authlint.sanitise import one_line

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def framed(before: str, found: str, after: str, room: int) -> tuple[str, str, str]:
    """The words ``found`` between what stands before and after them, in at most ``room`` columns; then the indent of the
    line under it, and the carets that stand there."""
    before, found, after = (one_line(part) for part in (before, found, after))
    before, after = _cut(before, found, after, room)
    if _columns(found) > room:
        found = _head(found, room - 1) + "…"
    return f"{before}{found}{after}", " " * _columns(before), "^" * max(1, _columns(found))


def _cut(before: str, found: str, after: str, room: int) -> tuple[str, str]:
    """What may stand before and after the found words so that the line fits."""
    spare = max(0, room - _columns(found))
    if _columns(before) + _columns(after) <= spare:
        return before, after
    left = min(_columns(before), max(spare // 2, spare - _columns(after)))
    if _columns(before) > left:
        before = "…" + _tail(before, left - 1) if left > 1 else ""
    right = spare - _columns(before)
    if _columns(after) > right:
        after = _head(after, right - 1) + "…" if right > 1 else ""
    return before, after


def _head(text: str, columns: int) -> str:
    if (head := text[: columns + 1]).isascii():
        return head[:columns]
    kept, used = [], 0
    for character in text:
        used += _columns(character)
        if used > columns:
            break
        kept.append(character)
    return "".join(kept)


def _tail(text: str, columns: int) -> str:
    return _head(text[::-1], columns)[::-1]


def _columns(text: str) -> int:
    """The terminal columns ``text`` takes: wide characters take two, combining marks none."""
    return len(text) + sum(_of_one(character) - 1 for character in BEYOND_ASCII.findall(text))


def _of_one(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
