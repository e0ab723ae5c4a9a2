"""Which drafts a pattern names: ``*`` and ``?`` within a folder or file name, ``**`` for any number of folders."""

from __future__ import annotations

from fnmatch import fnmatchcase


def names(pattern: str, path: str) -> bool:
    """Whether ``pattern`` names ``path``, both with forward slashes and seen from the same folder.

    A pattern without a slash is about the file's own name, wherever it lies; one that ends with a slash is about all
    that the folder holds.
    """
    if "/" not in pattern:
        pattern = f"**/{pattern}"
    wanted = f"{pattern}**/*" if pattern.endswith("/") else pattern
    return _matches(wanted.removeprefix("./").split("/"), path.split("/"))


def _matches(wanted: list[str], parts: list[str]) -> bool:
    # For each part of the pattern, after how many parts of the path it may end: no number of stars makes it slow.
    ends = {0}
    for piece in wanted:
        if piece == "**":
            ends = set(range(min(ends), len(parts) + 1)) if ends else ends
        else:
            ends = {end + 1 for end in ends if end < len(parts) and fnmatchcase(parts[end], piece)}
    return len(parts) in ends
