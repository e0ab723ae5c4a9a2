"""What is wrong in a configuration file is told with its own line."""

from __future__ import annotations

from pathlib import Path

import pytest
from configured import problem_in, write

from authlint.config import config_for
from authlint.config.keys import KEYS


def test_a_wrong_value_is_blamed_on_authlint_and_not_on_another_tool(tmp_path: Path) -> None:
    """Ruff's key of the same name stands first, and is right."""
    text = '[tool.ruff.lint]\nselect = ["ALL"]\n\n[tool.authlint]\nbaseline = ""\nselect = "cliche"\n'
    path = write(tmp_path, "pyproject.toml", text)
    problem = problem_in(tmp_path)
    assert (problem.path, problem.line) == (str(path), 6)
    assert "expected a list" in problem.message


@pytest.mark.parametrize(
    ("text", "saying", "line"),
    [
        ("tool = 1\n", "‘tool’: expected a table", 1),
        ("[tool]\n\nauthlint = 5\n", "‘tool.authlint’: expected a table", 3),
        ("[[tool.authlint]]\nselect = []\n", "expected a table", 1),
    ],
)
def test_what_is_no_table_is_told(text: str, saying: str, line: int, tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", text)
    problem = problem_in(tmp_path)
    assert saying in problem.message
    assert problem.line == line


def test_an_entry_of_a_table_has_its_own_line(tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", '[severity]\ncliche = "error"\nrhythm = "loud"\n')
    assert problem_in(tmp_path).line == 3


@pytest.mark.parametrize("key", [name for name, key in KEYS.items() if key.path])
@pytest.mark.parametrize("escape", ["../elsewhere", "/etc", "out"])
def test_no_path_leads_out_of_the_repository(key: str, escape: str, tmp_path: Path) -> None:
    """Neither by dots, nor from the root, nor by a symbolic link."""
    repository = tmp_path / "blog"
    (repository / ".git").mkdir(parents=True)
    (repository / "out").symlink_to(tmp_path)
    value = f'"{escape}"' if KEYS[key].wanted is str else f'["{escape}"]'
    write(repository, "content/authlint.toml", f"{key} = {value.replace('../', '../../').replace('out', '../out')}\n")
    problem = problem_in(repository / "content")
    assert "leads out of the repository" in problem.message
    assert problem.line == 1


@pytest.mark.parametrize("key", ["baseline", "voice", "trust"])
def test_paths_inside_of_the_repository_are_taken(key: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, "content/authlint.toml", f'{key} = "../known.json"\n')
    assert getattr(config_for(tmp_path / "content"), key) == "../known.json"


def test_nesting_without_end_is_told(tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", "select = " + "[" * 100_000 + "]" * 100_000)
    assert problem_in(tmp_path).cure


def test_where_a_value_was_written_is_kept(tmp_path: Path) -> None:
    path = write(
        tmp_path, "pyproject.toml", '[tool.authlint]\nignore = []\n\n[tool.authlint.severity]\ncliche = "info"\n'
    )
    config = config_for(tmp_path)
    assert (config.place("ignore").path, config.place("ignore").line) == (str(path), 2)
    assert config.place("severity", "cliche").line == 5
