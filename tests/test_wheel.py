"""The built wheel holds what it needs: part of the suite runs against it as well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COPY = "AUTHLINT_TESTED_COPY"
TESTS = (
    "rules/test_cards.py",
    "commands/test_explain.py",
    "commands/test_interview.py",
    "pages/test_pages.py",
    "reporters/test_reporters.py",
    "site/test_trend.py",
    "test_run.py",
)
"""What between them reads every file that the wheel must bring: cards, language data, the pipeline, reporters, templates."""


@pytest.fixture(scope="module")
def installed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents, as an installer would lay them out."""
    if os.environ.get(COPY):
        pytest.skip("these tests are themselves running against the wheel")
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(repository)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target), str(wheel)], check=True
    )
    return target


def test_the_suite_passes_against_the_wheel(installed: Path, repository: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed), COPY: str(installed)}
    environment.pop("AUTHLINT_CORPUS", None)
    tests = [str(repository / "tests" / name) for name in TESTS]
    command = [
        sys.executable,
        "-P",
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-c",
        str(repository / "pyproject.toml"),
        *tests,
    ]
    result = subprocess.run(command, cwd=installed, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    assert " passed" in result.stdout


def test_the_wheel_brings_rules_and_nothing_else(installed: Path) -> None:
    """Cards ship inside the package; tests, lab and docs stay out."""
    assert (installed / "authlint/rules/directive/unused.yaml").is_file()
    assert {path.name for path in installed.iterdir() if path.is_dir()} >= {"authlint"}
    assert not [name for name in ("tests", "lab", "docs", "rules", "examples") if (installed / name).exists()]
