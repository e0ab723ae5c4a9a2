"""Words for what was smelled, tasted, touched or heard, told from the same words used as figures.

A word for food, drink, music or a noise stands in many a text where nothing was tasted or heard. So a noun counts where the
sentence tells that it was eaten, made, poured or listened to, and an adjective only with something that can be seen and
touched beside it, or after a verb of perceiving: it is a figure more often than not ("warm smiles", "hard to say").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from authlint.analysis.detail_kinds.sentence import DENYING, Sentence
from authlint.language.perceiving import (
    ADJECTIVES,
    COPULAS,
    FELT_NOUNS,
    FIGURES,
    HAPPENING,
    HAVING,
    HEARING,
    LEADING_TO_FOOD,
    MEALS,
    PERCEIVING,
    SMELLS,
    TASTING,
    VAGUE,
    VESSELS,
)
from authlint.language.senses import senses

NOUNS = frozenset({"NN", "NNS"})
SENSES = frozenset({"smell", "taste", "touch", "hearing"})
PASSED_OVER = frozenset({"RB", "RBR", "JJ", "CC", ",", "DT"})
REACH = 4
"""Tokens between an adjective and what it is said of, at most."""
REACH_OF_DENIAL = 6
"""Tokens before a word of the senses in which it is denied."""
REACH_OF_COMPANY = 9
"""Tokens on either side of a noun in which the eating, pouring or playing is told."""
BEFORE_WIND = frozenset({"DT", "JJ", "PRP$", "VBG"})
BEFORE_FOOD = 4
"""Tokens between "had", "for" or "over" and what was eaten."""


def sense_of(word: str) -> str:
    """The sense a word or its singular speaks to, or ``thing`` for what can be seen and touched; empty if none."""
    if word in VAGUE:
        return ""
    table = senses()
    return table.get(word) or table.get(word.removesuffix("s")) or ""


def perceptions(sentence: Sentence) -> Iterator[int]:
    """The places of words of smell, taste, touch and hearing."""
    words, tags = sentence.lower, sentence.tags
    for place, word in enumerate(words):
        tag = tags[place]
        if tag not in NOUNS and tag != "JJ":
            continue
        kind = sense_of(word)
        if kind not in SENSES or word in FIGURES or word.removesuffix("s") in FIGURES:
            continue
        if any(letter.isupper() for letter in sentence.written[place][1:]) or sentence.is_a_name(place):
            continue
        if tuple(words[place + 1 : place + 4]) == ("to", "my", "ears"):
            continue
        if sentence.has_before(place, REACH_OF_DENIAL, DENYING):
            continue
        if tag == "JJ":
            if word != "sound" and _is_of_a_thing(words, tags, place):
                yield place
        elif word not in ADJECTIVES and not _says_of_what_kind(words, tags, place) and _was_met(sentence, place, kind):
            yield place


def _was_met(sentence: Sentence, place: int, kind: str) -> bool:
    """Whether the sentence tells that what the noun at ``place`` stands for was eaten, smelled, felt or heard there."""
    word = sentence.lower[place]
    company = sentence.lower[max(0, place - REACH_OF_COMPANY) : place + REACH_OF_COMPANY + 1]
    if kind == "touch":
        return word in FELT_NOUNS and not (word.startswith("wind") and _is_a_figure_of_wind(sentence, place))
    if kind == "smell":
        return word in SMELLS or not TASTING.isdisjoint(company)
    if kind == "hearing":
        plain = word in HAPPENING or word.removesuffix("s") in HAPPENING
        described = sentence.tags[place - 1 : place] == ("JJ",) or sentence.following(place)[0] == "of"
        return plain or not HEARING.isdisjoint(company) or (described and word.removesuffix("s") == "sound")
    served = not HAVING.isdisjoint(sentence.lower[place + 1 : place + 3])
    return (
        word in TASTING or not TASTING.isdisjoint(company) or _is_led_to(sentence, place) or (served and word in MEALS)
    )


def _is_a_figure_of_wind(sentence: Sentence, place: int) -> bool:
    """Whether caution is thrown "to the wind", or somebody "caught wind" of something."""
    thrown = sentence.lower[max(0, place - 2) : place] == ("to", "the")
    return thrown or sentence.tags[max(0, place - 1)] not in BEFORE_WIND


def _is_led_to(sentence: Sentence, place: int) -> bool:
    """Whether "had", "over" or "for" leads to the food at ``place``: "stopped for coffee", and not "for loading beer"."""
    for before in range(place - 1, max(-1, place - 1 - BEFORE_FOOD), -1):
        word = sentence.lower[before]
        if word in LEADING_TO_FOOD | HAVING:
            return word != "with" or sentence.tags[before - 1 : before] not in {("VBN",), ("VBD",)}
        if sentence.tags[before][:2] == "VB":
            return False
    return False


def things(words: Sequence[str], tags: Sequence[str]) -> Iterator[int]:
    """The places of nouns for what can be seen and touched."""
    for place, word in enumerate(words):
        if tags[place] in NOUNS and sense_of(word):
            yield place


def _says_of_what_kind(words: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether the noun only says what kind of thing another is that nobody perceives: "milk subscription"."""
    if place + 1 == len(words) or tags[place + 1] not in NOUNS | {"VBG"}:
        return False
    head = words[place + 1]
    return sense_of(head) not in SENSES and head not in TASTING | VESSELS


def _is_of_a_thing(words: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether the adjective at ``place`` stands before such a noun, behind one and "was", or behind "felt" and "smelled"."""
    for after in range(place + 1, min(place + REACH, len(words))):
        if tags[after] in NOUNS:
            compound = after + 1 < len(words) and tags[after + 1] in NOUNS
            head = words[after + 1] if compound else words[after]
            return bool(sense_of(head)) and head.removesuffix("s") not in FIGURES
        if tags[after] not in PASSED_OVER:
            break
    copula = False
    for before in range(place - 1, max(-1, place - 1 - REACH), -1):
        if words[before] in PERCEIVING:
            return True
        if words[before] in COPULAS:
            copula = True
        elif tags[before] in NOUNS:
            return copula and bool(sense_of(words[before])) and words[before].removesuffix("s") not in FIGURES
        elif tags[before] not in PASSED_OVER:
            return False
    return False
