"""Sentences by rule: where a block's tokens break after a full stop, question or exclamation mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authlint.document import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

TERMINATORS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "!!!", "??", "???", "。"})
CLOSERS = frozenset({'"', "'", ")", "]", "}", "”", "’", "»", "*"})
OPENERS = frozenset({'"', "'", "(", "[", "“", "‘", "«", MASK, "-", "–", "—"})


def sentence_bounds(doc: Doc) -> Iterator[tuple[int, int]]:
    """The token ranges of the sentences of ``doc``.

    A sentence ends after a terminator and the closing quotes or brackets behind it, if what follows could open
    another: a capital, a digit, an opening quote, a mask. Abbreviations are one token in spaCy and end nothing.
    """
    start = behind = 0
    length = len(doc)
    for place in _terminators(doc):
        if place < behind:
            continue
        end = place + 1
        while end < length and _belongs(doc, end):
            end += 1
        behind = end
        if end == length or _can_open(doc[end].text):
            yield start, end
            start = end
    if start < length:
        yield start, length


def _terminators(doc: Doc) -> list[int]:
    strings = doc.vocab.strings
    marks = {strings.add(mark) for mark in TERMINATORS}
    return [place for place, orth in enumerate(doc.to_array("ORTH").tolist()) if orth in marks]


def _belongs(doc: Doc, place: int) -> bool:
    """Whether the token at ``place`` still belongs to the end of the sentence before it."""
    text = doc[place].text
    return text in TERMINATORS or (text in CLOSERS and not doc[place - 1].whitespace_)


def _can_open(word: str) -> bool:
    return not word[0].islower() and (word[0].isalnum() or word in OPENERS or not word[0].isascii())
