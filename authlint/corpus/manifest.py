"""What a run reads and how, kept beside its parts, so that a run that was cut off goes on as it began and as no other."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from authlint import __version__
from authlint.atomic import replace_file
from authlint.corpus.settings import Settings
from authlint.errors import ConfigurationError, Problem
from authlint.language.tables import pipeline_identity

FILE_NAME = "manifest.json"
VERSION = 1
PROBED = 65_536
"""Bytes at either end of a source that tell it from another of its size."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of documents; ``parts`` is how many it made, once they are all finished."""

    path: str
    size: int
    probe: str
    parts: int | None = None

    @classmethod
    def of(cls, path: str) -> Source:
        """The file at ``path``, without reading all of it. Raises `OSError`."""
        size = Path(path).stat().st_size
        with Path(path).open("rb") as stream:
            digest = hashlib.sha256(stream.read(PROBED))
            stream.seek(max(0, size - PROBED))
            digest.update(stream.read(PROBED))
        return cls(path, size, digest.hexdigest()[:16])


@dataclass(frozen=True, slots=True)
class Manifest:
    """A run: its sources in order, its settings, and what scored them."""

    sources: tuple[Source, ...]
    settings: Settings
    authlint: str
    pipeline: str

    def finished(self, number: int, parts: int) -> Manifest:
        """The same with source ``number`` done, in ``parts`` parts."""
        done = replace(self.sources[number], parts=parts)
        return replace(self, sources=(*self.sources[:number], done, *self.sources[number + 1 :]))

    def write(self, folder: Path) -> None:
        """Raises `OSError`."""
        data = {"version": VERSION, **asdict(self)}
        replace_file(folder / FILE_NAME, json.dumps(data, indent=1, ensure_ascii=False) + "\n")


def open_run(folder: Path, sources: list[str], settings: Settings) -> Manifest:
    """The run in ``folder``, new or begun earlier.

    Raises `ConfigurationError` where the folder holds something else, or a run of other sources, settings or versions:
    its parts would not fit.
    """
    fresh = Manifest(tuple(Source.of(path) for path in sources), settings, __version__, pipeline_identity(""))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / FILE_NAME).exists():
            if any(not entry.name.startswith(".authlint-") for entry in folder.iterdir()):
                raise _broken(folder, "the folder is not empty and holds no run", "give a new or an empty folder")
            fresh.write(folder)
            return fresh
    except OSError as error:
        raise _broken(folder, f"cannot be written: {error.strerror}", "give a folder that can be") from None
    begun = _read(folder)
    if difference := _difference(begun, fresh):
        raise _broken(
            folder,
            f"holds a run with other {difference}: its parts would not fit",
            "give another folder, or remove this one",
        )
    return begun


def _read(folder: Path) -> Manifest:
    try:
        data: Any = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        if data.pop("version") != VERSION:
            raise _broken(folder, "holds a run of another version of authlint", "give another folder")
        sources = tuple(Source(**entry) for entry in data.pop("sources"))
        told: dict[str, Any] = data.pop("settings")
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
        }
        return Manifest(sources, Settings(**given), **data)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"{FILE_NAME} is damaged: {type(error).__name__}"
        raise _broken(folder, message, "give another folder, or remove this one") from None


def _difference(begun: Manifest, fresh: Manifest) -> str:
    if (begun.authlint, begun.pipeline) != (fresh.authlint, fresh.pipeline):
        return "versions of authlint or its pipeline"
    for one, other in zip(begun.sources, fresh.sources, strict=False):
        if one.path != other.path:
            return f"sources (‘{one.path}’)"
        if replace(one, parts=None) != other:
            return f"sources (‘{one.path}’ has changed)"
    if len(begun.sources) != len(fresh.sources):
        return "sources"
    changed = [name for name in Settings.__slots__ if getattr(begun.settings, name) != getattr(fresh.settings, name)]
    return f"settings ({', '.join(changed)})" if changed else ""


def _broken(folder: Path, message: str, cure: str) -> ConfigurationError:
    return ConfigurationError(Problem("run", str(folder), message, cure))
