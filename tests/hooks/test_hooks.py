"""The hooks as a writer meets them: pre-commit and prek build their environment and call them with whatever names files have.

It takes minutes and needs a package index, so it runs where AUTHLINT_SLOW or CI is set.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hook_tools import NAMES, HookTool, must_git, repository_with

pytestmark = pytest.mark.skipif(
    not (os.environ.get("AUTHLINT_SLOW") or os.environ.get("CI")),
    reason="set AUTHLINT_SLOW=1 or CI=true: the hook's environment takes minutes to build",
)

TRAP = "[authlint]\nselect = []\n"


def _run(hook: Path, tool: HookTool, folder: Path, name: str = "authlint") -> subprocess.CompletedProcess[str]:
    """What the tool says with the hook in the repository's own configuration."""
    entry = f"repos:\n  - repo: {hook.as_uri()}\n    rev: {must_git(hook, 'rev-parse', 'HEAD')}\n    hooks: [{{id: {name}}}]\n"
    (folder / ".pre-commit-config.yaml").write_text(entry, encoding="utf-8")
    must_git(folder, "add", "--", ".")
    return tool(folder, "run", name, "--all-files", "--verbose")


def test_every_file_is_read_whatever_its_name(hook: Path, tool: HookTool, tmp_path: Path) -> None:
    """Findings of a warning's weight are told and pass; each file is named, none is taken for an option.

    As `try-repo` tries it, which builds an environment of its own."""
    draft = "We delve into tea.\n"
    folder = repository_with(tmp_path / "blog", {**dict.fromkeys(NAMES, draft), "evil.md": TRAP, "other.py": draft})
    result = tool(folder, "try-repo", str(hook), "authlint", "--all-files", "--verbose")
    told = result.stdout + result.stderr
    assert result.returncode == 0, told
    for name in NAMES:
        assert name in told, told
    assert "other.py" not in told
    assert told.count("cliche/delve-verbs") >= len(NAMES)


def test_an_unreadable_draft_fails_the_commit(hook: Path, tool: HookTool, tmp_path: Path) -> None:
    folder = repository_with(tmp_path / "blog", {"good.md": "Tea.\n"})
    (folder / "bad.md").write_bytes(b"Tea \xff\n")
    result = _run(hook, tool, folder)
    assert result.returncode == 1
    assert "bad.md" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


def test_drafts_that_are_all_excluded_pass(hook: Path, tool: HookTool, tmp_path: Path) -> None:
    folder = repository_with(tmp_path / "blog", {"a.md": "Tea.\n", "authlint.toml": 'exclude = ["a.md"]\n'})
    result = _run(hook, tool, folder)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "no drafts in the paths given" in result.stdout


def test_fixes_are_made_and_the_commit_waits_for_them(hook: Path, tool: HookTool, tmp_path: Path) -> None:
    link = "[fare](https://ferry.is/fare?utm_source=chatgpt.com)\n"
    folder = repository_with(tmp_path / "blog", dict.fromkeys(NAMES[:5], link))
    result = _run(hook, tool, folder, "authlint-fix")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "files were modified by this hook" in result.stdout
    assert {(folder / name).read_text(encoding="utf-8") for name in NAMES[:5]} == {"[fare](https://ferry.is/fare)\n"}
    must_git(folder, "add", "--", ".")
    assert _run(hook, tool, folder, "authlint-fix").returncode == 0


def test_the_profile_is_shown(hook: Path, tool: HookTool, tmp_path: Path) -> None:
    folder = repository_with(tmp_path / "blog", dict.fromkeys(NAMES[:5], "Tea, and a ferry at nine.\n"))
    result = _run(hook, tool, folder, "authlint-score")
    assert result.returncode == 0, result.stdout + result.stderr
    assert all(name in result.stdout for name in NAMES[:5])
