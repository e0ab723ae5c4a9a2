"""Concrete detail: what stands in a draft that only somebody who was there could give.

A word of the senses, a name, a date counts only in a sentence that tells what the writer did (`FirstHand`), so that lists,
statistics and encyclopaedic facts weigh nothing however many are added. It measures how specific a text is. Whether it is
true, it cannot know.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import exp
from typing import TYPE_CHECKING

from authlint.analysis.deeds import NEGATIONS
from authlint.analysis.detail_kinds import KINDS, Sentence
from authlint.analysis.doers import Doer, doers, is_a_lesson
from authlint.analysis.first_hand import FirstHand, Told
from authlint.analysis.shown import Shown
from authlint.analysis.stock_scenes import StockScenes
from authlint.analysis.words import Words
from authlint.document import MASK
from authlint.language.telling import LAPSES, OWN

if TYPE_CHECKING:
    from authlint.analysis.tokens import TokenBlock
    from authlint.document import Block
    from authlint.source import Span

WEIGHTS = {
    "deed": 1.0,
    "event": 1.0,
    "self": 0.5,
    "time": 0.5,
    "quantity": 0.5,
    "name": 0.4,
    "sense": 0.5,
    "thing": 0.2,
    "turn": 0.7,
    "speech": 0.8,
    "artefact": 0.3,
}
"""What the first detail of each kind in a first-hand sentence is worth. ``self`` is the writer's mere presence in one that
tells no deed; ``event`` is what somebody or something else did in what the writer tells."""

MOST_OF_A_KIND = 2
"""Details of one kind that count in one sentence: the rest is a list."""

SECOND = 0.5
"""What the second of them is worth, of the first."""

CEILING = 3.0
"""What all details of one kind may be worth per hundred words."""

SCENE = 1.3
"""Factor for a sentence with particulars beside another such."""

FULL = 2.5
"""Worth per hundred words at which a text has 63 of 100 points."""

TRACE = 0.9
"""Worth that no draft is given points for: little more than the first person, or a deed without any particular."""

LEAST_OF_A_SENTENCE = 0.15
"""A sentence whose details are worth less adds nothing: a "my" in passing."""

FIRST_WORDS = 40
"""Words without detail that every draft is given, so that one sentence is no rich text."""

MOST_AGAIN = 3
"""After this often it is worth no less: long drafts use the same verbs."""

LEAST_GROUND = 0.1
"""Sentences with less ground are not looked into."""

LEAST_OF_AN_EVENT = 0.4
"""With less ground what others did is mostly the background of the world."""

ALONE = frozenset({"i", "me", "my", "mine", "myself"})
"""Without these a sentence beside a lesson's example belongs to the lesson."""

LEAST_OF_A_SCENE = 0.2
"""What a detail must be worth to make part of a scene."""

BARE = 0.5
"""What is left of a deed in a sentence without any particulars."""

AGAIN = 0.5
"""A deed told by the same verb again is worth this much of the time before."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail: its kind, tokens ``start`` up to ``end`` of a block, and what it is worth."""

    kind: str
    tokens: TokenBlock
    start: int
    end: int
    worth: float

    @property
    def place(self) -> tuple[Block, Span]:
        """Its block and its place there."""
        return self.tokens.block, self.tokens.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Details:
    """Every detail in order, the words they were looked for in, and the points of the whole, 0 to 100."""

    found: tuple[Detail, ...]
    words: int
    points: float
    pipeline: str

    @classmethod
    def of(cls, first_hand: FirstHand, stock: StockScenes, shown: Shown, all_words: Words) -> Details:
        verbs = Counter[str]()
        found: list[Detail] = []
        words = len(all_words)
        for block in first_hand.blocks:
            lesson = any(is_a_lesson(told.own) for told in block)
            in_block = [
                () if lesson and ALONE.isdisjoint(told.own) else tuple(_details(told, stock, shown, verbs))
                for told in block
            ]
            found += (detail for details in _scenes(in_block) for detail in details)
        return cls(tuple(found), words, points(found, words), first_hand.pipeline)


