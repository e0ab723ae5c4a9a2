"""Sentences by rule: where a block's tokens break after a full stop, question or exclamation mark."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authlint.document import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

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
    marks = _numbers(doc.vocab)
    return [place for place, orth in enumerate(doc.to_array("ORTH").tolist()) if orth in marks]


@cache
def _numbers(vocabulary: Vocab) -> frozenset[int]:
    """The terminators by their numbers in the vocabulary."""
    return frozenset(map(vocabulary.strings.add, TERMINATORS))


def _belongs(doc: Doc, place: int) -> bool:
    """Whether the token at ``place`` still belongs to the end of the sentence before it."""
    text = doc[place].text
    return text in TERMINATORS or (text in CLOSERS and not doc[place - 1].whitespace_)


def _can_open(word: str) -> bool:
    return not word[0].islower() and (word[0].isalnum() or word in OPENERS or not word[0].isascii())
