"""The project keeps its own rules: style, types, layers, and pages that tell the truth."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from authlint.formats import EXTENSIONS
from authlint.plugins import load, module_names

TOOLS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_tool_passes(tool: str, repository: Path) -> None:
    result = subprocess.run([sys.executable, *TOOLS[tool]], cwd=repository, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_formats_agree_with_the_parsers() -> None:
    """Each ending leads to the parser that claims it, and each parser's endings are known."""
    parsers = {name: load("authlint.parsers", name) for name in module_names("authlint.parsers")}
    claimed = {ending: name for name, module in parsers.items() for ending in getattr(module, "EXTENSIONS", ())}
    assert claimed == EXTENSIONS


def test_the_tree_in_the_architecture_is_true(repository: Path) -> None:
    """Every path drawn in docs/architecture.md exists, and every folder of the package is drawn."""
    page = (repository / "docs/architecture.md").read_text(encoding="utf-8")
    tree = re.search(r"```text\n(authlint/.*?)```", page, re.DOTALL)
    assert tree
    drawn: set[str] = set()
    folders: list[str] = []
    for line in tree[1].splitlines():
        names, depth = (
            line.split("  ")[0] if line[0] != " " else line.strip().split("   ")[0],
            (len(line) - len(line.lstrip())) // 2,
        )
        folders = folders[:depth]
        for name in names.split():
            drawn.add("/".join([*folders, name.rstrip("/")]))
        if names.strip().endswith("/"):
            folders.append(names.strip().rstrip("/"))
    missing = [path for path in drawn if not (repository / path).exists()]
    assert not missing
    packages = {str(path.parent.relative_to(repository)) for path in (repository / "authlint").rglob("__init__.py")}
    modules = {
        str(path.relative_to(repository))
        for path in (repository / "authlint").glob("*.py")
        if not path.name.startswith("__")
    }
    assert (packages | modules) - drawn == set()


def test_every_path_named_in_the_docs_exists(repository: Path) -> None:
    """Contributor pages that name files which are gone send people astray."""
    pages = [repository / "README.md", repository / "CONTRIBUTING.md", *(repository / "docs").rglob("*.md")]
    named = {
        (page.name, path)
        for page in pages
        for path in re.findall(
            r"`((?:authlint|rules|lab|tests|docs|benchmarks|examples)/[\w./-]+)`", page.read_text(encoding="utf-8")
        )
    }
    assert named
    assert [entry for entry in sorted(named) if not (repository / entry[1]).exists()] == []


def test_continuous_integration_runs_the_command_of_the_readme(repository: Path) -> None:
    """What a newcomer is told to run is what is run."""
    readme = (repository / "README.md").read_text(encoding="utf-8")
    script = (repository / ".ci/run").read_text(encoding="utf-8")
    command = next(line for line in readme.splitlines() if line.endswith("pytest"))
    assert command in script.splitlines()
