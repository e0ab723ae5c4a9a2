"""``check --fix`` and ``--diff`` as a user runs them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

LINK = "See [the fares](https://ferry.example/f{}).\n"
MARKED, CLEAN = LINK.format("?utm_source=chatgpt.com"), LINK.format("")


def run(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "authlint", "check", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )


def test_a_fix_changes_its_words_and_no_other_byte(tmp_path: Path) -> None:
    """The BOM, the line ends of three kinds, the blanks at the ends of lines and the missing last line end stay."""
    text = f"\ufeff# Tea \t\r\n\r\n{MARKED.strip()}  \r\nmore\u2028of\x0cit\r\rüber 😀"
    draft = tmp_path / "a.md"
    draft.write_bytes(text.encode())
    draft.chmod(0o640)
    result = run("--fix", "a.md", cwd=tmp_path)
    assert draft.read_bytes() == text.replace("?utm_source=chatgpt.com", "").encode()
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert b"fixed 1 finding in 1 draft\n" in result.stderr
    assert b"machine-referral" not in result.stdout
    assert result.returncode == 0
    before = draft.stat()
    again = run("--fix", "a.md", cwd=tmp_path)
    assert b"fixed 0 findings in 0 drafts" in again.stderr
    assert (draft.stat().st_mtime_ns, draft.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_the_exit_code_tells_what_remains(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKED, encoding="utf-8")
    assert run("--fail-on", "warning", "a.md", cwd=tmp_path).returncode == 1
    assert run("--fail-on", "warning", "--fix", "a.md", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--diff")])
def test_a_preview_writes_nothing(options: tuple[str, ...], tmp_path: Path) -> None:
    """It fails where something would change, as a formatter's does, and passes where nothing would."""
    draft = tmp_path / "a.md"
    draft.write_text(MARKED, encoding="utf-8")
    result = run(*options, "a.md", cwd=tmp_path)
    assert draft.read_text(encoding="utf-8") == MARKED
    assert result.stdout.decode() == f"--- a.md\n+++ a.md\n@@ -1 +1 @@\n-{MARKED}+{CLEAN}"
    assert result.returncode == 1
    assert b"would fix 1 finding in 1 draft" in result.stderr
    draft.write_text(CLEAN, encoding="utf-8")
    result = run(*options, "a.md", cwd=tmp_path)
    assert (result.stdout, result.returncode) == (b"", 0)


def test_a_preview_says_what_it_could_not_judge(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff latin")
    result = run("--diff", "a.md", cwd=tmp_path)
    assert result.returncode == 2
    assert b"not UTF-8" in result.stderr
    assert run("--diff", "--output", "x.json", "a.md", cwd=tmp_path).returncode == 2


def test_what_is_not_text_is_left_alone(tmp_path: Path) -> None:
    """A draft in another encoding stays as it is, while the others are fixed."""
    data = b"\xe9 " + MARKED.encode()
    (tmp_path / "latin.md").write_bytes(data)
    (tmp_path / "a.md").write_text(MARKED, encoding="utf-8")
    result = run("--fix", ".", cwd=tmp_path)
    assert (tmp_path / "latin.md").read_bytes() == data
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == CLEAN
    assert b"is not UTF-8" in result.stdout
    assert result.returncode == 2


def test_a_read_only_draft_is_a_problem_with_a_cure(tmp_path: Path) -> None:
    """Its findings stand in the report, for they are still there."""
    draft = tmp_path / "a.md"
    draft.write_text(MARKED, encoding="utf-8")
    draft.chmod(0o444)
    result = run("--fix", "a.md", cwd=tmp_path)
    assert draft.read_text(encoding="utf-8") == MARKED
    assert result.returncode == 2
    assert b"make it writable" in result.stdout
    assert b"sourcing/machine-referral" in result.stdout
    assert b"fixed 0 findings" in result.stderr


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text(MARKED, encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    run("--fix", "link.md", cwd=tmp_path)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == CLEAN
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.md", "real.md"]


def test_standard_input_comes_out_fixed(tmp_path: Path) -> None:
    """The report goes to standard error; what needs no fix, or cannot be read, comes out as it went in."""
    result = run("--fix", "-", cwd=tmp_path, stdin=f"\ufeff{MARKED}We delve into it.\r\n".encode())
    assert result.stdout == f"\ufeff{CLEAN}We delve into it.\r\n".encode()
    assert b"cliche/delve-verbs" in result.stderr
    for data in (b"\xff\r\n", b"", CLEAN.encode(), b"a\r\n"):
        assert run("--fix", "-", cwd=tmp_path, stdin=data).stdout == data
    assert b"+See" in run("--diff", "-", cwd=tmp_path, stdin=MARKED.encode()).stdout


def test_quoted_and_silenced_findings_are_not_fixed(tmp_path: Path) -> None:
    text = f"> {MARKED}\n<!-- authlint-disable-next-line sourcing/machine-referral: on purpose -->\n{MARKED}"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    run("--fix", "a.md", cwd=tmp_path)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == text
