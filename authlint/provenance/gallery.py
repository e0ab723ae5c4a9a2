"""Looks at the files behind a draft's pictures: finds them, refuses what is no plain file, reads each once a run."""

from __future__ import annotations

import hashlib
import os
import stat
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from authlint.provenance import verification
from authlint.provenance.folders import find, place_of
from authlint.provenance.picture import NOT_HERE, Seen
from authlint.provenance.reading import read_picture

if TYPE_CHECKING:
    from authlint.provenance.picture import Picture

REMEMBERED = 2_000
"""Files whose facts are kept during a run: a logo stands in every post."""

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
SAFE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
SPECIAL = "is no plain file, so it was not opened"


def see(address: str, draft: str, static: tuple[str, ...] = (), anchors: str = "") -> Seen:
    """What became of looking for the file that ``address`` means in the draft at the path ``draft``.

    ``static`` are further folders to look in, ``anchors`` the certificates of those who vouch for signers, as PEM.
    """
    try:
        place = place_of(draft, static)
        found = find(address, place)
        if found.path is None:
            return Seen(refusal=found.refusal)
        shown = os.path.relpath(found.path, os.path.realpath(place.root))
        about = found.path.stat()
        if not stat.S_ISREG(about.st_mode):
            return Seen(shown, refusal=SPECIAL)
        picture = _read(found.path, about.st_size, about.st_mtime_ns, anchors)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Seen(address, refusal=f"cannot be opened: {reason}")
    return NOT_HERE if picture is None else Seen(shown, picture)


def digest_of(address: str, draft: str, static: tuple[str, ...] = ()) -> str:
    """The SHA-256 of the file that ``address`` means in the draft at the path ``draft``; nothing where there is none."""
    found = find(address, place_of(draft, static))
    if found.path is None or not found.path.is_file():
        return ""
    with os.fdopen(os.open(found.path, SAFE), "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@lru_cache(maxsize=REMEMBERED)
def _read(path: Path, _size: int, _changed: int, anchors: str) -> Picture | None:
    """What the file says; None for one that Git LFS holds elsewhere. Raises `OSError`."""
    descriptor = os.open(path, SAFE)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, SPECIAL)
        if stream.read(len(LFS_POINTER)) == LFS_POINTER:
            return None
        picture = read_picture(stream)
        return verification.checked(picture, stream, anchors)
