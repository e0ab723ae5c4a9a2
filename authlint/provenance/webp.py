"""WebP: RIFF chunks with a name and a length (RFC 9649)."""

from __future__ import annotations

import struct

from authlint.provenance.exif import BYTE_ORDERS
from authlint.provenance.jpeg import EXIF
from authlint.provenance.packets import LARGEST_MANIFEST, BrokenPictureError, Bytes, Packets

SIGNATURE = b"RIFF"
KIND = b"WEBP"
LOSSY_HEAD, LOSSLESS_HEAD, EXTENDED_HEAD = 10, 5, 10
FOURTEEN_BITS = 0x3FFF


def read(data: Bytes, found: Packets) -> None:
    """Collect the metadata of the WebP in ``data``. Raises `BrokenPictureError`."""
    found.format = "webp"
    size = struct.unpack("<4xI4x", data.read(12))[0]
    end = 8 + size
    if end > data.size + 1:  # some writers leave the last padding byte out
        raise BrokenPictureError("ends in the middle: part of the file is missing")
    while data.at + 8 <= min(end, data.size):
        data.next_part()
        name, length = struct.unpack("<4sI", data.read(8))
        if name == b"EXIF":
            content = data.packet(length)
            found.exif = content.removeprefix(EXIF) if content.startswith(EXIF) else content
            found.exif = found.exif if found.exif[:4] in BYTE_ORDERS else b""
        elif name == b"XMP ":
            found.xmp.append(data.packet(length))
        elif name == b"C2PA":
            found.manifest = data.packet(length, LARGEST_MANIFEST)
        elif name in SIZES and not found.width and length >= SIZES[name][0]:
            head = data.read(SIZES[name][0])
            data.skip(length - len(head))
            found.measured(*SIZES[name][1](head))
        else:
            data.skip(length)
        if length % 2 and data.at < data.size:
            data.skip(1)


def _extended(head: bytes) -> tuple[int, int]:
    return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1


def _lossy(head: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", head, 6)
    return width & FOURTEEN_BITS, height & FOURTEEN_BITS


def _lossless(head: bytes) -> tuple[int, int]:
    bits = int.from_bytes(head[1:5], "little")
    return (bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1


SIZES = {b"VP8X": (EXTENDED_HEAD, _extended), b"VP8 ": (LOSSY_HEAD, _lossy), b"VP8L": (LOSSLESS_HEAD, _lossless)}
"""Which chunks give the size, how many bytes of them hold it, and how."""
