"""The facts of one draft, gathered while it is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zlib import crc32

from authlint.analysis.folding import Folded, fold
from authlint.facts import DraftFacts, HeadingFact, Passage, Phrase
from authlint.site.sketches import runs, sketch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from authlint.document import Block, BlockKind, Document

PROSE: frozenset[BlockKind] = frozenset({"paragraph", "item", "definition"})
"""Where sentences stand; tables and captions repeat by their nature."""

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")

WHOLE = 256
"""Hashes kept of a draft, 1 kB: a share of one in five is then told to within two or three in a hundred."""

PART = 48
"""Hashes kept of a paragraph."""

LEAST_PARAGRAPH = 30
"""Words; shorter paragraphs are alike by chance, and alike ones are found as sentences."""

LEAST_SENTENCE = 8
"""Words; shorter sentences ("Let me know what you think!") are everybody's."""

FORMULA = 12
"""Words kept of how a draft opens and closes."""


def digest(text: str) -> str:
    """Sixteen hex digits by which a file is known again."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def facts_of(document: Document, date: str) -> DraftFacts:
    """What the draft can be compared with others by; ``date`` is its own. Quoted blocks are somebody else's and left out."""
    hashes: list[NDArray[Any]] = []
    paragraphs: list[Passage] = []
    sentences: list[tuple[int, int, int]] = []
    total = 0
    prose = [block for block in document.blocks if block.kind in PROSE and not block.quoted and block.text]
    for block in prose:
        folded = fold(block.text)
        words = WORD.findall(folded.text.lower())
        found = runs(words)
        hashes.append(found)
        total += len(words)
        if len(words) >= LEAST_PARAGRAPH:
            paragraphs.append(Passage(block.span.start, block.span.end, len(words), sketch([found], PART)))
        sentences += _sentences(block, folded)
    first, last = (prose[0].span, prose[-1].span) if prose else (None, None)
    running = [block for block in prose if block.kind == "paragraph"]
    titles = [block for block in document.blocks if block.kind == "title"]
    headings = [block for block in document.blocks if block.kind == "heading"]
    return DraftFacts(
        document.source.path,
        digest(document.source.text),
        date,
        Passage(first.start if first else 0, last.end if last else 0, total, sketch(hashes, WHOLE)),
        _phrase(titles[:1] or headings[:1], None),
        _phrase(running[:1], FORMULA),
        _phrase(running[-1:], FORMULA),
        tuple(
            HeadingFact(block.level, _words(block.text), block.span.start, block.span.end)
            for block in headings
            if block.text
        ),
        tuple(paragraphs),
        tuple(sentences),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(text).text.lower()))


def _phrase(blocks: Sequence[Block], most: int | None) -> Phrase:
    """The first words of the first block, at most ``most``."""
    if not blocks or not blocks[0].text:
        return Phrase()
    folded = fold(blocks[0].text)
    found = [match.span() for match in WORD.finditer(folded.text)][:most]
    if not found:
        return Phrase()
    spans = [blocks[0].source_span(folded.span(start, end)) for start, end in found]
    words = tuple(folded.text[start:end].lower() for start, end in found)
    return Phrase(words, spans[0].start, tuple(span.end for span in spans))


def _sentences(block: Block, folded: Folded) -> Iterator[tuple[int, int, int]]:
    """The sentences of a block that are long enough to be known again."""
    starts = [0, *(match.end() for match in SENTENCE_END.finditer(folded.text))]
    for start, end in zip(starts, [*starts[1:], len(folded.text)], strict=True):
        text = folded.text[start:end].rstrip()
        words = WORD.findall(text.lower())
        if len(words) >= LEAST_SENTENCE:
            span = block.source_span(folded.span(start, start + len(text)))
            yield crc32(" ".join(words).encode("utf-8", "surrogatepass")), span.start, span.end
