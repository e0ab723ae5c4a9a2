"""Prose as it sounds: odd spaces, curly quotes, hidden characters and look-alike letters folded away.

A phrase must not hide behind a zero-width space or a Cyrillic "е", nor a curly quote keep it from being found.
Folding keeps, for each folded character, the one it came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.document import Document
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.document import Block

QUOTES = {"‘": "'", "’": "'", "‛": "'", "ʼ": "'", "＇": "'", "“": '"', "”": '"', "‟": '"', "„": '"', "＂": '"'}
SPACES = dict.fromkeys(
    "\t\n\r\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
    " ",
)
HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-")
ONE_FOR_ONE = str.maketrans(QUOTES | SPACES | HYPHENS)
"""Folds that keep the length, so that offsets stand."""

HIDDEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
"""Characters that take no room: soft hyphen, joiners, directional marks, tags, variation selectors."""

STYLED = "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff\u2100-\u214f\u24b6-\u24e9"
"""Letters in another dress: ligatures, full-width and mathematical letters, letters in circles."""

HOMOGLYPHS = dict(
    zip(
        "аАВеЕԁһіІјЈКӏмМНоОрРсСԚԛѕЅтТуУхХѵԜԝғɡαΑΒεΕΗιΙΚκΜνΝοΟρΡτΤυΥΧχγΖ",
        "aABeEdhiIjJKlmMHoOpPcCQqsStTyYxXvWwfgaABeEHiIKkMvNoOpPtTuYXxyZ",
        strict=True,
    )
)
"""Cyrillic and Greek letters that look like a Latin one."""

UNUSUAL = re.compile(f"[{HIDDEN}{STYLED}]|  |–|[A-Za-z][\u0370-\u052fɡ]|[\u0370-\u052fɡ][A-Za-z]")
WORD = re.compile(r"\w+")
LATIN = re.compile(r"[A-Za-z]")
HIDDEN_CHARACTER = re.compile(f"[{HIDDEN}]")
STYLED_CHARACTER = re.compile(f"[{STYLED}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A block's text folded. ``origins`` gives for each folded character its offset in the block's text;
    None where the offsets are the same."""

    text: str
    origins: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The stretch of the block's text that the folded stretch came from."""
        if self.origins is None:
            return Span(start, end)
        return Span(self.origins[start], self.origins[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class FoldedBlocks:
    """Every block folded, in the order of the document."""

    blocks: tuple[tuple[Block, Folded], ...]

    @classmethod
    def of(cls, document: Document) -> FoldedBlocks:
        return cls(tuple((block, fold(block.text)) for block in document.blocks))


def fold(text: str) -> Folded:
    """``text`` folded; ordinary text costs one search."""
    if text.isascii() and "  " not in text:
        return Folded(text.translate(ONE_FOR_ONE) if not text.isprintable() else text)
    plain = text.translate(ONE_FOR_ONE)
    return Folded(plain) if not UNUSUAL.search(plain) else _fold_slowly(plain)


def _fold_slowly(text: str) -> Folded:
    folded: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        if HIDDEN_CHARACTER.match(character) or (character == " " and folded and folded[-1] == " "):
            continue
        letters = unicodedata.normalize("NFKC", character) if STYLED_CHARACTER.match(character) else character
        if (
            character == "–"
            and 0 < offset < len(text) - 1
            and text[offset - 1].isalpha()
            and text[offset + 1].isalpha()
        ):
            letters = "-"
        folded.extend(letters)
        origins.extend([offset] * len(letters))
    return Folded(WORD.sub(_unmask, "".join(folded)), tuple(origins))


def _unmask(word: re.Match[str]) -> str:
    """A word of mixed script in Latin letters; a word wholly in another script stays."""
    letters = word[0]
    if letters.isascii() or not LATIN.search(letters):
        return letters
    return "".join(HOMOGLYPHS.get(letter, letter) for letter in letters)
