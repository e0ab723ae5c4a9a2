"""Figures that the draft itself shows or reports are the writer's own."""

from __future__ import annotations

import pytest

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.figures import Figures
from authlint.formats import parse
from authlint.source import SourceFile


def own(text: str) -> list[bool]:
    figures = Analysis(parse(SourceFile("draft.md", text)), Toolbox()).view(Figures)
    return [figure.firsthand for figure in figures]


@pytest.mark.parametrize(
    "text",
    [
        "Now time it:\n\n```\n1.2 s\n0.4 s\n```\n\nThe new loop is 3 times faster.",
        "The new loop is 3 times faster:\n\n```\n1.2 s\n0.4 s\n```\n",
        "# Ferry\n\n## Findings\n\nFares are 12% higher in May.\n\n### By port\n\nIn Leith they are 18% higher.",
        "Our volunteer community is made up of 80,000 learners.",
        "We opened the doors at nine. The stream had 1,600 viewers.",
        "That alone cut 40% in our case.",
    ],
)
def test_what_the_draft_shows_is_the_writers(text: str) -> None:
    assert own(text)
    assert all(own(text))


@pytest.mark.parametrize(
    "text",
    [
        "Try this:\n\n```\nrun\nstop\n```\n\nFully 73% of managers plan to leave.",
        "Remote teams ship 3 times faster.\n\nRead on.\n\n```\nrun\nstop\n```\n",
        "## Findings\n\nNothing.\n\n## Outlook\n\nFares are 12% higher in May.",
        "Our city has a problem. Rents are 12% higher than in May.",
        "We opened the doors at nine. According to a study 40% of people sleep then.",
    ],
)
def test_what_only_stands_near_is_not(text: str) -> None:
    assert own(text)
    assert not any(own(text))
