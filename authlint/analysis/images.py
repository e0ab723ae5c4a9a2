"""The pictures a draft shows, and what in it counts as a drawing of the author's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename
from urllib.parse import unquote, urlsplit

from authlint.document import Document, Image

REMOTE = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//")
SCRIPT_DRAWINGS = frozenset({"mermaid", "plantuml", "graphviz", "dot", "d2", "ditaa", "goat", "svgbob", "tikz"})
"""Fences and tags whose text becomes a drawing."""


@dataclass(frozen=True, slots=True)
class ShownImage:
    """One picture: the image as the parser found it, and its address taken apart.

    ``host`` is empty for a file of the site's own; ``name`` is the last part of the path, decoded.
    """

    image: Image
    host: str
    name: str

    @property
    def address(self) -> str:
        return self.image.destination

    @property
    def is_local(self) -> bool:
        """Whether the address names a file of the site's own."""
        return not self.host and not self.address.startswith("data:")


@dataclass(frozen=True, slots=True)
class ShownImages:
    """Every picture of a draft in the order of the file, each file once a place; ``drawings`` counts those that the
    draft itself spells (Mermaid and its kin, inline SVG)."""

    images: tuple[ShownImage, ...]
    drawings: int

    @classmethod
    def of(cls, document: Document) -> ShownImages:
        drawings = sum(mask.info.lower().split(" ")[0] in SCRIPT_DRAWINGS for mask in document.masks if mask.info)
        return cls(tuple(_shown(document)), drawings + document.source.text.count("<svg"))

    @property
    def local(self) -> Iterator[ShownImage]:
        """Those that name a file of the site's own, each file once."""
        known: set[str] = set()
        for shown in self.images:
            if shown.is_local and shown.address not in known:
                known.add(shown.address)
                yield shown

    def __iter__(self) -> Iterator[ShownImage]:
        return iter(self.images)


def _shown(document: Document) -> Iterator[ShownImage]:
    for image in document.images:
        address = image.destination.strip()
        if address:
            yield ShownImage(image, *_parts(address))


def _parts(address: str) -> tuple[str, str]:
    """The host and the file's name in an address."""
    try:
        parts = urlsplit(address if REMOTE.match(address) else address.replace(":", "%3A"))
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return host.lower(), unquote(basename(parts.path.rstrip("/")))
