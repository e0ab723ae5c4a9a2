"""Paragraph rhythm on texts whose lengths are known."""

from __future__ import annotations

from statistics import fmean, pstdev

import pytest
from drafts import sentences, take, value_of
from hypothesis import given
from hypothesis import strategies as st

NAMES = ("paragraph-length", "paragraph-variation", "one-sentence-paragraphs")
LENGTHS = (10, 20, 30, 40, 50, 60)


def paragraphs(*lengths: int) -> str:
    """Paragraphs of these lengths in words, each one sentence."""
    return "\n\n".join(sentences([length], seed) for seed, length in enumerate(lengths))


def test_known_answers() -> None:
    text = paragraphs(*LENGTHS)
    assert value_of("paragraph-length", text) == 35
    assert value_of("paragraph-variation", text) == pytest.approx(pstdev(LENGTHS) / 35)
    assert value_of("one-sentence-paragraphs", text) == 1


def test_one_length_throughout() -> None:
    assert value_of("paragraph-variation", paragraphs(*[25] * 8)) == 0


def test_paragraphs_of_several_sentences() -> None:
    """Two of six hold one sentence."""
    text = "\n\n".join([sentences([9]), sentences([4]), *(sentences([5, 8, 3], seed) for seed in range(4))])
    assert value_of("one-sentence-paragraphs", text) == pytest.approx(2 / 6)


@given(lengths=st.lists(st.integers(2, 40), min_size=6, max_size=12))
def test_any_lengths(lengths: list[int]) -> None:
    text = paragraphs(*lengths)
    assert value_of("paragraph-length", text) == pytest.approx(fmean(lengths))
    assert value_of("paragraph-variation", text) == pytest.approx(pstdev(lengths) / fmean(lengths))


@pytest.mark.parametrize("name", NAMES)
def test_lists_headings_and_quotations_are_no_paragraphs(name: str) -> None:
    text = paragraphs(*LENGTHS)
    around = f"# Heading\n\n{text}\n\n- {sentences([7])}\n- {sentences([8])}\n\n> {sentences([90])}\n\n![](x.png)\n"
    assert take(name, around).value == take(name, text).value


@pytest.mark.parametrize("name", NAMES)
def test_too_few_paragraphs(name: str) -> None:
    short = take(name, paragraphs(*LENGTHS[:5]))
    assert (short.value, short.support) == (None, 5)
    assert short.abstained == "fewer than 6 paragraphs of running prose"
    assert take(name, paragraphs(*LENGTHS)).support == 6


@pytest.mark.parametrize("name", NAMES)
def test_case_makes_no_difference(name: str) -> None:
    text = paragraphs(*LENGTHS)
    assert take(name, text.upper()).value == take(name, text).value
