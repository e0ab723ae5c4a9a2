"""Which drafts there are: from the paths a person gave to the files that are checked."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch, translate
from pathlib import Path
from typing import TYPE_CHECKING

from authlint.errors import ConfigurationError, DraftError, Problem
from authlint.formats import EXTENSIONS
from authlint.source import LARGEST_DRAFT, SourceFile, decode

if TYPE_CHECKING:
    from typing import BinaryIO

NOT_DRAFTS = (
    "requirements*.txt",
    "constraints*.txt",
    "robots.txt",
    "humans.txt",
    "ads.txt",
    "security.txt",
    "cmakelists.txt",
    "license*.txt",
    "copying*.txt",
    "llms*.txt",
    "manifest*.txt",
    "top_level.txt",
    "sources.txt",
    "license*.md",
    "code_of_conduct.md",
    "security.md",
    "changelog.md",
)
"""Files in a folder that have a draft's ending and are none; named on the command line they are checked."""

NOT_A_DRAFT = re.compile("|".join(map(translate, NOT_DRAFTS)))

SKIPPED_FOLDERS = frozenset(
    {
        "node_modules",
        "__pycache__",
        "_site",
        "public",
        "site-packages",
        "venv",
        "vendor",
        "build",
        "dist",
        "target",
    }
)
"""Folders outside of a git repository that hold other people's or generated files; hidden ones are skipped as well."""

GIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file to check, and how its path is shown."""

    path: Path
    shown: str


def find_drafts(paths: Iterable[str], exclude: tuple[str, ...] = ()) -> Iterator[DraftFile]:
    """Each draft in ``paths`` once, folders walked in sorted order.

    Raises `ConfigurationError` for a path that does not exist: a typo must not look like a clean run.
    """
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        if not os.path.lexists(path):
            raise ConfigurationError(
                Problem("missing-path", given, "there is no such file or folder", "check the spelling")
            )
        for found in sorted(_in_folder(path)) if path.is_dir() else [path]:
            shown = found.as_posix()
            key = Path(os.path.abspath(found))  # noqa: PTH100  # resolve() would follow symlinks
            if key not in seen and not _excluded(shown, exclude):
                seen.add(key)
                yield DraftFile(found, shown)


def gone_drafts(paths: Iterable[str], files: Iterable[Path], exclude: tuple[str, ...] = ()) -> Iterator[DraftFile]:
    """Those of ``files`` that lie in ``paths`` and would be drafts, were they still in the work tree."""
    folders = [Path(path).resolve() for path in paths]
    for file in files:
        shown = Path(os.path.relpath(file)).as_posix()
        inside = any(folder == file or folder in file.parents for folder in folders)
        if inside and not os.path.lexists(file) and _is_draft(file) and not _excluded(shown, exclude):
            yield DraftFile(file, shown)


def is_left_out(path: Path, exclude: tuple[str, ...] = ()) -> bool:
    """Whether a walk through its folder would pass the draft at ``path`` by, for its name or because it is excluded."""
    return NOT_A_DRAFT.match(path.name.lower()) is not None or _excluded(path.as_posix(), exclude)


def read_draft(draft: DraftFile) -> SourceFile:
    """The draft's text. Raises `DraftError` for what cannot be read or is not text."""
    return decode(draft.shown, read_bytes(draft))


def read_bytes(draft: DraftFile) -> bytes:
    """What the draft's file holds, of one that is too large no more than shows it. Raises `DraftError`."""
    try:
        if draft.path.is_symlink() and not draft.path.exists():
            raise DraftError(Problem("unreadable", draft.shown, "a symbolic link to nowhere", "mend or remove it"))
        if not draft.path.is_file():
            raise DraftError(Problem("unreadable", draft.shown, "not a regular file", "leave it out"))
        with draft.path.open("rb") as stream:
            return stream.read(LARGEST_DRAFT + 1)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise DraftError(Problem("unreadable", draft.shown, message, "mend its permissions or leave it out")) from None


def repository_root(folder: Path) -> Path | None:
    """The repository that ``folder`` lies in; None outside of one."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def read_stream(stream: BinaryIO, shown: str) -> SourceFile:
    """A draft from standard input. Raises `DraftError`."""
    return decode(shown, stream.read(LARGEST_DRAFT + 1))


def _in_folder(folder: Path) -> Iterator[Path]:
    listed = _listed_by_git(folder)
    yield from filter(_is_draft, _walk(folder) if listed is None else listed)


def _is_draft(path: Path) -> bool:
    return path.suffix.lower() in EXTENSIONS and not NOT_A_DRAFT.match(path.name.lower())


def _excluded(shown: str, exclude: tuple[str, ...]) -> bool:
    return any(fnmatch(shown, pattern) for pattern in exclude)


def _listed_by_git(folder: Path) -> list[Path] | None:
    """What git tracks or would track below ``folder``; None outside of a repository.

    git is asked because every imitation of its ignore rules differs from it somewhere.
    """
    command = ["git", "-C", str(folder), "ls-files", "-coz", "--exclude-standard", "--deduplicate"]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=GIT_SECONDS, check=False)  # noqa: S603  # fixed words
    except (OSError, subprocess.TimeoutExpired):
        return None
    if answer.returncode != 0:
        return None
    names = (os.fsdecode(name) for name in answer.stdout.split(b"\0") if name)
    return [path for name in names if os.path.lexists(path := folder / name)]


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS and not name.startswith("."))
        yield from (Path(parent, name) for name in names)
