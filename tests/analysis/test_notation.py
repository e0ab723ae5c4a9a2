"""What cards may write, and what they are told when they write something else."""

from __future__ import annotations

import pytest

from authlint.analysis.notation import Patterns, Phrases, expand, read_pattern


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("verb:delve into", {"delve into", "delves into", "delved into", "delving into"}),
        ("verb:unravel", {"unravel", "unravels", "unraveled", "unraveling"}),
        ("verb:carry", {"carry", "carries", "carried", "carrying"}),
        ("verb:weave", {"weave", "weaves", "wove", "woven", "weaved", "weaving"}),
        ("verb:tap into", {"tap into", "taps into", "tapped into", "tapping into"}),
        ("verb:agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("noun:tapestry", {"tapestry", "tapestries"}),
        ("deep|deeper dive", {"deep dive", "deeper dive"}),
        ("a really| good", {"a really good", "a good"}),
    ],
)
def test_a_phrase_stands_for_its_forms(phrase: str, forms: set[str]) -> None:
    assert set(expand(phrase)) == forms


@pytest.mark.parametrize(
    ("given", "saying"),
    [
        ([], "list of texts"),
        (["x", 3], "list of texts"),
        ("delve", "list of texts"),
        ([""], "empty phrase"),
        (["not just {1,3} but"], "belongs in a pattern"),
        (["a|b|c|d|e|f|g " * 4], "more than 400"),
    ],
)
def test_a_broken_phrase_is_explained(given: object, saying: str) -> None:
    with pytest.raises(ValueError, match=saying):
        Phrases.from_card(given)


@pytest.mark.parametrize(
    ("given", "saying"),
    [
        (["{1,3} but"], "begins or ends with a gap"),
        (["not {3,1} but"], "few to at most"),
        (["^ $"], "names no word"),
        (["a {0,99} b"], "at most"),
    ],
)
def test_a_broken_pattern_is_explained(given: object, saying: str) -> None:
    with pytest.raises(ValueError, match=saying):
        Patterns.from_card(given)


def test_a_pattern_knows_its_ends() -> None:
    pattern = read_pattern("^ the result|upshot ? $")
    assert (pattern.at_start, pattern.at_end, len(pattern.parts)) == (True, True, 3)
