"""The kinds of concrete detail, each found in one sentence by its words and tags.

Every finder gets lower-case words, the words as written, and their tags; it yields ranges of places. None of them asks
whether the sentence is first-hand: `authlint.analysis.details` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from authlint.document import MASK
from authlint.language.senses import senses
from authlint.language.telling import (
    ARTEFACTS,
    AUTHORITIES,
    EXACT_TIMES,
    NUMBER_WORDS,
    OWN,
    RELATIVE_TIMES,
    SPEECH,
    TURNS,
    UNITS,
    VAGUE,
)

Range = tuple[int, int]
MOST_NAMES = 4
"""More names than these in one sentence are a list."""
PERIODS = frozenset("day days week weeks weekend month months year years".split())
TURN_PARTS = tuple(tuple(turn.split()) for turn in TURNS)
FIRST_OF_TURNS = frozenset(parts[0] for parts in TURN_PARTS)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, as written and in lower case, and their fine tags."""

    written: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.lower)


def times(sentence: Sentence) -> Iterator[Range]:
    """Weekdays, months, hours, years, "last week", "two days ago"."""
    lower = sentence.lower
    for place, word in enumerate(lower):
        clock = ":" in word and word.replace(":", "").isdigit()
        year = len(word) == len("2019") and word.isdigit() and word[:2] in {"18", "19", "20"}
        half_day = word in {"am", "pm", "a.m.", "p.m."} and sentence.tags[place] != "VBP"
        before = lower[place - 1] if place else ""
        relative = word in PERIODS and (
            before in RELATIVE_TIMES or (place + 1 < len(lower) and lower[place + 1] in {"ago", "later"})
        )
        if word in EXACT_TIMES or clock or year or half_day or relative:
            yield place, place + 1


def quantities(sentence: Sentence) -> Iterator[Range]:
    """A number with what was counted; none where the sentence rests on somebody's research or counts in percent."""
    if any(word in AUTHORITIES for word in sentence.lower):
        return
    for place, word in enumerate(sentence.lower):
        number = sentence.tags[place] == "CD" or word in NUMBER_WORDS
        if not number or word == "one":
            continue
        money = place > 0 and sentence.lower[place - 1] in {"$", "£", "€", "₹", "¥"}
        followed = next(iter(sentence.lower[place + 1 : place + 2]), "")
        counted = followed.removesuffix("s") in UNITS or followed in UNITS
        glued = (
            any(character.isdigit() for character in word) and word.lstrip("0123456789.,").removesuffix("s") in UNITS
        )
        noun = place + 1 < len(sentence) and sentence.tags[place + 1] in {"NNS", "NN", "JJ"}
        if money or counted or glued or noun:
            yield place, min(place + 2, len(sentence))


def names(sentence: Sentence) -> Iterator[Range]:
    """Runs of proper names inside the sentence, unless there are so many that they are a list."""
    found: list[Range] = []
    place = 0
    while place < len(sentence):
        if sentence.tags[place] in {"NNP", "NNPS"} and sentence.lower[place] not in EXACT_TIMES | OWN:
            end = place + 1
            while end < len(sentence) and sentence.tags[end] in {"NNP", "NNPS"}:
                end += 1
            if sentence.written[place][:1].isupper():
                found.append((place, end))
            place = end
        else:
            place += 1
    if len(found) <= MOST_NAMES:
        yield from found


def perceptions(sentence: Sentence) -> Iterator[Range]:
    """Words of smell, taste, touch and hearing."""
    for place, word in enumerate(sentence.lower):
        if sense_of(word) not in {"", "thing"} and sentence.tags[place][:2] in {"NN", "JJ"}:
            yield place, place + 1


def things(sentence: Sentence) -> Iterator[Range]:
    """Nouns for what can be seen and touched."""
    for place, word in enumerate(sentence.lower):
        if sentence.tags[place] in {"NN", "NNS"} and sense_of(word):
            yield place, place + 1


def turns(sentence: Sentence) -> Iterator[Range]:
    """Failure, surprise, a change of mind."""
    for place, word in enumerate(sentence.lower):
        if word in FIRST_OF_TURNS:
            for parts in TURN_PARTS:
                if sentence.lower[place : place + len(parts)] == parts:
                    yield place, place + len(parts)
                    break


def speech(sentence: Sentence) -> Iterator[Range]:
    """Somebody's words in quotation marks beside a verb of speaking."""
    marks = [place for place, word in enumerate(sentence.lower) if word in {'"', "“", "”"}]
    spoken = any(word in SPEECH and tag == "VBD" for word, tag in zip(sentence.lower, sentence.tags, strict=True))
    if spoken and len(marks) > 1:
        yield marks[0], marks[-1] + 1


def artefacts(sentence: Sentence) -> Iterator[Range]:
    """What the writer can show: code or a picture in the sentence, a log, a screenshot, an error message."""
    for place, word in enumerate(sentence.lower):
        if word == MASK or (word in ARTEFACTS and sentence.tags[place] in {"NN", "NNS"}):
            yield place, place + 1


def sense_of(word: str) -> str:
    """The sense a word or its singular speaks to, if any."""
    if word in VAGUE:
        return ""
    table = senses()
    return table.get(word) or table.get(word.removesuffix("s")) or ""


KINDS: Mapping[str, Callable[[Sentence], Iterator[Range]]] = {
    "time": times,
    "quantity": quantities,
    "name": names,
    "sense": perceptions,
    "thing": things,
    "turn": turns,
    "speech": speech,
    "artefact": artefacts,
}
"""The finders by the name of their kind."""
