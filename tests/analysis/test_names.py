"""Names and subjects are no figures of speech."""

from __future__ import annotations

import pytest
from conftest import active, examine_text

FILLER = "The gull sat on the rail and looked at the bread. " * 3


def rules(text: str) -> list[str]:
    return [
        finding.rule
        for finding in active(
            examine_text(text, select=("cliche/delve-verbs", "cliche/tapestry-nouns", "cliche/sincerity-markers"))
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Delve debugger stepped into it.",
        "We ran Delve into the night.",
        "## Debugging with Delve into the night",
        "Delve into night mode first. Then the Delve debugger stops, and Delve says why.",
    ],
)
def test_a_name_is_silent(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Delve into the night with us.",
        "- Delve into the night",
        "He said: Delve into it.",
        "# Why You Should Delve Into The Night",
        "WE DELVE INTO THE NIGHT.",
        "On Monday I delve into it.",
    ],
)
def test_a_capital_that_means_nothing_hides_nothing(text: str) -> None:
    assert rules(text) == ["cliche/delve-verbs"]


def test_the_subject_of_a_draft_is_silent() -> None:
    text = (
        "# The tapestry of Skarvøy\n\n"
        + "A rich tapestry of wool hangs there. The tapestry is old. That tapestry smells. " * 2
    )
    assert rules(text) == []


def test_a_word_that_is_merely_overused_is_not_the_subject() -> None:
    text = "# Ferries\n\n" + f"It is genuinely late. {FILLER}\n\n" * 9
    assert len(rules(text)) == 9
