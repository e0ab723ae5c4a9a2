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
        ("The ticket was $12.", [("money", "$12")]),
        ("Swivel cushions cost $30-$60.", [("money", "$30-$60")]),
        ("A bed is €25 a night.", [("money-per", "€25 a night")]),
        ("The plan starts at $20 monthly.", [("money-per", "$20 monthly")]),
        ("A seat costs £9.99/month.", [("money-per", "£9.99/month")]),
        ("The war cost hundreds of millions of dollars.", [("money", "hundreds of millions of dollars")]),
        ("The study followed 272 patients.", [("count", "272 patients")]),
        ("Some 1,600 data centers answered.", [("things", "1,600 data centers")]),
        ("It draws thousands of locals and visitors.", [("count", "thousands of locals")]),
        ("More than 75 of the largest services signed.", [("count", "More than 75 of the largest")]),
        ("It hosts three-quarters of a million sites.", [("fraction", "three-quarters of a million sites")]),
        ("Nearly half the funding came from one donor.", [("fraction", "Nearly half the funding")]),
        ("I spent half of my career there.", [("fraction", "half of my")]),
        ("This led to a 40x performance improvement.", [("multiple", "40x")]),
        ("They saw a speed improvement of 3.7x there.", [("multiple", "improvement of 3.7x")]),
        ("The risk rose 1.4-fold.", [("multiple", "1.4-fold")]),
        ("It powers twice as many federal sites.", [("multiple", "twice as many")]),
        ("Several times more people came.", [("multiple", "Several times")]),
        ("A quarter of all codewords are lost.", [("fraction", "A quarter of all codewords")]),
        ("Some 470,000 of the sequences belong there.", [("count", "470,000 of the sequences")]),
        (
            "It serves millions of mortgage application records.",
            [("things", "millions of mortgage application records")],
        ),
        ("Retrieval is unlikely (89%) here.", [("percent", "89%")]),
        ("Conversion stood at 0% for a week.", [("percent", "0%")]),
        ("Between 5% and 10% of them left.", [("percent", "Between 5% and 10%")]),
        (
            "It happens dozens or even hundreds of times a night.",
            [("things", "dozens or even hundreds of times a night")],
        ),
        ("Users see 138.1 pages a day.", [("things", "138.1 pages a day")]),
        ("Did you know that 40% of the teams leave?", [("percent", "40%")]),
        ("If you want to know, 40% of the teams leave.", [("percent", "40%")]),
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
        "The best helmets under $200 are listed here.",
        "I would not spend $10,000 on it.",
        "You might show it to 1% of your users.",
        "This example sends 10% of the traffic there.",
        "Think about a system trained on millions of images.",
        "With a rate (e.g. $15,000 a coin) it changes.",
        "So 30 tons = 30,000 kg = 30,000,000 grams.",
        "Wait until usage is >70% of it.",
        "It lies in a 95% confidence interval.",
        "That is the other half of our work.",
        "Let it rise until it has doubled in size.",
        "OK, but now let’s imagine that 50% of it were shared.",
        "If 40% of the teams leave, call us.",
        "It took 1,200 seconds and 4,096 bytes.",
        "In 2014 participants came from Leeds.",
        "Set $1 to the name of the file.",
        "The 2x2 grid is 100% wide.",
        "Hundreds of thousands came.",
        "It has 3 stars and 4 songs.",
        "See issue #500 issues are closed there.",
        "Version 10.12 events are listed below.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []
