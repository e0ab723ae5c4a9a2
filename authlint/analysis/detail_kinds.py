"""The kinds of concrete detail, each found in one sentence by its words and tags.

Every finder gets lower-case words, the words as written, and their tags; it yields ranges of places. None of them asks
whether the sentence is first-hand: `authlint.analysis.details` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from authlint.analysis.named import names
from authlint.analysis.perceptions import perceptions, things
from authlint.document import MASK
from authlint.language.telling import (
    ARTEFACTS,
    AUTHORITIES,
    DETERMINERS,
    EXACT_TIMES,
    EXPECTED,
    NOW,
    NUMBER_WORDS,
    PERIODS,
    RELATIVE_TIMES,
    SPEECH,
    TITLED,
    TURNS,
    UNITS,
)

Range = tuple[int, int]
PARTS_OF_A_DAY = frozenset({"morning", "evening", "night", "noon", "weekend"})
REACH_OF_IF = 8
"""Tokens from an "if" in which what is told is only supposed."""
HALF_DAYS = frozenset({"am", "pm", "a.m.", "p.m."})
REACH_OF_DETERMINERS = 3
MARKS = frozenset({'"', "“", "”"})
LEAST_SAID = 4
"""Tokens of a quotation that is no single term in marks, and its mark."""
BESIDE = 3
"""Tokens between a verb of speaking and a shorter one."""
TURN_PARTS = tuple(tuple(turn.split()) for turn in TURNS)
FIRST_OF_TURNS = frozenset(parts[0] for parts in TURN_PARTS)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, as written and in lower case, and their fine tags.

    A word in lower case is empty where it is quoted, and so is a mask that shows nothing.
    """

    written: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.lower)


def times(sentence: Sentence) -> Iterator[Range]:
    """Weekdays, months, hours, years, "last week", "two days ago"; "today" beside the past tense; words side by side are one."""
    lower = sentence.lower
    start = end = -1
    for place, word in enumerate(lower):
        clock = ":" in word and word.replace(":", "").isdigit() and not _is_a_pace(lower, place)
        year = _is_a_year(word) and not _is_part_of_a_name(sentence, place)
        half_day = word in HALF_DAYS and place > 0 and lower[place - 1][:1].isdigit()
        named = word in EXACT_TIMES and not _is_of_a_kind(sentence, place)
        named = named and (word not in NOW or _is_told_as_past(sentence, place))
        if not (named or clock or year or half_day or _is_relative(lower, place)):
            continue
        if place > end >= 0:
            yield start, end
        start, end = (start if place == end else place), place + 1
    if end >= 0:
        yield start, end


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
            or _is_a_version(sentence, place)
            or (_is_a_year(word) and followed.removesuffix("s") not in UNITS)
        ):
            continue
        money = place > 0 and sentence.lower[place - 1] in {"$", "£", "€", "₹", "¥"}
        counted = followed.removesuffix("s") in UNITS or followed in UNITS
        glued = digits and word.lstrip("0123456789.,").removesuffix("s") in UNITS
        noun = place + 1 < len(sentence) and sentence.tags[place + 1] in {"NNS", "NN", "JJ"} and bool(followed)
        if money or counted or glued or noun:
            compound = sentence.lower[place - 1 : place] == ("-",) and sentence.lower[place - 2] in NUMBER_WORDS
            end = min(place + 2, len(sentence)) if followed.isalnum() else place + 1
            yield (place - 2 if compound and place > 1 else place), end


def proper_names(sentence: Sentence) -> Iterator[Range]:
    """Names of people, places, makes and works."""
    return names(sentence.written, sentence.tags)


def turns(sentence: Sentence) -> Iterator[Range]:
    """Failure, surprise, a change of mind."""
    lower = sentence.lower
    for place, word in enumerate(lower):
        if word in FIRST_OF_TURNS:
            for parts in TURN_PARTS:
                end = place + len(parts)
                if lower[place:end] == parts:
                    if _is_meant(sentence, place, end):
                        yield place, end
                    break


def _is_a_version(sentence: Sentence, place: int) -> bool:
    """Whether the number is one of a version, a request or a type: "Angular 2", "#6", "8bit"."""
    before = sentence.lower[place - 1] if place else ""
    named = place > 0 and sentence.tags[place - 1] in {"NNP", "NNPS", "POS"} and before not in EXACT_TIMES
    followed = next(iter(sentence.lower[place + 1 : place + 2]), "")
    counted = followed.removesuffix("s") in UNITS
    return before == "#" or (
        sentence.lower[place][:1].isdigit() and (sentence.lower[place].endswith("bit") or (named and not counted))
    )


