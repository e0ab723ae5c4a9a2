"""Statements that the writer makes in their own voice, found by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from authlint.analysis.figures import READ
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.tokens import keys_of
from authlint.document import Block, Document
from authlint.source import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """The words that make it, in their block, and the sentence around them."""

    block: Block
    span: Span
    sentence: Span

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.block.text[self.span.start : self.span.end].split())


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of statement is worded. A block is only read where it holds one of the words ``keys``; ``grounds``, found
    elsewhere in its sentence, say that it is none, and so does a question mark unless ``questions``."""

    keys: frozenset[str]
    pattern: re.Pattern[str]
    grounds: re.Pattern[str] | None = None
    questions: bool = False

    @classmethod
    def of(cls, keys: str, pattern: str, grounds: str = "", *, questions: bool = False) -> Self:
        """From words separated by spaces, and patterns; ‘I’ and ‘May’ are told from ‘i’ and ‘may’ in ``grounds``."""
        return cls(
            frozenset(keys.split()),
            re.compile(pattern, re.IGNORECASE),
            re.compile(grounds) if grounds else None,
            questions,
        )


def statements(
    document: Document, quotations: Quotations, sentences: SentenceSpans, wording: Wording
) -> Iterator[Statement]:
    """The statements so worded in a draft's own prose, in reading order: not in headings, nor in what it quotes."""
    keys = keys_of(wording.keys)
    for block in document.blocks:
        if block.kind in READ and not block.quoted and not sentences.by_block[id(block)].key_set.isdisjoint(keys):
            for match in wording.pattern.finditer(block.text):
                span = Span(*match.span())
                if not quotations.hold(block, span):
                    statement = Statement(block, span, sentences.around(block, span))
                    if _stands(statement, wording):
                        yield statement


def _stands(statement: Statement, wording: Wording) -> bool:
    text, sentence, span = statement.block.text, statement.sentence, statement.span
    if not wording.questions and text[sentence.start : sentence.end].rstrip().endswith("?"):
        return False
    # The words of the match itself are no ground for it.
    beside = f"{text[sentence.start : span.start]} … {text[span.end : max(span.end, sentence.end)]}"
    return wording.grounds is None or not wording.grounds.search(beside)
