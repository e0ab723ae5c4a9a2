"""Proper names in a sentence, whole, and none that is only a word in capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from authlint.language.telling import ACRONYMS, EXACT_TIMES, OWN, UNITS

FEASTS = frozenset({"christmas", "easter", "thanksgiving", "halloween", "hanukkah", "ramadan", "diwali"})
PROPER = frozenset({"NNP", "NNPS"})
MOST_NAMES = 4
"""More names than these in one sentence are a list."""
NONE = EXACT_TIMES | OWN | ACRONYMS | FEASTS | {"may"}
LONGEST_NUMBER = 2
HYPHENS = frozenset({"-", "\u2010", "\u2011"})
MADE = ("ing", "tion", "sion", "ness", "ment", "ity", "ism", "ance", "ence", "ly", "ed")
"""Endings of words that are no names where they open a sentence."""
CODE = frozenset("()[]{}=_")
"""Marks that stand in code and in no name."""
OPENING = frozenset({"(", "[", "\u201c", '"'})


def names(written: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of proper names with the capitalised words that belong to them, unless there are so many that they are a list."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(written):
        if tags[place] not in PROPER or written[place].lower() in NONE:
            place += 1
            continue
        start, end = _whole(written, tags, place, found[-1][1] if found else 0)
        if (
            written[place][:1].isupper()
            and len("".join(written[start:end])) > 1
            and not _is_a_label(written, start, end)
            and not _is_an_abbreviation(written, tags, start, end)
        ):
            found.append((start, end))
        place = end
    if len(found) <= MOST_NAMES:
        yield from found


def _whole(written: Sequence[str], tags: Sequence[str], place: int, least: int) -> tuple[int, int]:
    """The run around ``place``, which starts at ``least`` or later: capitals beside it, and what a hyphen joins to it."""
    start, end = place, place + 1
    while end < len(written) and (tags[end] in PROPER or _is_capital(written[end])):
        end += 1
    while start - 1 >= max(least, 1) and _is_capital(written[start - 1]):
        start -= 1
    if (
        start - 2 >= least
        and written[start - 1] in {"'s", "’s"}
        and written[start - 2][:1].isupper()
        and tags[start - 2] not in PROPER
    ):
        start -= 2
    while start - 2 >= max(least, 1) and written[start - 1] == "of" and _is_capital(written[start - 2]):
        start -= 2
    while end + 1 < len(written) and written[end] in {"of", "&"} and _is_capital(written[end + 1]):
        end += 2
        while end < len(written) and (tags[end] in PROPER or _is_capital(written[end])):
            end += 1
    while start - 2 >= least and written[start - 1] in HYPHENS and written[start - 2][:1].isalnum():
        start -= 2
    while end + 1 < len(written) and written[end] in HYPHENS and written[end + 1][:1].isalnum():
        end += 2
    if _is_a_number_of(written, tags, end):
        end += 1
    return start, end


def _is_a_number_of(written: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether a short number belongs to the name before it: "Raspberry Pi 4", and not "Anna 3 times"."""
    if place >= len(written) or not written[place].isdigit() or len(written[place]) > LONGEST_NUMBER:
        return False
    return place + 1 == len(written) or tags[place + 1] not in {"NN", "NNS", "JJ"}


def _is_an_abbreviation(written: Sequence[str], tags: Sequence[str], start: int, end: int) -> bool:
    """Whether it is the capitals of a common noun: "an old PAN", "RF/SDR"."""
    if end - start > 1 or not written[start].isupper() or not start:
        return False
    one_of_many = written[start - 1].lower() in {"a", "an"} or tags[start - 1] == "JJ"
    return one_of_many or written[end : end + 1] == ("/",)


def _is_capital(word: str) -> bool:
    if word.lower() in ACRONYMS and not word.isupper():
        return word[:1].isupper()
    return word[:1].isupper() and word != "I" and word.lower() not in NONE


def _is_a_label(written: Sequence[str], start: int, end: int) -> bool:
    """Whether it is no name: an ordinary word that opens the sentence or stands before a colon ("Note: ..."), the capitals of
    common nouns in brackets ("(MSSP)"), a place on a way ("Mile 24"), or code."""
    opens = start == 0 or written[start - 1] in OPENING
    following = written[end] if end < len(written) else ""
    colon = ":" in written[end : end + 2]
    bracketed = start > 0 and written[start - 1] == "(" and following == ")" and written[start].isupper()
    made = opens and end - start == 1 and written[start].lower().endswith(MADE)
    code = not CODE.isdisjoint("".join(written[start:end]))
    counted = written[start].lower() in UNITS and written[end - 1].isdigit()
    return counted or (opens and end - start == 1 and colon) or bracketed or made or code
