"""Which passages are medical, financial or legal: there a reader can come to harm by a wrong claim.

A draft says so itself in its front matter, or a passage (the prose between two headings) holds enough words of a lexicon that was counted
(`lab/topics.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from authlint.document import Block, Document
from authlint.language.topics import TOPICS, ConfigurableTopic, Topic, lexicons
from authlint.rule import Severity

FIELDS = ("topic", "topics", "category", "categories", "tags", "keywords")
"""Fields of the front matter that name what a draft is about."""

NAMES: Mapping[Topic, re.Pattern[str]] = {
    "medical": re.compile(
        r"\b(?:medical|medicine|health|healthcare|disease|nutrition|mental health|pharmacology)\b", re.IGNORECASE
    ),
    "financial": re.compile(
        r"\b(?:financial|finance|personal finance|money|investing|investments?|tax|taxes|insurance|mortgages?|retirement)\b",
        re.IGNORECASE,
    ),
    "legal": re.compile(r"\b(?:legal|law|immigration|employment law|copyright law|litigation)\b", re.IGNORECASE),
}
PROSE = frozenset({"paragraph", "item", "definition", "cell", "caption"})
LEAST_WORDS, LEAST_WEIGHT, LEAST_DENSITY = 4, 12.0, 0.1
"""Different words of a lexicon that a passage must hold, what they must weigh together, and what they must weigh for each
different word of the passage: a long one holds some of every topic's words."""
RECOGNISED: tuple[Topic, ...] = ("medical", "financial", "legal")
"""Topics whose words tell passages apart, see `lab/topics.md`."""
WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """The blocks of prose between two headings, and the different words in them, in lower case."""

    blocks: tuple[Block, ...]
    words: frozenset[str]


def passages(document: Document) -> Iterator[Passage]:
    """Every passage of a draft, in order."""
    gathered: list[Block] = []
    for block in document.blocks:
        if block.kind == "heading" and gathered:
            yield _passage(gathered)
            gathered = []
        if block.kind in PROSE:
            gathered.append(block)
    if gathered:
        yield _passage(gathered)


def _passage(blocks: Iterable[Block]) -> Passage:
    held = tuple(blocks)
    return Passage(held, frozenset(word for block in held for word in WORD.findall(block.text.lower())))


def weight(words: Iterable[str], lexicon: Mapping[str, float]) -> float:
    """What words weigh together in a lexicon: the sum of their weights."""
    return sum(lexicon[word] for word in words)


@dataclass(frozen=True, slots=True)
class ConfiguredTopic:
    """What the configuration says that a draft is about; ``name`` is a topic, ``none`` or, where it says nothing, empty."""

    name: ConfigurableTopic | Literal[""] = ""

    @classmethod
    def of(cls) -> ConfiguredTopic:
        return cls()


@dataclass(frozen=True)
class CriticalTopics:
    """What each passage of a draft is about. Passages are read only once somebody asks.

    ``declared`` is the topic that the front matter or the configuration names, the configuration first; nothing is
    critical where the configuration says ``none``.
    """

    document: Document
    declared: ConfigurableTopic | None
    _found: dict[int, Topic | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, document: Document, configured: ConfiguredTopic) -> CriticalTopics:
        if configured.name:
            return cls(document, configured.name)
        named = " , ".join(str(document.front_matter.data.get(name, "")) for name in FIELDS)
        return cls(document, next((topic for topic in TOPICS if NAMES[topic].search(named)), None))

    def of_block(self, block: Block) -> Topic | None:
        """The topic of the passage that ``block`` stands in; None where it is none of the three."""
        if self.declared:
            return None if self.declared == "none" else self.declared
        if not self._found:
            for passage in passages(self.document):
                topic = _topic(passage.words)
                self._found.update((id(held), topic) for held in passage.blocks)
        return self._found.get(id(block))

    def severity(self, block: Block) -> Severity:
        """The least that a claim without a source has there: an error in a critical passage."""
        return "error" if self.of_block(block) else "info"


def holds(words: frozenset[str], lexicon: Mapping[str, float]) -> float:
    """What a passage's words weigh in a lexicon; 0 where that is too little to tell its topic."""
    held = words & lexicon.keys()
    total = weight(held, lexicon)
    return total if len(held) >= LEAST_WORDS and total >= max(LEAST_WEIGHT, LEAST_DENSITY * len(words)) else 0.0


def _topic(words: frozenset[str]) -> Topic | None:
    """The topic whose words weigh most, of those that have enough of them."""
    totals = {topic: holds(words, lexicons()[topic]) for topic in RECOGNISED}
    best = max(RECOGNISED, key=totals.__getitem__)
    return best if totals[best] else None
