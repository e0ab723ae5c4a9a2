"""Sameness in a change: what changed is seen beside the rest of the site, and only what the change brought in counts."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from authlint.commands import cli
from authlint.judging import Judge

COPY = ("sameness/near-duplicate", "posts/c.md", "posts/b.md")
STARTS, ENDS = (
    "bar cor dun fel gam hol ket lum mor nim pol rus sev tam vor".split(),
    "a in os um el ith orn esk and ull".split(),
)
WORDS = [start + end for start in STARTS for end in ENDS]


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def post(seed: int, title: str = "") -> str:
    """Six paragraphs that share no run of words with those of another seed."""
    chance = random.Random(seed)  # noqa: S311  # posts, not secrets
    paragraphs = []
    for _ in range(6):
        drawn = [chance.choices(WORDS, k=6) for _ in range(6)]
        paragraphs.append(" ".join(f"The {a} {b} had to {c} {d} with the {e} {f}." for a, b, c, d, e, f in drawn))
    return "\n\n".join([f"# {title or f'Number {seed}'}", *paragraphs]) + "\n"


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two posts that have nothing in common, on the branch of a pull request."""
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init")
    posts = tmp_path / "posts"
    posts.mkdir()
    for number, name in enumerate("bd"):
        (posts / f"{name}.md").write_text(post(number), encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "old")
    git(tmp_path, "switch", "-c", "change")
    return posts


def shared(*options: str, since: str = "main") -> list[tuple[str, str, str]]:
    """Rule, path and the first place elsewhere of what counts."""
    wanted = ["--changed-since", since] if since else ["--staged"]
    result = CliRunner().invoke(
        cli, ["check", *wanted, "--select", "sameness", "--cache-dir", ".git/kept", "--format", "json", *options]
    )
    assert result.stdout, result.output
    findings = [entry for entry in json.loads(result.stdout)["findings"] if entry["disposition"] == "active"]
    return [(entry["rule"], entry["path"], entry["elsewhere"][0]["path"]) for entry in findings]


def write(blog: Path, name: str, text: str) -> None:
    (blog / f"{name}.md").write_text(text, encoding="utf-8")
    git(blog, "add", ".")


@pytest.mark.parametrize("since", ["main", ""])
def test_a_new_copy_of_an_old_post_is_seen(since: str, blog: Path) -> None:
    """With the old post named; the second run remembers, and one without a cache says the same."""
    write(blog, "c", post(0, "Anew"))
    assert COPY in shared(since=since)
    assert shared(since=since) == shared("--no-cache", since=since)
    assert COPY in shared(since=since)


def test_a_copy_that_comes_before_its_original_is_told_at_the_original(blog: Path) -> None:
    """By name the older draft is the later one, and that is where such findings stand."""
    write(blog, "a", post(0, "Anew"))
    assert ("sameness/near-duplicate", "posts/b.md", "posts/a.md") in shared()


def test_an_old_post_that_becomes_a_copy_is_seen(blog: Path) -> None:
    """Its title, where the finding stands, did not change."""
    write(blog, "d", post(0, "Number 1"))
    assert ("sameness/near-duplicate", "posts/d.md", "posts/b.md") in shared()


def test_a_paragraph_that_is_added_is_seen_and_its_neighbours_are_not(blog: Path) -> None:
    paragraph = post(0).split("\n\n")[3]
    write(blog, "d", post(1) + "\n" + paragraph + "\n")
    assert ("sameness/near-duplicate-paragraph", "posts/d.md", "posts/b.md") in shared()


def test_what_drafts_shared_before_does_not_count(blog: Path) -> None:
    """An old copy is no news in a change to other lines, nor where only its neighbour changes."""
    write(blog, "c", post(0, "Anew"))
    git(blog, "commit", "-m", "copy")
    git(blog, "switch", "main")
    git(blog, "merge", "change")
    git(blog, "switch", "change")
    for name in "cd":
        write(blog, name, (blog / f"{name}.md").read_text(encoding="utf-8") + "\nGulls came in the evening.\n")
        assert shared() == []
    assert shared(since="") == []


def test_a_draft_that_shares_nothing_is_silent(blog: Path) -> None:
    write(blog, "c", post(5))
    assert shared() == shared(since="") == []


def test_what_is_staged_counts_not_what_lies_there(blog: Path) -> None:
    """A copy that is staged and mended since is found at its place in what is staged; the other way round it is not."""
    write(blog, "c", "A line.\n\n" + post(0, "Anew"))
    (blog / "c.md").write_text(post(7), encoding="utf-8")
    assert COPY in shared(since="")
    assert shared() == []
    git(blog, "add", ".")
    (blog / "c.md").write_text(post(0), encoding="utf-8")
    assert shared(since="") == []


def test_an_old_draft_is_compared_as_it_is_staged(blog: Path) -> None:
    """Neither what its author has begun to write since, nor that it is gone from the folder, hides a copy of it."""
    write(blog, "c", post(0, "Anew"))
    (blog / "b.md").write_text(post(7), encoding="utf-8")
    assert shared(since="") == shared("--no-cache", since="") == shared(since="")
    assert COPY in shared(since="")
    assert shared() == []
    (blog / "b.md").unlink()
    assert COPY in shared("--no-cache", since="")
    assert COPY in shared(since="")


def test_what_is_not_staged_is_not_compared_with(blog: Path) -> None:
    """An old draft that was made alike since, and one that git does not track: neither is part of the next commit."""
    write(blog, "c", post(5))
    (blog / "b.md").write_text(post(5, "Anew"), encoding="utf-8")
    (blog / "a.md").write_text(post(5, "And again"), encoding="utf-8")
    assert shared(since="") == []
    assert ("sameness/near-duplicate", "posts/c.md", "posts/a.md") in shared()
    git(blog, "add", ".")
    assert ("sameness/near-duplicate", "posts/c.md", "posts/a.md") in shared(since="")


def test_what_staged_drafts_shared_before_does_not_count(blog: Path) -> None:
    """Also where the other one has been rewritten in the work tree since."""
    write(blog, "c", post(0, "Anew"))
    git(blog, "commit", "-m", "copy")
    write(blog, "c", (blog / "c.md").read_text(encoding="utf-8") + "\nGulls came in the evening.\n")
    (blog / "b.md").write_text(post(7), encoding="utf-8")
    assert shared(since="") == []


def test_a_staged_file_in_a_folder_below_is_found_from_there(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names that git gives count from the top of the repository, those of a run from where it is called."""
    write(blog, "c", post(0, "Anew"))
    (blog / "b.md").write_text(post(7), encoding="utf-8")
    monkeypatch.chdir(blog)
    assert ("sameness/near-duplicate", "c.md", "b.md") in shared(since="")


def test_the_rest_of_the_site_costs_nothing_where_no_rule_compares(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even read; where one does, each draft is gathered once and then remembered."""
    gathered: list[str] = []
    really = Judge.gather

    def gather(self: Judge, shown: str, data: bytes) -> object:
        gathered.append(shown)
        return really(self, shown, data)

    monkeypatch.setattr(Judge, "gather", gather)
    write(blog, "c", post(5))
    assert shared("--select", "cliche", "--ignore", "sameness") == []
    assert gathered == []
    shared()
    shared()
    assert gathered == ["posts/b.md", "posts/d.md"]
