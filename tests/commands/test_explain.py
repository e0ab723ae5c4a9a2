"""The evidence as a user reads it: ``authlint explain`` and ``authlint check --evidence``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from authlint.commands.check import command as check
from authlint.commands.explain import command, page
from authlint.language.evidence import evidence
from authlint.packs import shipped_rules

RULE = "cliche/sincerity-markers"


def test_explain_shows_the_evidence_in_words_and_bars() -> None:
    shown = CliRunner().invoke(command, [RULE]).output
    words = " ".join(shown.split())
    assert "times as often in generated posts as in human ones (" in words
    assert "generators’ texts" in words
    assert "terms are measured" in words
    people, today = (
        next(line for line in shown.splitlines() if line.startswith(f"  {name}")) for name in ("people", "2025-26")
    )
    assert people.endswith("per 1,000 words")
    assert today.count("█") > people.count("█")


@pytest.mark.parametrize("name", [name for name in shipped_rules() if name in evidence().rules])
def test_it_never_says_who_wrote_a_text(name: str) -> None:
    said = " ".join(page(shipped_rules()[name].rule).split())
    assert "They do not say who or what wrote any one of them." in said
    assert "written by" not in said.partition("Found (between")[0]


def test_a_rule_without_counts_has_no_such_section() -> None:
    assert "Evidence:" not in page(shipped_rules()["directive/unused"].rule)


def test_fiction_is_set_apart() -> None:
    assert "Only fiction shows it" in page(shipped_rules()["cliche/whispered-voice"].rule)


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "post.md"
    path.write_text("It was genuinely cold.\n", encoding="utf-8")
    return str(path)


def finding(draft: str, *options: str) -> dict[str, str]:
    output = CliRunner().invoke(check, [draft, "--format", "json", *options], standalone_mode=False).stdout
    (found,) = json.loads(output)["findings"]
    return dict(found)


def test_check_carries_it_when_asked(draft: str) -> None:
    found = finding(draft, "--evidence")
    assert found["evidence"].startswith("Found ")
    assert found["message"].endswith(found["evidence"])


def test_check_is_silent_about_it_otherwise(draft: str) -> None:
    found = finding(draft)
    assert found["evidence"] == ""
    assert "Found" not in found["message"]
