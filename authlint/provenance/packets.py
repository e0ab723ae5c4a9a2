"""The metadata of a picture as its container holds it, read within limits: headers only, never a pixel."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

MOST_PARTS = 20_000
"""Chunks, segments or boxes of one file; a screenful of PNG from a careless encoder has some hundreds."""

LARGEST_PACKET = 1 << 20
"""Bytes of one piece of metadata; a colour profile and a thumbnail stay below."""

LARGEST_MANIFEST = 4 << 20
"""Bytes of a C2PA store; previews of the picture's earlier states make it large."""

MOST_BYTES = 8 << 20
"""Bytes of metadata that are read from one file altogether."""

MOST_PIXELS = 500_000_000
"""Width times height beyond which the size is a trap and no picture."""


class BrokenPictureError(Exception):
    """Why a file could not be read to its end, as the end of a sentence that starts with its name."""


@dataclass(slots=True)
class Packets:
    """What was found in one file. ``fault`` says why reading stopped; what was read before it still counts."""

    format: str = ""
    width: int = 0
    height: int = 0
    exif: bytes = b""
    xmp: list[bytes] = field(default_factory=list)
    iptc: bytes = b""
    manifest: bytes = b""
    texts: list[tuple[str, str]] = field(default_factory=list)
    drawn_with: str = ""
    fault: str = ""

    def measured(self, width: int, height: int) -> None:
        """Note the size in pixels. Raises `BrokenPictureError` for one that nobody can show."""
        self.width, self.height = width, height
        if width * height > MOST_PIXELS:
            raise BrokenPictureError(f"claims to be {width:,} × {height:,} pixels, more than a picture has")


class Bytes:
    """A file read piece by piece, with the number of pieces and of bytes bounded."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._parts = 0
        self._bytes = 0
        self.size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        self.at = 0

    def read(self, count: int) -> bytes:
        """The next ``count`` bytes. Raises `BrokenPictureError` where the file ends before."""
        if self.at + count > self.size:
            raise BrokenPictureError("ends in the middle: part of the file is missing")
        self._bytes += count
        if self._bytes > MOST_BYTES:
            raise BrokenPictureError(f"holds more than {MOST_BYTES >> 20} MB of metadata")
        self.at += count
        return self._stream.read(count)

    def packet(self, count: int, most: int = LARGEST_PACKET) -> bytes:
        """The next ``count`` bytes as one piece of metadata; nothing, and they are passed over, beyond ``most``."""
        if count > most:
            self.skip(count)
            return b""
        return self.read(count)

    def skip(self, count: int) -> None:
        """Go ``count`` bytes on. Raises `BrokenPictureError` where the file ends before."""
        self.go(self.at + count)

    def go(self, place: int) -> None:
        """Go to ``place``. Raises `BrokenPictureError` where the file ends before it."""
        if place > self.size:
            raise BrokenPictureError("ends in the middle: part of the file is missing")
        self.at = place
        self._stream.seek(place)

    def next_part(self) -> None:
        """Count a chunk, a segment or a box. Raises `BrokenPictureError` where there are too many."""
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise BrokenPictureError(f"consists of more than {MOST_PARTS:,} parts")
