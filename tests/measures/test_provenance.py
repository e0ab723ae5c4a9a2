"""Provenance: sources by paragraph, figures that nothing covers, own pictures, what a chatbot left."""

from __future__ import annotations

import pytest
from drafts import analysis_of, sentences, take, value_of

from authlint.measuring import axis_measures, measurements_of

LINK = "([survey](https://atlas.is/lakes/2019))"
PARAGRAPH = sentences([12, 14])
DRAFT = "\n\n".join(sentences([12, 14, 11, 13], seed) for seed in range(4))
"""Four paragraphs that point to nothing."""
SOURCED = f"{DRAFT}\n\n{PARAGRAPH} {LINK}\n\n{PARAGRAPH} {LINK}"


def test_paragraphs_count_not_links() -> None:
    """Ten links in one paragraph are one paragraph with a source."""
    assert value_of("sources", SOURCED) == pytest.approx(2 / 6)
    assert value_of("sources", f"{SOURCED} {LINK} {LINK} {LINK}") == pytest.approx(2 / 6)
    assert value_of("sources", f"{SOURCED}\n\n{PARAGRAPH} {LINK}") == pytest.approx(3 / 7)


@pytest.mark.parametrize("link", ["[more](/lakes)", "[a](https://www.google.com/search?q=x)", "[b](https://atlas.is/)"])
def test_links_that_can_stand_for_nothing_are_no_source(link: str) -> None:
    """The site itself, a search, a home page."""
    assert value_of("sources", f"{SOURCED}\n\n{PARAGRAPH} {link}") == pytest.approx(2 / 7)


def test_quotations_and_headings_hold_no_paragraph() -> None:
    assert value_of("sources", f"{SOURCED}\n\n> {PARAGRAPH} {LINK}\n\n## Lakes") == pytest.approx(2 / 6)


def test_figures_and_findings_without_a_source_are_pointed_at() -> None:
    draft = f"{DRAFT}\n\nFully 73% of managers plan to cut office space. Studies show that walls are loud."
    found = take("untraced", draft)
    assert [block.text[span.start : span.end] for block, span in found.spans] == ["73%", "Studies show that"]
    assert found.value == pytest.approx(2000 / found.support)
    covered = f"{SOURCED}\n\nFully 73% of managers plan to cut office space {LINK}."
    assert value_of("untraced", covered) == 0
    assert value_of("untraced", f"{SOURCED}\n\nI counted the chairs: 73% of the managers had two.") == 0


@pytest.mark.parametrize("name", ["sources", "untraced"])
@pytest.mark.parametrize("more", ["", f"\n\n{PARAGRAPH} {LINK}"], ids=["nothing", "one link"])
def test_where_there_is_hardly_anything_to_trace_they_abstain(name: str, more: str) -> None:
    """A story needs no source."""
    assert take(name, DRAFT + more).abstained.startswith("hardly anything to trace")


def test_figures_without_a_source_are_something_to_trace() -> None:
    """One of them is a slip."""
    one = f"{DRAFT}\n\nFully 73% of managers plan to cut office space."
    assert take("sources", one).value is None
    assert value_of("sources", f"{one}\n\nOnly 41% of workers agree.") == 0


def test_notes_are_too_short() -> None:
    assert take("sources", f"{PARAGRAPH} {LINK}").abstained == "fewer than 3 paragraphs"
    assert take("untraced", "Fully 73% of managers plan.").abstained == "fewer than 150 words of running prose"


@pytest.mark.parametrize(
    ("pictures", "share"),
    [
        ("![a boat](boat.jpg)", 1.0),
        ("![a boat](https://images.unsplash.com/photo-1.jpg)", 0.0),
        ("![a boat](boat.jpg)\n\n![a](https://cdn.pixabay.com/b.jpg)", 0.5),
        ("```mermaid\ngraph TD; A-->B\n```", 1.0),
    ],
)
def test_own_pictures_are_those_of_the_site(pictures: str, share: float) -> None:
    assert value_of("own-pictures", f"{DRAFT}\n\n{pictures}") == share


def test_without_pictures_or_marks_they_abstain() -> None:
    """Neither is needed, and the absence of marks shows nothing."""
    assert take("own-pictures", DRAFT).abstained == "no pictures"
    assert take("residue", DRAFT).abstained == "nothing that a chatbot left"


def test_what_a_chatbot_left_lies_beyond_all_posts() -> None:
    """`oaicite` in code is about the mark, and is none."""
    left = measurements_of(analysis_of(f"{DRAFT}\n\n{PARAGRAPH} :contentReference[oaicite:0]{{index=0}}"))["residue"]
    assert left.measurement.value == 1
    assert left.percentile is not None
    assert left.percentile > 99
    assert take("residue", f"{DRAFT}\n\n`:contentReference[oaicite:0]`").value is None


def test_all_of_them_feed_the_axis() -> None:
    assert {"sources", "untraced", "own-pictures", "residue"} <= set(axis_measures())
