"""How surprising each content word of the running prose is after the word before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from authlint.analysis.stock_scenes import StockScenes
from authlint.analysis.tagged_prose import TaggedProse, TaggedTokens
from authlint.analysis.tagging import Tagged
from authlint.analysis.tokens import TokenBlock
from authlint.document import Block
from authlint.language.function_words import FUNCTION_WORDS
from authlint.language.surprise import LEAST_ZIPF, SurpriseTable, surprise_table
from authlint.language.tables import zipf_frequencies
from authlint.source import Span

START, NAME, NUMBER = "<start>", "<name>", "<number>"
"""Stand for the start of a sentence, for any name and for any number: which one it is, is no matter of style."""

CONTENT = ("NN", "VB", "JJ", "RB")
"""How the tags of content words begin; those of names are excepted."""

OPINION = frozenset("think believe know feel say guess suppose mean far".split())
"""Words that introduce an opinion, ‘I think that’, ‘as far as I know’: they say nothing of what it is about."""

SMALL = FUNCTION_WORDS["English"]


@dataclass(frozen=True, slots=True)
class ExpectedWord:
    """A content word: how surprising it is in bits, and where it stands among the tokens of its block."""

    bits: float
    tokens: TokenBlock
    place: int

    @property
    def block(self) -> Block:
        """The block that it stands in."""
        return self.tokens.block

    @property
    def span(self) -> Span:
        """Where it stands in the block's text; few of the many are asked."""
        return self.tokens.span(self.place, self.place + 1)


@dataclass(frozen=True, slots=True)
class Expectations:
    """For each sentence the content words that the table can judge, in order; none where no table fits the tags.

    A sentence that sets a scene from stock is left out: the odd words in it are everybody's.
    """

    sentences: tuple[tuple[ExpectedWord, ...], ...]
    table: SurpriseTable | None

    @classmethod
    def of(cls, tagged: Tagged, prose: TaggedProse, stock: StockScenes) -> Expectations:
        table = surprise_table()
        if table is None or table.pipeline != tagged.pipeline:
            return cls((), None)
        return cls(tuple(words for block in prose.blocks for words in _expected(block, table, stock) if words), table)


def _expected(tagged: TaggedTokens, table: SurpriseTable, stock: StockScenes) -> Iterator[tuple[ExpectedWord, ...]]:
    tokens = tagged.block
    for start, end in tokens.sentences:
        if stock.touch(tokens, start, end):
            continue
        yield tuple(
            ExpectedWord(table.surprise(before, word), tokens, start + place)
            for place, before, word in pairs(zip(tagged.lower[start:end], tagged.tags[start:end], strict=True))
        )


def pairs(sentence: Iterable[tuple[str, str]]) -> Iterator[tuple[int, str, str]]:
    """Every word of a sentence that counts, with its place and the word before it.

    A word that no list knows is a name, a slip or nonsense: neither it nor what follows it counts.
    """
    before, stands = START, True
    for place, (text, tag) in enumerate(sentence):
        word, counts, carries = _judged(text, tag)
        if stands and counts:
            yield place, before, word
        before, stands = word, carries


@lru_cache(maxsize=20_000)
def _judged(text: str, tag: str) -> tuple[str, bool, bool]:
    """A token as the table writes it, whether it counts, and whether what follows it does: prose says the same words again."""
    known = zipf_frequencies()
    word = written(text, tag)
    counts = _counts(word, tag) and known.get(word, 0.0) >= LEAST_ZIPF
    return word, counts, not word.isalpha() or word in known


def written(text: str, tag: str) -> str:
    """A token as the table writes it."""
    if tag in {"NNP", "NNPS"}:
        return NAME
    if tag == "CD" or any(character.isdigit() for character in text):
        return NUMBER
    return text.lower().replace("’", "'")


def _counts(word: str, tag: str) -> bool:
    return tag.startswith(CONTENT) and len(word) > 1 and word.isalpha() and word not in SMALL and word not in OPINION
