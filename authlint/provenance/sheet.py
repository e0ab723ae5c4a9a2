"""The provenance sheet of a draft: facts with the place they come from, and no judgement."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from authlint.provenance.history import History

VERSION = 1


@dataclass(frozen=True, slots=True)
class PictureEntry:
    """One picture of a draft. Without ``sha256`` its file is not here: elsewhere on the web, or not in this checkout."""

    address: str
    line: int
    alt: str
    path: str = ""
    sha256: str = ""
    format: str = ""
    width: int = 0
    height: int = 0
    camera: str = ""
    lens: str = ""
    taken: str = ""
    located: bool = False
    drawn_with: str = ""
    screenshot: str = ""
    software: tuple[str, ...] = ()
    source_types: tuple[str, ...] = ()
    recipes: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    credentials: str = ""
    credentials_by: str = ""
    library: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One address that the draft links to, with the date that the address or the words of the link give, if any."""

    address: str
    line: int
    words: str
    dated: str = ""
    years_before: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A field of the front matter in which somebody answers for the draft."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything about one draft. ``sha256`` is that of the file's bytes; the draft's name is without its folder."""

    draft: str
    sha256: str
    title: str
    dated: str
    modified: str
    authors: tuple[str, ...]
    words: int
    pictures: tuple[PictureEntry, ...]
    sources: tuple[SourceEntry, ...]
    reviews: tuple[Review, ...]
    history: History | None

    def record(self) -> dict[str, Any]:
        """The sheet as JSON would have it."""
        return {"sheet": VERSION, **json.loads(json.dumps(asdict(self)))}


def canonical(record: Mapping[str, Any]) -> bytes:
    """The bytes that are signed: JSON with sorted keys, without spaces, in UTF-8 (as RFC 8785 for strings and integers)."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def pictures_in(record: Mapping[str, Any]) -> list[PictureEntry]:
    """The pictures of a sheet that was read from a file. Raises `ValueError` for what is none."""
    known = {part.name for part in fields(PictureEntry)}
    entries = record.get("pictures")
    if record.get("sheet") != VERSION or not isinstance(entries, list):
        raise ValueError("it is no sheet of this version")
    try:
        return [PictureEntry(**{name: value for name, value in entry.items() if name in known}) for entry in entries]
    except (AttributeError, TypeError):
        raise ValueError("its pictures cannot be read") from None
