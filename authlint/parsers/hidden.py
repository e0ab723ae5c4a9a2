"""Stretches that are blanked out before a markup parser reads a draft, and how they come back.

A template tag may hold anything, so Markdown must not see it. Each is overwritten, character for character,
by a filler that no syntax knows; where the filler then turns up in prose, it stands for the tag.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from authlint.document import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authlint.document import MaskKind

FILLER = MASK
FILLED = re.compile(f"{FILLER}+")
FILLABLE = re.compile(r"[^\r\n]")
CONTINUATION = re.compile(r"(?<=[\r\n])([ \t>]*)([^\r\n]*)")
"""On further lines the indentation and the quote marks stay, so that the stretch stays in its container."""

LONGEST_MARGIN = 80
LINE_START = re.compile(r"(?:\A|[\r\n])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\Z")
LINE_REST = re.compile(r"[ \t]{0,80}(?=[\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Hidden:
    """One blanked stretch. ``shown`` puts a mask into prose; ``alone`` on its line, it parts two blocks."""

    start: int
    end: int
    kind: MaskKind
    info: str = ""
    shown: bool = True
    alone: bool = False
    keys: tuple[str, ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class HiddenStretches:
    """All blanked stretches of a draft, in order."""

    stretches: tuple[Hidden, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _quotations: list[tuple[int, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [stretch.start for stretch in self.stretches])
        object.__setattr__(self, "_quotations", _quotations(self.stretches))

    def at(self, offset: int) -> Hidden | None:
        """The stretch that covers ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.stretches[index].end:
            return self.stretches[index]
        return None

    def quotes(self, offset: int) -> bool:
        """Whether ``offset`` stands between the tags of a ``<blockquote>`` that were blanked."""
        index = bisect_right(self._quotations, offset, key=_start) - 1
        return index >= 0 and offset < self._quotations[index][1]

    def within(self, start: int, end: int) -> tuple[Hidden, ...]:
        """The stretches that begin in the range."""
        return self.stretches[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]


def _quotations(stretches: tuple[Hidden, ...]) -> list[tuple[int, int]]:
    """Outermost block quotations; one that is never closed quotes nothing."""
    opened: list[int] = []
    found = []
    for stretch in stretches:
        if not stretch.tag or stretch.info != "blockquote":
            continue
        if not stretch.tag.startswith("</"):
            opened.append(stretch.start)
        elif opened:
            found.append((opened.pop(), stretch.end))
    return _outermost(sorted(found))


def _start(quotation: tuple[int, int]) -> int:
    return quotation[0]


def _outermost(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but a container's marks stands on the same lines."""
    return opens_line(text, start) and closes_line(text, end)


def opens_line(text: str, start: int) -> bool:
    """Whether nothing but a container's marks stands before ``start`` on its line."""
    margin = max(0, start - LONGEST_MARGIN)
    before = LINE_START.search(text[margin:start])
    return before is not None and (not margin or before.start() > 0 or text[margin] in "\r\n")


def closes_line(text: str, end: int) -> bool:
    """Whether nothing but white space follows ``end`` on its line."""
    return LINE_REST.match(text, end) is not None


def overwrite(text: str, stretches: Iterable[Hidden]) -> str:
    """``text`` with every stretch filled in; its length and its line ends stay."""
    parts: list[str] = []
    done = 0
    for stretch in stretches:
        parts += text[done : stretch.start], fill(text[stretch.start : stretch.end])
        done = stretch.end
    return "".join([*parts, text[done:]])


def fill(text: str) -> str:
    """Filler as long as ``text``."""
    if "\n" not in text and "\r" not in text:
        return FILLER * len(text)
    first = re.match(r"[^\r\n]*", text)
    length = first.end() if first else 0
    return FILLER * length + CONTINUATION.sub(_fill_line, text[length:])


def _fill_line(match: re.Match[str]) -> str:
    return match[1] + FILLER * len(match[2])


def blank(text: str, start: int, end: int) -> str:
    """``text`` with the range as spaces; line ends stay."""
    return text[:start] + FILLABLE.sub(" ", text[start:end]) + text[end:]
