"""``authlint interview`` as a user runs it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

DRAFT = """\
# A kettle

We delve into the rich tapestry of tea.

Let's delve into the water, too. It is a testament to patience.

> He said we delve into it.
"""


def interview(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "authlint", "interview", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "plain.md").write_text("The ferry left at ten past six.\n", encoding="utf-8")
    return tmp_path


def test_questions_come_in_reading_order_and_once_each(folder: Path) -> None:
    result = interview(folder, "draft.md")
    assert result.returncode == 0
    lines = [int(number) for number in re.findall(r"^ +(\d+)  ", result.stdout, re.MULTILINE)]
    assert lines == sorted(lines) == [3, 3, 5]
    assert "Also on line 5." in " ".join(result.stdout.split())
    assert "line 7" not in result.stdout


def test_markdown_has_boxes_and_no_markup_of_strangers(folder: Path) -> None:
    (folder / "draft.md").write_text("We delve into [tea](https://a.example) *now*.\n", encoding="utf-8")
    result = interview(folder, "draft.md", "--format", "markdown")
    assert result.stdout.startswith("## draft.md\n\n- [ ] Line 1: ")
    assert result.stdout.count("?") >= 1


def test_a_draft_without_findings_is_left_in_peace(folder: Path) -> None:
    assert "nothing to ask" in interview(folder, "plain.md").stdout


def test_rules_are_chosen(folder: Path) -> None:
    result = interview(folder, "draft.md", "--select", "cliche/delve-verbs")
    assert len(re.findall(r"^ +\d+  ", result.stdout, re.MULTILINE)) == 1


@pytest.mark.parametrize(("paths", "code"), [(["gone.md"], 2), (["draft.md"], 0)])
def test_exit_codes(folder: Path, paths: list[str], code: int) -> None:
    assert interview(folder, *paths).returncode == code
