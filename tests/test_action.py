"""The action's own script, with the inputs that GitHub would hand it, in a real repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

AUTHLINT = '#!/bin/sh\nexec "{python}" -m authlint "$@"\n'
ZIZMOR = Path(sys.executable).parent / "zizmor"
BAD = "As an AI language model, I cannot weigh the bags of flour myself.\n"


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A repository with one draft; its first commit is the base of the pull request."""
    folder = tmp_path / "blog"
    (folder / "posts").mkdir(parents=True)
    (folder / "posts/old.md").write_text(BAD, encoding="utf-8")
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "base")
    return folder


def act(repository: Path, blog: Path, tmp_path: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
    """The script's exit code, what it said, and the files it wrote."""
    command = tmp_path / "authlint"
    command.write_text(AUTHLINT.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)
    files = {"GITHUB_OUTPUT": tmp_path / "output", "GITHUB_STEP_SUMMARY": tmp_path / "summary.md"}
    base = git(blog, "rev-list", "--max-parents=0", "HEAD")
    given = {"AUTHLINT_CHANGED_SINCE": base, "AUTHLINT_TRUSTED_REF": base, **inputs}
    done = subprocess.run(
        ["bash", str(repository / "action/check.sh"), str(command)],
        cwd=blog,
        env={**os.environ, **given, **{name: str(path) for name, path in files.items()}},
        capture_output=True,
        text=True,
        check=False,
    )
    written = {name: path.read_text(encoding="utf-8") if path.exists() else "" for name, path in files.items()}
    return done.returncode, done.stdout + done.stderr, written


def change(blog: Path, **files: str) -> None:
    for name, text in files.items():
        (blog / "posts" / f"{name}.md").write_text(text, encoding="utf-8")
    git(blog, "add", ".")
    git(blog, "commit", "-m", "change")


def test_only_what_the_change_brought_in_fails(repository: Path, blog: Path, tmp_path: Path) -> None:
    change(blog, tea="Tea at nine.\n")
    code, said, written = act(repository, blog, tmp_path)
    assert code == 0, said
    assert written["GITHUB_OUTPUT"] == "exit-code=0\n"
    change(blog, new=BAD)
    code, said, written = act(repository, blog, tmp_path)
    assert code == 1, said
    assert "::error file=posts/new.md,line=1" in said
    assert "posts/old.md" not in said
    assert written["GITHUB_OUTPUT"].endswith("exit-code=1\n")
    assert "new.md" in written["GITHUB_STEP_SUMMARY"]


def test_the_change_cannot_switch_the_rules_off(repository: Path, blog: Path, tmp_path: Path) -> None:
    (blog / "authlint.toml").write_text('ignore = ["residue"]\n', encoding="utf-8")
    change(blog, new=BAD)
    assert act(repository, blog, tmp_path)[0] == 1
    assert act(repository, blog, tmp_path, AUTHLINT_TRUSTED_REF="none")[0] == 0


def test_inputs_are_data(repository: Path, blog: Path, tmp_path: Path) -> None:
    """Paths with spaces, dashes and shell in them are paths; files for the comment and for code scanning are written."""
    change(blog, **{"-dash $(touch evil)": BAD, "with space": "Tea.\n"})
    paths = "posts/-dash $(touch evil).md\nposts/with space.md\n"
    comment, sarif = tmp_path / "comment.md", tmp_path / "a.sarif"
    code, said, _ = act(
        repository, blog, tmp_path, AUTHLINT_PATHS=paths, AUTHLINT_COMMENT=str(comment), AUTHLINT_SARIF=str(sarif)
    )
    assert code == 1, said
    assert not (blog / "evil").exists()
    assert comment.stat().st_size
    assert sarif.stat().st_size
    assert act(repository, blog, tmp_path, AUTHLINT_PATHS=paths, AUTHLINT_FAIL_ON="never")[0] == 0


@pytest.mark.skipif(not ZIZMOR.exists(), reason="zizmor is not installed")
def test_zizmor_finds_nothing(repository: Path, tmp_path: Path) -> None:
    """The action itself, and the workflows that the page shows."""
    page = (repository / "docs/ci.md").read_text(encoding="utf-8")
    flows = [block for block in page.split("```yaml\n")[1:] if "\njobs:" in block.split("```")[0]]
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    for number, block in enumerate(flows):
        (folder / f"{number}.yml").write_text(block.split("```")[0], encoding="utf-8")
    shutil.copy(repository / "action.yml", tmp_path / "action.yml")
    done = subprocess.run(
        [str(ZIZMOR), "--offline", "--persona=auditor", "."], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
