"""Words and what looks like one."""

from __future__ import annotations

import time

import pytest

from authlint.analysis.tokens import shared_english


@pytest.mark.parametrize("piece", ["(", "$", '{"a":', "'", "-"])
def test_an_endless_word_costs_little(piece: str) -> None:
    """Ten thousand brackets in a row once took ten seconds."""
    text = f"We delve into {piece * 20_000} and tea."
    start = time.process_time()
    tokens = shared_english().tokenizer(text)
    assert time.process_time() - start < 1
    assert [token.text for token in tokens[:3]] == ["We", "delve", "into"]
    assert tokens.text == text
