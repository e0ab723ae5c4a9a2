"""Where on disk the pictures of a draft may lie, and which files are never opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote

STATIC = (
    "static public assets src/assets source src src/public src/images src/static docs content images media img "
    "_assets site/static"
).split()
"""Folders from which site generators (Hugo, Jekyll, Astro, Next, Hexo, Docusaurus, Gatsby, MkDocs …) serve pictures."""

REMOTE = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//|(?:data|mailto|blob|cid|javascript):")
LOCAL_FILE = re.compile(r"(?i)file:")
SITE = re.compile(r"\A\{\{[^{}]{0,200}\}\}")
"""A template that gives the site's own address before a path."""

IN_TEMPLATE = re.compile(r"\{\{[^{}'\"]{0,100}['\"]([^'\"{}]{1,500})['\"][^{}]{0,200}\}\}")
ALIAS = re.compile(r"\A[@~]/")
LONGEST = 1_000
CONFIGURATIONS = ("authlint.toml", ".git")


@dataclass(frozen=True, slots=True)
class Place:
    """A draft's folder, the name of the draft without its ending, and how far up its pictures may lie.

    ``bounded`` says that ``root`` is a repository or a configured site; otherwise it is only where authlint was started,
    and what lies above it is unknown rather than refused. ``static`` are configured folders of pictures.
    """

    folder: Path
    stem: str
    root: Path
    bounded: bool
    static: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be opened, or why it may not; neither where there is none."""

    path: Path | None = None
    refusal: str = ""


NOTHING = Found()
OUTSIDE = "leads out of the repository, so it was not read"


def place_of(draft: str, static: tuple[str, ...] = ()) -> Place:
    """Where the draft at the path ``draft`` stands."""
    here = Path.cwd()
    return _place_of(Path(os.path.normpath(here / draft)), static, here)


def repository_of(draft: str) -> Path | None:
    """The repository around the draft at the path ``draft``, or else the folder of its configuration; None outside of both."""
    place = place_of(draft)
    return place.root if place.bounded else None


@lru_cache(maxsize=64)
def _place_of(path: Path, static: tuple[str, ...], here: Path) -> Place:
    root = _root(path.parent)
    fallback = here if path.is_relative_to(here) else path.parent
    top = root or fallback
    folders = tuple(Path(os.path.normpath(top / folder)) for folder in static)
    return Place(path.parent, path.stem, top, root is not None, folders)


@cache
def _root(folder: Path) -> Path | None:
    """The repository around ``folder``, or else the folder of the configuration."""
    configured = None
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return place
        if configured is None and (place / "authlint.toml").is_file():
            configured = place
    return configured


def find(address: str, place: Place) -> Found:
    """The file that ``address``, as a draft writes it, means."""
    path, from_root = _local(address)
    if not path:
        return Found(refusal=OUTSIDE) if LOCAL_FILE.match(address) else NOTHING
    refusal = ""
    for candidate in _candidates(path, place, from_root=from_root):
        outside = not _lies_in(candidate, str(place.root))
        if outside or not os.path.lexists(candidate):
            refusal = refusal or (OUTSIDE if outside and place.bounded and not from_root else "")
            continue
        real = os.path.realpath(candidate)
        if _lies_in(real, os.path.realpath(place.root)):
            return Found(Path(real))
        refusal = OUTSIDE if place.bounded else ""
    return Found(refusal=refusal)


def _lies_in(path: str, folder: str) -> bool:
    """Whether the normal ``path`` is the normal ``folder`` or below it. A site asks this thousands of times a run."""
    return path == folder or path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def _local(address: str) -> tuple[str, bool]:
    """The path in an address without its query, and whether it counts from the site's root; nothing for other addresses."""
    address = address.strip()
    if inner := IN_TEMPLATE.match(address):
        address = "/" + (inner[1] + address[inner.end() :]).lstrip("/")
    from_site = SITE.match(address)
    if from_site:
        address = "/" + address[from_site.end() :].lstrip("/")
    if not address or len(address) > LONGEST or REMOTE.match(address) or LOCAL_FILE.match(address) or "{" in address:
        return "", False
    path = unquote(address.partition("#")[0].partition("?")[0])
    path = ALIAS.sub("/", path)
    if "\0" in path or not path.strip("/."):
        return "", False
    return path.lstrip("/"), path.startswith("/")


def _candidates(path: str, place: Place, *, from_root: bool) -> Iterator[str]:
    """Where the path may lead, the likeliest first."""
    found = [] if from_root else [place.folder, place.folder / place.stem]
    found += place.static
    if not path.startswith("../"):
        found += _serving(place.folder, place.root)
    return (os.path.normpath(os.path.join(folder, path)) for folder in found)  # noqa: PTH118  # see `_lies_in`


@cache
def _serving(folder: Path, root: Path) -> tuple[Path, ...]:
    """The folders around ``folder`` from which a site may serve pictures."""
    around = [parent for parent in (folder, *folder.parents) if parent.is_relative_to(root)]
    served = [parent / name for parent in around for name in STATIC if (parent / name).is_dir()]
    return (*served, *around)
