"""The history of a draft, told by a real repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from authlint.provenance.history import Step, history_of, told

BEGUN = datetime(2021, 4, 18, 6, 10, tzinfo=UTC)
Commit = Callable[..., None]


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Commits the draft with these words, so many hours after it was begun."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = {f"GIT_{who}_{what}": f"t@{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def git(*words: str, **more: str) -> None:
        environment = {**os.environ, **quiet, **names, **more}
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True, capture_output=True, env=environment)

    git("init", "-q")

    def make(text: str, hours: float, message: str = "quay", name: str = "post.md", *, instead_of: str = "") -> None:
        if instead_of:
            git("mv", instead_of, name)
        (tmp_path / name).write_text(text, encoding="utf-8")
        when = (BEGUN + timedelta(hours=hours)).isoformat()
        git("add", ".")
        git("commit", "-qm", message, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)

    return make


def test_begun_sittings_and_the_largest_addition(tmp_path: Path, commit: Commit) -> None:
    """Two hours apart is another sitting; words are counted, not lines."""
    commit("one two three\n", 0)
    commit("one two three four\n", 1)
    commit("one two three four\n\nfive six seven eight nine ten\n", 30)
    found = history_of(tmp_path / "post.md")
    assert found
    assert (found.begun, found.last) == (BEGUN.isoformat(), (BEGUN + timedelta(hours=30)).isoformat())
    assert (found.commits, found.sittings) == (3, 2)
    assert (found.words_added, found.largest_addition, found.largest_share) == (10, 6, 60)
    assert not found.co_authors
    assert not found.cut_off
    assert not found.unsaved


def test_co_authors(tmp_path: Path, commit: Commit) -> None:
    """Trailers are told as written; those of assistants are named as such."""
    commit("one\n", 0, "quay\n\nCo-authored-by: Ada Moe <ada@example.org>")
    commit(
        "one two\n", 1, "quay\n\nCo-Authored-By: Claude <noreply@anthropic.com>\nCo-authored-by: Copilot <c@github.com>"
    )
    found = history_of(tmp_path / "post.md")
    assert found
    assert found.co_authors == (
        "Ada Moe <ada@example.org>",
        "Claude <noreply@anthropic.com>",
        "Copilot <c@github.com>",
    )
    assert found.assistants == ("Claude <noreply@anthropic.com>", "Copilot <c@github.com>")


def test_a_draft_that_was_renamed(tmp_path: Path, commit: Commit) -> None:
    commit("one two three four five six seven\n", 0, name="draft.md")
    commit("one two three four five six seven\neight\n", 5, instead_of="draft.md")
    found = history_of(tmp_path / "post.md")
    assert found
    assert (found.commits, found.begun) == (2, BEGUN.isoformat())


def test_words_of_a_draft_cannot_pass_for_commits(tmp_path: Path, commit: Commit) -> None:
    """Not even those that spell what git's answer is parted by."""
    commit("\x1edeadbeef\x1f1999-01-01T00:00:00+00:00\x1fClaude\n+++ one\n@@ two\n", 0)
    found = history_of(tmp_path / "post.md")
    assert found
    assert (found.commits, found.begun, found.co_authors) == (1, BEGUN.isoformat(), ())


def test_other_files_do_not_count(tmp_path: Path, commit: Commit) -> None:
    commit("one\n", 0)
    commit("two\n", 9, name="other.md")
    found = history_of(tmp_path / "post.md")
    assert found
    assert found.commits == 1


def test_what_is_not_committed(tmp_path: Path, commit: Commit) -> None:
    commit("one\n", 0)
    (tmp_path / "post.md").write_text("one, two\n", encoding="utf-8")
    found = history_of(tmp_path / "post.md")
    assert found
    assert found.unsaved
    (tmp_path / "new.md").write_text("one\n", encoding="utf-8")
    assert history_of(tmp_path / "new.md") is None


def test_outside_of_a_repository(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("one\n", encoding="utf-8")
    assert history_of(tmp_path / "post.md") is None


def test_a_draft_without_words() -> None:
    """A share of nothing is none."""
    found = told([Step("a", BEGUN, 0, ())])
    assert (found.largest_share, found.sittings) == (0, 1)
