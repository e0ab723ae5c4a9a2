"""Which drafts a change touched, on which lines, and what they were before: asked of git."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from authlint.errors import ConfigurationError, Problem
from authlint.git import SIMILAR, ask, root_of

HUNK = re.compile(rb"^@@ -[\d,]+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
PLAIN = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--ignore-submodules=none", SIMILAR)
"""Said, so that no configuration or attribute hides a change or shows it otherwise."""

ALONE_CR = re.compile(rb"\r(?!\n)")
REGULAR = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What git says of one changed file: how it changed, what it was, and the blobs of both."""

    status: str
    old_name: str
    modes: tuple[str, str]
    blobs: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one draft. ``lines`` are those that were added or altered, or None where all of it is new;
    ``before`` is what it was; ``content`` what it is, where that is not what lies in the work tree."""

    lines: frozenset[int] | None
    before: bytes | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes between a commit and the work tree, or between the last commit and what is ``staged``.

    ``words`` say which two states git is to compare, ``known`` are the names of files that the commit holds, or that are
    staged. ``unstaged`` are those that lie in the work tree otherwise than they are staged.
    """

    root: Path
    staged: bool
    words: tuple[str, ...]
    known: frozenset[str]
    entries: Mapping[str, Entry]
    unstaged: Mapping[str, Entry]

    def of(self, path: Path) -> Change | None:
        """What became of the file at ``path``; None where nothing did.

        A file that git cannot compare (new, a link, outside of the repository) counts as new.
        """
        name = self._name(path)
        entry = self.entries.get(name)
        if entry is None:
            # What is not in the commit and not in the change is a file that git does not track.
            return None if self.staged or name in self.known else Change(None)
        content = self._blob(entry.blobs[1]) if self.staged else None
        before = self._blob(entry.blobs[0]) if entry.status in {"M", "R"} and REGULAR.issuperset(entry.modes) else None
        if before is None:
            return Change(None, None, content)
        try:
            now = path.read_bytes() if content is None else content
        except OSError:
            # Whoever reads the draft next says why it cannot be read.
            return Change(None)
        # To git a lone carriage return ends no line; authlint and editors count on.
        lines = None if ALONE_CR.search(now) else self._lines(name, entry)
        return Change(lines, before, content)

    def paths(self) -> tuple[Path, ...]:
        """The files that changed and are not gone, and those that are staged and gone from the work tree."""
        changed = (name for name, entry in self.entries.items() if entry.status != "D")
        gone = (name for name, entry in self.unstaged.items() if entry.status == "D" and name not in self.entries)
        return tuple(self.root / name for name in (*changed, *gone))

    def holds(self, path: Path) -> bool:
        """Whether a file that did not change is there with the change: what git does not track is no part of what is staged.

        What lies outside of the repository is there in any case.
        """
        name = self._name(path)
        return not self.staged or name in self.known or name.startswith("../")

    def staged_otherwise(self, path: Path) -> bytes | None:
        """What a file that did not change is as it is staged, where something else lies in the work tree."""
        entry = self.unstaged.get(self._name(path))
        return self._blob(entry.blobs[0]) if entry and entry.modes[0] in REGULAR else None

    def _name(self, path: Path) -> str:
        # The folder is followed, the file is not: a link is compared as a link.
        return Path(os.path.relpath(path.parent.resolve() / path.name, self.root)).as_posix()

    def _lines(self, name: str, entry: Entry) -> frozenset[int] | None:
        compared = ("diff", *PLAIN, "-a", "-U0", "--inter-hunk-context=0", *self.words, "--", entry.old_name, name)
        answer = ask(self.root, "--literal-pathspecs", *compared)
        if answer is None:
            return None
        found = ((int(start), int(count or b"1")) for start, count in HUNK.findall(answer))
        return frozenset(line for start, count in found for line in range(start, start + count))

    def _blob(self, blob: str) -> bytes | None:
        return ask(self.root, "cat-file", "blob", blob)


def changes_since(folder: Path, ref: str) -> ChangeSet:
    """What changed in the work tree since it left ``ref``. Raises `ConfigurationError` where git cannot tell."""
    root = _root(folder)
    tip = _commit(root, ref)
    base = (ask(root, "merge-base", tip, "HEAD") or tip.encode()).decode("ascii").strip()
    return _change_set(root, (base,), staged=False)


def differences_from(folder: Path, ref: str, *, staged: bool) -> ChangeSet:
    """All that differs between ``ref`` itself and the work tree, or what is ``staged``. Raises `ConfigurationError`."""
    root = _root(folder)
    words = (_commit(root, ref),)
    return _change_set(root, ("--cached", *words) if staged else words, staged=staged)


def staged_changes(folder: Path) -> ChangeSet:
    """What is staged for the next commit. Raises `ConfigurationError` where git cannot tell."""
    return _change_set(_root(folder), ("--cached",), staged=True)


def _commit(root: Path, ref: str) -> str:
    commit = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise _broken(f"git knows no commit ‘{ref}’", "fetch it; a shallow clone needs its history (fetch-depth: 0)")
    return commit.decode("ascii").strip()


def _change_set(root: Path, words: tuple[str, ...], *, staged: bool) -> ChangeSet:
    compared = "diff", *PLAIN, "--raw", "-z", "--no-abbrev"
    answer = ask(root, *compared, *words, "--")
    listed = ("ls-files", "-z") if staged else ("ls-tree", "-rz", "--name-only", "--full-tree", *words)
    known = ask(root, *listed)
    unstaged = ask(root, *compared, "--no-renames", "--") if staged else b""
    if answer is None or known is None or unstaged is None:
        raise _broken("git could not compare", "run ‘git status’ and mend what it says")
    names = frozenset(os.fsdecode(name) for name in known.split(b"\0") if name)
    return ChangeSet(root, staged, words, names, _entries(answer), _entries(unstaged))


def _entries(raw: bytes) -> dict[str, Entry]:
    """The answer of ``git diff --raw -z``: ``:mode mode blob blob status``, a name, and for renames another."""
    parts = iter(os.fsdecode(part) for part in raw.split(b"\0"))
    entries = {}
    for head in parts:
        if not head.startswith(":"):
            continue
        old_mode, mode, old_blob, blob, status = head[1:].split(" ")
        old_name = next(parts)
        name = next(parts) if status[0] in "RC" else old_name
        entries[name] = Entry(status[0], old_name, (old_mode, mode), (old_blob, blob))
    return entries


def _root(folder: Path) -> Path:
    root = root_of(folder)
    if root is None:
        raise _broken("not in a git repository", "changes are known to git alone")
    return root.resolve()


def _broken(message: str, cure: str) -> ConfigurationError:
    return ConfigurationError(Problem("git", ".", message, cure))
