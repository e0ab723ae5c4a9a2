"""``check --changed-since`` and ``--staged`` in real repositories."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

OLD = "We delve into the sea, and the whole crew of the ferry came along.\n\nThe tide was out when the ferry left the harbour.\n"
NEW = "We unlock the full potential of the ferry.\n"
ADDED = [("posts/a.md", "unlock the full")]


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "authlint", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(text)


def active(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    result = run("check", *arguments, "--format", "json", cwd=folder)
    assert result.stdout, result.stderr
    data = json.loads(result.stdout)
    return [(entry["path"], entry["excerpt"]) for entry in data["findings"] if entry["disposition"] == "active"]


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A blog with an old finding in each of two posts, on the branch of a pull request."""
    git(tmp_path, "init")
    (tmp_path / "posts").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"posts/{name}.md").write_text(OLD, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "old")
    git(tmp_path, "switch", "-c", "change")
    return tmp_path


@pytest.mark.parametrize("committed", [True, False])
def test_only_what_the_branch_brought_in_counts(committed: bool, blog: Path) -> None:
    append(blog / "posts/a.md", "\n" + NEW)
    if committed:
        git(blog, "commit", "-am", "new")
    assert active(blog, "--changed-since", "main") == ADDED
    result = run("check", "--changed-since", "main", "--fail-on", "warning", cwd=blog)
    assert result.returncode == 1
    assert "1 draft," in result.stdout
    assert "1 unchanged" in result.stdout


def test_main_may_have_moved_on(blog: Path) -> None:
    """What main did since is no part of the change."""
    git(blog, "switch", "main")
    (blog / "posts/b.md").write_text("It rained in the harbour all day long.\n", encoding="utf-8")
    git(blog, "commit", "-am", "moved")
    git(blog, "switch", "change")
    append(blog / "posts/a.md", "\n" + NEW)
    git(blog, "commit", "-am", "new")
    assert active(blog, "--changed-since", "main") == ADDED


@pytest.mark.parametrize("option", [["--staged"], ["--changed-since", "main"]])
def test_an_empty_change_passes_with_a_note(option: list[str], blog: Path) -> None:
    result = run("check", *option, "--fail-on", "info", cwd=blog)
    assert result.returncode == 0
    assert "passed: no draft changed" in result.stdout
    (blog / "code.py").write_text("x = 1\n", encoding="utf-8")
    git(blog, "add", ".")
    assert run("check", *option, cwd=blog).returncode == 0


def test_new_files_count_whole_tracked_or_not(blog: Path) -> None:
    (blog / "posts/ü -n\tew.md").write_text(OLD, encoding="utf-8")
    assert active(blog, "--changed-since", "main") == [("posts/ü -n\tew.md", "delve into")]
    assert active(blog, "--staged") == []
    git(blog, "add", ".")
    assert active(blog, "--staged") == [("posts/ü -n\tew.md", "delve into")]


def test_a_rename_brings_nothing_in(blog: Path) -> None:
    git(blog, "mv", "posts/a.md", "posts/z.md")
    assert active(blog, "--staged") == []
    assert active(blog, "--changed-since", "main") == []
    append(blog / "posts/z.md", "\n" + NEW)
    git(blog, "commit", "-am", "renamed and changed")
    assert active(blog, "--changed-since", "main") == [("posts/z.md", "unlock the full")]


def test_lines_above_move_nothing_into_the_change(blog: Path) -> None:
    path = blog / "posts/a.md"
    path.write_text("The harbour was grey.\n\n" * 200 + OLD, encoding="utf-8")
    assert active(blog, "--changed-since", "main", "--select", "cliche") == []


def test_what_a_removed_suppression_uncovers_counts(blog: Path) -> None:
    path = blog / "posts/a.md"
    silenced = "<!-- authlint-disable-next-line cliche/delve-verbs: the title of a talk -->\n" + OLD
    path.write_text(silenced, encoding="utf-8")
    git(blog, "commit", "-am", "silenced")
    path.write_text(OLD, encoding="utf-8")
    assert active(blog, "--changed-since", "HEAD") == [("posts/a.md", "delve into")]


def test_staged_is_what_is_staged(blog: Path) -> None:
    """Not what lies in the work tree: neither a finding mended there, nor one made there."""
    path = blog / "posts/a.md"
    append(path, "\n" + NEW)
    git(blog, "add", ".")
    path.write_text(OLD, encoding="utf-8")
    assert active(blog, "--staged") == ADDED
    git(blog, "add", ".")
    append(path, "\n" + NEW)
    assert active(blog, "--staged") == []


def test_a_staged_draft_that_is_gone_from_the_work_tree_is_looked_at(blog: Path) -> None:
    append(blog / "posts/a.md", "\n" + NEW)
    git(blog, "add", ".")
    (blog / "posts/a.md").unlink()
    assert active(blog, "--staged") == ADDED
    assert active(blog, "posts", "--staged") == ADDED
    assert active(blog, "posts/b.md", "--staged") == []


