"""Which sentences are first-hand: they tell what the writer did, or go on where such a one left off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from authlint.analysis import Toolbox
from authlint.analysis.deeds import POSSESSED, YOU, ground
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentences import sentence_bounds
from authlint.analysis.tagging import tag_documents, tagging_pipeline
from authlint.analysis.tokens import vocabulary
from authlint.analysis.words import RunningProse
from authlint.language.tables import pipeline_identity
from authlint.language.telling import OWN, POSSESSIVES, SPEAKER, STATES

if TYPE_CHECKING:
    from authlint.analysis.tokens import TokenBlock

CARRIED = 0.65
"""A sentence in the past tense beside a first-hand one keeps this much of its ground."""
LEAST_CARRIED = 0.35
"""Less ground carries nothing on."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, tokens ``start`` up to ``end``; how firmly it is ``grounded`` in what the writer did, 0 to 1; and the
    places of the verbs that tell it."""

    tokens: TokenBlock
    start: int
    end: int
    grounded: float
    verbs: tuple[int, ...] = ()
    own: tuple[str, ...] = ()
    """The words in lower case, empty where they are quoted."""

    @property
    def words(self) -> list[str]:
        """The words in lower case."""
        return [token.lower_ for token in self.tokens.doc[self.start : self.end]]

    @property
    def tags(self) -> list[str]:
        """Their fine tags."""
        return [token.tag_ for token in self.tokens.doc[self.start : self.end]]


@dataclass(frozen=True, slots=True)
class FirstHand:
    """Every sentence and fragment of the blocks in which the writer speaks, in order, block by block.

    Only these are tagged: where nobody says "I", "we" or "my" nothing first-hand is told, and tagging costs most.
    """

    blocks: tuple[tuple[Told, ...], ...]
    pipeline: str

    @classmethod
    def of(cls, prose: RunningProse, quotations: Quotations, toolbox: Toolbox) -> FirstHand:
        strings = toolbox.once(vocabulary).strings
        own = frozenset(strings.add(word) for word in SPEAKER | POSSESSIVES)
        blocks = [block for block in prose.blocks if not own.isdisjoint(block.doc.to_array("LOWER").tolist())]
        if blocks:
            tag_documents(toolbox.once(tagging_pipeline), [block.doc for block in blocks])
        told = [sentence for block in blocks for sentence in _told(block, quotations)]
        by_block = groupby(_carried(told), key=lambda sentence: id(sentence.tokens))
        return cls(tuple(tuple(group) for _, group in by_block), pipeline_identity(toolbox.pipeline))


def _told(block: TokenBlock, quotations: Quotations) -> Iterator[Told]:
    """The sentences of a block; what stands in quotation marks is somebody else's telling."""
    quoting = block.block.quoted or next(quotations.spans(block.block), None) is not None
    for start, end in sentence_bounds(block.doc):
        sentence = Told(block, start, end, 0.0)
        words = sentence.words
        if quoting:
            words = ["" if _is_quoted(block, start + place, quotations) else word for place, word in enumerate(words)]
        grounded, verbs = ground(words, sentence.tags)
        yield replace(sentence, grounded=grounded, verbs=tuple(start + place for place in verbs), own=tuple(words))


def _is_quoted(block: TokenBlock, place: int, quotations: Quotations) -> bool:
    return quotations.hold(block.block, block.span(place, place + 1))


def _carried(told: Sequence[Told]) -> Iterator[Told]:
    """What stands in the past tense beside a deed of the writer belongs to the same telling."""
    before = 0.0
    for place, sentence in enumerate(told):
        beside = max(
            [before, *(one.grounded for one in (*told[max(0, place - 2) : place], *told[place + 1 : place + 2]))]
        )
        words, tags = sentence.own, sentence.tags
        carried = 0.0
        if any(word and tag == "VBD" for word, tag in zip(words, tags, strict=True)) and YOU.isdisjoint(words):
            own = not (OWN - {"us"}).isdisjoint(words)
            carried = CARRIED * beside if beside >= LEAST_CARRIED else POSSESSED if own else 0.0
        before = max(carried, sentence.grounded)
        if carried <= sentence.grounded:
            yield sentence
            continue
        pairs = enumerate(zip(words, tags, strict=True), sentence.start)
        verbs = tuple(at for at, (word, tag) in pairs if tag == "VBD" and word not in STATES | {""})
        yield replace(sentence, grounded=carried, verbs=sentence.verbs or verbs)
