"""The shipped tables: percentiles, frequencies, norms; numbers only."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authlint.language.tables import ENGLISH, RAREST, Norm, Norms, norms, pipeline_identity, zipf_frequencies

LEAST_POSTS = 60
LEAST_SOURCES = 4
EVEN = Norm(tuple(float(step) for step in range(1, 100)), 100, 10)
"""Percentile n has the value n."""

steps = st.lists(st.floats(-1e6, 1e6), min_size=99, max_size=99).map(sorted)
values = st.floats(-2e6, 2e6)


@pytest.mark.parametrize(
    ("value", "percentile"),
    [(1, 1), (50, 50), (99, 99.5), (50.25, 50.25), (98.5, 98.5), (0, 0.5), (0.999, 0.5), (100, 99.5), (1e9, 99.5)],
)
def test_percentiles_of_even_steps(value: float, percentile: float) -> None:
    """On a step, between two, and beyond either end."""
    assert EVEN.percentile_of(value) == pytest.approx(percentile, abs=0.51)
    if 1 < value < 99:
        assert EVEN.percentile_of(value) == pytest.approx(percentile)


def test_ties_lie_in_the_middle_of_theirs() -> None:
    """Forty percent of posts have no em dash: a draft without one lies among them, not below all."""
    norm = Norm((*[0.0] * 40, *[float(step) for step in range(1, 60)]), 100, 10)
    assert norm.percentile_of(0) == pytest.approx(20)
    assert norm.percentile_of(0.5) == pytest.approx(40.5)
    assert Norm((0.0,) * 99, 100, 10).percentile_of(0) == pytest.approx(50)
    assert Norm((0.0,) * 99, 100, 10).percentile_of(1) == 99.5
    top = Norm((*[float(step) for step in range(60)], *[100.0] * 39), 100, 10)
    assert top.percentile_of(100) == pytest.approx((61 + 100) / 2)


@given(steps=steps, one=values, other=values)
def test_a_higher_value_has_no_lower_percentile(steps: list[float], one: float, other: float) -> None:
    norm = Norm(tuple(steps), 100, 10)
    low, high = sorted((one, other))
    assert norm.percentile_of(low) <= norm.percentile_of(high) + 1e-9


@given(steps=steps, value=values)
def test_percentiles_lie_between_0_and_100(steps: list[float], value: float) -> None:
    assert 0 < Norm(tuple(steps), 100, 10).percentile_of(value) < 100


@given(steps=steps, place=st.integers(0, 98))
def test_a_step_lies_among_its_equals(steps: list[float], place: int) -> None:
    """Between the first and the last percentile with its value."""
    value = steps[place]
    first, last = steps.index(value) + 1, 99 - steps[::-1].index(value)
    found = Norm(tuple(steps), 100, 10).percentile_of(value)
    assert (first - 1 if first == 1 else first) <= found <= (100 if last == 99 else last)


def test_bands() -> None:
    """A draft is compared with posts of its length; below the first band with none."""
    short, long = Norm((1.0,) * 99, 60, 4), Norm((2.0,) * 99, 70, 5)
    table = Norms("", (100, 250), {"x": (short, long), "y": (None, long)})
    assert table.norm("x", 99) is None
    assert table.norm("x", 100) is table.norm("x", 249) is short
    assert table.norm("x", 250) is table.norm("x", 90_000) is long
    assert table.norm("y", 120) is None
    assert table.norm("z", 120) is None
    assert (table.band_name(120), table.band_name(250)) == ("100 to 249 words", "250 and more words")


def test_between_bands() -> None:
    """From the centre of one band to that of the next the norms pass into each other; a missing neighbour leaves the own norm."""
    short, long = Norm(tuple(range(1, 100)), 60, 4), Norm(tuple(range(11, 110)), 70, 5)
    table = Norms("", (100, 400, 1600), {"x": (short, long, None), "y": (None, long, None)})
    centres = [200, 800]
    assert [table.between("x", words).percentile_of(50) for words in (100, *centres, 1599)] == [50, 50, 40, 40]  # type: ignore[union-attr]
    middle = table.between("x", 400)
    assert middle is not None
    assert middle.percentile_of(50) == pytest.approx(45)
    assert middle.value_at(50) == pytest.approx(55)
    assert table.between("x", 99) is table.between("x", 1600) is table.between("y", 399) is None
    assert table.between("y", 400).percentile_of(50) == 40  # type: ignore[union-attr]


@given(words=st.integers(100, 5_000), value=st.floats(0, 120))
def test_a_word_more_makes_no_jump(words: int, value: float) -> None:
    """At any length, with every band known."""
    bands = tuple(Norm(tuple(float(step + 10 * place) for step in range(99)), 100, 10) for place in range(5))
    table = Norms("", (100, 250, 500, 1000, 2000), {"x": bands})
    now, then = table.between("x", words), table.between("x", words + 1)
    assert now is not None
    assert then is not None
    assert abs(now.percentile_of(value) - then.percentile_of(value)) < 1


def test_frequencies() -> None:
    """Known words in the order of their rarity; the table ends where rarity is noise."""
    table = zipf_frequencies()
    known = ["the", "water", "island", "ferry", "buoy"]
    assert [word for word in sorted(known, key=lambda word: -table[word])] == known  # noqa: C416  # reads as it is
    assert table["the"] == pytest.approx(7.73, abs=0.05)
    assert min(table.values()) >= RAREST
    assert 30_000 < len(table) < 100_000
    assert all(word == word.lower() for word in table)


def raw() -> dict[str, Any]:
    """The norms as they are written."""
    data: dict[str, Any] = json.loads((ENGLISH / "norms.json").read_text(encoding="utf-8"))
    return data


def test_every_norm_rests_on_enough() -> None:
    """At least sixty posts of at least four sources, or none."""
    for name, entries in raw()["measures"].items():
        assert len(entries) == len(raw()["bands"])
        for entry in entries:
            if entry is not None:
                assert entry["posts"] >= LEAST_POSTS, name
                assert entry["sources"] >= LEAST_SOURCES, name


def test_percentiles_rise() -> None:
    for name, entries in raw()["measures"].items():
        for entry in filter(None, entries):
            assert len(entry["percentiles"]) == 99, name
            assert all(low <= high for low, high in pairwise(entry["percentiles"])), name


def test_norms_hold_numbers_and_nothing_of_the_texts() -> None:
    data = raw()
    assert data.keys() <= {"pipeline", "before", "bands", "measures", "measured_with", "formulas"}
    assert data["bands"] == sorted(data["bands"])
    for entries in data["measures"].values():
        for entry in filter(None, entries):
            assert entry.keys() == {"percentiles", "posts", "sources"}
            assert all(isinstance(step, int | float) for step in (*entry["percentiles"], entry["posts"]))


def test_norms_belong_to_the_shipped_pipeline() -> None:
    table = norms()
    assert table is not None
    assert table.pipeline == pipeline_identity()


def test_every_measure_has_a_norm_or_its_own_table() -> None:
    """A measure that nothing is known about would show a number that means nothing."""
    from authlint.packs import measures  # noqa: PLC0415  # only this test needs them

    ours = {name for name in measures() if name not in {"drift", "phrase-density"}}
    assert ours <= raw()["measures"].keys()
