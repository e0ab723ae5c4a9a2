"""Conditions: what they keep, and how they say what is wrong with them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from authlint.corpus.condition import read_condition
from authlint.corpus.scoring import score_schema
from authlint.errors import ConfigurationError

ROWS: dict[str, dict[str, Any]] = {
    "good": {"words": 900, "overall": 70.0, "detail": 80.0, "drift": 50.0, "rules": [], "measures": {"mtld": 90.0}},
    "bare": {"words": 40, "rules": []},
    "worn": {"words": 300, "overall": 20.0, "detail": 10.0, "drift": 20.0, "rules": [("cliche/dense", 1)], "percentiles": {"mtld": 3.0}},
    "none": {"skipped": "no text"},
}  # fmt: skip
BATCH = pa.RecordBatch.from_pylist(
    [{name: row.get(name) for name in score_schema().names} for row in ROWS.values()], score_schema()
)


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ("detail >= 40", "good"),
        ("detail<40", "worn"),
        ("not detail < 40", "good"),
        ("not (detail < 40 or words < 100)", "good"),
        ("detail < 40 or words < 100", "bare worn"),
        ("detail missing", "bare none"),
        ("detail missing and words >= 0", "bare"),
        ("detail missing or detail >= 40", "good bare none"),
        ("words > 100 and overall > 10 or words = 40", "good bare worn"),
        ("words > 100 and (overall > 30 or words = 40)", "good"),
        ("words == 300", "worn"),
        ("words != 300", "good bare"),
        ("mtld >= 90", "good"),
        ("mtld.percentile <= 5", "worn"),
        ("cliche/dense > 0", "worn"),
        ("cliche/dense = 0", "good bare"),
        ("overall > -1.5", "good worn"),
        ("not not words > 100", "good worn"),
    ],
)
def test_what_is_kept(condition: str, kept: str) -> None:
    """A comparison with a score that is missing is unknown, and what is unknown is not kept."""
    met = read_condition(condition).met_by(BATCH).to_pylist()
    assert " ".join(name for name, keep in zip(ROWS, met, strict=True) if keep) == kept


@pytest.mark.parametrize(
    ("condition", "place", "message"),
    [
        ("", 1, "expected the name of a score"),
        ("detial > 4", 1, "no score, measure or rule ‘detial’; did you mean ‘detail’?"),
        ("detail > 40 drift < 3", 13, "expected ‘and’, ‘or’ or the end, found ‘drift’"),
        ("detail", 7, "expected a comparison"),
        ("detail > drift", 10, "expected a number, found ‘drift’"),
        ("40 < detail", 1, "expected the name of a score, found ‘40’"),
        ("(detail > 4", 12, "expected ‘)’"),
        ("detail > 4)", 11, "expected ‘and’, ‘or’ or the end, found ‘)’"),
        ("detail > 4 and", 15, "expected the name of a score"),
        ("and > 3", 1, "expected the name of a score, found ‘and’"),
        ("detail ~ 4", 8, "expected a comparison, found ‘~’"),
        ("overall.percentile > 4", 1, "no score, measure or rule"),
        ("detail >= 4x", 11, "expected a number"),
        ("__import__('os') > 1", 1, "expected the name of a score"),
        ("(" * 60, 51, "the brackets are too deep"),
        ("not " * 60, 201, "the brackets are too deep"),
        ("x" * 3000, 2001, "the condition has 3,000 characters"),
    ],
)
def test_what_is_wrong(condition: str, place: int, message: str) -> None:
    """The message names the place and the cure."""
    with pytest.raises(ConfigurationError) as raised:
        read_condition(condition)
    problem = raised.value.problem
    assert f"character {place}" in problem.path
    assert message in problem.message
    assert problem.cure


@given(
    st.lists(
        st.sampled_from("detail mtld cliche/dense 40 -1 ( ) and or not missing >= < = ~ é ' \n".split(" ")), max_size=30
    )
)
def test_any_words_are_a_condition_or_a_problem(words: list[str]) -> None:
    """Nothing else is raised, and what is read can be asked."""
    try:
        condition = read_condition(" ".join(words))
    except ConfigurationError:
        return
    assert len(condition.met_by(BATCH)) == len(ROWS)
