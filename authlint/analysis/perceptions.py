"""Words for what was smelled, tasted, touched or heard, told from the same words used as figures.

A noun stands for itself. An adjective is a figure more often than not ("warm smiles", "a cool idea", "hard to say"), so it
counts only with something that can be seen and touched beside it, or after a verb of perceiving.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from authlint.language.perceiving import ADJECTIVES, COPULAS, FIGURES, PERCEIVING, VAGUE
from authlint.language.senses import senses

NOUNS = frozenset({"NN", "NNS"})
SENSES = frozenset({"smell", "taste", "touch", "hearing"})
PASSED_OVER = frozenset({"RB", "RBR", "JJ", "CC", ",", "DT"})
REACH = 4
"""Tokens between an adjective and what it is said of, at most."""


def sense_of(word: str) -> str:
    """The sense a word or its singular speaks to, or ``thing`` for what can be seen and touched; empty if none."""
    if word in VAGUE:
        return ""
    table = senses()
    return table.get(word) or table.get(word.removesuffix("s")) or ""


def perceptions(words: Sequence[str], tags: Sequence[str]) -> Iterator[int]:
    """The places of words of smell, taste, touch and hearing."""
    for place, word in enumerate(words):
        tag = tags[place]
        if tag not in NOUNS and tag != "JJ":
            continue
        if tuple(words[place + 1 : place + 4]) == ("to", "my", "ears"):
            continue
        if sense_of(word) not in SENSES or word in FIGURES or word.removesuffix("s") in FIGURES:
            continue
        if (tag in NOUNS and word not in ADJECTIVES and not _says_of_what_kind(words, tags, place)) or (
            tag == "JJ" and _is_of_a_thing(words, tags, place)
        ):
            yield place


def things(words: Sequence[str], tags: Sequence[str]) -> Iterator[int]:
    """The places of nouns for what can be seen and touched."""
    for place, word in enumerate(words):
        if tags[place] in NOUNS and sense_of(word):
            yield place


def _says_of_what_kind(words: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether the noun only says what kind of thing another is that nobody perceives: "milk subscription"."""
    if place + 1 == len(words) or tags[place + 1] not in NOUNS:
        return False
    return not sense_of(words[place + 1])


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
