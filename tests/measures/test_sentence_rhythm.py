"""Sentence rhythm on texts whose lengths are known."""

from __future__ import annotations

from statistics import fmean, pstdev

import pytest
from drafts import analysis_of, sentences, take, value_of
from hypothesis import given
from hypothesis import strategies as st

from authlint.analysis.prose_sentences import ALIKE, ProseSentences, longest_run

NAMES = ("sentence-length", "sentence-variation", "sentence-runs", "short-sentences", "long-sentences")
LENGTHS = (5, 5, 6, 7, 12, 13, 30, 31, 8, 8, 20, 3)


def test_known_answers() -> None:
    """Twelve sentences: mean, variation, like neighbours, short ones, long ones."""
    text = sentences(LENGTHS)
    assert value_of("sentence-length", text) == pytest.approx(148 / 12)
    assert value_of("sentence-variation", text) == pytest.approx(pstdev(LENGTHS) / fmean(LENGTHS))
    # Alike: 5-5, 5-6, 6-7, 12-13, 30-31, 8-8 of eleven pairs.
    assert value_of("sentence-runs", text) == pytest.approx(6 / 11)
    assert value_of("short-sentences", text) == pytest.approx(4 / 12)
    assert value_of("long-sentences", text) == pytest.approx(2 / 12)


def test_one_length_throughout() -> None:
    text = sentences([9] * 14)
    assert value_of("sentence-variation", text) == 0
    assert value_of("sentence-runs", text) == 1
    assert len(take("sentence-variation", text).spans) == 14


def test_spans_are_the_longest_run() -> None:
    """Sentences 3 to 7 have ten to twelve words; nothing else stays within three for so long."""
    lengths = (4, 20, 10, 11, 12, 10, 11, 25, 3, 18, 7, 30)
    text = sentences(lengths)
    measured = take("sentence-variation", text)
    shown = [block.text[span.start : span.end] for block, span in measured.spans]
    assert [len(sentence.split()) for sentence in shown] == [10, 11, 12, 10, 11]
    assert " ".join(shown) in text


@given(lengths=st.lists(st.integers(2, 40), min_size=12, max_size=30))
def test_lengths_are_counted_back(lengths: list[int]) -> None:
    """The lengths a text was made of are the lengths that are found."""
    view = analysis_of(sentences(lengths)).view(ProseSentences)
    assert list(view.lengths) == lengths


@given(lengths=st.lists(st.integers(1, 12), max_size=25))
def test_longest_run_is_the_first_of_the_longest(lengths: list[int]) -> None:
    """As trying every stretch finds it."""
    stretches = [
        range(start, end)
        for start in range(len(lengths))
        for end in range(start + 1, len(lengths) + 1)
        if max(lengths[start:end]) - min(lengths[start:end]) <= ALIKE
    ]
    expected = max(stretches, key=lambda stretch: (len(stretch), -stretch.start), default=range(0))
    assert longest_run(lengths) == expected


@given(lengths=st.lists(st.integers(2, 30), min_size=12, max_size=30), times=st.integers(2, 3))
def test_variation_does_not_depend_on_the_unit(lengths: list[int], times: int) -> None:
    """Every sentence twice as long: the same variation."""
    assert value_of("sentence-variation", sentences([length * times for length in lengths])) == pytest.approx(
        value_of("sentence-variation", sentences(lengths))
    )


@pytest.mark.parametrize("name", NAMES)
def test_too_few_sentences(name: str) -> None:
    short, enough = take(name, sentences(LENGTHS[:11])), take(name, sentences(LENGTHS))
    assert (short.value, short.support) == (None, 11)
    assert short.abstained == "fewer than 12 whole sentences of running prose"
    assert enough.value is not None
    assert enough.support == 12


@pytest.mark.parametrize("name", NAMES)
def test_case_makes_no_difference(name: str) -> None:
    text = sentences(LENGTHS)
    assert take(name, text.upper()).value == take(name, text).value


def test_fragments_are_no_sentences() -> None:
    """List entries without an end mark, headings and lines that break off are left out."""
    text = sentences(LENGTHS)
    around = f"# A heading.\n\n{text}\n\n- an entry\n- another\n\nA line that breaks off\n"
    assert take("sentence-length", around).value == take("sentence-length", text).value


def test_numbers_are_words_of_a_sentence() -> None:
    (sentence,) = analysis_of("It had 40 rooms and 3.5 windows in 1846.").view(ProseSentences).sentences
    assert sentence.words == 9
