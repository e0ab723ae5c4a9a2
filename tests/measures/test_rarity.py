"""Rarity: words looked up by hand."""

from __future__ import annotations

from statistics import fmean

import pytest
from drafts import WORDS, take, value_of
from hypothesis import given, settings
from hypothesis import strategies as st

from authlint.language.function_words import FUNCTION_WORDS
from authlint.language.tables import RAREST, zipf_frequencies
from authlint.measures.rarity import COMMON

NAMES = ("rare-words", "word-frequency")
SMALL = FUNCTION_WORDS["English"]
KNOWN = sorted(word for word in zipf_frequencies() if word.isascii() and word.isalpha() and len(word) > 4)[::40]
CONTENT = [word for word in KNOWN if word not in SMALL and not word.endswith("nt")]
"""Words that the tokenizer leaves whole; it parts "havent"."""
UNKNOWN = [f"{word}qx" for word in WORDS[:60]]


def test_known_answers() -> None:
    """Half of the words are unknown, half are common."""
    text = " ".join(["house", "water"] * 25 + UNKNOWN[:50])
    table = zipf_frequencies()
    assert min(table["house"], table["water"]) > COMMON
    assert value_of("rare-words", text) == pytest.approx(0.5)
    assert value_of("word-frequency", text) == pytest.approx(
        (25 * (table["house"] + table["water"]) + 50 * RAREST) / 100
    )


@settings(max_examples=60)
@given(words=st.lists(st.sampled_from(CONTENT), min_size=50, max_size=90))
def test_any_words_of_the_table(words: list[str]) -> None:
    values = [zipf_frequencies()[word] for word in words]
    text = " ".join(words)
    assert value_of("word-frequency", text) == pytest.approx(fmean(values))
    assert value_of("rare-words", text) == pytest.approx(fmean(value < COMMON for value in values))
    assert RAREST <= value_of("word-frequency", text) <= 8
    assert 0 <= value_of("rare-words", text) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_small_words_and_contractions_do_not_count(name: str) -> None:
    text = " ".join(CONTENT[:60])
    around = text + " the of and don't we're it's a I"
    assert (take(name, around).value, take(name, around).support) == (take(name, text).value, 60)


@pytest.mark.parametrize("name", NAMES)
def test_case_makes_no_difference(name: str) -> None:
    text = " ".join(CONTENT[:60])
    assert take(name, text.upper()) == take(name, text)


@pytest.mark.parametrize("name", NAMES)
def test_too_short(name: str) -> None:
    short = take(name, " ".join([*CONTENT[:49], *["the"] * 80]))
    assert (short.value, short.support, short.abstained) == (None, 49, "fewer than 50 content words")
    assert take(name, " ".join(CONTENT[:50])).value is not None
