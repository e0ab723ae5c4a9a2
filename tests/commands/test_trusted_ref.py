"""``check --trusted-ref``: no pull request weakens the gate that judges it. Real repositories, the real command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from configured import write

CONFIGURATION = """\
fail-on = "warning"
baseline = "known.json"
[severity]
cliche = "error"
"""
OLD = "The whole crew of the ferry came along, and the tide was out when we left the harbour.\n"
KNOWN = "We unlock the full potential of the ferry.\n"
BAD = "We delve into the sea, and the whole crew of the ferry came along.\n"
DISABLED = "<!-- authlint-disable -- so it is meant -->\n\n"


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    allowed = ["-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *allowed, *words], cwd=folder, check=True, capture_output=True)


def check(
    folder: Path, *arguments: str, environment: dict[str, str] | None = None, of: str = "."
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "authlint", "check", of, "--no-cache", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **(environment or {})}
    )


def judged(folder: Path, *arguments: str, of: str = ".") -> subprocess.CompletedProcess[str]:
    """As a gate would run it on a pull request."""
    git(folder, "add", "-A", "--force")
    git(folder, "commit", "-m", "change", "--allow-empty")
    return check(folder, "--trusted-ref", "main", "--changed-since", "main", *arguments, of=of)


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A blog with a gate, on the branch of a pull request that is clean so far."""
    folder = tmp_path / "blog"
    write(folder, "authlint.toml", CONFIGURATION)
    write(folder, "posts/old.md", OLD)
    write(folder, "posts/known.md", KNOWN)
    write(folder, "known.json", '{"version": 1, "drafts": {}}')
    git(folder, "init")
    git(folder, "add", ".")
    subprocess.run([sys.executable, "-m", "authlint", "baseline"], cwd=folder, check=True, capture_output=True)
    git(folder, "add", ".")
    git(folder, "commit", "-m", "old")
    git(folder, "switch", "-c", "change")
    return folder


def root_configuration(blog: Path) -> None:
    write(blog, "authlint.toml", 'fail-on = "never"\nignore = ["cliche"]\n')


def nested_configuration(blog: Path) -> None:
    write(blog, "posts/authlint.toml", 'ignore = ["cliche"]\n')


def pyproject(blog: Path) -> None:
    (blog / "authlint.toml").unlink()
    write(blog, "pyproject.toml", '[tool.authlint]\nexclude = ["posts/*"]\n')


def extends(blog: Path) -> None:
    write(blog, "weak.toml", '[severity]\ncliche = "info"\n')
    write(blog, "authlint.toml", 'extends = "weak.toml"\nfail-on = "error"\n')


def overrides(blog: Path) -> None:
    write(blog, "authlint.toml", CONFIGURATION + '[[overrides]]\nfiles = ["posts/"]\nignore = ["cliche"]\n')


def broken_configuration(blog: Path) -> None:
    write(blog, "authlint.toml", "select = [\n")


def linked_configuration(blog: Path) -> None:
    write(blog, "weak.toml", 'ignore = ["cliche"]\n')
    (blog / "authlint.toml").unlink()
    (blog / "authlint.toml").symlink_to("weak.toml")


def baseline(blog: Path) -> None:
    subprocess.run([sys.executable, "-m", "authlint", "baseline"], cwd=blog, check=True, capture_output=True)


def comment(blog: Path) -> None:
    write(blog, "posts/new.md", DISABLED + BAD)


def front_matter(blog: Path) -> None:
    write(blog, "posts/new.md", "---\nauthlint: {disable: [cliche], reason: so it is meant}\n---\n\n" + BAD)


@pytest.mark.parametrize(
    ("attack", "notice"),
    [
        (root_configuration, "authlint.toml note differs from ‘main’, whose word counts: baseline, fail-on, ignore"),
        (nested_configuration, "posts/authlint.toml note differs from ‘main’, whose word counts: "),
        (pyproject, "pyproject.toml note differs from ‘main’, whose word counts: baseline, exclude, fail-on"),
        (extends, "note differs from ‘main’, whose word counts: baseline, fail-on, severity.cliche"),
        (overrides, "authlint.toml note differs from ‘main’, whose word counts: overrides"),
        (broken_configuration, "authlint.toml note is broken, and ‘main’ counts: not valid TOML"),
        (linked_configuration, "authlint.toml note differs from ‘main’, whose word counts: baseline"),
        (baseline, "known.json note differs from ‘main’, whose word counts"),
        (comment, "suppressions that are not in ‘main’ do not count: 1 finding"),
        (front_matter, "suppressions that are not in ‘main’ do not count: 1 finding"),
    ],
)
def test_what_a_change_says_about_its_own_judging_does_not_count(
    attack: Callable[[Path], None], notice: str, blog: Path
) -> None:
    write(blog, "posts/new.md", BAD)
    attack(blog)
    result = judged(blog)
    told = " ".join(result.stdout.split())
    assert result.returncode == 1, result.stdout + result.stderr
    assert "delve" in told
    assert notice in told


