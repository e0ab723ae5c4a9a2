"""``--output`` and ``--statistics`` as a user runs them."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from authlint.atomic import replace_file, why_unwritable
from authlint.reporters import names

CLICHE = "We delve into it.\n"
PAGE = Path(__file__).resolve().parents[2] / "docs/outputs.md"
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
    if line.startswith("authlint ")
]


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "authlint", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "80", **environment},
    )


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "post.md").write_text(CLICHE, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    return tmp_path


def test_one_run_feeds_all(blog: Path) -> None:
    """Every file holds what --format prints, and standard output is untouched."""
    files = [f"--output={name}:reports/{name}" for name in names()]
    result = run("check", "post.md", "--format", "concise", *files, cwd=blog)
    assert result.returncode == 0, result.stderr
    for name in names():
        written = (blog / "reports" / name).read_text(encoding="utf-8")
        assert written == run("check", "post.md", "--format", name, cwd=blog).stdout, name
    assert result.stdout == (blog / "reports/concise").read_text(encoding="utf-8")


def test_files_are_plain_whatever_the_terminal(blog: Path) -> None:
    result = run("check", "post.md", "--output", "reports/a.txt", cwd=blog, FORCE_COLOR="1", COLUMNS="50")
    assert "\x1b[" in result.stdout
    assert "\x1b[" not in (blog / "reports/a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (["report.xml"], "tells no format"),
        (["nowhere/a.sarif"], "folder does not exist"),
        (["sarif:reports"], "it is a folder"),
        (["post.md"], "would be overwritten"),
        (["markdown:./post.md"], "would be overwritten"),
        (["a.sarif", "json:./a.sarif"], "named twice"),
        (["sarif:-"], "--format"),
        (["sarif:"], "--format"),
    ],
)
def test_what_cannot_be_written_is_said_before_the_run(outputs: list[str], said: str, blog: Path) -> None:
    before = sorted(path.name for path in blog.rglob("*"))
    result = run("check", "post.md", *(f"--output={output}" for output in outputs), cwd=blog)
    assert result.returncode == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert sorted(path.name for path in blog.rglob("*")) == before
    assert (blog / "post.md").read_text(encoding="utf-8") == CLICHE


def test_a_report_of_yesterday_is_no_draft(blog: Path) -> None:
    for _ in range(2):
        result = run("check", "--output", "report.md", "--output", "a[1].md", cwd=blog)
        assert result.stdout.splitlines()[-2].startswith("1 draft, ")


def test_a_report_of_an_incomplete_run_says_so(blog: Path) -> None:
    (blog / "broken.md").write_bytes(b"\xff\xfe")
    result = run("check", ".", "--output", "reports/a.sarif", cwd=blog)
    assert result.returncode == 2
    (sarif,) = json.loads((blog / "reports/a.sarif").read_text(encoding="utf-8"))["runs"]
    assert not sarif["invocations"][0]["executionSuccessful"]
    assert [entry["ruleId"] for entry in sarif["results"]] == ["problem/utf-16", "cliche/delve-verbs"]


def test_sarif_knows_its_rules_and_names_files_from_the_root(blog: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=blog, check=True)
    (blog / "site").mkdir()
    (blog / "site/é post.md").write_text(CLICHE, encoding="utf-8")
    result = run("check", ".", "--format", "sarif", cwd=blog / "site")
    (sarif,) = json.loads(result.stdout)["runs"]
    (found,) = sarif["results"]
    rule = sarif["tool"]["driver"]["rules"][found["ruleIndex"]]
    assert rule["id"] == found["ruleId"] == "cliche/delve-verbs"
    assert "**Ask:**" in rule["help"]["markdown"]
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "site/%C3%A9%20post.md"
    assert place["region"] == {"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 14}
    again = run("check", ".", "--format", "sarif", cwd=blog / "site")
    assert again.stdout == result.stdout


def test_statistics_on_the_command_line(blog: Path) -> None:
    result = run("check", "post.md", "--statistics", cwd=blog)
    assert re.search(r"^cliche/delve-verbs +1 +1 +100\.0%$", result.stdout, re.MULTILINE)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """A link goes on pointing, permissions stay, no litter is left, and a device is written to, not replaced."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    replace_file(link, "new é\udcff")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new é\\udcff"
    assert real.stat().st_mode & 0o777 == 0o640
    replace_file(Path("/dev/null"), "x")
    assert Path("/dev/null").is_char_device()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "real"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, "new")
    assert [entry.read_text(encoding="utf-8") for entry in tmp_path.iterdir()] == ["old"]


def test_what_a_killed_run_left_behind_goes(tmp_path: Path) -> None:
    """Old, and by its name and kind authlint's own; what may still be written to, and what is a stranger's, stays."""
    old = time.time() - 7_200
    names = [".authlint-0123456789abcdef.tmp", ".authlint-fedcba9876543210.tmp", ".authlint-notes.tmp", "a.tmp"]
    for name in names:
        (tmp_path / name).write_text("half", encoding="utf-8")
    (tmp_path / ".authlint-00000000000000aa.tmp").mkdir()
    (tmp_path / ".authlint-00000000000000bb.tmp").symlink_to("a.tmp")
    for path in tmp_path.iterdir():
        if path.name != names[1]:
            os.utime(path, (old, old), follow_symlinks=False)
    before = {path.name for path in tmp_path.iterdir()}
    replace_file(tmp_path / "a.json", "new")
    assert {path.name for path in tmp_path.iterdir()} == (before - {names[0]}) | {"a.json"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_permissions_are_looked_at(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert why_unwritable(tmp_path / "a") == "its permissions do not allow it"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_page_works(command: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(CLICHE, encoding="utf-8")
    summary = tmp_path / "summary"
    summary.write_text("", encoding="utf-8")
    words = shlex.split(command.replace("$GITHUB_STEP_SUMMARY", str(summary)).partition(" | ")[0])
    result = run(*words[1:], cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    for written in (word for word in words if "." in word and not word.startswith(("content", "-"))):
        assert (tmp_path / written.rpartition(":")[2]).exists()


def test_the_page_names_every_format() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in names() if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize(
    "command", [["check"], ["score"], ["score", "--format", "json"], ["score", "--format", "csv"], ["interview"], ["check", "--diff"]]
)  # fmt: skip
def test_names_are_no_commands_to_a_runner(command: list[str], tmp_path: Path) -> None:
    """Whatever is printed, on either stream: GitHub Actions strips white space before it looks for ``::``."""
    for name in ("::error::x.md", "  ::add-mask::y.md", "##[add-mask]z.md", "a\n::warning::b.md"):
        (tmp_path / name).write_text(CLICHE, encoding="utf-8")
        (tmp_path / f"{name[:-3]} 2.md").write_bytes(b"\xff")
    result = run(*command, cwd=tmp_path)
    printed = result.stdout + result.stderr
    assert "is not UTF-8" in printed
    assert not [line for line in printed.splitlines() if line.lstrip().startswith("::")]
    assert "##[" not in printed
