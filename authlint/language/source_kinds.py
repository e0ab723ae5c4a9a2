"""What kind of publisher stands behind an address, by the hosts in ``source_kinds.yaml``. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from authlint.strict_yaml import load

WorkKind = Literal["primary", "reference", "news", "vendor", "social", "unknown"]

TABLE = Path(__file__).with_name("source_kinds.yaml")
ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(.+)", re.IGNORECASE | re.DOTALL)
"""An archive's copy: what counts is the address that was copied."""


@cache
def hosts() -> Mapping[str, WorkKind]:
    """The kind of each host and each ending; an ending begins with a full stop."""
    kinds = load(TABLE.read_text(encoding="utf-8"))
    return {host: cast("WorkKind", kind) for kind, entries in kinds.items() for host in entries}


def original(address: str) -> str:
    """The address that an archive's copy was made of; any other address as it is."""
    archived = ARCHIVED.match(address)
    return archived[1] if archived else address


def kind_of(address: str) -> WorkKind:
    """The kind of publisher behind an address: its host's own entry, then what it belongs to, then its ending."""
    try:
        host = urlsplit(original(address)).hostname or ""
    except ValueError:
        return "unknown"
    known = hosts()
    labels = host.lower().split(".")
    tails = [".".join(labels[start:]) for start in range(len(labels))]
    entry = next((tail for tail in tails if tail in known), "") or next(
        (f".{tail}" for tail in tails if f".{tail}" in known), ""
    )
    return known[entry] if entry else "unknown"
