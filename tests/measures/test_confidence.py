"""How sure a draft sounds: hedges beside claims without exception, and limits that only raise it."""

from __future__ import annotations

import pytest
from drafts import analysis_of, sentences, take, value_of

from authlint.analysis.hedges import Hedges
from authlint.measuring import measurements_of
from authlint.packs import measures
from authlint.profile import axis_score

PLAIN = sentences([12] * 50)
"""Six hundred words that are nobody's and hedge nothing."""


def shown(name: str, text: str) -> list[str]:
    return [block.text[span.start : span.end] for block, span in take(name, text).spans]


def percentile(name: str, text: str) -> float:
    found = measurements_of(analysis_of(text))[name].percentile
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The pump may leak.", ["may"]),
        ("Perhaps the seal is gone.", ["Perhaps"]),
        ("I think it is the pump.", ["I think"]),
        ("It seems to be the pump.", ["seems to be"]),
        ("In my experience seals go first.", ["In my experience"]),
        ("That could be the pump.", ["could be"]),
        ("As far as I know, nobody dived there.", ["As far as I know"]),
        ("In May the pump leaked.", []),
        ("You may enter by the side door.", []),
        ("She could swim at four.", []),
        ("The pump leaks. > It may.", ["may"]),
        ("> The pump may leak.", []),
        ("# It may leak", []),
        ("He said “the pump may leak” and left.", []),
    ],
)
def test_hedges_are_the_writers_own_doubts(text: str, hedged: list[str]) -> None:
    """Not permission, not months, not what somebody could do, not the doubts of others."""
    assert [one.text for one in analysis_of(text).view(Hedges).found] == hedged


@pytest.mark.parametrize(
    "text",
    [
        "I have not tested it on ⟦Windows⟧.",
        "I might be wrong about the year.",
        "We are not sure whether the pump was new.",
        "I don't know why the second one held.",
        "This only holds for salt water.",
        "I am not a lawyer.",
        "One caveat: the scale was borrowed.",
        "I didn't measure the old pump again.",
    ],
)
def test_a_limit_says_where_knowledge_ends(text: str) -> None:
    assert len(analysis_of(text).view(Hedges).limits) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Windows was tested on Monday.",
        "You do not know why it broke.",
        "There is a limit of ten boats.",
        "The only one left was blue.",
        "I tested it on Windows.",
        "Take this with a grain of salt.",
        "> I have not tested it on Windows.",
        "It works for everyone.",
    ],
)
def test_what_states_no_limit(text: str) -> None:
    assert not analysis_of(text).view(Hedges).limits


def test_hedges_raise_the_value_and_claims_without_exception_lower_it() -> None:
    """A sentence counts once, however many hedges stand in it."""
    plain = value_of("confidence", PLAIN)
    assert plain == 0
    once = value_of("confidence", f"{PLAIN} The pump may leak.")
    assert once > plain
    assert value_of("confidence", f"{PLAIN} Perhaps the pump may well leak, I think.") == pytest.approx(once, rel=0.1)
    assert value_of("confidence", f"{PLAIN} Undeniably, quality always wins.") < plain
    assert value_of("confidence", f"{PLAIN} Robots will replace the baker.") < plain


def test_both_tails_are_worse() -> None:
    """Neither a draft that hedges nothing nor one that hedges everything lies best."""
    hedged = [f"{sentence}." for sentence in PLAIN.split(".") if sentence]
    some = " ".join(f"{'Perhaps ' if place in {7, 30} else ''}{one}" for place, one in enumerate(hedged))
    every = " ".join(f"Perhaps {one}" for one in hedged)
    scores = [
        axis_score({"confidence": ("middle", measurements_of(analysis_of(text))["confidence"])}).score or 0
        for text in (PLAIN, some, every)
    ]
    assert scores[1] > scores[0] > scores[2]
    assert measures()["confidence"].grounded == "middle"


def test_limits_only_raise_it() -> None:
    """A draft without any lies among the many that state none; more than four are no better than four."""
    assert 40 < percentile("limits", PLAIN) < 55
    one = f"{PLAIN} I have not tested it on boats."
    assert percentile("limits", one) > 85
    assert value_of("limits", f"{PLAIN} " + "I have not tested it on boats. " * 9) == 4


def test_spans_are_the_words_themselves() -> None:
    text = f"{PLAIN} The pump may leak. Undeniably, it is old. I have not tested it on boats."
    assert shown("confidence", text) == ["Undeniably", "may"]
    assert shown("limits", text) == ["I have not tested"]
    assert "1 hedge; 1 leave no exception" in take("confidence", text).notes[0]


@pytest.mark.parametrize("name", ["confidence", "limits"])
def test_short_drafts_abstain(name: str) -> None:
    assert take(name, "The pump may leak.").abstained == "fewer than 500 words of running prose"
