"""Where configuration is read from: the work tree, or a commit that is trusted in its place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from errno import EFBIG
from functools import cache
from pathlib import Path
from typing import Protocol

from authlint.errors import ConfigurationError, Problem
from authlint.git import ask, root_of

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that bears on a run. The largest of them are baselines, of a hundred bytes a finding."""

REGULAR = frozenset({b"100644", b"100755"})


class Tree(Protocol):
    """Files that bear on a run."""

    def __hash__(self) -> int: ...

    def read(self, path: Path) -> bytes:
        """What the file holds. Raises `OSError`, for whatever is no regular file `FileNotFoundError`."""
        ...

    def names(self, folder: Path) -> list[str]:
        """The regular files that lie in the folder itself, sorted; none where there is no folder."""
        ...

    def root(self, folder: Path) -> Path | None:
        """The repository that ``folder`` lies in, without symbolic links."""
        ...


@dataclass(frozen=True, slots=True)
class Disk:
    """The work tree."""

    def read(self, path: Path) -> bytes:
        if not path.is_file():
            raise FileNotFoundError(2, "no such file", str(path))
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise OSError(EFBIG, "too large")
        return data

    def names(self, folder: Path) -> list[str]:
        return sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []

    def root(self, folder: Path) -> Path | None:
        return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


@dataclass(frozen=True, slots=True, eq=False)
class Commit:
    """What a commit holds, read from git's objects, never from the work tree. ``blobs`` are its regular files.

    What lies outside of its repository is read from the disk.
    """

    top: Path
    commit: str
    blobs: Mapping[str, str]

    def read(self, path: Path) -> bytes:
        if self.root(path) != self.top:
            return DISK.read(path)
        blob = self.blobs.get(self._name(path))
        data = ask(self.top, "cat-file", "blob", blob) if blob else None
        if data is None:
            raise FileNotFoundError(2, f"not in commit {self.commit[:12]}", str(path))
        return data

    def names(self, folder: Path) -> list[str]:
        if self.root(folder) != self.top:
            return DISK.names(folder)
        place = self._name(folder)
        inside = "" if place == "." else f"{place}/"
        below = (name.removeprefix(inside) for name in self.blobs if name.startswith(inside))
        return sorted(name for name in below if "/" not in name)

    def root(self, folder: Path) -> Path | None:
        """The commit's own: a repository that a change puts inside of it brings no configuration along."""
        return self.top if Path(os.path.abspath(folder)).is_relative_to(self.top) else DISK.root(folder)  # noqa: PTH100  # resolve() would follow links of the work tree

    def _name(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.top)).as_posix()


DISK = Disk()


@cache
def tree_at(commit: str, folder: Path) -> Tree:
    """The commit called ``commit`` in the repository of ``folder``; the work tree where none is named.

    Raises `ConfigurationError` where git knows no such commit.
    """
    if not commit:
        return DISK
    top = root_of(folder)
    name = ask(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}") if top else None
    listing = ask(top, "ls-tree", "-rz", "--full-tree", name.decode("ascii").strip()) if top and name else None
    if top is None or name is None or listing is None:
        cure = "fetch it; a shallow clone needs its history (fetch-depth: 0)"
        raise ConfigurationError(Problem("git", ".", f"git knows no commit ‘{commit}’ to trust", cure))
    entries = (entry.split(b"\t", 1) for entry in listing.split(b"\0") if entry)
    found = ((head.split(b" "), name) for head, name in entries)
    blobs = {os.fsdecode(name): blob.decode("ascii") for (mode, _, blob), name in found if mode in REGULAR}
    return Commit(top.resolve(), name.decode("ascii").strip(), blobs)
