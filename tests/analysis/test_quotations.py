"""Whose words they are."""

from __future__ import annotations

import pytest

from authlint.analysis.quotations import Quotations, find
from authlint.formats import parse
from authlint.source import SourceFile

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No mark at all.", []),
        ("“One,” she said, “and two.”", ["“One,”", "“and two.”"]),
        ("“He cried ‘stop’ and ran,” she said.", ["“He cried ‘stop’ and ran,”"]),
        ("She said “and it goes on", ["“and it goes on"]),
    ],
)
def test_quotations_that_overlap_are_one_span(text: str, expected: list[str]) -> None:
    document = parse(SourceFile("draft.md", text))
    (block,) = document.blocks
    assert [text[span.start : span.end] for span in Quotations.of(document).spans(block)] == expected
