"""Words that speak to the senses, from the Lancaster Sensorimotor Norms (see ``en/SENSES-LICENSE.md``)."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache

from authlint.language.tables import ENGLISH


@cache
def senses() -> Mapping[str, str]:
    """For each word the sense it speaks to: ``smell``, ``taste``, ``hearing``, ``touch``; or ``thing``, for what can be
    both seen and touched."""
    table: dict[str, str] = {}
    with gzip.open(ENGLISH / "senses.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            kind, *words = line.split()
            table.update(dict.fromkeys(words, kind))
    return table
