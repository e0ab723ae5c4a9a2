"""docs/pictures.md tells the truth: its figures are those of the cards, its formats and limits those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from authlint.packs import shipped_rules
from authlint.provenance.packets import MOST_BYTES, MOST_PARTS
from authlint.provenance.verification import MEDIA_TYPES


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs/pictures.md").read_text(encoding="utf-8")


def test_what_was_counted(page: str) -> None:
    fires = shipped_rules()["imagery/generated-image"].rule.fires
    told = re.search(r"counted on ([\d,]+) posts of (\d+) blogs", page)
    assert told
    assert (int(told[1].replace(",", "")), int(told[2])) == (fires["posts"], fires["sources"])
    assert fires["share"] == 0
    assert "fired on\nnone of them" in page


def test_the_limits(page: str) -> None:
    assert f"{MOST_PARTS:,} parts and {MOST_BYTES >> 20} MB" in page


def test_the_formats(page: str) -> None:
    assert all(name.upper() in page.upper() for name in MEDIA_TYPES)
