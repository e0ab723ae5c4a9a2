"""The share of words that stand in lists."""

from __future__ import annotations

import pytest
from drafts import WORDS, take, value_of
from hypothesis import given
from hypothesis import strategies as st


def draft(in_text: int, in_lists: int) -> str:
    """A paragraph, and a list with five words an entry."""
    words = [WORDS[number % len(WORDS)] for number in range(in_lists)]
    entries = "\n".join(f"- {' '.join(words[start : start + 5])}" for start in range(0, in_lists, 5))
    return f"{' '.join(WORDS[:in_text])}\n\n{entries}\n"


@given(in_text=st.integers(0, 200), in_lists=st.integers(150, 200))
def test_known_shares(in_text: int, in_lists: int) -> None:
    assert value_of("list-share", draft(in_text, in_lists)) == pytest.approx(in_lists / (in_text + in_lists))


def test_no_list_and_nothing_else() -> None:
    assert value_of("list-share", draft(200, 0)) == 0
    assert value_of("list-share", draft(0, 200)) == 1


def test_ordered_and_nested_entries_count() -> None:
    text = " ".join(WORDS[:140])
    assert value_of("list-share", f"{text}\n\n1. one two\n2. three four\n   - five six\n3. seven eight nine ten\n") == (
        pytest.approx(10 / 150)
    )


def test_too_short() -> None:
    short = take("list-share", draft(49, 100))
    assert (short.value, short.support, short.abstained) == (None, 149, "fewer than 150 words of running prose")
