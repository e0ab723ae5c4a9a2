"""Configuration files for tests, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from authlint.config import config_for
from authlint.errors import ConfigurationError, Problem


def write(folder: Path, name: str, text: str) -> Path:
    """A file below ``folder``, with the folders it lies in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problem_in(folder: Path) -> Problem:
    """What keeps the configuration for ``folder`` from being read."""
    with pytest.raises(ConfigurationError) as caught:
        config_for(folder)
    return caught.value.problem
