"""What somebody said, in that person's words."""

from __future__ import annotations

from collections.abc import Iterator

from authlint.analysis.detail_kinds.sentence import DENYING, Range, Sentence
from authlint.language.telling import ARTEFACTS, SPEECH, TITLED

MARKS = frozenset({'"', "“", "”"})
LEAST_SAID = 4
"""Tokens of a quotation that is no single term in marks, and its mark."""
BESIDE = 3
"""Tokens between a quotation and a verb of speaking behind it."""
REACH = 10
"""Tokens between a verb of speaking and the quotation that it leads to."""
SOMEBODY = frozenset({"it", "me", "him", "her", "us", "them", "that", "this"})
MOSTLY_CAPITALS = 0.6
LONG_WORD = 4
SPEAKS_WITHOUT_A_MOUTH = ARTEFACTS | frozenset(
    {"sign", "page", "label", "header", "docs", "output", "field", "button", "title", "which"}
)


def speech(sentence: Sentence) -> Iterator[Range]:
    """Words in quotation marks that a verb of speaking leads to or closes."""
    marks = [place for place, word in enumerate(sentence.written) if word in MARKS]
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        around = (*sentence.lower[max(0, start - 2) : start], *sentence.lower[end + 1 : end + 3])
        if not TITLED.isdisjoint(around) or _is_a_title(sentence.written[start + 1 : end]):
            continue
        if _is_said_before(sentence, start, end) or _is_said_behind(sentence, end):
            yield start, end + 1


def _is_said_before(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the last verb before the quotation is one of speaking, and stands right before it if the quotation is short."""
    verb = next(
        (place for place in range(start - 1, max(-1, start - 1 - REACH), -1) if sentence.tags[place][:2] == "VB"), None
    )
    if verb is None or not _speaks(sentence, verb):
        return False
    if sentence.lower[verb] == "called":
        return sentence.lower[verb + 1 : start] in {(word,) for word in SOMEBODY}
    if sentence.lower[verb] == "wrote":
        return sentence.written[start - 1] in {",", ":"}
    return end - start > LEAST_SAID or verb >= start - BESIDE


def _is_said_behind(sentence: Sentence, end: int) -> bool:
    """Whether it closes with "she said", "asked my sister", "as I called it"."""
    for place in range(end + 1, min(end + 2 + BESIDE, len(sentence))):
        if sentence.lower[place] == "and":
            return False
        if _speaks(sentence, place):
            return sentence.lower[place] != "called" or sentence.lower[place + 1 : place + 2] == ("it",)
    return False


def _speaks(sentence: Sentence, place: int) -> bool:
    if sentence.lower[place] not in SPEECH or sentence.tags[place] != "VBD" or sentence.has_before(place, 2, DENYING):
        return False
    subject = next((word for word in reversed(sentence.lower[:place]) if word != "that"), "")
    return subject not in SPEAKS_WITHOUT_A_MOUTH and subject.removesuffix("s") not in SPEAKS_WITHOUT_A_MOUTH


def _is_a_title(words: tuple[str, ...]) -> bool:
    """Whether most of several words have capitals."""
    long_words = [word for word in words if len(word) >= LONG_WORD and word.isalpha()]
    return len(long_words) > 1 and sum(word[0].isupper() for word in long_words) > MOSTLY_CAPITALS * len(long_words)
