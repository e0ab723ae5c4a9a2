"""Names of rules and packs as they are given on the command line."""

from __future__ import annotations


def split(given: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one or with commas."""
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())
