"""Lexical diversity: against an independent implementation, and properties that the formulas have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from typing import Any

import pytest
from drafts import WORDS, analysis_of, seeded_words, take, value_of
from hypothesis import given, settings
from hypothesis import strategies as st
from lexical_diversity import lex_div

from authlint.analysis.diversity import WINDOW, moving_average_type_token_ratio
from authlint.analysis.words import Words
from authlint.measures.lexical_diversity import (
    LEAST_WORDS,
    SAMPLE,
    hypergeometric_diversity,
    textual_lexical_diversity,
)

NAMES = ("mattr", "mtld", "hdd")
INDEPENDENT: dict[str, Callable[[list[str]], float]] = {
    "mattr": lex_div.mattr,
    "mtld": lex_div.mtld,
    "hdd": lex_div.hdd,
}
CLOSE = 1e-6
TEXTS = [seeded_words(seed, 100 + 37 * seed) for seed in range(50)]

numbers = st.lists(st.integers(0, 60), min_size=LEAST_WORDS, max_size=300)
words = st.lists(st.sampled_from(WORDS), min_size=LEAST_WORDS, max_size=160)


@pytest.mark.parametrize("name", NAMES)
def test_fifty_texts_against_an_independent_implementation(name: str) -> None:
    """The words are the same because the texts hold nothing but words; the values are the same to a millionth."""
    for text in TEXTS:
        assert value_of(name, " ".join(text)) == pytest.approx(INDEPENDENT[name](text), abs=CLOSE)


@pytest.mark.parametrize("name", NAMES)
def test_fifty_posts_against_an_independent_implementation(
    name: str, corpus_rows: Callable[[str], Iterator[dict[str, Any]]]
) -> None:
    """Real posts, from our words on."""
    compared = 0
    for row in islice(corpus_rows("human_blogs"), 0, None, 17):
        found = list(analysis_of(row["text"], f"draft.{row['format']}").view(Words).texts)
        measured = take(name, row["text"], f"draft.{row['format']}").value
        if measured is not None and len(found) <= 2_500:
            assert measured == pytest.approx(INDEPENDENT[name](found), abs=CLOSE)
            compared += 1
    assert compared >= 50


def test_known_answers() -> None:
    """One word over and over, and no word twice."""
    same, different = ["ba"] * 100, [f"{first}{second}" for first in WORDS[:10] for second in WORDS[:10]]
    assert value_of("mattr", " ".join(same)) == pytest.approx(1 / WINDOW)
    assert value_of("mattr", " ".join(different)) == 1
    assert value_of("hdd", " ".join(same)) == pytest.approx(1 / SAMPLE)
    assert value_of("hdd", " ".join(different)) == pytest.approx(1)
    # Nine factors of ten words; the last ten words are the part (1 - 0.1) / (1 - 0.72) of one.
    assert value_of("mtld", " ".join(same)) == pytest.approx(100 / (9 + 0.9 / 0.28))


def test_a_text_without_a_factor_is_as_long_as_it_is() -> None:
    """Where no word comes twice MTLD has no factor: the independent program says 0, we say the length of the text.

    This is the one difference: 0 would call the most diverse of all texts the least diverse.
    """
    different = [f"{first}{second}" for first in WORDS[:10] for second in WORDS[:10]]
    assert lex_div.mtld(different) == 0
    assert value_of("mtld", " ".join(different)) == len(different)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(words=words, upper=st.randoms(use_true_random=False))
def test_case_makes_no_difference(name: str, words: list[str], upper: Any) -> None:
    cased = [upper.choice((word, word.upper(), word.capitalize())) for word in words]
    assert take(name, " ".join(cased)) == take(name, " ".join(words))


@given(words=numbers)
def test_ranges(words: list[int]) -> None:
    """MATTR and HD-D are shares; MTLD is a length."""
    assert 1 / WINDOW <= moving_average_type_token_ratio(words) <= 1
    assert 1 / SAMPLE - 1e-9 <= hypergeometric_diversity(words) <= 1 + 1e-9
    assert textual_lexical_diversity(words) > 1


@given(words=numbers)
def test_mtld_reads_both_ways(words: list[int]) -> None:
    assert textual_lexical_diversity(words) == pytest.approx(textual_lexical_diversity(words[::-1]))


@settings(max_examples=100)
@given(words=numbers, names=st.permutations(range(61)))
def test_only_sameness_counts(words: list[int], names: list[int]) -> None:
    """Other words in the same pattern give the same values."""
    renamed = [names[word] for word in words]
    for formula in (moving_average_type_token_ratio, textual_lexical_diversity, hypergeometric_diversity):
        assert formula(renamed) == pytest.approx(formula(words))


@settings(max_examples=100)
@given(words=numbers)
def test_hdd_never_rises_when_the_commonest_word_comes_again(words: list[int]) -> None:
    """A further token of the word that is most likely in any sample can only take another's place."""
    ((commonest, _),) = Counter(words).most_common(1)
    values = [hypergeometric_diversity([*words, *[commonest] * times]) for times in range(0, 60, 6)]
    assert all(after <= before + 1e-12 for before, after in pairwise(values))


@given(words=numbers, times=st.integers(1, 120))
def test_mattr_does_not_rise_when_the_last_word_comes_again(words: list[int], times: int) -> None:
    """No window that ends in the repetition is richer than the text's last one.

    The mean itself may rise a little where a poor text ends in a rich stretch, but not above that stretch.
    """
    last = len(set(words[-WINDOW:])) / WINDOW
    before = moving_average_type_token_ratio(words)
    assert moving_average_type_token_ratio([*words, *[words[-1]] * times]) <= max(before, last) + 1e-12


@settings(max_examples=100)
@given(words=numbers)
def test_a_long_repetition_brings_mtld_down(words: list[int]) -> None:
    """A thousand times one word: a factor for every ten."""
    assert textual_lexical_diversity([*words, *[0] * 1_000]) < 15


@pytest.mark.parametrize("name", NAMES)
def test_too_short(name: str) -> None:
    """From 100 words on there is a number; below, a reason."""
    short, enough = take(name, " ".join(WORDS[:99])), take(name, " ".join(WORDS[:100]))
    assert (short.value, short.support) == (None, 99)
    assert short.abstained == "fewer than 100 words of running prose"
    assert enough.value is not None
    assert (enough.support, enough.abstained) == (100, "")


def test_only_running_prose_counts() -> None:
    """Headings, code, tables and quotations are not the draft's own running words."""
    text = " ".join(TEXTS[0])
    around = (
        f"# Heading heading\n\n{text}\n\n```\ncode code\n```\n\n> quoted quoted\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    for name in NAMES:
        assert take(name, around) == take(name, text)
