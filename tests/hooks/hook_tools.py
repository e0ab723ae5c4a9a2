"""The real tools that call authlint's hooks, and scratch repositories for them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SECONDS = 110
"""What a tool may take, the building of its environment with it."""

NAMES = ["plain.md", "with space.md", "naïve – 日本.md", "-dash.md", "--config=evil.md", "page.html", "note.mdx"]
"""What drafts may be called."""

COMMANDS = {
    "pre-commit": (sys.executable, "-m", "pre_commit"),
    "prek": (str(Path(sys.executable).with_name("prek")),),
}


@dataclass(frozen=True, slots=True)
class HookTool:
    """pre-commit or prek, with ``home`` as the folder in which it keeps the environments of hooks."""

    command: tuple[str, ...]
    home: Path

    def __call__(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """What the tool says when it is called in ``folder``."""
        return said(folder, *self.command, *words, home=self.home)


def said(folder: Path, *command: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """What a command says; a hook that it calls finds the installed authlint, not the one of these tests."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if home:
        environment |= {"PRE_COMMIT_HOME": str(home / "pre-commit"), "PREK_HOME": str(home / "prek")}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS
    )


def git(folder: Path, *words: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """What git says, whatever it thinks of it."""
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    return said(folder, "git", *identity, "-c", "commit.gpgsign=false", *words, home=home)


def must_git(folder: Path, *words: str) -> str:
    """What git says where it has to succeed."""
    result = git(folder, *words)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def repository_with(folder: Path, files: dict[str, str]) -> Path:
    """A new repository with ``files`` staged."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    must_git(folder, "init")
    must_git(folder, "add", "--", ".")
    return folder
