"""Nearest file over ``extends`` over defaults, and ``[[overrides]]`` by draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from configured import problem_in, write

from authlint.config import config_for
from authlint.errors import ConfigurationError
from authlint.options import Options
from authlint.run import Runner

CLICHE = "We delve into the sea, and the whole crew of the ferry came along.\n"


def test_what_the_nearest_file_leaves_open_is_taken_from_what_it_extends(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(
        tmp_path, "base.toml", 'ignore = ["rhythm"]\nfail-on = "info"\n[severity]\ncliche = "info"\nrhythm = "info"\n'
    )
    write(tmp_path, "authlint.toml", 'extends = "base.toml"\nfail-on = "warning"\nbaseline = "known.json"\n')
    write(
        tmp_path,
        "content/authlint.toml",
        'extends = "../authlint.toml"\nroots = ["posts"]\n[severity]\ncliche = "error"\n',
    )
    config = config_for(tmp_path / "content/posts")
    assert (config.ignore, config.fail_on, config.roots) == (("rhythm",), "warning", ("posts",))
    assert config.severity == {"cliche": "error", "rhythm": "info"}
    assert config.baseline == "../known.json"
    places = {key: f"{Path(origin.path).relative_to(tmp_path)}:{origin.line}" for key, origin in config.origins.items()}
    assert places == {
        "ignore": "base.toml:1",
        "fail-on": "authlint.toml:2",
        "baseline": "authlint.toml:3",
        "roots": "content/authlint.toml:2",
        "severity.cliche": "content/authlint.toml:4",
        "severity.rhythm": "base.toml:5",
    }


def test_the_command_line_stands_over_the_files(tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", 'select = ["rhythm"]\n')
    write(tmp_path, "a.md", CLICHE)
    assert not Runner().check_paths([str(tmp_path)]).active
    assert Runner(Options(select=("cliche",))).check_paths([str(tmp_path)]).active


@pytest.mark.parametrize("target", ["authlint.toml", "b.toml", "./b.toml"])
def test_a_circle_is_an_error(target: str, tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", f'select = []\nextends = "{target}"\n')
    write(tmp_path, "b.toml", 'extends = "authlint.toml"\n')
    problem = problem_in(tmp_path)
    assert "in a circle" in problem.message
    assert problem.line in {1, 2}


@pytest.mark.parametrize("target", ["gone.toml", "pyproject.toml"])
def test_extending_what_holds_nothing_is_an_error(target: str, tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool.ruff]\n")
    write(tmp_path, "authlint.toml", f'extends = "{target}"\n')
    problem = problem_in(tmp_path)
    assert (problem.line, problem.cure) == (1, "name a file with configuration")


def test_nothing_outside_of_the_repository_is_extended(tmp_path: Path) -> None:
    (tmp_path / "blog/.git").mkdir(parents=True)
    write(tmp_path, "base.toml", "ignore = ['cliche']\n")
    write(tmp_path, "blog/authlint.toml", 'extends = "../base.toml"\n')
    assert "leads out of the repository" in problem_in(tmp_path / "blog").message


def test_what_is_wrong_in_an_extended_file_is_told_with_its_line(tmp_path: Path) -> None:
    base = write(tmp_path, "base.toml", '\nselct = ["rhythm"]\n')
    write(tmp_path, "authlint.toml", 'extends = "base.toml"\n')
    problem = problem_in(tmp_path)
    assert (problem.path, problem.line) == (str(base), 2)


OVERRIDES = """
[[overrides]]
files = ["notes/", "*.txt"]
ignore = ["cliche"]

