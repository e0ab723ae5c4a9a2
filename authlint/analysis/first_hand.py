"""Which sentences are first-hand: they tell what the writer did, or go on where such a one left off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from authlint.analysis import Toolbox
from authlint.analysis.deeds import MODALS, POSSESSED, YOU, ground, may_be_grounded
from authlint.analysis.inflection import can_be_past
from authlint.analysis.quotations import Quotations
from authlint.analysis.tagging import tags_of
from authlint.analysis.tokens import keys_of
from authlint.analysis.words import RunningProse
from authlint.language.tables import pipeline_identity
from authlint.language.telling import OPINIONS, OWN, POSSESSIVES, SPEAKER, STATES

if TYPE_CHECKING:
    from authlint.analysis.tokens import TokenBlock

CARRIED = 0.65
"""A sentence in the past tense beside a first-hand one keeps this much of its ground."""
LEAST_CARRIED = 0.35
"""Less ground carries nothing on."""
CARRIES_FORWARD, CARRIES_BACK = 5, 1
"""Sentences behind and before a first-hand one that can go on where it leaves off: the ground thins by `CARRIED` at each."""

BELONGING = OWN - SPEAKER - {"us"}
"""Words by which a sentence in the past tense is about the writer."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, tokens ``start`` up to ``end``, its words in lower case and their fine tags; how firmly it is
    ``grounded`` in what the writer did, 0 to 1; and the places of the verbs that tell it.

    A sentence that can tell nothing first-hand has no tags.
    """

    tokens: TokenBlock
    start: int
    end: int
    words: tuple[str, ...]
    own: tuple[str, ...]
    """The words, empty where they are quoted."""
    tags: tuple[str, ...] = ()
    grounded: float = 0.0
    verbs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstHand:
    """Every sentence and fragment of the blocks in which the writer speaks, in order, block by block.

    Only sentences that may be first-hand are tagged: where nobody says "I", "we" or "my" and nothing goes on from such a
    sentence nothing first-hand is told, and tagging costs most.
    """

    blocks: tuple[tuple[Told, ...], ...]
    pipeline: str

    @classmethod
    def of(cls, prose: RunningProse, quotations: Quotations, toolbox: Toolbox) -> FirstHand:
        own = keys_of(SPEAKER | POSSESSIVES)
        blocks = [block for block in prose.blocks if not own.isdisjoint(block.key_set)]
        told = [sentence for block in blocks for sentence in _sentences(block, quotations)]
        told = _tagged(told, [may_be_grounded(sentence.own) for sentence in told], toolbox)
        told = _tagged(told, _may_go_on(told), toolbox)
        by_block = groupby(_carried(told), key=lambda sentence: id(sentence.tokens))
        return cls(tuple(tuple(group) for _, group in by_block), pipeline_identity(toolbox.pipeline))


def _sentences(block: TokenBlock, quotations: Quotations) -> Iterator[Told]:
    """The sentences of a block; what stands in quotation marks is somebody else's telling."""
    quoting = block.block.quoted or next(quotations.spans(block.block), None) is not None
    for start, end in block.sentences:
        words = own = block.lower[start:end]
        if quoting:
            own = tuple(
                "" if _is_quoted(block, start + place, quotations) else word for place, word in enumerate(words)
            )
        yield Told(block, start, end, words, own)


def _is_quoted(block: TokenBlock, place: int, quotations: Quotations) -> bool:
    return quotations.hold(block.block, block.span(place, place + 1))


def _tagged(told: Sequence[Told], wanted: Sequence[bool], toolbox: Toolbox) -> list[Told]:
    """The same sentences, those that are wanted with tags and their ground."""
    chosen = [sentence for sentence, want in zip(told, wanted, strict=True) if want]
    if not chosen:
        return list(told)
    stretches = [(sentence.tokens.doc, sentence.start, sentence.end) for sentence in chosen]
    tags = iter(tags_of(toolbox, stretches))
    return [_weighed(one, next(tags)) if want else one for one, want in zip(told, wanted, strict=True)]


def _weighed(sentence: Told, tags: tuple[str, ...]) -> Told:
    grounded, verbs = ground(sentence.own, tags)
    return replace(sentence, tags=tags, grounded=grounded, verbs=tuple(sentence.start + place for place in verbs))


def _may_go_on(told: Sequence[Told]) -> list[bool]:
    """For each sentence without tags whether it may go on where a first-hand one leaves off, or tell of what is "ours"."""
    reached = [False] * len(told)
    for place, sentence in enumerate(told):
        if sentence.grounded >= LEAST_CARRIED:
            for near in range(max(0, place - CARRIES_BACK), min(len(told), place + CARRIES_FORWARD + 1)):
                reached[near] = True
    return [
        not sentence.tags
        and (near or not OWN.isdisjoint(sentence.own))
        and YOU.isdisjoint(sentence.own)
        and any(can_be_past(word) for word in sentence.own)
        for near, sentence in zip(reached, told, strict=True)
    ]


def _carried(told: Sequence[Told]) -> Iterator[Told]:
    """What stands in the past tense beside a deed of the writer belongs to the same telling."""
    before = 0.0
    for place, sentence in enumerate(told):
        beside = max(
            [before, *(one.grounded for one in (*told[max(0, place - 2) : place], *told[place + 1 : place + 2]))]
        )
        telling = list(zip(sentence.own, sentence.tags, strict=True)) if sentence.tags else []
        carried = 0.0
        if any(word and tag == "VBD" for word, tag in telling) and YOU.isdisjoint(sentence.own):
            own = _is_present(sentence.own)
            carried = CARRIED * beside if beside >= LEAST_CARRIED else POSSESSED if own else 0.0
        before = max(carried, sentence.grounded)
        if carried <= sentence.grounded:
            yield sentence
            continue
        pairs = enumerate(telling, sentence.start)
        verbs = tuple(at for at, (word, tag) in pairs if tag == "VBD" and word not in STATES | {""})
        yield replace(sentence, grounded=carried, verbs=sentence.verbs or verbs)


def _is_present(words: Sequence[str]) -> bool:
    """Whether the writer is in a sentence, and does not just hold an opinion: ‘I know that the lock was tested’ is about the lock."""
    followed = zip(words, [*words[1:], ""], strict=True)
    return not BELONGING.isdisjoint(words) or any(
        word in SPEAKER and after not in OPINIONS | MODALS for word, after in followed
    )
