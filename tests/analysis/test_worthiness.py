"""Which sentences ask more to be checked than others."""

from __future__ import annotations

import pytest

from authlint.analysis.worthiness import figure_worth, signs, worthiness
from authlint.language.worthiness import weights


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Unemployment fell to 4 percent in 2015.", "I hope that you will like it."),
        ("The city spent $40 million on the bridge last year.", "Would you spend that much?"),
        ("Studies have shown that naps lower blood pressure.", "Let me tell you about naps."),
        ("Germany built 1,200 miles of track in 1860.", "We would have liked to go there."),
    ],
)
def test_a_statement_about_the_world_asks_more_than_talk(more: str, less: str) -> None:
    assert worthiness(more) > worthiness(less)


def test_every_sign_has_a_weight() -> None:
    found = signs("If you think that 73% of 2,000 users at Acme in 1999 paid more, ask; studies show they did not.")
    assert set(found) <= set(weights())


def test_worth_lies_between_0_and_1() -> None:
    assert all(0 <= worthiness(text) <= 1 for text in ("", "?", "1" * 500, "the largest " * 200))


@pytest.mark.parametrize(
    ("kind", "figure", "sentence", "fires"),
    [
        ("percent", "12%", "Sales rose by 12% last year.", True),
        ("percent", "73%", "Fully 73% of managers plan to leave.", True),
        ("percent", "50%", "Set the opacity to 50%.", False),
        ("money", "$12", "The ticket was $12.", False),
        ("count", "hundreds of people", "The march arrived: hundreds of people in costume.", False),
        ("percent", "40%", "For example, 40% of users click.", False),
    ],
)
def test_a_statistic_on_a_topic_of_claims_is_worth_checking(
    kind: str, figure: str, sentence: str, fires: bool
) -> None:  # a case
    assert (figure_worth(kind, figure, sentence) >= 0.6) is fires  # type: ignore[arg-type]  # kinds as written above
