"""The file behind a name under ``bibliography:``: found beside the draft or in its repository, never outside of it, and read."""

from __future__ import annotations

import hashlib
import os
import stat
from functools import lru_cache
from pathlib import Path

from authlint.bibliography import FORMATS_CURE, Bibliography, UnreadableError, works_in
from authlint.errors import Problem
from authlint.provenance.folders import Place, place_of
from authlint.provenance.gallery import SAFE

LARGEST = 16 * 1024 * 1024
"""Bytes of a bibliography; the collections of whole departments are smaller."""

FOLDERS = ("", "_bibliography", "assets/bibliography")
"""Where a site keeps it, seen from the top of the repository: there, or where jekyll-scholar and al-folio look."""

CODE = "bibliography"


def look(name: str, draft: str) -> Bibliography:
    """What the file called ``name`` in the draft at the path ``draft`` lists, or why it cannot be read."""
    try:
        found = _find(name, place_of(draft))
        if found is None:
            return _unread(
                name, "no such file in the repository", f"correct ‘bibliography’ in {draft}, or {FORMATS_CURE}"
            )
        if found.suffix.lower() not in {".bib", ".bibtex", ".json"}:
            return _unread(os.path.relpath(found), "neither BibTeX nor CSL JSON", FORMATS_CURE)
        about = found.stat()
        return _read(found, os.path.relpath(found), about.st_size, about.st_mtime_ns)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return _unread(name, f"cannot be opened: {reason}", "make it readable")


def _find(name: str, place: Place) -> Path | None:
    """The first regular file of that name in the draft's folder or the repository; none that leads out of it."""
    top = Path(os.path.realpath(place.root))
    bare = name.strip().lstrip("/")
    beside = () if name.strip().startswith("/") else (place.folder,)
    folders = (*beside, *(Path(place.root, folder) for folder in FOLDERS))
    for folder in folders if bare else ():
        path = Path(os.path.realpath(folder / bare))
        if path.is_relative_to(top) and path.is_file():
            return path
    return None


@lru_cache(maxsize=32)
def _read(path: Path, shown: str, size: int, _changed: int) -> Bibliography:
    if size > LARGEST:
        return _unread(shown, f"larger than {LARGEST // 1024 // 1024} MB", "split it")
    descriptor = os.open(path, SAFE)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return _unread(shown, "no regular file", FORMATS_CURE)
        data = stream.read(LARGEST)
    digest = hashlib.sha256(data).hexdigest()
    try:
        return Bibliography(works_in(path.name, data.decode("utf-8-sig")), digest=digest)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unread(shown, "not UTF-8", "save it as UTF-8", line, digest)
    except UnreadableError as error:
        return _unread(shown, error.message, "mend that entry", error.line, digest)


def _unread(shown: str, why: str, cure: str, line: int | None = None, digest: str = "") -> Bibliography:
    message = f"the bibliography could not be read: {why}; keys were not looked up in it"
    return Bibliography(problem=Problem(CODE, shown, message, cure, line, fatal=False), digest=digest or why)
