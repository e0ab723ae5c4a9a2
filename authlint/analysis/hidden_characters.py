"""Characters that no reader sees, without those that a script, an emoji or a line break needs.

Joiners shape Persian and Hindi and bind emoji; directional marks order Hebrew and Arabic; zero-width spaces part Thai words
and let a path break; selectors choose an emoji's or an ideograph's form; tags spell flags; a soft hyphen says where a word
may part. Each of these stays silent beside the letters that need it, and stands out among others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from authlint.document import Block, Document
from authlint.source import Span

HIDDEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e01ef"
)
RUN = re.compile(f"[{HIDDEN}]+")
FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{1,6}\U000e007f")
"""A flag of a region: a black flag, the region's code in tags, and the tag that ends it."""

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]")
SHAPED = re.compile(
    "[\u0590-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uaaff\uabc0-\uabff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00011fff\U0001e800-\U0001eeff]"
)
"""Letters of scripts whose shapes depend on their neighbours, or that set no space between words."""

IDEOGRAPH = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
JAMO = re.compile("[\u1100-\u11ff\u3131-\u3163\u3165-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa1-\uffdc]")
MONGOLIAN = re.compile("[\u1800-\u180a\u1810-\u18af]")
BREAKS = frozenset("/\\-–—_.@:;=&?#,+|~%")
"""Where a writer lets a long path or address break."""

JOINERS = frozenset("\u200c\u200d")
DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
OVERRIDES = frozenset("\u202d\u202e")
FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
BLANKS = frozenset("\u3164\uffa0")
"""Fillers that take room, as a space does."""


@dataclass(frozen=True, slots=True)
class HiddenRun:
    """Hidden characters that stand together and that nothing around them needs."""

    block: Block
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class HiddenCharacters:
    """Every such run, in the order of the document."""

    runs: tuple[HiddenRun, ...]

    @classmethod
    def of(cls, document: Document) -> HiddenCharacters:
        return cls(tuple(run for block in document.blocks if not block.text.isascii() for run in _runs(block)))

    def __iter__(self) -> Iterator[HiddenRun]:
        return iter(self.runs)


def _runs(block: Block) -> Iterator[HiddenRun]:
    text = block.text
    flags = frozenset(place for match in FLAG.finditer(text) for place in range(*match.span()))
    from_right = RIGHT_TO_LEFT.search(text) is not None
    for run in RUN.finditer(text):
        start = None
        for place in range(run.start(), run.end() + 1):
            odd = place < run.end() and not _needed(text, place, run.end(), flags, from_right)
            if odd and start is None:
                start = place
            elif not odd and start is not None:
                yield HiddenRun(block, Span(start, place), text[start:place])
                start = None


def _needed(text: str, place: int, end: int, flags: frozenset[int], from_right: bool) -> bool:
    """Whether the hidden character at ``place`` serves what stands around it; ``end`` closes its run."""
    character = text[place]
    before = text[place - 1] if place else " "
    after = text[end] if end < len(text) else " "
    if "\U000e0000" <= character <= "\U000e007f":
        return place in flags
    if "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100":
        return _takes_selector(before, character)
    if character in DIRECTIONS:
        return from_right
    if (
        character == "\u200d"
        and _is_pictorial(before)
        and unicodedata.category(text[place + 1 : place + 2] or " ") == "So"
    ):
        return True
    return _fits(character, before, after)


def _fits(character: str, before: str, after: str) -> bool:  # noqa: PLR0911  # one line a kind
    """Whether the letters or signs around a run need a joiner, a break, a filler or a mark of their script."""
    if character in JOINERS:
        return bool(SHAPED.match(before) or SHAPED.match(after))
    if character == "\u200b":
        return before in BREAKS or bool(SHAPED.match(before) or SHAPED.match(after) or IDEOGRAPH.match(before))
    if character in "\u2060\ufeff":
        return any(not near.isalnum() and not near.isspace() and not RUN.match(near) for near in (before, after))
    if character == "\u034f":
        return "M" in (unicodedata.category(before)[0], unicodedata.category(after)[0])
    if character in FILLERS:
        return bool(JAMO.match(before) or JAMO.match(after))
    if character in "\u2061\u2062\u2063\u2064":
        return after == "(" or unicodedata.category(before) == "Sm" or "\U0001d400" <= before <= "\U0001d7ff"
    if "\u180b" <= character <= "\u180f":
        return bool(MONGOLIAN.match(before) or MONGOLIAN.match(after))
    return character in "\u17b4\u17b5" and bool(SHAPED.match(before))


def _takes_selector(before: str, selector: str) -> bool:
    """Whether a variation selector chooses a form of the character right before it."""
    if RUN.match(before) or before.isspace():
        return False
    if selector in "\ufe0e\ufe0f":
        return not before.isalpha() or bool(IDEOGRAPH.match(before)) or unicodedata.category(before) == "So"
    return not before.isascii() and "LATIN" not in unicodedata.name(before, "")


def _is_pictorial(character: str) -> bool:
    """Whether an emoji may end with this: a picture, a skin colour, a selector, a tag."""
    return unicodedata.category(character) in {"So", "Sk"} or character in {"️", "\U000e007f"}
