"""What the README shows is what one gets."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
PICTURE = re.search(r"```text\n\$ authlint (?P<command>[^\n]*)\n(?P<output>.*?)```", README, re.DOTALL)
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("authlint ")
]


def authlint(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words, stdin = shlex.split(command), None
    if "<" in words:
        stdin = (folder / words.pop()).read_text(encoding="utf-8")
        words.pop()
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "authlint", *words],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def test_the_picture_is_real_output(repository: Path) -> None:
    assert PICTURE
    assert authlint(PICTURE["command"], repository).stdout == PICTURE["output"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works(command: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("We delve into it.\n", encoding="utf-8")
    (tmp_path / "post.md").write_text("The ferry left.\n", encoding="utf-8")
    result = authlint(command.removeprefix("authlint "), tmp_path)
    assert result.returncode == 0, result.stderr


def test_the_configuration_shown_is_valid(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We delve into it.\n", encoding="utf-8")
    shown = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert shown
    (tmp_path / "authlint.toml").write_text(shown[1], encoding="utf-8")
    assert authlint("check a.md", tmp_path).returncode == 1


def test_the_figures_in_the_text_are_those_of_the_tables() -> None:
    """Counts of measures and posts are not typed from memory."""
    from authlint.language.tables import norms  # noqa: PLC0415  # only this test reads them

    table = norms()
    assert table
    posts = max(sum(norm.posts for norm in by_band if norm) for by_band in table.by_measure.values())
    claimed = re.search(r"median of ([\d,]+) posts", README)
    assert claimed
    assert posts <= int(claimed[1].replace(",", ""))
