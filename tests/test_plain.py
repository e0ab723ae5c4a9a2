"""Records as plain values and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authlint.facts import DraftFacts
from authlint.options import Options
from authlint.plain import plain, restored
from authlint.report import DraftReport


@dataclass(frozen=True, slots=True)
class Leaf:
    """Held by a tree."""

    side: Literal["low", "high"]
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """All that an annotation may say."""

    name: str
    leaves: tuple[Leaf, ...] = ()
    pair: tuple[int, str] = (0, "")
    by_line: Mapping[int, Leaf] | None = None


@pytest.mark.parametrize("kind", [DraftReport, DraftFacts, Tree])
@given(data=st.data())
def test_a_record_comes_back_as_it_was(kind: type, data: st.DataObject) -> None:
    """All kinds of texts too: a path may hold a lone surrogate."""
    record = data.draw(st.from_type(kind))
    text = json.dumps(plain(record))
    assert text.isascii()
    again = restored(kind, json.loads(text))
    assert type(again) is type(record)
    assert json.dumps(plain(again)) == text


def test_options_come_back_as_they_were() -> None:
    """They are handed to every process that judges."""
    given = Options(select=("cliche",), voice="voice.json")
    assert restored(Options, json.loads(json.dumps(plain(given)))) == given
    assert restored(tuple[Path, ...], plain((Path("a"), Path("b")))) == (Path("a"), Path("b"))


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        ["name", [], [0, ""], None, 1],
        [1, [], [0, ""], None],
        ["name", [["middle", None]], [0, ""], None],
        ["name", [], [0, "", 1], None],
        ["name", [], [True, ""], None],
        ["name", {}, [0, ""], None],
        ["name", [], [0, ""], [["1", ["low", None]]]],
        ["name", [["low", "1.0"]], [0, ""], None],
    ],
)
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"expected|none of|zip"):
        restored(Tree, data)
