"""The hook as a writer meets it: pre-commit builds its environment and calls it with whatever names files have.

It takes minutes and needs a package index, so it runs where AUTHLINT_SLOW or CI is set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not (os.environ.get("AUTHLINT_SLOW") or os.environ.get("CI")),
    reason="set AUTHLINT_SLOW=1 or CI=true: the hook's environment takes minutes to build",
)

NAMES = ["plain.md", "with space.md", "naïve – 日本.md", "-dash.md", "--config=evil.md", "page.html", "note.mdx"]
TRAP = "[authlint]\nselect = []\n"


def _git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def _repository(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    _git(folder, "init")
    _git(folder, "add", "--", ".")
    return folder


@pytest.fixture(scope="module")
def hook(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pre-commit would clone: the working tree as it is, committed."""
    copy = tmp_path_factory.mktemp("hook") / "authlint"
    copy.mkdir()
    for name in ("pyproject.toml", ".pre-commit-hooks.yaml", "README.md", "LICENSE", "authlint", "rules"):
        source = repository / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    _git(copy, "init")
    _git(copy, "add", "--", ".")
    _git(copy, "commit", "-m", "all")
    return copy


def _tried(hook: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """What ``pre-commit try-repo`` says: it builds an environment of its own each time."""
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hook), "authlint", "--all-files", "--verbose"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the one environment that the other tests share."""
    return tmp_path_factory.mktemp("pre-commit")


def _run(hook: Path, store: Path, folder: Path, name: str = "authlint") -> subprocess.CompletedProcess[str]:
    """What pre-commit says with the hook in the repository's own configuration."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=hook, check=True, capture_output=True, text=True)
    entry = f"repos:\n  - repo: {hook.as_uri()}\n    rev: {commit.stdout.strip()}\n    hooks: [{{id: {name}}}]\n"
    (folder / ".pre-commit-config.yaml").write_text(entry, encoding="utf-8")
    _git(folder, "add", "--", ".")
    command = [sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--verbose"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(store)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_file_is_read_whatever_its_name(hook: Path, tmp_path: Path) -> None:
    """Findings of a warning's weight are told and pass; each file is named, none is taken for an option."""
    draft = "We delve into tea.\n"
    folder = _repository(tmp_path / "blog", {**dict.fromkeys(NAMES, draft), "evil.md": TRAP, "other.py": draft})
    result = _tried(hook, folder)
    told = result.stdout + result.stderr
    assert result.returncode == 0, told
    for name in NAMES:
        assert name in told, told
    assert "other.py" not in told
    assert told.count("cliche/delve-verbs") >= len(NAMES)


def test_an_unreadable_draft_fails_the_commit(hook: Path, store: Path, tmp_path: Path) -> None:
    folder = _repository(tmp_path / "blog", {"good.md": "Tea.\n"})
    (folder / "bad.md").write_bytes(b"Tea \xff\n")
    _git(folder, "add", "--", ".")
    result = _run(hook, store, folder)
    assert result.returncode == 1
    assert "bad.md" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


def test_drafts_that_are_all_excluded_pass(hook: Path, store: Path, tmp_path: Path) -> None:
    folder = _repository(tmp_path / "blog", {"a.md": "Tea.\n", "authlint.toml": 'exclude = ["a.md"]\n'})
    result = _run(hook, store, folder)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "no drafts in the paths given" in result.stdout


def test_fixes_are_made_and_the_commit_waits_for_them(hook: Path, store: Path, tmp_path: Path) -> None:
    link = "[fare](https://ferry.is/fare?utm_source=chatgpt.com)\n"
    folder = _repository(tmp_path / "blog", dict.fromkeys(NAMES[:5], link))
    result = _run(hook, store, folder, "authlint-fix")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "files were modified by this hook" in result.stdout
    assert {(folder / name).read_text(encoding="utf-8") for name in NAMES[:5]} == {"[fare](https://ferry.is/fare)\n"}
    _git(folder, "add", "--", ".")
    assert _run(hook, store, folder, "authlint-fix").returncode == 0


def test_the_profile_is_shown(hook: Path, store: Path, tmp_path: Path) -> None:
    folder = _repository(tmp_path / "blog", dict.fromkeys(NAMES[:5], "Tea, and a ferry at nine.\n"))
    result = _run(hook, store, folder, "authlint-score")
    assert result.returncode == 0, result.stdout + result.stderr
    assert all(name in result.stdout for name in NAMES[:5])
