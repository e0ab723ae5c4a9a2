"""``authlint baseline`` and ``check --baseline`` on an old blog, with git at work."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

OLD = "We delve into the sea, and the whole crew of the ferry with us.\n\nIt is a tapestry of lies, told by the tide to whoever asks.\n"
FILE = ".authlint-baseline.json"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "authlint", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """An old blog that has adopted authlint: its findings are known and the strict gate passes."""
    git(tmp_path, "init")
    (tmp_path / "authlint.toml").write_text(f'fail-on = "info"\nbaseline = "{FILE}"\n', encoding="utf-8")
    (tmp_path / "posts").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"posts/{name}.md").write_text(OLD + f"\nPost {name} ends here.\n", encoding="utf-8")
    assert run("baseline", cwd=tmp_path).returncode == 0
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "adopt")
    return tmp_path


def active(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    data = json.loads(run("check", *arguments, "--format", "json", cwd=folder).stdout)
    return [(entry["path"], entry["excerpt"]) for entry in data["findings"] if entry["disposition"] == "active"]


def test_an_old_blog_passes_and_a_new_finding_fails(blog: Path) -> None:
    result = run("check", cwd=blog)
    assert result.returncode == 0, result.stdout
    assert "4 baselined" in result.stdout
    with (blog / "posts/a.md").open("a", encoding="utf-8") as stream:
        stream.write("\nWe unlock the full potential.\n")
    assert run("check", cwd=blog).returncode == 1
    assert [excerpt for _, excerpt in active(blog)] == ["unlock the full"]


def test_it_says_what_it_did_and_how_to_use_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OLD, encoding="utf-8")
    result = run("baseline", cwd=tmp_path)
    assert result.stdout.splitlines() == [
        f"{FILE}: 2 known findings in 1 drafts (2 added, 0 taken out)",
        f'to use it: authlint check --baseline {FILE}, or baseline = "…" in authlint.toml',
    ]  # fmt: skip
    assert run("check", "--fail-on", "info", cwd=tmp_path).returncode == 1
    assert run("check", "--fail-on", "info", "--baseline", FILE, cwd=tmp_path).returncode == 0


def test_from_any_folder_by_any_spelling(blog: Path) -> None:
    assert run("check", cwd=blog / "posts").returncode == 0
    assert run("check", str(blog / "posts"), cwd=blog).returncode == 0
    assert run("check", "./posts/../posts/a.md", cwd=blog).returncode == 0
    piped = subprocess.run(
        [sys.executable, "-m", "authlint", "check", "-", "--stdin-filename", "posts/a.md"],
        cwd=blog, input=OLD.encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert piped.returncode == 0


def test_a_rename_that_git_sees_keeps_what_is_known(blog: Path) -> None:
    git(blog, "mv", "posts/a.md", "posts/ä new.md")
    assert active(blog) == []
    git(blog, "commit", "-m", "rename")
    assert active(blog) == []
    with (blog / "posts/ä new.md").open("a", encoding="utf-8") as stream:
        stream.write("\nWe unlock the full potential.\n")
    assert active(blog) == [("posts/ä new.md", "unlock the full")]
    assert run("baseline", "--prune", cwd=blog).returncode == 0
    assert set(json.loads((blog / FILE).read_text(encoding="utf-8"))["drafts"]) == {"posts/b.md", "posts/ä new.md"}


def test_a_copy_is_no_rename(blog: Path) -> None:
    (blog / "posts/c.md").write_text(OLD, encoding="utf-8")
    assert [path for path, _ in active(blog)] == ["posts/c.md"] * 2


def test_what_is_gone_is_told_and_pruned(blog: Path) -> None:
    (blog / "posts/a.md").write_text("It rained.\n", encoding="utf-8")
    git(blog, "rm", "-q", "posts/b.md")
    result = run("check", "--format", "concise", cwd=blog)
    assert result.returncode == 0
    assert f"{FILE}: 4 of its findings are no longer there, in 2 drafts" in result.stdout
    (blog / "posts/a.md").write_text(OLD.partition("\n")[0] + "\n\nWe unlock the full potential.\n", encoding="utf-8")
    assert "3 taken out" in run("baseline", "--prune", cwd=blog).stdout
    assert active(blog) == [("posts/a.md", "unlock the full")]
    assert "no longer there" not in run("check", cwd=blog).stdout


def test_one_draft_of_many(blog: Path) -> None:
    """Writing one draft's entries anew leaves the others'; checking one draft calls no other stale."""
    with (blog / "posts/a.md").open("a", encoding="utf-8") as stream:
        stream.write("\nWe unlock the full potential.\n")
    assert "(1 added, 0 taken out)" in run("baseline", "posts/a.md", cwd=blog).stdout
    result = run("check", "posts/b.md", cwd=blog)
    assert result.returncode == 0
    assert "no longer there" not in result.stdout


def test_what_cannot_be_judged_is_not_written_down(blog: Path) -> None:
    before = (blog / FILE).read_bytes()
    (blog / "posts/c.md").write_bytes(b"\xff")
    result = run("baseline", cwd=blog)
    assert result.returncode == 2
    assert "posts/c.md" in result.stderr
    assert (blog / FILE).read_bytes() == before
    (blog / "empty").mkdir()
    assert run("baseline", "empty", cwd=blog).returncode == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--baseline", "gone.json"], "there is no such baseline"),
        (["check", "--baseline", "posts"], "cannot be read"),
        (["check", "--baseline", "authlint.toml"], "not valid JSON"),
        (["baseline", "--file", "gone/b.json"], "folder does not exist"),
        (["baseline", "--file", "authlint.toml"], "not valid JSON"),
        (["baseline", "--prune", "--file", "gone.json"], "to prune"),
    ],
)
def test_mistakes_are_errors(arguments: list[str], said: str, blog: Path) -> None:
    result = run(*arguments, cwd=blog)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_the_same_drafts_give_the_same_bytes(blog: Path) -> None:
    before = (blog / FILE).read_bytes()
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "authlint", "baseline", "posts/b.md", "posts/a.md"],
            cwd=blog, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True,
        )  # fmt: skip
        assert (blog / FILE).read_bytes() == before


def test_the_page_shows_what_works(repository: Path, tmp_path: Path) -> None:
    """Its commands one after the other, then the configuration it shows."""
    page = (repository / "docs/adopting.md").read_text(encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(OLD, encoding="utf-8")
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (
        ["init", "-q"],
        ["add", "."],
        [*identity, "commit", "-qm", "old"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)
    commands = [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    assert len(commands) == 4
    for command in commands:
        result = run(*shlex.split(command)[1:], cwd=tmp_path)
        assert result.returncode == 0, result.stderr
    shown = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert shown
    (tmp_path / "authlint.toml").write_text(shown[1], encoding="utf-8")
    assert run("check", "--fail-on", "info", cwd=tmp_path).returncode == 0
