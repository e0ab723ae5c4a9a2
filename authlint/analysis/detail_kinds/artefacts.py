"""What the writer can show: own code and pictures, a certain log, screenshot, error message."""

from __future__ import annotations

from collections.abc import Iterator

from authlint.analysis.detail_kinds.sentence import DENYING, Range, Sentence
from authlint.document import MASK
from authlint.language.telling import ARTEFACTS, DETERMINERS, SPEAKING_OF

REACH_OF_DETERMINERS = 3
REACH_OF_HANDS = 10
"""Tokens between what the writer did and the code that it was done to."""
MAKING = frozenset({"make", "made", "makes", "making"})
OFFICES = frozenset({"bank", "visit", "visited", "office"})
WISHED = DENYING | {"wish", "wished", "would", "could", "should"}
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
POINTING = frozenset({"DT", "PDT", "PRP$", "CD"})


def artefacts(sentence: Sentence) -> Iterator[Range]:
    """Code or a picture that the writer did something with; nouns for what is kept, with a word that makes it a certain one."""
    for place, word in enumerate(sentence.lower):
        shown = word == MASK and (place in sentence.pictures or _is_in_hand(sentence, place))
        if shown or _is_a_certain_one(sentence, place):
            yield place, place + 1


def _is_in_hand(sentence: Sentence, place: int) -> bool:
    """Whether one of the writer's deeds leads to the code: no other verb stands between, and it is not just spoken about."""
    deed = max((verb for verb in sentence.deeds if verb < place), default=-1)
    if deed < 0 or place - deed > REACH_OF_HANDS or sentence.lower[deed] in SPEAKING_OF:
        return False
    between = range(deed + 1, place)
    elsewhere = any(sentence.tags[near] in FINITE for near in between) or "about" in sentence.lower[deed:place]
    return not elsewhere and sentence.tags[place - 1] != "POS"


def _is_a_certain_one(sentence: Sentence, place: int) -> bool:
    word, tag = sentence.lower[place], sentence.tags[place]
    following, next_tag = sentence.following(place)
    if word not in ARTEFACTS or tag not in {"NN", "NNS"} or next_tag in {"NN", "NNS"} or sentence.is_a_name(place):
        return False
    if place and sentence.tags[place - 1] in {"NNP", "NNPS"}:
        return False
    before = range(max(0, place - REACH_OF_DETERMINERS), place)
    if not any(sentence.lower[near] in DETERMINERS and sentence.tags[near] in POINTING for near in before):
        return False
    another = {
        "patch": following == "of",
        "branch": not OFFICES.isdisjoint(sentence.lower),
        "error": sentence.has_before(place, 2 * REACH_OF_DETERMINERS, MAKING),
    }
    return not another.get(word, False) and not sentence.has_before(place, REACH_OF_HANDS, WISHED)
