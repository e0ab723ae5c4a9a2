"""The weights of check-worthiness, as `lab/worthiness.py` found them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from authlint.language.tables import read_json


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign of a sentence, and ``constant``; empty where the table has not been built."""
    table = read_json("worthiness.json") or {}
    return {str(name): float(value) for name, value in table.get("weights", {}).items()}
