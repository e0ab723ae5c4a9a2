"""Sections of a draft, and how much detail and how many average words stand in each."""

from __future__ import annotations

import pytest

from authlint.document import Document
from authlint.formats import parse
from authlint.pages.heat import Headings, Warmth, warmths
from authlint.profile import Placed, Scored
from authlint.rule import Measurement
from authlint.source import SourceFile

PROSE = "The harbour was full of boats and none of them was ours. " * 5
WORDS = len(PROSE.split())


def sections_of(text: str) -> Headings:
    headings = Headings()
    document: Document = parse(SourceFile("draft.md", text))
    headings.look(document)
    return headings


def scored(**lines: tuple[int, ...]) -> Scored:
    measures = {name: Placed(Measurement(1.0, 9), 50.0, lines=where) for name, where in lines.items()}
    return Scored("draft.md", 99, measures)


def test_words_are_counted_under_their_heading() -> None:
    found = sections_of(f"{PROSE}\n\n# Boats\n\n{PROSE}\n\n- {PROSE}\n\n> {PROSE}\n\n## Nets\n\nNone.\n").by_path[
        "draft.md"
    ]
    assert [(section.heading, section.line, section.words) for section in found] == [
        ("", 1, WORDS),
        ("Boats", 3, 2 * WORDS),
        ("Nets", 11, 1),
    ]


def test_details_belong_to_the_section_that_they_stand_in() -> None:
    sections = sections_of(f"{PROSE}\n\n# Boats\n\n{PROSE}\n").by_path["draft.md"]
    before, boats = warmths(sections, scored(detail=(1, 5, 5), drift=(5,)))
    assert before.detail == pytest.approx(100 / WORDS)
    assert before.drift == 0
    assert boats.detail == pytest.approx(200 / WORDS)
    assert boats.drift == pytest.approx(100 / WORDS)


@pytest.mark.parametrize("text", [PROSE, f"{PROSE}\n\n# Boats\n\nNone of them.\n", ""])
def test_one_section_is_compared_with_none(text: str) -> None:
    assert warmths(sections_of(text).by_path["draft.md"], scored(detail=(1,))) == ()


def test_a_draft_that_no_measure_judged_has_cold_sections() -> None:
    sections = sections_of(f"{PROSE}\n\n# Boats\n\n{PROSE}\n").by_path["draft.md"]
    assert warmths(sections, scored()) == tuple(Warmth(section, 0.0, 0.0) for section in sections)
