"""Whose words they are."""

from __future__ import annotations

import pytest

from authlint.analysis.quotations import find

QUOTED = [
    "He said “delve into” twice.",
    'He said "delve into" twice.',
    "He said ‘delve into’ twice.",
    "He said 'delve into' twice.",
    "Er sagte „delve into“ noch einmal.",
    "Il a dit «delve into» hier.",
    "“We delve into it, and then",
    "He wrote “don't delve into it” there.",
]
OWN = [
    "We delve into it.",
    "It's the dogs' turn to delve into it, isn't it?",
    'A 12" pipe and a 6" one delve into it.',
    "“One” delve into “two”.",
    "The '90s and the dogs' lead delve into it.",
    "Don’t delve into the boys’ room.",
]


@pytest.mark.parametrize("text", QUOTED)
def test_between_marks_is_quoted(text: str) -> None:
    place = text.index("delve into")
    assert any(span.start <= place and place + 10 <= span.end for span in find(text))


@pytest.mark.parametrize("text", OWN)
def test_apostrophes_inches_and_what_stands_between_quotations_are_not(text: str) -> None:
    place = text.index("delve into")
    assert not any(span.start <= place and place + 10 <= span.end for span in find(text))
