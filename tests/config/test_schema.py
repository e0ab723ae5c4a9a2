"""The published schema is the code's own, and takes what the reader takes."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from configured import problem_in, write
from jsonschema import Draft202012Validator

from authlint.config import config_for
from authlint.config.schema import schema

BLOCK = re.compile(r"^```toml\n(?!# [^\n]*languages\.toml\n)(.*?)^```", re.MULTILINE | re.DOTALL)
"""A block of TOML, but for one that says it is the file of an editor."""


def blocks(repository: Path) -> list[tuple[str, dict[str, Any]]]:
    pages = [repository / "README.md", *sorted((repository / "docs").rglob("*.md"))]
    return [(page.name, tomllib.loads(block)) for page in pages for block in BLOCK.findall(page.read_text("utf-8"))]


def test_the_published_schema_is_current(repository: Path) -> None:
    """`authlint config schema > docs/authlint.schema.json` writes it."""
    published = (repository / "docs/authlint.schema.json").read_text("utf-8")
    assert published == json.dumps(schema(), indent=2) + "\n"
    Draft202012Validator.check_schema(schema())


def test_every_example_in_the_pages_is_valid(repository: Path, tmp_path: Path) -> None:
    """For the schema and for the reader."""
    found = blocks(repository)
    assert len(found) >= 3
    for page, data in found:
        ours = data.get("tool", {}).get("authlint", data)
        assert not list(Draft202012Validator(schema()).iter_errors(ours)), page
    for page in [repository / "README.md", *sorted((repository / "docs").rglob("*.md"))]:
        for number, block in enumerate(BLOCK.findall(page.read_text("utf-8"))):
            folder = tmp_path / f"{page.stem}{number}"
            name = "pyproject.toml" if "[tool." in block else "authlint.toml"
            write(folder, name, re.sub(r"^extends.*\n", "", block, flags=re.MULTILINE))
            config_for(folder)


@pytest.mark.parametrize(
    "text",
    [
        "selct = []\n",
        'select = "cliche"\n',
        'fail-on = "eror"\n',
        '[severity]\ncliche = "loud"\n',
        "rules = 3\n",
        "[rules]\ncliche = 3\n",
        "[[overrides]]\nignore = []\n",
        '[[overrides]]\nfiles = ["a"]\nbaseline = "b"\n',
        "overrides = [1]\n",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(text: str, tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", text)
    assert problem_in(tmp_path)
    assert list(Draft202012Validator(schema()).iter_errors(tomllib.loads(text)))
