"""Surprise: peaks among expected words raise it, noise does not."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import pytest
from drafts import analysis_of, take

from authlint.analysis.expectation import Expectations, pairs
from authlint.language.surprise import LEAST_ZIPF, MOST_BITS, surprise_table
from authlint.language.tables import zipf_frequencies
from authlint.measuring import measurements_of

STORY = """
Last week my phone died in the middle of a conference call, so I had to go to the service center near the train station. The guy at
the front desk took one look at the battery and started laughing. It was about the size of a boiled egg. He asked me how long it had
been like that. I told him the truth: a couple of months, maybe more. I have always been the kind of person who ignores a problem until
it starts to smoke, and my wife has been telling me the same thing for years.

The new battery cost twenty dollars, which is a lot less than a new phone. While I was waiting I read an old magazine about high school
football and drank really bad coffee out of a paper cup. On the other side of the room a little boy was trying to feed his ice cream to
a fish tank. His mother was on the phone and did not see it until the fish did. I am pretty sure that fish had a great day.

When I got home I tried to set up the backup software again. It turns out that I had never turned it on in the first place. I spent the
rest of the evening going through five years of photos, most of them pictures of the same parking lot, because I can never remember where
I left the car. There was one of my father asleep in the garden with a newspaper over his face and a hen on his knee. He passed away last
year, and I had no idea that I still had it. I made a copy, then another copy, and sent one to my sister. She called me right away, in
the middle of the night, and for a long time neither of us could say anything at all.

So that is the story of the battery. I still do not know much about hard drives, but I know where the hen is. If you have not made a
copy of your own photos this year, please do it tonight. It will take you half an hour, and you might run into somebody you miss.
"""
RARE = sorted(
    word for word, zipf in zipf_frequencies().items() if zipf < LEAST_ZIPF and word.isalpha() and len(word) > 3
)
MIDDLING = sorted(
    word for word, zipf in zipf_frequencies().items() if LEAST_ZIPF <= zipf < 4.5 and word.isalpha() and len(word) > 3
)


def strewn(text: str, words: list[str], share: float, chance: random.Random) -> str:
    """The text with words put before others."""
    return re.sub(
        r"\b[a-z]+\b", lambda word: f"{chance.choice(words)} {word[0]}" if chance.random() < share else word[0], text
    )


def shuffled(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def swapped(text: str, chance: random.Random) -> str:
    """Two letters swapped in every eighth word."""
    return re.sub(
        r"\b([a-z])([a-z])([a-z]+)\b",
        lambda word: f"{word[2]}{word[1]}{word[3]}" if chance.random() < 0.125 else word[0],
        text,
    )


NOISE: dict[str, Callable[[str, random.Random], str]] = {
    "shuffled": shuffled,
    "shuffled within sentences": lambda text, chance: ". ".join(shuffled(part, chance) for part in text.split(".")),
    "a few rare words": lambda text, chance: strewn(text, RARE, 0.05, chance),
    "many rare words": lambda text, chance: strewn(text, RARE, 0.2, chance),
    "a few middling words": lambda text, chance: strewn(text, MIDDLING, 0.05, chance),
    "many middling words": lambda text, chance: strewn(text, MIDDLING, 0.2, chance),
    "slips of the finger": swapped,
    "a salad of rare words after it": lambda text, chance: f"{text}\n\n{' '.join(chance.choices(RARE, k=80))}.",
    "a salad of middling words after it": lambda text, chance: f"{text}\n\n{' '.join(chance.choices(MIDDLING, k=80))}.",
    "made-up words": lambda text, chance: strewn(
        text, ["brillig", "slithy", "toves", "gimble", "borogove"], 0.1, chance
    ),
}


def percentile(text: str) -> float:
    found = measurements_of(analysis_of(text))["surprise"].percentile
    assert found is not None
    return found


@pytest.mark.parametrize("name", NOISE)
def test_noise_does_not_raise_it(name: str) -> None:
    """By no more than 3 of 100, whichever words chance picks."""
    before = percentile(STORY)
    after = [percentile(NOISE[name](STORY, random.Random(seed))) for seed in range(5)]  # noqa: S311  # no secret
    assert sum(after) / len(after) <= before + 3


def test_plain_speech_with_odd_things_in_it_has_peaks() -> None:
    assert percentile(STORY) > 75


def test_spans_are_its_words() -> None:
    measured = take("surprise", STORY)
    assert measured.spans
    for block, span in measured.spans:
        assert block.text[span.start : span.end].isalpha()


def test_short_texts_and_other_tags_abstain() -> None:
    assert "fewer than 250 words" in take("surprise", STORY[:300]).abstained


def test_bits_fall_with_what_was_seen() -> None:
    """A pair that people write is less surprising than the same word after another, and none is beyond the cap."""
    table = surprise_table()
    assert table is not None
    assert table.surprise("open", "source") < table.surprise("purple", "source") <= MOST_BITS
    assert table.surprise("purple", "aardvark") == MOST_BITS


def test_names_figures_slips_and_small_words_do_not_count() -> None:
    sentence = [
        ("The", "DT"),
        ("kettle", "NN"),
        ("brillig", "NN"),
        ("works", "VBZ"),
        ("for", "IN"),
        ("Anna", "NNP"),
        ("daily", "RB"),
    ]
    assert [(before, word) for _, before, word in pairs(sentence)] == [("the", "kettle"), ("<name>", "daily")]


def test_each_word_stands_where_it_says() -> None:
    sentences = analysis_of(STORY).view(Expectations).sentences
    assert sum(map(len, sentences)) > 60
    for word in (word for sentence in sentences for word in sentence):
        assert word.block.text[word.span.start : word.span.end].isalpha()
        assert 0 < word.bits <= MOST_BITS


@pytest.mark.parametrize("name", ["shuffled", "a few rare words", "many middling words", "slips of the finger"])
def test_noise_does_not_raise_it_in_real_posts(
    name: str, corpus_rows: Callable[[str], Iterator[dict[str, Any]]]
) -> None:
    """At the median of real posts no noise raises it."""
    posts = [row["text"] for row in corpus_rows("human_blogs")][::40]
    chance = random.Random(3)  # noqa: S311  # no secret
    moves = []
    for text in posts:
        before, after = (
            measurements_of(analysis_of(each))["surprise"].percentile for each in (text, NOISE[name](text, chance))
        )
        if before is not None and after is not None:
            moves.append(after - before)
    assert len(moves) > 10
    assert median(moves) <= 0
