"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest

from authlint.analysis import Toolbox
from authlint.analysis.sentences import sentence_bounds
from authlint.analysis.tokens import english

CASES = {
    "plain": ["It rained.", "The ferry left."],
    "question and exclamation": ["Did it?", "Yes!", "Good."],
    "closing quote": ['"It rained."', "She left."],
    "bracket": ["(It rained.)", "She left."],
    "title": ["Dr. Hale came at 6 p.m. on Friday."],
    "initials": ["J. R. Hartley wrote it."],
    "decimal": ["It weighed 3.5 kg.", "Then we left."],
    "ellipsis in the middle": ["It was ... strange to see."],
    "version": ["Use Python 3.11 or later.", "It works."],
    "lower case follows": ["He works at example.com and sails."],
    "no end mark": [
        "It rained",
    ],
    "starts with a digit": ["It rained.", "40 people came."],
}


@pytest.mark.parametrize("sentences", CASES.values(), ids=CASES)
def test_sentences(sentences: list[str]) -> None:
    doc = english(Toolbox()).tokenizer(" ".join(sentences))
    assert [doc[start:end].text for start, end in sentence_bounds(doc)] == sentences
