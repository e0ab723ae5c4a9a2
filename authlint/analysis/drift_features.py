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
from itertools import pairwise
from statistics import fmean, pstdev

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.prose_sentences import ALIKE, ProseSentences
from authlint.analysis.sentences import sentence_bounds
from authlint.analysis.tagged_prose import TaggedProse, TaggedTokens
from authlint.analysis.tagging import Tagged
from authlint.analysis.words import CONTRACTED
from authlint.document import Block, Document, OffsetMap
from authlint.language.function_words import FUNCTION_WORDS
from authlint.language.tables import RAREST, zipf_frequencies
from authlint.source import SourceFile, Span

NAMES = frozenset({"NNP", "NNPS", "CD", "FW", "ADD", "LS"})
"""Tags of tokens that are a subject's, not a style's."""

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
WINDOW = 50
"""Words; the window of the moving-average type-token ratio (Covington and McFall 2010)."""

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
        for block in self.blocks:
            for start, end in sentence_bounds(block.block.doc):
                for term, first, last in terms_in(block, start, end):
                    if term in wanted:
                        yield term, block.block.block, block.block.span(first, last)


def features_of(prose: TaggedProse, sentences: ProseSentences) -> tuple[int, dict[str, float], frozenset[str]]:
    """The number of words, the values by name, and the terms."""
    words: list[str] = []
    tags: Counter[str] = Counter()
    terms: set[str] = set()
    for block in prose.blocks:
        for start, end in sentence_bounds(block.block.doc):
            _count_tags(block, start, end, tags, words)
            terms.update(term for term, _, _ in terms_in(block, start, end))
    if len(words) < LEAST_WORDS:
        return len(words), {}, frozenset(terms)
    per_thousand = 1000 / len(words)
    values = {name: math.sqrt(count * per_thousand) for name, count in tags.items()}
    return len(words), values | _vocabulary(words) | _rhythm(sentences), frozenset(terms)


def terms_in(block: TaggedTokens, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The words of a sentence and the pairs of neighbouring words, with their tokens; names and figures break a pair."""
    before = ""
    for place in range(start, end):
        word = block.lower[place]
        if not block.words[place] or block.tags[place] in NAMES:
            before = ""
            continue
        yield word, place, place + 1
        if before:
            yield f"{before} {word}", place - 1, place + 1
        before = word


def _count_tags(block: TaggedTokens, start: int, end: int, tags: Counter[str], words: list[str]) -> None:
    """Count one sentence's tags, pairs of tags and marks into ``tags``, and its words into ``words``."""
    before = "start"
    for place in range(start, end):
        text, tag = block.lower[place], block.tags[place].replace("NNPS", "NNP")
        if block.words[place]:
            words.append(text)
            tags[f"tag {tag}"] += 1
        elif text in MARKS and (text != "–" or block.block.doc[place].whitespace_):
            tags[f"mark {MARKS[text]}"] += 1
        if tag[:1].isalpha() or tag == ",":
            tags[f"tags {before} {tag}"] += 1
        before = tag


def _vocabulary(words: Sequence[str]) -> dict[str, float]:
    """Diversity, rarity and length of words."""
    table = zipf_frequencies()
    rarities = [table.get(word, RAREST) for word in words if word not in SMALL and len(word) > 1] or [COMMON]
    return {
        "diversity": _diversity(words),
        "word-frequency": fmean(rarities),
        "rare-words": fmean(value < COMMON for value in rarities),
        "middling-words": fmean(MIDDLING <= value < COMMON for value in rarities),
        "word-length": fmean(map(len, words)),
        "long-words": fmean(len(word) >= 9 for word in words),  # noqa: PLR2004  # three syllables, mostly
        "content-words": len(rarities) / len(words),
    }


def _diversity(words: Sequence[str]) -> float:
    """The moving-average type-token ratio; of a short text the plain ratio."""
    counts = Counter(words[:WINDOW])
    total = len(counts)
    for leaving, entering in zip(words, words[WINDOW:], strict=False):
        counts[entering] += 1
        counts[leaving] -= 1
        if not counts[leaving]:
            del counts[leaving]
        total += len(counts)
    return total / WINDOW / max(1, len(words) - WINDOW + 1)


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