[[overrides]]
files = ["press/**"]
[overrides.severity]
cliche = "error"
"""


def test_overrides_hold_for_the_drafts_they_name(tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", '[severity]\ncliche = "info"\n' + OVERRIDES)
    for name in ("a.md", "b.txt", "notes/c.md", "press/2024/d.md", "press/e.txt"):
        write(tmp_path, name, CLICHE)
    found = {
        str(Path(finding.path).relative_to(tmp_path)): finding.severity
        for finding in Runner(Options(select=("cliche/delve-verbs",))).check_paths([str(tmp_path)]).active
    }
    # What is named on the command line runs, whatever a file ignores as a pack.
    assert found == {
        "a.md": "info",
        "b.txt": "info",
        "notes/c.md": "info",
        "press/2024/d.md": "error",
        "press/e.txt": "error",
    }
    found = {
        str(Path(finding.path).relative_to(tmp_path)): finding.severity
        for finding in Runner().check_paths([str(tmp_path)]).active
        if finding.rule == "cliche/delve-verbs"
    }
    assert found == {"a.md": "info", "press/2024/d.md": "error"}


def test_drafts_of_the_same_overrides_share_one_configuration(tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", OVERRIDES)
    config = config_for(tmp_path)
    assert config.for_draft(str(tmp_path / "a.md")) is config
    assert config.for_draft(str(tmp_path / "notes/a.md")) is config.for_draft(str(tmp_path / "b.txt"))
    assert config_for(tmp_path / "press") is config


@pytest.mark.parametrize(
    ("text", "saying", "line"),
    [
        ('[[overrides]]\nignore = ["cliche"]\n', "without ‘files’", 1),
        ('[[overrides]]\nfiles = ["a"]\n[[overrides]]\nfiles = ["b"]\nignor = []\n', "did you mean ‘ignore’", 5),
        ('[[overrides]]\nfiles = ["a"]\nbaseline = "x"\n', "unknown key ‘baseline’", 3),
        ('[overrides]\nfiles = ["a"]\n', "expected tables", 1),
        ('[[overrides]]\nfiles = ["a"]\n[overrides.severity]\ncliche = "loud"\n', "‘overrides.severity.cliche’", 4),
        ("overrides = [1]\n", "expected a table", 1),
    ],
)
def test_what_is_wrong_in_an_override_is_told_with_its_line(text: str, saying: str, line: int, tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", text)
    problem = problem_in(tmp_path)
    assert saying in problem.message
    assert problem.line == line


def test_a_rule_that_an_override_names_must_exist(tmp_path: Path) -> None:
    path = write(tmp_path, "authlint.toml", '[[overrides]]\nfiles = ["*"]\nignore = ["clich"]\n')
    write(tmp_path, "a.md", CLICHE)
    with pytest.raises(ConfigurationError, match="did you mean ‘cliche’") as caught:
        Runner().check_paths([str(tmp_path)])
    assert (caught.value.problem.path, caught.value.problem.line) == (str(path), 3)


def test_a_rule_takes_its_parameters_from_the_nearest_file(tmp_path: Path) -> None:
    """An entry replaces what the card says, and what it leaves out stays; each rule has a table of its own."""
    write(tmp_path, "base.toml", '[rules."cliche/delve-verbs"]\nphrases = ["ferry"]\n')
    write(tmp_path, "authlint.toml", 'extends = "base.toml"\n[rules."cliche/tapestry-nouns"]\nphrases = ["crew"]\n')
    write(tmp_path, "a.md", CLICHE)
    found = Runner(Options(select=("cliche/delve-verbs", "cliche/tapestry-nouns"))).check_paths([str(tmp_path)]).active
    assert [(finding.rule, finding.excerpt) for finding in found] == [
        ("cliche/tapestry-nouns", "crew"),
        ("cliche/delve-verbs", "ferry"),
    ]


def test_a_parameter_that_a_rule_does_not_know_is_an_error(tmp_path: Path) -> None:
    """Blamed on the table that holds it, in the file that does."""
    base = write(tmp_path, "base.toml", '\n[rules."cliche/delve-verbs"]\nphrase = ["ferry"]\n')
    write(tmp_path, "authlint.toml", 'extends = "base.toml"\n')
    write(tmp_path, "a.md", CLICHE)
    with pytest.raises(ConfigurationError, match="knows no ‘phrase’; did you mean ‘phrases’") as caught:
        Runner().check_paths([str(tmp_path)])
    assert (caught.value.problem.path, caught.value.problem.line) == (str(base), 2)
