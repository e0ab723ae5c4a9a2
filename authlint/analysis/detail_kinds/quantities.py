"""What was counted, measured, paid or waited."""

from __future__ import annotations

from collections.abc import Iterator

from authlint.analysis.detail_kinds.sentence import Range, Sentence
from authlint.analysis.detail_kinds.times import HALF_DAYS, is_a_year
from authlint.language.telling import AUTHORITIES, EXACT_TIMES, NUMBER_WORDS, UNITS

ABSTRACT = frozenset({"reasons", "ways", "kinds", "types", "sorts"})
"""What is counted in an argument."""
SIZES = frozenset({"g", "m", "k", "mb", "gb", "tb"})
"""Before a noun they make it a type: "1G switches", "the 4GB models"."""


def quantities(sentence: Sentence) -> Iterator[Range]:
    """A number with what was counted; none where the sentence rests on somebody's research or counts in percent."""
    if any(word in AUTHORITIES for word in sentence.lower):
        return
    for place, word in enumerate(sentence.lower):
        digits = word[:1].isdigit()
        number = (sentence.tags[place] == "CD" and digits) or word in NUMBER_WORDS
        followed = next(iter(sentence.lower[place + 1 : place + 2]), "")
        hour = followed in HALF_DAYS or word.endswith(("am", "pm"))
        if (
            not number
            or word == "one"
            or hour
            or followed in ABSTRACT
            or (followed in SIZES and sentence.following(place + 1)[1] in {"NN", "NNS"})
            or (word == "half" and followed == "marathon")
            or sentence.lower[place - 1 : place] == ("§",)
            or _is_a_version(sentence, place)
            or (is_a_year(word) and followed.removesuffix("s") not in UNITS)
        ):
            continue
        money = place > 0 and sentence.lower[place - 1] in {"$", "£", "€", "₹", "¥"}
        counted = followed.removesuffix("s") in UNITS or followed in UNITS
        glued = digits and word.lstrip("0123456789.,").removesuffix("s") in UNITS
        noun = place + 1 < len(sentence) and sentence.tags[place + 1] in {"NNS", "NN", "JJ"} and bool(followed)
        if money or counted or glued or noun:
            end = min(place + 2, len(sentence)) if followed.isalnum() else place + 1
            yield (place - 2 if _is_the_end_of_a_number(sentence, place) else place), end


def _is_the_end_of_a_number(sentence: Sentence, place: int) -> bool:
    """Whether two more words belong to it: "twenty-five", "half a dozen"."""
    before = sentence.lower[max(0, place - 2) : place]
    ranged = before[1:] in {("-",), ("\u2013",), ("to",)} and before[0][:1].isdigit()
    return ranged or before == ("half", "a") or (before[1:] == ("-",) and before[0] in NUMBER_WORDS)


def _is_a_version(sentence: Sentence, place: int) -> bool:
    """Whether the number is one of a version, a request or a type: "Angular 2", "#6", "8bit"."""
    before = sentence.lower[place - 1] if place else ""
    named = place > 0 and sentence.tags[place - 1] in {"NNP", "NNPS", "POS"} and before not in EXACT_TIMES
    followed = next(iter(sentence.lower[place + 1 : place + 2]), "")
    counted = followed.removesuffix("s") in UNITS
    named |= (
        place > 1
        and sentence.is_a_name(place - 1)
        and sentence.tags[place - 1][:2] in {"NN", "JJ"}
        and before not in EXACT_TIMES
    )
    return before == "#" or (
        sentence.lower[place][:1].isdigit() and (sentence.lower[place].endswith("bit") or (named and not counted))
    )
