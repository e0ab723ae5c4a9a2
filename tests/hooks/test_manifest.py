"""What .pre-commit-hooks.yaml says, carried out as a tool would: the entry, its arguments, and then any file names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hook_tools import NAMES

from authlint.strict_yaml import load

HOOKS = load((Path(__file__).resolve().parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))
TRAP = "[authlint]\nselect = []\n"


def run(hook: dict[str, Any], folder: Path, names: list[str]) -> subprocess.CompletedProcess[str]:
    program, *words = hook["entry"].split()
    assert program == "authlint"
    command = [sys.executable, "-m", "authlint", *words, *hook["args"], *names]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_no_file_name_is_an_option(hook: dict[str, Any], tmp_path: Path) -> None:
    """Spaces, letters of any script, a leading dash, and a name that would be an option with a trap for a value."""
    (tmp_path / "evil.md").write_text(TRAP, encoding="utf-8")
    for name in NAMES:
        (tmp_path / name).write_text("The ferry left at nine.\n", encoding="utf-8")
    result = run(hook, tmp_path, NAMES)
    assert (result.returncode, "Traceback" in result.stderr) == (0, False), result.stderr
    for name in NAMES:
        (tmp_path / name).write_bytes(b"Tea \xff\n")
    broken = run(hook, tmp_path, NAMES)
    assert broken.returncode == 2
    assert [name for name in NAMES if name not in broken.stdout + broken.stderr] == []


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_one_process_gets_all_drafts(hook: dict[str, Any]) -> None:
    """So that the language is loaded once and one run writes the cache; and only drafts are handed to it."""
    assert hook["require_serial"] is True
    assert hook["types_or"] == ["markdown", "mdx", "html"]
    assert hook["args"][-1] == "--"
