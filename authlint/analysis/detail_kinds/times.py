"""When something happened: weekdays, months, hours, years, "two days ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from authlint.analysis.detail_kinds.sentence import Range, Sentence
from authlint.language.telling import EXACT_TIMES, NOW, PERIODS, RELATIVE_TIMES

PARTS_OF_A_DAY = frozenset({"morning", "evening", "night", "noon", "weekend"})
WORDS_TOO = frozenset({"march", "may", "august"})
"""Months that are other words in small letters."""
CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
"""An hour; with seconds it is how long something took."""
NAMED_BY_YEAR = frozenset({"the", "a", "late", "early", "mid", "my", "our", "both"})
"""Before a year they begin a name that it opens, or the year of a make."""
HALF_DAYS = frozenset({"am", "pm", "a.m.", "p.m."})


def times(sentence: Sentence) -> Iterator[Range]:
    """Weekdays, months, hours, years, "last week", "two days ago"; "today" beside the past tense; words side by side are one."""
    lower = sentence.lower
    start = end = -1
    for place, word in enumerate(lower):
        clock = bool(CLOCK.fullmatch(word)) and not _is_a_pace(lower, place)
        year = is_a_year(word) and not _is_part_of_a_name(sentence, place)
        half_day = word in HALF_DAYS and place > 0 and lower[place - 1][:1].isdigit()
        named = word in EXACT_TIMES and not _is_another_word(sentence, place)
        named = named and (word not in NOW or _is_told_as_past(sentence, place))
        if not (named or clock or year or half_day or _is_relative(lower, place)):
            continue
        if place > end >= 0:
            yield start, end
        start, end = (start if place == end else place), place + 1
    if end >= 0:
        yield start, end


def is_a_year(word: str) -> bool:
    """Whether the word is a year of the last three centuries in digits."""
    return len(word) == len("2019") and word.isdigit() and word[:2] in {"18", "19", "20"}


def _is_another_word(sentence: Sentence, place: int) -> bool:
    """Whether a word for a time is something else: "the slow march", "the night shift", "a game night", "Taco Thursday"."""
    word, before = sentence.lower[place], sentence.tags[place - 1] if place else ""
    if word in WORDS_TOO and sentence.written[place].islower():
        return True
    if word in PARTS_OF_A_DAY:
        compound = before in {"NN", "NNP"} and sentence.lower[place - 1] not in EXACT_TIMES | {"day"}
        return compound or sentence.following(place)[1] in {"NN", "NNS", "VBG"}
    return before == "NNP" and word.endswith("day") and sentence.lower[place - 1] not in EXACT_TIMES and word not in NOW


def _is_a_pace(lower: tuple[str, ...], place: int) -> bool:
    """Whether minutes for a way follow: "9:47 min/mile"."""
    return any(
        word in {"min", "mins", "minutes", "/"} or word.startswith("min/") for word in lower[place + 1 : place + 3]
    )


def _is_relative(lower: tuple[str, ...], place: int) -> bool:
    if lower[place] not in PERIODS:
        return False
    before = lower[place - 1] if place else ""
    return before in RELATIVE_TIMES or (place + 1 < len(lower) and lower[place + 1] in {"ago", "later"})


def _is_told_as_past(sentence: Sentence, place: int) -> bool:
    """Whether the verb nearest to ``place`` is in the past tense or tells what goes on."""
    verbs = [at for at, tag in enumerate(sentence.tags) if tag in {"VBD", "VBP", "VBZ", "VBG", "MD"}]
    nearest = min(verbs, key=lambda at: abs(at - place), default=None)
    return nearest is not None and sentence.tags[nearest] in {"VBD", "VBG"}


def _is_part_of_a_name(sentence: Sentence, place: int) -> bool:
    """Whether a year belongs to what stands beside it: "Rust 2018", "the 2004 cycle", "2015-16", "a late 2013 MacBook"."""
    following, next_tag = sentence.following(place)
    before = sentence.lower[place - 1] if place else ""
    if following in {"-", "\u2013", "/"} or next_tag in {"NN", "NNS"}:
        return True
    if next_tag in {"NNP", "NNPS"} and before in NAMED_BY_YEAR:
        return True
    return before not in EXACT_TIMES and (
        sentence.tags[place - 1 : place] in {("NNP",), ("NNPS",)} or sentence.is_a_name(place - 1)
    )
