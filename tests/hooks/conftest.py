"""What the tests of hooks share: the copy that the tools would clone, and the environments they build from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hook_tools import COMMANDS, HookTool, must_git


@pytest.fixture(scope="session")
def hook(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a tool would clone: the working tree as it is, committed."""
    copy = tmp_path_factory.mktemp("hook") / "authlint"
    copy.mkdir()
    for name in ("pyproject.toml", ".pre-commit-hooks.yaml", "README.md", "LICENSE", "authlint", "rules"):
        source = repository / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    must_git(copy, "init")
    must_git(copy, "add", "--", ".")
    must_git(copy, "commit", "-m", "all")
    return copy


@pytest.fixture(scope="session")
def environments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tools keep the environments that the tests share."""
    return tmp_path_factory.mktemp("environments")


@pytest.fixture(params=sorted(COMMANDS))
def tool(request: pytest.FixtureRequest, environments: Path) -> HookTool:
    """Each tool that calls hooks."""
    command = COMMANDS[request.param]
    if not Path(command[0]).exists():
        pytest.skip(f"{request.param} is not installed beside this Python")
    return HookTool(command, environments)
