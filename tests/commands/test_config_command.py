"""``authlint config show``: each value with the file and line that it was written on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from configured import write


def config(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "authlint", "config", *words], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    write(tmp_path, "base.toml", 'fail-on = "info"\n[severity]\ncliche = "info"\nrhythm = "info"\n')
    write(
        tmp_path,
        "authlint.toml",
        'extends = "base.toml"\nignore = ["voice"]\n\n[[overrides]]\nfiles = ["notes/"]\nseverity.cliche = "error"\n',
    )
    (tmp_path / "notes").mkdir()
    return tmp_path


def test_the_origin_of_each_value_is_told(blog: Path) -> None:
    lines = [line.split("  ", 1) for line in config(blog, "show", "a.md").stdout.splitlines()]
    told = {value: place.strip() for value, place in lines}
    assert told['fail-on = "info"'] == "base.toml:1"
    assert told['ignore = ["voice"]'] == "authlint.toml:2"
    assert told['severity.cliche = "info"'] == "base.toml:3"
    assert told["select = []"] == "defaults"


def test_an_override_is_told_for_the_drafts_it_names(blog: Path) -> None:
    data = json.loads(config(blog, "show", "notes/a.md", "--format", "json").stdout)
    assert data["nearest"] == "authlint.toml"
    assert data["values"]["severity.cliche"] == {"value": "error", "path": "authlint.toml", "line": 6}
    assert data["values"]["severity.rhythm"] == {"value": "info", "path": "base.toml", "line": 4}
    folder = json.loads(config(blog, "show", "notes", "--format", "json").stdout)
    assert folder["values"]["severity.cliche"]["value"] == "info"


def test_where_no_file_is_all_are_defaults(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    data = json.loads(config(tmp_path, "show", "--format", "json").stdout)
    assert data["nearest"] is None
    assert {entry["path"] for entry in data["values"].values()} == {"defaults"}


def test_a_broken_file_is_told_with_its_line(blog: Path) -> None:
    write(blog, "base.toml", "\nselct = []\n")
    result = config(blog, "show")
    assert result.returncode == 2
    assert "base.toml:2: unknown key ‘selct’; did you mean ‘select’?" in result.stderr


def test_the_schema_is_printed(blog: Path) -> None:
    assert json.loads(config(blog, "schema").stdout)["additionalProperties"] is False