def test_without_a_trusted_commit_the_change_has_its_way(blog: Path) -> None:
    """What the tests above would miss if nothing were attacked."""
    for attack in (root_configuration, nested_configuration, comment):
        write(blog, "posts/new.md", BAD)
        attack(blog)
        assert check(blog).returncode == 0
        git(blog, "checkout", "main", "--", ".")
        git(blog, "clean", "-fdq")


def test_a_clean_change_passes_and_nothing_is_told(blog: Path) -> None:
    write(blog, "posts/new.md", OLD.replace("ferry", "boat"))
    result = judged(blog)
    assert (result.returncode, "note" in result.stdout) == (0, False), result.stdout


def test_suppressions_and_known_findings_of_the_commit_go_on_to_count(blog: Path) -> None:
    git(blog, "switch", "main")
    write(blog, "posts/quoted.md", DISABLED + BAD)
    git(blog, "add", ".")
    git(blog, "commit", "-m", "suppressed")
    git(blog, "switch", "change")
    git(blog, "merge", "--ff-only", "main")
    write(blog, "posts/quoted.md", "We left early, and nobody saw us go.\n\n" + DISABLED + BAD)
    assert judged(blog).returncode == 0
    assert check(blog, "--trusted-ref", "main").returncode == 0
    write(blog, "posts/quoted.md", DISABLED + BAD + "\n" + BAD)
    result = judged(blog)
    assert result.returncode == 1
    assert "suppressions that are not in ‘main’ do not count: 1 finding" in " ".join(result.stdout.split())


def test_neither_ignored_files_nor_attributes_nor_the_environment_hide_a_draft(blog: Path) -> None:
    write(blog, "posts/new.md", BAD)
    write(blog, ".gitignore", "posts/\n*.md\n")
    write(blog, ".gitattributes", "*.md binary -diff linguist-generated export-ignore diff=none\n")
    write(blog, ".env", "AUTHLINT_IGNORE=cliche\n")
    git(blog, "add", "-A", "--force")
    git(blog, "commit", "-m", "change")
    weak = {f"AUTHLINT_{name}": "cliche" for name in ("IGNORE", "CHECK_IGNORE", "EXCLUDE", "CONFIG")}
    weak |= {"AUTHLINT_FAIL_ON": "never", "AUTHLINT_CHECK_FAIL_ON": "never", "AUTHLINT_BASELINE": "x.json"}
    result = check(blog, "--trusted-ref", "main", "--changed-since", "main", environment=weak)
    assert result.returncode == 1, result.stdout
    assert "delve" in result.stdout


def test_a_renamed_draft_is_judged_or_told(blog: Path) -> None:
    text = OLD * 20
    git(blog, "switch", "main")
    write(blog, "posts/long.md", text)
    git(blog, "add", ".")
    git(blog, "commit", "-m", "long")
    git(blog, "switch", "-C", "change")
    (blog / "posts/long.md").rename(blog / "posts/long.markdown")
    write(blog, "posts/long.markdown", text + "\n" + BAD)
    assert judged(blog).returncode == 1
    for name, notice in (
        ("long.bak", "posts/long.bak note was the draft posts/long.md, and is none by its new name"),
        ("license-long.md", "posts/license-long.md note changed and is not checked"),
        ("../essays/long.md", "essays/long.md note was the draft posts/long.md, and lies outside of what is checked"),
    ):
        git(blog, "reset", "--hard", "main")
        (blog / "posts/long.md").unlink()
        write(blog, f"posts/{name}", text + "\n" + BAD)
        assert notice in " ".join(judged(blog, of="posts").stdout.split())


