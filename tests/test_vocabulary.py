"""Words that the configuration calls the trade's own are found worn in no draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from configured import write

from authlint.run import Runner

DRAFT = "We took a deep dive into the wreck, and we delved into the papers of the harbour.\n"


def found(folder: Path) -> list[str]:
    return [finding.excerpt for finding in Runner().check_paths([str(folder)]).active if "delve" in finding.rule]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("[]", ["a deep dive into", "delved into"]),
        ('["A deep  dive into"]', ["delved into"]),
        ('["delved into"]', ["a deep dive into"]),
        ('["delve"]', ["a deep dive into", "delved into"]),
        ('["dive"]', ["a deep dive into", "delved into"]),
    ],
)
def test_only_the_whole_of_a_phrase_is_the_trades_own(words: str, left: list[str], tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", f"vocabulary = {words}\n")
    write(tmp_path, "a.md", DRAFT)
    assert found(tmp_path) == left


def test_a_single_word_is_the_trades_own_in_all_its_forms(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "They turbocharged the engine of the ferry, and the crew heard it from the quay.\n")
    report = Runner().check_paths([str(tmp_path)])
    assert [finding.excerpt for finding in report.active] == ["turbocharged"]
    write(tmp_path / "garage", "authlint.toml", 'vocabulary = ["turbocharge"]\n')
    (tmp_path / "a.md").rename(tmp_path / "garage/a.md")
    assert not Runner().check_paths([str(tmp_path / "garage")]).active


def test_it_may_differ_from_draft_to_draft(tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", '[[overrides]]\nfiles = ["diving/"]\nvocabulary = ["a deep dive into"]\n')
    write(tmp_path, "a.md", DRAFT)
    write(tmp_path, "diving/a.md", DRAFT)
    assert found(tmp_path / "diving") == ["delved into"]
    assert len(found(tmp_path)) == 3
