"""The profile: axes from measures, the whole from axes, floors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authlint.measuring import axis_measures
from authlint.packs import measures
from authlint.profile import AXES, WEIGHTS, AxisScore, Placed, Scored, axis_score, below, floors, overall
from authlint.rule import Axis, Grounded, Measurement


def placed(percentile: float | None, support: int = 200) -> Placed:
    return Placed(Measurement(1.0, support), percentile, abstained="" if percentile is not None else "too short")


@pytest.mark.parametrize(
    ("end", "percentile", "score"),
    [("high", 80, 80), ("low", 80, 20), ("middle", 50, 100), ("middle", 80, 40), ("middle", 20, 40), ("middle", 0, 0)],
)
def test_an_axis_runs_to_the_grounded_end(end: Grounded, percentile: float, score: float) -> None:
    assert axis_score({"one": (end, placed(percentile))}).score == pytest.approx(score)


def test_an_axis_is_the_mean_of_what_can_be_judged() -> None:
    axis = axis_score(
        {"one": ("high", placed(80, 90)), "two": ("high", placed(40, 300)), "three": ("high", placed(None))}
    )
    assert (axis.score, axis.support, axis.measures) == (60, 90, ("one", "two"))


def test_an_axis_abstains_with_a_reason() -> None:
    assert axis_score({"one": ("high", placed(None))}).abstained == "too short"
    assert axis_score({}).abstained == "nothing measures it yet"


@given(st.dictionaries(st.sampled_from(AXES), st.floats(0, 100), min_size=2))
def test_the_whole_lies_between_its_axes(scores: dict[Axis, float]) -> None:
    whole = overall({name: AxisScore(score) for name, score in scores.items()})
    assert whole is not None
    assert min(scores.values()) - 1e-9 <= whole <= max(scores.values()) + 1e-9


def test_one_axis_is_no_whole() -> None:
    assert overall({"drift": AxisScore(90.0), "detail": AxisScore(None)}) is None


def test_each_axis_has_a_weight() -> None:
    assert tuple(WEIGHTS) == AXES
    assert all(weight > 0 for weight in WEIGHTS.values())


def test_measures_that_feed_an_axis_are_found_by_looking() -> None:
    assert {"mattr", "sentence-variation", "surprise", "drift"} <= set(axis_measures())
    assert measures()["drift"].grounded == "low"


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        (["40"], {"overall": 40}),
        (["detail=30", "drift=5"], {"detail": 30, "drift": 5}),
        (["overall=7"], {"overall": 7}),
    ],
)
def test_floors(given_: list[str], found: dict[str, float]) -> None:
    assert floors(given_) == found


@pytest.mark.parametrize("text", ["many", "detial=30", "detail=", "detail=x", "101", "-1", "nan"])
def test_floors_that_make_no_sense(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|there is no axis|from 0 to 100"):
        floors([text])


def test_what_has_no_score_misses_no_floor() -> None:
    draft = Scored("a.md", 100, {}, axes={"detail": AxisScore(20.0), "drift": AxisScore(None)}, overall=35.0)
    assert list(below(draft, {"detail": 30, "drift": 90, "overall": 35})) == ["a.md: detail is 20, less than 30"]