def test_links_and_submodules_are_told(blog: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    write(elsewhere, "post.md", BAD)
    write(elsewhere, "authlint.toml", 'ignore = ["cliche"]\n')
    git(elsewhere, "init")
    git(elsewhere, "add", ".")
    git(elsewhere, "commit", "-m", "elsewhere")
    git(blog, "submodule", "add", str(elsewhere), "posts/more")
    (blog / "posts/old.md").unlink()
    (blog / "posts/old.md").symlink_to("known.md")
    told = " ".join(judged(blog).stdout.split())
    assert "posts/more note is a submodule, which ‘main’ knows otherwise: no draft in it is checked" in told
    assert "posts/old.md note is a symbolic link, which ‘main’ knows otherwise" in told
    # Named by its path, a draft in there is judged by the commit's word, not by what it brings along.
    assert "delve" in check(blog, "--trusted-ref", "main", of="posts/more/post.md").stdout


@pytest.mark.parametrize("data", [b"a" * 40_000_000, b"We delve \xff\xfe into the sea.\n", b"\x00\x01" * 50])
def test_a_draft_that_cannot_be_read_is_no_pass(data: bytes, blog: Path) -> None:
    (blog / "posts/new.md").write_bytes(data)
    assert judged(blog).returncode == 2


def test_a_draft_cannot_declare_itself_to_be_of_another_language(blog: Path) -> None:
    write(blog, "posts/old.md", "---\nlang: de\n---\n\n" + OLD + "\n" + BAD)
    result = judged(blog)
    assert result.returncode == 2
    assert "posts/old.md problem is not judged: the language" in " ".join(result.stdout.split())


def test_what_is_staged_is_held_to_the_commit_as_well(blog: Path) -> None:
    write(blog, "posts/new.md", DISABLED + BAD)
    write(blog, "authlint.toml", 'ignore = ["cliche"]\n')
    git(blog, "add", ".")
    result = check(blog, "--trusted-ref", "HEAD", "--staged")
    assert result.returncode == 1
    assert "suppressions that are not in ‘HEAD’ do not count" in " ".join(result.stdout.split())


def test_processes_are_told_whose_word_counts(blog: Path) -> None:
    """Also what the command line names is read from there."""
    for number in range(3):
        write(blog, f"posts/new{number}.md", DISABLED + BAD)
    root_configuration(blog)
    write(blog, "known.json", "{}")
    one, two = (judged(blog, "--baseline", "known.json", "-j", number) for number in ("1", "2"))
    assert (one.returncode, one.stdout) == (1, two.stdout)
    assert "known.json note differs from ‘main’" in " ".join(two.stdout.split())
    assert two.stdout.count("delve-verbs") == 3


def test_a_pack_is_read_from_the_commit(blog: Path) -> None:
    card = (
        "summary: s\nwhy: w\ncheck: phrases\nwith: {phrases: [vessel]}\nseverity: error\nconfidence: high\n"
        "message: m\nquestion: q?\nexamples: {bad: [x], good: [y]}\nsince: '1'\n"
    )
    git(blog, "switch", "main")
    write(blog, "house-style/vessel.yaml", card)
    write(blog, "authlint.toml", CONFIGURATION.replace("[severity]", 'packs = ["house-style"]\n[severity]'))
    git(blog, "add", ".")
    git(blog, "commit", "-m", "pack")
    git(blog, "switch", "-C", "change")
    write(blog, "house-style/vessel.yaml", card.replace("vessel", "steamboat"))
    write(blog, "posts/new.md", OLD.replace("ferry", "vessel"))
    result = judged(blog)
    assert result.returncode == 1
    assert "house-style/vessel" in result.stdout
    assert "house-style/vessel.yaml note differs from ‘main’, whose word counts" in " ".join(result.stdout.split())


def test_a_note_for_each_is_in_the_json(blog: Path) -> None:
    write(blog, "posts/new.md", DISABLED + BAD)
    write(blog, "authlint.toml", 'ignore = ["cliche"]\n')
    data = json.loads(judged(blog, "--format", "json").stdout)
    assert sorted(problem["path"] for problem in data["problems"] if problem["code"] == "not-trusted") == [
        "authlint.toml",
        "posts/new.md",
    ]


@pytest.mark.parametrize("arguments", [("--trusted-ref", "nowhere"), ("--trusted-ref", "HEAD", "--fix")])
def test_what_cannot_be_trusted_is_an_error(arguments: tuple[str, ...], blog: Path) -> None:
    result = check(blog, *arguments)
    assert result.returncode == 2
    assert "--trusted-ref" in result.stderr or "no commit ‘nowhere’ to trust" in result.stderr