def _is_of_a_kind(sentence: Sentence, place: int) -> bool:
    """Whether a part of the day or week only says of what kind something is: "the night shift", "weekend reading"."""
    following = next(iter(sentence.tags[place + 1 : place + 2]), "")
    return sentence.lower[place] in PARTS_OF_A_DAY and following in {"NN", "NNS", "VBG"}


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


def _is_a_year(word: str) -> bool:
    return len(word) == len("2019") and word.isdigit() and word[:2] in {"18", "19", "20"}


def _is_part_of_a_name(sentence: Sentence, place: int) -> bool:
    """Whether a name that is no month stands right before, or a noun behind: "Rust 2018", "the 2004 cycle"."""
    named = place > 0 and sentence.tags[place - 1] in {"NNP", "NNPS"} and sentence.lower[place - 1] not in EXACT_TIMES
    return named or next(iter(sentence.tags[place + 1 : place + 2]), "") in {"NN", "NNS"}


def _is_meant(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a turn is told: not "turned out well", "lost passwords", "point of failure", "if it crashed"."""
    lower, tags, first = sentence.lower, sentence.tags, sentence.lower[start]
    before, tag = next(iter(lower[start - 1 : start]), ""), tags[start]
    following, next_tag = next(iter(lower[end : end + 1]), "."), next(iter(tags[end : end + 1]), "")
    noun_follows = next_tag in {"NN", "NNS", "NNP"}
    apart = not {"down", "up"}.isdisjoint(lower[end : end + 4])
    other_meanings = {
        "turned": following in EXPECTED or "how" in lower[max(0, start - 4) : start],
        "turns": following in EXPECTED,
        "ended": following == "being",
        "should": next_tag in {"DT", "PRP$"},
        "did": before == "i",
        "lost": noun_follows and tag in {"JJ", "VBN"},
        "failure": noun_follows or before == "of" or "success" in lower,
        "stuck": tag == "VBD" or following in {"with", "to"},
        "broke": apart,
        "broken": apart,
    }
    return "if" not in lower[max(0, start - REACH_OF_IF) : start] and not other_meanings.get(first, False)


def speech(sentence: Sentence) -> Iterator[Range]:
    """Somebody's words in quotation marks beside a verb of speaking: some in a row, or few right beside it."""
    said = [
        place
        for place, (word, tag) in enumerate(zip(sentence.lower, sentence.tags, strict=True))
        if word in SPEECH and tag == "VBD"
    ]
    marks = [place for place, word in enumerate(sentence.written) if word in MARKS]
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        beside = any(
            start - BESIDE <= place < start or (end < place <= end + BESIDE and "and" not in sentence.lower[end:place])
            for place in said
        )
        around = (*sentence.lower[max(0, start - 2) : start], *sentence.lower[end + 1 : end + 3])
        if said and TITLED.isdisjoint(around) and (end - start > LEAST_SAID or beside):
            yield start, end + 1


def artefacts(sentence: Sentence) -> Iterator[Range]:
    """What the writer can show: code or a picture in the sentence, a certain log, screenshot, error message."""
    for place, word in enumerate(sentence.lower):
        followed = next(iter(sentence.tags[place + 1 : place + 2]), "")
        piece = word == "patch" and sentence.lower[place + 1 : place + 2] == ("of",)
        named = (
            word in ARTEFACTS and not piece and sentence.tags[place] in {"NN", "NNS"} and followed not in {"NN", "NNS"}
        )
        before = sentence.lower[max(0, place - REACH_OF_DETERMINERS) : place]
        if word == MASK or (named and not DETERMINERS.isdisjoint(before)):
            yield place, place + 1


def senses(sentence: Sentence) -> Iterator[Range]:
    """Words for what was smelled, tasted, touched or heard."""
    for place in perceptions(sentence.lower, sentence.tags):
        if not any(letter.isupper() for letter in sentence.written[place][1:]):
            yield place, place + 1


def objects(sentence: Sentence) -> Iterator[Range]:
    """Nouns for what can be seen and touched."""
    return ((place, place + 1) for place in things(sentence.lower, sentence.tags))


KINDS: Mapping[str, Callable[[Sentence], Iterator[Range]]] = {
    "time": times,
    "quantity": quantities,
    "name": proper_names,
    "sense": senses,
    "thing": objects,
    "turn": turns,
    "speech": speech,
    "artefact": artefacts,
}
"""The finders by the name of their kind."""
