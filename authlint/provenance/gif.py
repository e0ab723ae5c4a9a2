"""GIF: comments and XMP in extension blocks (GIF89a)."""

from __future__ import annotations

from authlint.provenance.packets import BrokenPictureError, Bytes, Packets

SIGNATURES = (b"GIF87a", b"GIF89a")
IMAGE, EXTENSION, TRAILER = 0x2C, 0x21, 0x3B
COMMENT, APPLICATION = 0xFE, 0xFF
XMP = b"XMP DataXMP"
C2PA = b"C2PA_GIF\x01\x00\x00"
TABLE = 0x80
LARGEST_BLOCK = 1 << 20
"""Bytes of one comment or one application's data."""

FAR_ENOUGH = 2_000
"""Sub-blocks behind which the rest is taken for the film it is: metadata stand at the front."""


def read(data: Bytes, found: Packets) -> None:
    """Collect the metadata of the GIF in ``data``. Raises `BrokenPictureError`."""
    found.format = "gif"
    head = data.read(13)
    found.measured(int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little"))
    data.skip(_table(head[10]))
    passed = 0
    while passed < FAR_ENOUGH:
        data.next_part()
        kind = data.read(1)[0]
        if kind == TRAILER:
            return
        if kind == IMAGE:
            data.skip(_table(data.read(9)[8]) + 1)
            passed += _pass_over(data, FAR_ENOUGH - passed)
        elif kind == EXTENSION:
            _extension(data, found, data.read(1)[0])
        else:
            raise BrokenPictureError(f"has a damaged block at byte {data.at - 1:,}")


def _table(flags: int) -> int:
    """Bytes of the colour table that ``flags`` announce."""
    return 3 * 2 ** (flags % 8 + 1) if flags & TABLE else 0


def _pass_over(data: Bytes, most: int) -> int:
    for number in range(most):
        size = data.read(1)[0]
        if not size:
            return number
        data.skip(size)
    return most


def _extension(data: Bytes, found: Packets, kind: int) -> None:
    parts: list[bytes] = []
    while size := data.read(1)[0]:
        data.next_part()
        if kind in {COMMENT, APPLICATION} and len(parts) < LARGEST_BLOCK // 255:
            parts.append(bytes([size]) + data.read(size))
        else:
            data.skip(size)
    if kind == COMMENT:
        words = b"".join(part[1:] for part in parts)
        found.texts.append(("Comment", words.decode("utf-8", "replace").rstrip("\0")))
    elif kind == APPLICATION and parts and parts[0][1:] == C2PA:
        found.manifest = b"".join(part[1:] for part in parts[1:])
    elif kind == APPLICATION and parts and parts[0][1:] == XMP:
        found.xmp.append(b"".join(parts[1:]))  # XMP is no sub-blocks: what looks like a length belongs to it
