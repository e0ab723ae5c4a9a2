"""Whether a draft is its writer's own account: how much of it “I” and “we” say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.tokens import keys_of
from authlint.analysis.words import RUNNING
from authlint.document import Block, Document
from authlint.source import Span

FIRST_PERSON = frozenset("i me my mine we us our ours".split())
PERSONAL = 0.02
"""One word in fifty. In such drafts of the labelled posts a bare figure was the writer's own, or told with its source a
paragraph away, three times in five; in the others three times in ten."""

HEARSAY = re.compile(
    r"\b(?:I|we) (?:have |also |recently |just |once )?(?:read|heard|saw|learned|learnt|hear|am told|was told|were told)\b"
    r"|\b(?:reportedly|supposedly|allegedly|they say|apparently)\b",
    re.IGNORECASE,
)
"""What the writer has from others even there."""


@dataclass(frozen=True)
class Account:
    """A draft, whose words are counted only when somebody asks."""

    document: Document
    sentences: SentenceSpans

    @classmethod
    def of(cls, document: Document, sentences: SentenceSpans) -> Account:
        return cls(document, sentences)

    @cached_property
    def share(self) -> float:
        """Words of the first person among the tokens of the writer's own running prose, 0 to 1."""
        first = keys_of(FIRST_PERSON)
        of_blocks = [
            self.sentences.by_block[id(block)].keys
            for block in self.document.blocks
            if block.kind in RUNNING and not block.quoted
        ]
        return sum(key in first for keys in of_blocks for key in keys) / max(1, sum(map(len, of_blocks)))

    def tells(self, block: Block, sentence: Span) -> bool:
        """Whether ``sentence`` is part of an account of what the writer did and saw, and not hearsay."""
        return self.share >= PERSONAL and not HEARSAY.search(block.text, sentence.start, sentence.end)