def test_the_first_commit_has_no_commit_before_it(tmp_path: Path) -> None:
    git(tmp_path, "init")
    (tmp_path / "a.md").write_text(OLD, encoding="utf-8")
    git(tmp_path, "add", ".")
    assert active(tmp_path, "--staged") == [("a.md", "delve into")]


def test_from_a_folder_below_and_by_paths(blog: Path) -> None:
    append(blog / "posts/a.md", "\n" + NEW)
    append(blog / "posts/b.md", "\n" + NEW)
    assert active(blog / "posts", "--changed-since", "main") == [
        ("a.md", "unlock the full"),
        ("b.md", "unlock the full"),
    ]
    assert active(blog, "posts/a.md", "--changed-since", "main") == ADDED
    assert active(blog, str(blog / "posts/a.md"), "--changed-since", "main") == [
        (str(blog / "posts/a.md"), "unlock the full")
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".gitattributes", "*.md -diff -text binary\n"),
        (".gitattributes", "*.md diff=hide\n"),
        (".gitignore", "posts/\n"),
    ],
)
def test_a_change_cannot_hide_itself(name: str, text: str, blog: Path) -> None:
    """Attributes that call a draft binary or hand it to a driver hide no line of it."""
    git(blog, "config", "diff.hide.textconv", "true")
    git(blog, "config", "diff.hide.command", "true")
    git(blog, "config", "diff.context", "9")
    git(blog, "config", "diff.interHunkContext", "9")
    git(blog, "config", "diff.relative", "true")
    git(blog, "config", "color.ui", "always")
    (blog / name).write_text(text, encoding="utf-8")
    append(blog / "posts/a.md", "\n" + NEW)
    git(blog, "add", "-f", ".")
    assert active(blog, "--staged") == ADDED
    assert active(blog, "--changed-since", "main") == ADDED
    assert active(blog / "posts", "--staged") == [("a.md", "unlock the full")]


def test_lone_carriage_returns_hide_nothing(blog: Path) -> None:
    """To git they end no line, so its line numbers say nothing: the whole draft counts."""
    (blog / "posts/a.md").write_bytes(OLD.encode().replace(b"\n", b"\r") + NEW.encode())
    assert active(blog, "--changed-since", "main") == [("posts/a.md", "delve into"), *ADDED]


def test_a_link_in_place_of_a_draft_counts_whole(blog: Path) -> None:
    (blog / "posts/a.md").unlink()
    (blog / "posts/a.md").symlink_to("b.md")
    assert active(blog, "--changed-since", "main") == [("posts/a.md", "delve into")]


def test_an_unreadable_draft_is_no_pass(blog: Path) -> None:
    (blog / "posts/a.md").write_bytes(b"\xff" + OLD.encode())
    assert run("check", "--changed-since", "main", cwd=blog).returncode == 2
    git(blog, "add", ".")
    assert run("check", "--staged", cwd=blog).returncode == 2


def test_a_baseline_counts_what_is_old_first(blog: Path) -> None:
    """A known finding on an untouched line is the known one, so its like on a new line is new."""
    assert run("baseline", cwd=blog).returncode == 0
    append(blog / "posts/a.md", "\nThey delve into the harbour.\n")
    options = ("--changed-since", "main", "--baseline", ".authlint-baseline.json")
    assert active(blog, *options) == [("posts/a.md", "delve into")]
    assert "no longer there" not in run("check", *options, cwd=blog).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--changed-since", "nowhere"], "git knows no commit ‘nowhere’"),
        (["--changed-since", "--help"], "git knows no commit"),
        (["--changed-since", ""], "git knows no commit"),
        (["--changed-since", "main", "--staged"], "stand alone"),
        (["--staged", "--fix"], "stand alone"),
        (["--staged", "-"], "stand alone"),
    ],
)
def test_mistakes_are_errors(arguments: list[str], said: str, blog: Path) -> None:
    result = run("check", *arguments, cwd=blog)
    assert result.returncode == 2
    assert said in result.stderr


def test_outside_of_a_repository_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OLD, encoding="utf-8")
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    result = subprocess.run(
        [sys.executable, "-m", "authlint", "check", "--staged"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert result.returncode == 2
    assert "not in a git repository" in result.stderr


def test_the_page_shows_what_works(repository: Path, blog: Path) -> None:
    page = (repository / "docs/changes.md").read_text(encoding="utf-8")
    commands = [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    assert len(commands) == 2
    append(blog / "posts/a.md", "\n" + NEW)
    git(blog, "add", ".")
    for command in commands:
        result = run(*shlex.split(command)[1:], "--fail-on", "warning", cwd=blog)
        assert result.returncode == 1, result.stderr
