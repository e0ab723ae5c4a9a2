"""A small reader of CBOR (RFC 8949): as much as C2PA claims use, with depth and number of items bounded."""

from __future__ import annotations

import struct
from typing import Any

DEEPEST = 32
MOST_ITEMS = 20_000
INDEFINITE = 31
BREAK = 0xFF
SIMPLE = {20: False, 21: True, 22: None, 23: None}
FLOATS = {25: ">e", 26: ">f", 27: ">d"}


class BrokenCborError(ValueError):
    """The bytes are no CBOR that this reader knows."""


def read_cbor(content: bytes) -> Any:
    """The first item of ``content``. Raises `BrokenCborError`."""
    try:
        return _Reader(content).item(0)
    except (IndexError, struct.error, UnicodeDecodeError, TypeError) as error:
        raise BrokenCborError(str(error)) from None


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        self._items = 0

    def item(self, depth: int) -> Any:  # noqa: PLR0911  # one return for each kind of item
        self._items += 1
        if depth > DEEPEST or self._items > MOST_ITEMS:
            raise BrokenCborError("nested or long beyond reason")
        initial = self._content[self._at]
        self._at += 1
        major, info = initial >> 5, initial & 31
        if major == 7:  # noqa: PLR2004  # simple values and floats
            return self._simple(info)
        if info == INDEFINITE:
            return self._indefinite(major, depth)
        count = self._count(info)
        if major <= 1:
            return -1 - count if major else count
        if major <= 3:  # noqa: PLR2004  # bytes and text
            piece = self._bytes(count)
            return piece.decode() if major == 3 else piece  # noqa: PLR2004  # text
        if major == 4:  # noqa: PLR2004  # a list
            return [self.item(depth + 1) for _ in range(self._bounded(count))]
        if major == 5:  # noqa: PLR2004  # a map
            return {self.item(depth + 1): self.item(depth + 1) for _ in range(self._bounded(count))}
        return self.item(depth + 1)  # what a tag is put on

    def _count(self, info: int) -> int:
        if info < 24:  # noqa: PLR2004  # stands in the byte itself
            return info
        size = 1 << (info - 24)
        if size > 8:  # noqa: PLR2004  # reserved
            raise BrokenCborError("a reserved length")
        return int.from_bytes(self._bytes(size))

    def _bounded(self, count: int) -> int:
        if count > MOST_ITEMS:
            raise BrokenCborError("nested or long beyond reason")
        return count

    def _bytes(self, count: int) -> bytes:
        piece = self._content[self._at : self._at + count]
        if len(piece) < count:
            raise BrokenCborError("ends in the middle")
        self._at += count
        return piece

    def _simple(self, info: int) -> Any:
        if info in FLOATS:
            layout = FLOATS[info]
            return struct.unpack(layout, self._bytes(struct.calcsize(layout)))[0]
        return SIMPLE.get(self._count(info))

    def _indefinite(self, major: int, depth: int) -> Any:
        items: list[Any] = []
        while self._content[self._at] != BREAK:
            items.append(self.item(depth + 1))
        self._at += 1
        if major == 2:  # noqa: PLR2004  # bytes in pieces
            return b"".join(items)
        if major == 3:  # noqa: PLR2004  # text in pieces
            return "".join(items)
        if major == 5:  # noqa: PLR2004  # a map
            return dict(zip(items[::2], items[1::2], strict=False))
        return items
