"""Sections of a draft, and how much detail and how many average words stand in each."""

from __future__ import annotations

import pytest

from authlint.formats import parse
from authlint.pages.heat import Warmth, warmths
from authlint.portrait import Portrait
from authlint.portraying import sections_of
from authlint.profile import Numbers
from authlint.source import SourceFile
from authlint.timeline import Timeline

PROSE = "The harbour was full of boats and none of them was ours. " * 5
WORDS = len(PROSE.split())


def portrait(text: str, **lines: tuple[int, ...]) -> Portrait:
    sections = sections_of(parse(SourceFile("draft.md", text)))
    numbers = Numbers("draft.md", 99, "", None, {}, {}, lines)
    return Portrait("", {}, sections, Timeline("draft.md", "", "", ()), (), numbers)


def test_words_are_counted_under_their_heading() -> None:
    found = portrait(f"{PROSE}\n\n# Boats\n\n{PROSE}\n\n- {PROSE}\n\n> {PROSE}\n\n## Nets\n\nNone.\n").sections
    assert [(section.heading, section.line, section.words) for section in found] == [
        ("", 1, WORDS),
        ("Boats", 3, 2 * WORDS),
        ("Nets", 11, 1),
    ]


def test_details_belong_to_the_section_that_they_stand_in() -> None:
    before, boats = warmths(portrait(f"{PROSE}\n\n# Boats\n\n{PROSE}\n", detail=(1, 5, 5), drift=(5,)))
    assert before.detail == pytest.approx(100 / WORDS)
    assert before.drift == 0
    assert boats.detail == pytest.approx(200 / WORDS)
    assert boats.drift == pytest.approx(100 / WORDS)


@pytest.mark.parametrize("text", [PROSE, f"{PROSE}\n\n# Boats\n\nNone of them.\n", ""])
def test_one_section_is_compared_with_none(text: str) -> None:
    assert warmths(portrait(text, detail=(1,))) == ()


def test_a_draft_that_no_measure_judged_has_cold_sections() -> None:
    cold = portrait(f"{PROSE}\n\n# Boats\n\n{PROSE}\n")
    assert warmths(cold) == tuple(Warmth(section, 0.0, 0.0) for section in cold.sections)
