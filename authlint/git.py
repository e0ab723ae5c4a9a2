"""What git knows about the drafts. Names are asked for with NUL between them: git quotes them otherwise."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SECONDS = 60
DAY_MARK = "\x1e"
"""Stands before a day in git's answer, and in no sensible name of a file."""

SIMILAR = "-M50%"
"""From here on git calls two files a rename, as it does by default; said so that no configuration changes it."""


def root_of(folder: Path) -> Path | None:
    """The top of the work tree that ``folder`` lies in; None outside of one, or without git."""
    answer = ask(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(answer.removesuffix(b"\n"))) if answer else None


def renames_since(file: Path) -> dict[Path, Path]:
    """Where files that are gone went, by git's account since ``file`` was last committed (or since the last commit).

    Absolute paths, old to new. Empty outside of a repository, and where history does not reach that far.
    """
    folder = file.parent
    root = root_of(folder)
    if root is None:
        return {}
    committed = ask(folder, "log", "-1", "--format=%H", "--", file.name) or b"HEAD"
    commit = committed.decode("ascii").strip()
    answer = ask(
        root, "diff", "--no-ext-diff", "--no-textconv", SIMILAR, "--diff-filter=R", "--name-status", "-z", commit, "--"
    )
    parts = [os.fsdecode(part) for part in (answer or b"").split(b"\0")]
    return {root / old: root / new for old, new in zip(parts[1::3], parts[2::3], strict=False)}


def first_days(folder: Path) -> dict[Path, str]:
    """The day (YYYY-MM-DD, the author's) on which each file below ``folder`` was first committed under its name.

    Absolute paths. Empty outside of a repository; too late where history was cut off.
    """
    root = root_of(folder)
    answer = ask(
        folder, "log", "--diff-filter=A", "--no-renames", f"--format={DAY_MARK}%as", "--name-only", "-z", "--", "."
    )
    days: dict[Path, str] = {}
    day = ""
    for part in os.fsdecode(answer or b"").replace("\n", "\0").split("\0"):
        if part.startswith(DAY_MARK):
            day = part.removeprefix(DAY_MARK)
        elif part and root:
            # The log runs backwards, so the last day that is said of a file is its first.
            days[root / part] = day
    return days


def ask(folder: Path, *words: str) -> bytes | None:
    """What git answers in ``folder``; None where it refuses, is not there, or takes too long."""
    command = ["git", "-C", str(folder), *words]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  # git's own words and names of files
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None
