"""Hosts by what they are: data in a file, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from authlint.strict_yaml import load


@cache
def hosts() -> Mapping[str, frozenset[str]]:
    """The hosts of each kind in ``hosts.yaml``."""
    data = load((Path(__file__).parent / "hosts.yaml").read_text(encoding="utf-8"))
    return {kind: frozenset(names) for kind, names in data.items()}
