"""``authlint sources`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authlint.commands import cli
from authlint.errors import AuthlintError

DRAFT = """---
date: 2024-05-01
---
The fare rose by 40%.[^1] Trees are older ([paper](https://arxiv.org/abs/1706.03762)).

Ask [them](https://www.google.com/search?q=fares) or [her](https://harbour.is/fares).

[^1]: Minutes of the council, 4 May 2021, item 3.
"""


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("post.md").write_text(DRAFT, encoding="utf-8")
    return "post.md"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["sources", *words], standalone_mode=False)


def test_sources_come_oldest_first_and_undated_last(draft: str) -> None:
    entries = json.loads(run(draft, "--format", "json").stdout)["drafts"][0]["sources"]
    assert [entry["dated"] for entry in entries] == ["2017-06", "2021-05-04", "", ""]
    assert [entry["years_before_draft"] for entry in entries] == [7, 3, None, None]
    assert [entry["line"] for entry in entries] == [4, 8, 6, 6]
    assert entries[0]["kind"] == "primary"
    assert entries[1]["supports"] == "The fare rose by 40%."
    assert [entry["standing"] for entry in entries][2:] == ["search", "source"]


def test_text_says_the_same_and_counts(draft: str) -> None:
    shown = run(draft).stdout
    assert shown.index("2017-06") < shown.index("2021-05-04") < shown.index("undated")
    assert "“The fare rose by 40%.”" in shown
    assert "no source for a figure: a search" in shown
    assert shown.endswith("  4 in all, 2 with a date, 2 from before 2023-01-01\n")


def test_the_baseline_is_the_users(draft: str) -> None:
    assert "1 from before 2020-01-01" in run(draft, "--before", "2020-01-01").stdout


def test_a_draft_without_sources_is_told_so(draft: str) -> None:
    Path(draft).write_text("We ate bread.\n", encoding="utf-8")
    assert "none: the draft links to no other site" in run(draft).stdout


def test_a_missing_draft_is_an_error(draft: str) -> None:
    assert isinstance(run("gone.md").exception, AuthlintError)


def test_nothing_of_a_stranger_reaches_the_terminal_raw(draft: str) -> None:
    Path(draft).write_text("It rose \x1b[31m[a](https://a.is/x).\n", encoding="utf-8")
    assert "\x1b" not in run(draft).stdout
