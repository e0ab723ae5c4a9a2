"""Which figures are found, by kind, and what is none."""

from __future__ import annotations

import pytest

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.figures import Figures
from authlint.formats import parse
from authlint.source import SourceFile


def found(text: str) -> list[tuple[str, str]]:
    figures = Analysis(parse(SourceFile("draft.md", text)), Toolbox()).view(Figures)
    return [(figure.kind, figure.text) for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A refund of $10,000 was lost.", [("money", "$10,000")]),
        ("The transfer of ₹4,200 had failed.", [("money", "₹4,200")]),
        ("Local trains cost 2,000 to 4,000 yen per trip.", [("money", "2,000 to 4,000 yen")]),
        ("The bridge cost three million dollars.", [("money", "three million dollars")]),
        ("It made 7x fewer allocations.", [("multiple", "7x")]),
        ("Rents have more than doubled since then.", [("multiple", "more than doubled")]),
        ("It is home to over 500 marine species.", [("things", "500 marine species")]),
        ("There are some 5,000 community packages.", [("things", "5,000 community packages")]),
        ("The site has millions of repositories.", [("things", "millions of repositories")]),
        ("We landed 119 PRs last week.", [("things", "119 PRs")]),
    ],
)
def test_a_figure_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If you see pods at 80% of their limit, act.",
        "Suppose 1,000 users came at once.",
        "Did 40% of the teams leave?",
        "Aim for 10% or less.",
        "The ticket was $12.",
        "It has 3 stars and 4 songs.",
        "See issue #500 issues are closed there.",
        "Version 10.12 events are listed below.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []
