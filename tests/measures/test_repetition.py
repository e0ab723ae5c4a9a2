"""Repetition: counted by hand, and the spans stand on the words."""

from __future__ import annotations

import pytest
from drafts import WORDS, analysis_of, seeded_words, sentences, take, value_of
from hypothesis import given, settings
from hypothesis import strategies as st

from authlint.analysis.repetitions import RUN, Openings, Repetitions
from authlint.analysis.words import Words

FORMULA = "as the keeper always said"
FILLING = [" ".join(WORDS[start : start + 40]) for start in range(0, 200, 40)]
"""Two hundred words, none of them twice."""


def test_known_share() -> None:
    """Four paragraphs of 40 words with five more behind hold 41 runs each; the formula's own run is in all four."""
    text = "\n\n".join(f"{filling} {FORMULA}" for filling in FILLING[:4])
    measured = take("repeated-runs", text)
    assert measured.support == 4 * 41
    assert measured.value == pytest.approx(4 / (4 * 41))


def test_spans_stand_on_the_words() -> None:
    """All the places, in order, whatever the case and the line breaks."""
    variants = (
        "as the keeper always said",
        "As the keeper always said",
        "AS THE\nKEEPER always said",
        "as the **keeper** always said",
    )
    text = "\n\n".join(f"{filling} {variant}." for filling, variant in zip(FILLING, variants, strict=False))
    measured = take("repeated-runs", text)
    shown = [" ".join(block.text[span.start : span.end].split()) for block, span in measured.spans]
    assert [words.lower() for words in shown] == [FORMULA] * 4
    assert shown[1].startswith("As")
    assert [
        text[block.source_span(span).start : block.source_span(span).end] for block, span in measured.spans
    ] == list(variants)


def test_contractions_and_marks_between() -> None:
    """A contraction is two words, typeset or not; a comma does not break a run."""
    text = f"{FILLING[0]} I don't know, he said.\n\n{FILLING[1]} I don’t know he said.\n\n{FILLING[2]}\n\n{FILLING[3]}"
    measured = take("repeated-runs", text)
    shown = [block.text[span.start : span.end] for block, span in measured.spans]
    assert shown == ["I don't know, he", "I don’t know he", "don't know, he said", "don’t know he said"]


def test_no_run_crosses_paragraphs() -> None:
    text = "\n\n".join([*FILLING, "as the keeper", "always said", "as the keeper", "always said"])
    assert value_of("repeated-runs", text) == 0


@settings(max_examples=100)
@given(words=st.lists(st.sampled_from(WORDS[:12]), min_size=160, max_size=220))
def test_every_place_holds_its_words(words: list[str]) -> None:
    """Whatever comes back, each of its places holds exactly its five words."""
    text = " ".join(words)
    analysis = analysis_of(text)
    strings = analysis.view(Words).strings
    found = analysis.view(Repetitions)
    for repetition in found.repeated:
        expected = [strings[number] for number in repetition.words]
        assert len(expected) == RUN
        assert len(repetition.places) > 1
        assert all(block.text[span.start : span.end].split() == expected for block, span in repetition.places)
    runs = [tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
    assert (found.runs, found.repeated_runs) == (len(runs), sum(runs.count(run) > 1 for run in runs))


@given(seed=st.integers(0, 500), times=st.integers(1, 4))
def test_saying_it_all_again_never_lowers_the_share(seed: int, times: int) -> None:
    """A text with copies of itself as further paragraphs is repeated throughout."""
    text = " ".join(seeded_words(seed, 170))
    once, again = value_of("repeated-runs", text), value_of("repeated-runs", "\n\n".join([text] * (times + 1)))
    assert once <= again == 1


def test_known_openings() -> None:
    """Three of twelve sentences open alike, and the spans are these sentences."""
    opened = [f"We can {words}." for words in ("see it", "hear it all", "smell the tar")]
    others = [f"{WORDS[number].capitalize()} {WORDS[number + 20]} lies there." for number in range(9)]
    text = " ".join([opened[0], *others[:4], opened[1], *others[4:], opened[2]])
    measured = take("repeated-openings", text)
    assert (measured.value, measured.support) == (pytest.approx(3 / 12), 12)
    assert [block.text[span.start : span.end] for block, span in measured.spans] == opened


def test_openings_are_ordered_by_how_often_they_come() -> None:
    text = "We can go. We can sit. She had tea. He sat down. We can see. She had it. " * 2
    groups = analysis_of(text).view(Openings).groups
    assert [(opening, len(group)) for opening, group in groups] == [("we can", 6), ("she had", 4), ("he sat", 2)]


@pytest.mark.parametrize(
    ("name", "short", "support", "reason"),
    [
        ("repeated-runs", " ".join(WORDS[:153]), 149, "fewer than 150 runs of five words"),
        ("repeated-openings", sentences([5] * 11), 11, "fewer than 12 whole sentences"),
    ],
)
def test_too_short(name: str, short: str, support: int, reason: str) -> None:
    measured = take(name, short)
    assert (measured.value, measured.support, measured.abstained) == (None, support, reason)
    longer = f"{short} {WORDS[160]}" if name == "repeated-runs" else sentences([5] * 12)
    assert take(name, longer).value is not None


@pytest.mark.parametrize("name", ["repeated-runs", "repeated-openings"])
def test_case_makes_no_difference(name: str) -> None:
    text = sentences([5, 9, 4, 12] * 4 * 2, seed=3) + " " + sentences([5, 9, 4, 12] * 4, seed=3)
    assert take(name, text.upper()).value == take(name, text).value != 0
