"""The cheap first look for figures never loses one that the pattern itself would find."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authlint.analysis.figure_patterns import PATTERNS, SIGNS, FigureKind


@pytest.mark.parametrize("kind", sorted(PATTERNS))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_what_the_pattern_matches_has_its_sign(kind: FigureKind, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(PATTERNS[kind]))
    assert SIGNS[kind].search(text.lower())
