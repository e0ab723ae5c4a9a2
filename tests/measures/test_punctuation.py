"""Punctuation: marks counted by hand in a text of 200 words."""

from __future__ import annotations

import pytest
from drafts import WORDS, take, value_of
from hypothesis import given
from hypothesis import strategies as st

FILLING = " ".join(WORDS[:196])
CASES = {
    "em-dashes": {
        "one—two": 1,
        "one — two": 1,
        "one -- two": 1,
        "one--two": 1,
        "one – two": 1,
        "one–two": 0,
        "one-two": 0,
        "one - two": 0,
        "one—two—three": 2,
    },
    "commas": {"one, two": 1, "one,two, three": 2, "1,000 two": 0, "one, 2": 1},
    "semicolons": {"one; two; three": 2},
    "colons": {"one: two": 1, "6:30 two": 0, "2:1 two": 0},
    "questions": {"one? two??": 3},
    "exclamations": {"one! two": 1},
    "parentheses": {"one (two) (three)": 2},
}


@pytest.mark.parametrize(("name", "words", "marks"), [(name, *case) for name in CASES for case in CASES[name].items()])
def test_marks(name: str, words: str, marks: int) -> None:
    measured = take(name, f"{FILLING} {words}")
    assert measured.value == pytest.approx(marks * 1000 / measured.support)
    assert 196 <= measured.support <= 199


def test_typographer_off() -> None:
    """Three hyphens are shown as an em dash by some sites and as a rule by others; a rule is no prose."""
    assert value_of("em-dashes", f"{FILLING}\n\n---\n\n{FILLING}") == 0


@given(marks=st.lists(st.sampled_from([",", ";", ":", "?", "!", " —", " (x)"]), max_size=60))
def test_marks_are_counted_each_for_itself(marks: list[str]) -> None:
    """Whatever stands between, a mark counts once and for nothing else."""
    text = " ".join(f"{word}{mark}" for word, mark in zip(WORDS, [*marks, *[""] * 150], strict=False))
    expected = {
        "commas": marks.count(","),
        "semicolons": marks.count(";"),
        "colons": marks.count(":"),
        "questions": marks.count("?"),
        "exclamations": marks.count("!"),
        "em-dashes": marks.count(" —"),
        "parentheses": marks.count(" (x)"),
    }
    for name, count in expected.items():
        measured = take(name, text)
        assert measured.value == pytest.approx(count * 1000 / measured.support)


@pytest.mark.parametrize("name", CASES)
def test_code_quotations_and_headings_do_not_count(name: str) -> None:
    marks = "a, b; c: d? e! (f) — g"
    around = f"# {marks}\n\n{FILLING} `{marks}`\n\n    {marks}\n\n> {marks}\n\n```\n{marks}\n```\n"
    assert value_of(name, around) == 0


@pytest.mark.parametrize("name", CASES)
def test_too_short(name: str) -> None:
    short = take(name, " ".join(WORDS[:99]))
    assert (short.value, short.support, short.abstained) == (None, 99, "fewer than 100 words of running prose")
    assert value_of(name, " ".join(WORDS[:100])) == 0
