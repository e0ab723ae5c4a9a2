"""Files are replaced whole or not at all: whoever reads one, at any moment, finds the old text or the new one."""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

UNFINISHED = re.compile(r"\.authlint-[0-9a-f]{16}\.tmp")
LEFT_BEHIND = 3_600
"""Seconds after which an unfinished file is nobody's any more: writing one takes far less."""


def replace_file(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` as UTF-8, by way of a new file beside it that takes its place when it is complete.

    The file's permissions stay, and a symbolic link goes on pointing where it did. What is no regular file (a pipe, a
    device) is written to. Raises `OSError`.
    """
    target = path.resolve()
    data = text.encode("utf-8", "backslashreplace")
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    _clear(target.parent)
    beside = target.with_name(f".authlint-{secrets.token_hex(8)}.tmp")
    try:
        _write(beside, data)
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def why_unwritable(path: Path) -> str:
    """Why a file cannot be written at ``path``; empty where nothing speaks against it."""
    target = path.resolve()
    if target.is_dir():
        return "it is a folder"
    if not target.parent.is_dir():
        return "its folder does not exist"
    must_allow = target if target.exists() and not target.is_file() else target.parent
    if not os.access(must_allow, os.W_OK) or (target.exists() and not os.access(target, os.W_OK)):
        return "its permissions do not allow it"
    return ""


@cache
def _clear(folder: Path) -> None:
    """Take out of ``folder``, once a run, what runs that were killed while they wrote have left behind: regular files of
    such a name that have not been written to for long."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if UNFINISHED.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > LEFT_BEHIND:
                        Path(entry.path).unlink()


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        # Without this a crash of the machine may keep the new name and lose what is in it.
        os.fsync(stream.fileno())
