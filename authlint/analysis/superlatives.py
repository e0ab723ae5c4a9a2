"""Statements that something is the largest, oldest, first or only one of a whole world, country or history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.sentence_spans import SentenceSpans
from authlint.document import Block, Document
from authlint.source import Span

DEGREE = (
    r"(?:(?:second|third|fourth|fifth)[- ])?(?:largest|biggest|smallest|oldest|youngest|tallest|highest|lowest|longest|shortest|deepest|fastest|slowest|"
    r"richest|poorest|wealthiest|busiest|heaviest|hottest|coldest|wettest|driest|earliest|deadliest|"
    r"most (?:populous|popular|visited|widely[- ]\w{1,20}|commonly[- ]\w{1,20}|used|common|expensive|valuable|profitable|successful|spoken|"
    r"translated|cited|downloaded|watched|sold|decorated|densely[- ]\w{1,20}))"
)
"""What can be counted or measured. ‘Best’, ‘greatest’ and ‘most beautiful’ are opinions."""

SCOPE = r"(?:world|planet|earth|globe|country|nation|continent|united states|u\.s\.|us|uk|europe|africa|asia|north america|south america|western hemisphere)"
SUPERLATIVE = re.compile(
    rf"\b(?:the |{SCOPE}[’']s )(?:single |very )?{DEGREE}\b(?: [\w’'-]{{1,30}}){{0,5}} (?:in|on|of) (?:the |our )?(?:entire |whole )?(?:{SCOPE}|(?:\w{{1,15}} )?history)\b"
    rf"|\b(?:the )?{SCOPE}[’']s (?:{DEGREE} [\w’'-]{{1,30}}|(?:first|only) [\w’'-]{{1,30}}\b(?<!s))"
    r"|\bthe first (?:\w{1,20} )?(?:company|country|city|person|woman|man|human|nation|state|artist|brand|bank|university|film|browser|language|"
    r"president|athlete|team|airline|museum|newspaper) (?:ever )?to \w{1,20}",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\b(?:I|I’m|I'm|I’ve|I've|me|my|mine|we|our|us|one of|some of|among|if|would|could|might|may|maybe|perhaps|probably|arguably|imagine|suppose|"
    r"should|want|wants|hope|dream|feels?|like to think|whether|not)\b|\?"
)
"""Words of a sentence in which the writer tells of themselves, asks, supposes or hedges, and states no fact about the world."""


@dataclass(frozen=True, slots=True)
class Superlative:
    """One statement: the words in their block."""

    block: Block
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Superlatives:
    """Those of a draft's own prose, in reading order; quotations and headings are left out."""

    found: tuple[Superlative, ...]

    @classmethod
    def of(cls, document: Document, sentences: SentenceSpans) -> Superlatives:
        blocks = (block for block in document.blocks if block.kind in {"paragraph", "item"})
        return cls(tuple(one for block in blocks for one in _in(block, sentences)))

    def __iter__(self) -> Iterator[Superlative]:
        return iter(self.found)


def _in(block: Block, sentences: SentenceSpans) -> Iterator[Superlative]:
    for match in SUPERLATIVE.finditer(block.text):
        span = Span(*match.span())
        around = sentences.around(block, span)
        # ‘The US’ is a scope and no ‘us’: the words of the match itself hedge nothing.
        beside = f"{block.text[around.start : span.start]} … {block.text[span.end : around.end]}"
        if not OPEN.search(beside):
            yield Superlative(block, span, " ".join(match[0].split()))