def points(found: list[Detail], words: int) -> float:
    """100 · (1 - exp(-w / FULL)), w being the worth beyond a trace per 100 words with each kind held under its ceiling."""
    hundreds = (words + FIRST_WORDS) / 100
    by_kind: defaultdict[str, float] = defaultdict(float)
    for detail in found:
        by_kind[detail.kind] += detail.worth
    worth = sum(min(total / hundreds, CEILING) for total in by_kind.values())
    return 100 * (1 - exp(-max(0.0, worth - TRACE / hundreds) / FULL))


def _details(told: Told, stock: StockScenes, shown: Shown, verbs: Counter[str]) -> Iterator[Detail]:
    """The details of one sentence; none where it is not first-hand or sets a scene from stock."""
    if told.grounded < LEAST_GROUND or stock.touch(told.tokens, told.start, told.end):
        return
    by_whom = tuple(
        zip(told.verbs, doers(told.words, told.tags, [verb - told.start for verb in told.verbs]), strict=True)
    )
    sentence = _sentence(told, by_whom, shown)
    particulars = [
        Detail(kind, told.tokens, told.start + start, told.start + end, told.grounded * WEIGHTS[kind] * SECOND**number)
        for kind, finder in KINDS.items()
        for number, (start, end) in enumerate(islice(finder(sentence), MOST_OF_A_KIND))
    ]
    if not told.verbs and not OWN.isdisjoint(told.words):
        yield Detail("self", told.tokens, told.start, told.end, told.grounded * WEIGHTS["self"])
    firm = told.grounded >= LEAST_OF_AN_EVENT
    telling = [
        (verb, doer)
        for verb, doer in by_whom
        if (doer == "writer" or (doer == "other" and firm)) and _is_done(told.tokens.lower, verb)
    ]
    for number, (verb, doer) in enumerate(telling):
        word = told.tokens.lower[verb]
        worth = told.grounded * WEIGHTS["deed"] * AGAIN ** min(verbs[word] + number, MOST_AGAIN)
        verbs[word] += 1
        kind = "deed" if doer == "writer" else "event"
        yield Detail(kind, told.tokens, verb, verb + 1, worth if particulars else worth * BARE)
    yield from particulars


def _is_done(words: Sequence[str], verb: int) -> bool:
    """Whether the verb tells something done, and neither a lapse nor what was left undone."""
    return words[verb] not in LAPSES and NEGATIONS.isdisjoint(words[max(0, verb - 2) : verb])


def _sentence(told: Told, by_whom: Sequence[tuple[int, Doer]], shown: Shown) -> Sentence:
    """What the finders look at: of masks only those that show something."""
    tokens, doc = told.tokens, told.tokens.doc[told.start : told.end]
    masks = [place for place, word in enumerate(told.own) if word == MASK]
    kinds = {
        place: shown.at(tokens.block, tokens.span(told.start + place, told.start + place + 1).start) for place in masks
    }
    lower = tuple(word if kinds.get(place, MASK) else "" for place, word in enumerate(told.own))
    return Sentence(
        written=tuple(token.text for token in doc),
        lower=lower,
        tags=told.tags,
        deeds=tuple(verb - told.start for verb, doer in by_whom if doer == "writer"),
        pictures=frozenset(place for place, kind in kinds.items() if kind == "picture"),
    )


def _scenes(sentences: list[tuple[Detail, ...]]) -> Iterator[tuple[Detail, ...]]:
    """Details that stand together are worth more than the same ones scattered."""
    rich = [len({detail.kind for detail in details if detail.worth >= LEAST_OF_A_SCENE}) > 1 for details in sentences]
    for place, details in enumerate(sentences):
        if sum(detail.worth for detail in details) < LEAST_OF_A_SENTENCE:
            yield tuple(replace(one, worth=0.0) for one in details)
            continue
        beside = any(rich[near] for near in (place - 1, place + 1) if 0 <= near < len(rich))
        if rich[place] and beside:
            yield tuple(replace(one, worth=one.worth * SCENE) for one in details)
        else:
            yield details
