"""How cards write phrases.

``verb:delve into``   every form of the verb; ``noun:tapestry`` singular and plural
``deep|deeper``       one word or another; an empty alternative (``really|``) makes it optional
``{1,8}``             a gap of one to eight words that stays inside its clause (patterns only)
``{1,8;}``            the same, but it may step over commas, dashes, colons and semicolons
``^`` and ``$``       the start and the end of a sentence (patterns only)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from math import prod

from authlint.analysis.inflection import noun_forms, verb_forms

MOST_FORMS = 400
"""Literal forms one phrase may stand for; more is a card that asks for a pattern."""

GAP = re.compile(r"\{(\d+),(\d+)(;?)\}")
LONGEST_GAP = 20


@dataclass(frozen=True, slots=True)
class Words:
    """One place in a phrase: any of these, in lower case; an empty one makes the place optional."""

    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Between ``least`` and ``most`` words; ``loose`` gaps may step over the marks inside a sentence."""

    least: int
    most: int
    loose: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as its card writes it, and its parts."""

    term: str
    parts: tuple[Words | Gap, ...]
    at_start: bool
    at_end: bool


class Phrases(tuple[str, ...]):
    """Phrases without gaps, in the notation above."""

    __slots__ = ()
    pooled = True

    @classmethod
    def from_card(cls, value: object) -> Phrases:
        """Raises `ValueError` for a phrase that is not in the notation."""
        phrases = cls(_texts(value))
        for phrase in phrases:
            expand(phrase)
        return phrases


class Patterns(tuple[str, ...]):
    """Patterns with gaps, in the notation above."""

    __slots__ = ()
    pooled = True

    @classmethod
    def from_card(cls, value: object) -> Patterns:
        """Raises `ValueError` for a pattern that is not in the notation."""
        patterns = cls(_texts(value))
        for pattern in patterns:
            read_pattern(pattern)
        return patterns


def expand(phrase: str) -> tuple[str, ...]:
    """Every literal form of a phrase without gaps, in lower case. Raises `ValueError`."""
    places = [_words(word, phrase).alternatives for word in phrase.split()]
    if not places:
        raise ValueError("an empty phrase")
    if prod(len(place) for place in places) > MOST_FORMS:
        raise ValueError(f"‘{phrase}’ stands for more than {MOST_FORMS} forms; split it")
    forms = (" ".join(filter(None, words)) for words in product(*places))
    return tuple(dict.fromkeys(filter(None, forms)))


def read_pattern(text: str) -> Pattern:
    """The parts of a pattern. Raises `ValueError`."""
    words = text.split()
    at_start, at_end = words[:1] == ["^"], words[-1:] == ["$"]
    words = words[at_start : len(words) - at_end]
    parts = tuple(_gap(found, text) if (found := GAP.fullmatch(word)) else _words(word, text) for word in words)
    if not parts or not any(isinstance(part, Words) for part in parts):
        raise ValueError(f"‘{text}’ names no word")
    if isinstance(parts[0], Gap) or (isinstance(parts[-1], Gap) and not at_end):
        raise ValueError(f"‘{text}’ begins or ends with a gap")
    return Pattern(text, parts, at_start, at_end)


def _words(word: str, phrase: str) -> Words:
    if word in {"^", "$"} or "{" in word:
        raise ValueError(f"‘{phrase}’: ‘{word}’ belongs in a pattern, not here")
    kind, _, bare = word.rpartition(":")
    if kind not in {"verb", "noun"}:
        return Words(tuple(dict.fromkeys(word.lower().split("|"))) if len(word) > 1 else (word.lower(),))
    forms = verb_forms if kind == "verb" else noun_forms
    alternatives = (form for base in bare.lower().split("|") for form in (forms(base) if base else ("",)))
    return Words(tuple(dict.fromkeys(alternatives)))


def _gap(found: re.Match[str], text: str) -> Gap:
    least, most = int(found[1]), int(found[2])
    if not least <= most <= LONGEST_GAP or most == 0:
        raise ValueError(f"‘{text}’: a gap runs from few to at most {LONGEST_GAP} words")
    return Gap(least, most, bool(found[3]))


def _texts(value: object) -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(text, str) for text in value):
        raise ValueError("expected a list of texts; put quotes around each")
    return value
