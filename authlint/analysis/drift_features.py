"""What drift looks at in a draft: rates of tags, pairs of tags and marks, rhythm, rarity, diversity, and plain words.

Rates are square roots of occurrences per 1,000 words, which evens out their noise (Bartlett 1936). Names, figures and
markup are left out of the words, so that neither a subject nor a site's habits count.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from statistics import fmean, pstdev

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.diversity import moving_average_type_token_ratio
from authlint.analysis.prose_sentences import ALIKE, ProseSentences
from authlint.analysis.tagged_prose import TaggedProse, TaggedTokens
from authlint.analysis.tagging import Tagged
from authlint.analysis.words import CONTRACTED
from authlint.document import Block, Document, OffsetMap
from authlint.language.function_words import FUNCTION_WORDS
from authlint.language.tables import RAREST, zipf_frequencies
from authlint.source import SourceFile, Span

NAMES = frozenset({"NNP", "NNPS", "CD", "FW", "ADD", "LS"})
"""Tags of tokens that are a subject's, not a style's."""

AS_ONE = {"NNPS": "NNP"}
"""Tags counted as another."""

MARKS = {
    "—": "—",
    "–": "—",
    "--": "—",
    ",": ",",
    ";": ";",
    ":": ":",
    "?": "?",
    "!": "!",
    "(": "(",
    "...": "…",
    "…": "…",
}
LEAST_SENTENCES = 5
LEAST_WORDS = 60
SMALL = FUNCTION_WORDS["English"] | CONTRACTED
COMMON, MIDDLING = 4.5, 3.5
"""Zipf units: some 3,000 words are above the first, some 15,000 above the second."""

PROBE = (
    "However, it's worth asking why: the team didn't ship on time; Ms. Lee had said so, twice! "
    "We built a small, robust and reliable tool (again) — ensuring that nobody would have to wait. "
    "Would you? It ran for three weeks. Then, on Monday, somebody's laptop died … and that was that. "
) * 3


@dataclass(frozen=True, slots=True)
class DriftFeatures:
    """``values`` by name; ``terms``: the words and pairs of words, in lower case.

    ``words`` counts the words of the running prose, ``connected`` those that stand in paragraphs and not in lists.
    A ``plain`` draft has no front matter, headings, lists, links or pictures: it may be an essay, a report or a story.
    """

    words: int
    connected: int
    values: Mapping[str, float]
    terms: frozenset[str]
    plain: bool
    blocks: tuple[TaggedTokens, ...]
    pipeline: str
    computed_with: str

    @classmethod
    def of(
        cls, document: Document, tagged: Tagged, prose: TaggedProse, sentences: ProseSentences, toolbox: Toolbox
    ) -> DriftFeatures:
        words, values, terms = features_of(prose, sentences)
        connected = sum(sum(block.words) for block in prose.blocks if block.block.block.kind == "paragraph")
        markup = document.links or document.images or document.front_matter.syntax != "none"
        plain = not markup and not any(block.kind in {"heading", "item"} for block in document.blocks)
        made_from = tagged.pipeline, toolbox.once(computed_with)
        return cls(words, connected, values, terms, plain, prose.blocks, *made_from)

    def places(self, wanted: Collection[str]) -> Iterator[tuple[str, Block, Span]]:
        """Every place of the ``wanted`` terms, in order."""
        ends = {term.rpartition(" ")[2] for term in wanted}
        for block in self.blocks:
            if not ends.isdisjoint(block.lower):
                for term, start, end in _places(block, wanted, ends):
                    yield term, block.block.block, block.block.span(start, end)


def features_of(prose: TaggedProse, sentences: ProseSentences) -> tuple[int, dict[str, float], frozenset[str]]:
    """The number of words, the values by name, and the terms."""
    words: list[str] = []
    terms: set[str] = set()
    tags, marks = Counter[str](), Counter[str]()
    pairs: Counter[tuple[str, str]] = Counter()
    for block in prose.blocks:
        named = tuple(map(AS_ONE.get, block.tags, block.tags))
        kept = _kept(block)
        words += compress(block.lower, block.words)
        terms.update(kept)
        tags.update(compress(named, block.words))
        marks.update(_marks(block))
        for start, end in block.block.sentences:
            pairs.update(zip(("start", *named[start : end - 1]), named[start:end], strict=True))
            terms.update(f"{before} {word}" for before, word in pairwise(kept[start:end]) if before and word)
    terms.discard("")
    if len(words) < LEAST_WORDS:
        return len(words), {}, frozenset(terms)
    counts = {f"tag {tag}": count for tag, count in tags.items()}
    counts |= {f"mark {mark}": count for mark, count in marks.items()}
    counts |= {f"tags {one} {two}": count for (one, two), count in pairs.items() if two[:1].isalpha() or two == ","}
    per_thousand = 1000 / len(words)
    values = {name: math.sqrt(count * per_thousand) for name, count in counts.items()}
    return len(words), values | _vocabulary(words) | _rhythm(sentences), frozenset(terms)


def _places(block: TaggedTokens, wanted: Collection[str], ends: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """The ``wanted`` words and pairs of words in a block, with their tokens; ``ends`` are their last words."""
    kept = _kept(block)
    for start, end in block.block.sentences:
        for place in range(start, end):
            word = kept[place]
            if word in ends:
                if word in wanted:
                    yield word, place, place + 1
                if place > start and (pair := f"{kept[place - 1]} {word}") in wanted:
                    yield pair, place - 1, place + 1


def _kept(block: TaggedTokens) -> list[str]:
    """The words of a block that can be terms, in lower case; an empty one for each other token."""
    return [
        word if counts and tag not in NAMES else ""
        for word, counts, tag in zip(block.lower, block.words, block.tags, strict=True)
    ]


def _marks(block: TaggedTokens) -> Iterator[str]:
    """The marks of a block by their names; a dash without a space behind it stands in a range."""
    if MARKS.keys().isdisjoint(block.lower):
        return
    for place, (text, is_word) in enumerate(zip(block.lower, block.words, strict=True)):
        if text in MARKS and not is_word and (text != "–" or block.block.doc[place].whitespace_):
            yield MARKS[text]


def _vocabulary(words: Sequence[str]) -> dict[str, float]:
    """Diversity, rarity and length of words."""
    table = zipf_frequencies()
    rarities = [table.get(word, RAREST) for word in words if word not in SMALL and len(word) > 1] or [COMMON]
    return {
        "diversity": moving_average_type_token_ratio(words),
        "word-frequency": fmean(rarities),
        "rare-words": fmean([value < COMMON for value in rarities]),
        "middling-words": fmean([MIDDLING <= value < COMMON for value in rarities]),
        "word-length": fmean([len(word) for word in words]),
        "long-words": fmean([len(word) >= 9 for word in words]),  # noqa: PLR2004  # three syllables, mostly
        "content-words": len(rarities) / len(words),
    }


def _rhythm(sentences: ProseSentences) -> dict[str, float]:
    """How sentences vary in length, and how often they open alike; empty where there are too few."""
    lengths = sentences.lengths
    if len(lengths) < LEAST_SENTENCES:
        return {}
    openings = Counter(sentence.opening[:1] for sentence in sentences.sentences)
    return {
        "sentence-length": fmean(lengths),
        "sentence-variation": pstdev(lengths) / fmean(lengths),
        "short-sentences": fmean(length <= 6 for length in lengths),  # noqa: PLR2004  # as in the measure of that name
        "long-sentences": fmean(length >= 30 for length in lengths),  # noqa: PLR2004  # the same
        "like-neighbours": fmean(abs(a - b) <= ALIKE for a, b in pairwise(lengths)),
        "openings-shared": sum(count for count in openings.values() if count > 1) / len(lengths),
        "openings-alike": sum((count / len(lengths)) ** 2 for count in openings.values()),
    }


def computed_with(toolbox: Toolbox) -> str:
    """A hash of what these features are for a fixed text: it changes when words, sentences, tags or formulas do."""
    text = OffsetMap((0,), (0,), (len(PROBE),), len(PROBE))
    document = Document(SourceFile("probe.txt", PROBE), "text", (Block("paragraph", PROBE, text),))
    probe = Analysis(document, toolbox)
    words, values, terms = features_of(probe.view(TaggedProse), probe.view(ProseSentences))
    told = [words, sorted((name, f"{value:.4f}") for name, value in values.items()), sorted(terms)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]
