"""AVIF and HEIC: boxes, with EXIF and XMP as items of the ``meta`` box (ISO 14496-12, 23008-12) and C2PA in a ``uuid`` box."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from authlint.provenance.exif import BYTE_ORDERS
from authlint.provenance.packets import LARGEST_MANIFEST, LARGEST_PACKET, BrokenPictureError, Bytes, Packets

BRANDS = {b"avif": "avif", b"avis": "avif", b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"msf1": "heic"}
C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
HEAD = 8
LARGEST_META = 1 << 20
CONTAINERS = frozenset({b"iprp", b"ipco"})


@dataclass(slots=True)
class _Items:
    """Which items hold metadata, and where items lie in the file."""

    kinds: dict[int, bytes]
    places: dict[int, tuple[int, int]]


def is_picture(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is AVIF or HEIC."""
    return head[4:8] == b"ftyp" and _brand(head) is not None


def _brand(head: bytes) -> str | None:
    brands = (head[8:12], *(head[at : at + 4] for at in range(16, min(len(head), int.from_bytes(head[:4])), 4)))
    return next((BRANDS[brand] for brand in brands if brand in BRANDS), None)


def read(data: Bytes, found: Packets) -> None:
    """Collect the metadata of the file in ``data``. Raises `BrokenPictureError`."""
    found.format = _brand(data.read(min(data.size, 512))) or ""
    data.go(0)
    items = _Items({}, {})
    while data.at < data.size:
        data.next_part()
        start = data.at
        length, kind = struct.unpack(">I4s", data.read(HEAD))
        if length == 1:
            length = int.from_bytes(data.read(8))
        end = data.size if length == 0 else start + length
        if end < data.at:
            raise BrokenPictureError(f"has a damaged box at byte {start:,}")
        if kind == b"meta":
            _meta(data.packet(end - data.at, LARGEST_META), found, items)
        elif kind == b"uuid" and end - data.at > len(C2PA) and data.read(len(C2PA)) == C2PA:
            found.manifest = found.manifest or _store(data.packet(end - data.at, LARGEST_MANIFEST))
        data.go(end)
    for number, kind in items.kinds.items():
        _item(data, kind, items.places.get(number), found)


def _item(data: Bytes, kind: bytes, place: tuple[int, int] | None, found: Packets) -> None:
    if place is None or place[1] > LARGEST_PACKET:
        return
    data.go(place[0])
    content = data.read(place[1])
    if kind == b"Exif":
        start = 4 + int.from_bytes(content[:4])
        found.exif = content[start:] if content[start : start + 4] in BYTE_ORDERS else b""
    else:
        found.xmp.append(content)


def _store(content: bytes) -> bytes:
    """The C2PA store in its box: a version, a purpose, an offset, the store."""
    purpose, _, rest = content[4:].partition(b"\0")
    return rest[8:] if purpose == b"manifest" else b""


def _boxes(content: bytes, at: int = 0) -> Iterator[tuple[bytes, bytes]]:
    while at + HEAD <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if length < HEAD or at + length > len(content):
            return
        yield kind, content[at + HEAD : at + length]
        at += length


def _meta(content: bytes, found: Packets, items: _Items) -> None:
    for kind, box in _boxes(content, 4):
        if kind == b"iinf":
            items.kinds = dict(_kinds(box))
        elif kind == b"iloc":
            items.places = _places(box)
        elif kind == b"iprp":
            _sizes(box, found)


def _sizes(content: bytes, found: Packets) -> None:
    """The largest of the sizes: a file holds tiles and previews too."""
    for kind, box in _boxes(content):
        if kind in CONTAINERS:
            _sizes(box, found)
        elif kind == b"ispe" and len(box) >= 12:  # noqa: PLR2004  # flags, width, height
            width, height = struct.unpack_from(">4xII", box)
            if width * height > found.width * found.height:
                found.measured(width, height)


def _kinds(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The items that hold EXIF or XMP."""
    start = 6 if content[:1] == b"\0" else 8
    for kind, entry in _boxes(content, start):
        wide = entry[:1] == b"\3"
        number = int.from_bytes(entry[4 : 8 if wide else 6])
        name = entry[10:14] if wide else entry[8:12]
        if kind == b"infe" and (name == b"Exif" or (name == b"mime" and b"rdf+xml" in entry)):
            yield number, name


def _places(content: bytes) -> dict[int, tuple[int, int]]:
    """Where each item with one extent lies."""
    version = content[0] if content else 0
    if version > 2 or len(content) < HEAD:  # noqa: PLR2004  # unknown versions
        return {}
    sizes = (content[4] >> 4, content[4] & 15, content[5] >> 4, content[5] & 15 if version else 0)
    offset_size, length_size, base_size, index_size = sizes
    wide = version == 2  # noqa: PLR2004  # numbers of four bytes
    at = 10 if wide else 8
    count = int.from_bytes(content[6:at])
    found: dict[int, tuple[int, int]] = {}
    for _ in range(count):
        number = int.from_bytes(content[at : at + (4 if wide else 2)])
        at += (4 if wide else 2) + (2 if version else 0) + 2
        base = int.from_bytes(content[at : at + base_size])
        at += base_size
        extents = int.from_bytes(content[at : at + 2])
        at += 2 + index_size
        offset = int.from_bytes(content[at : at + offset_size])
        length = int.from_bytes(content[at + offset_size : at + offset_size + length_size])
        at += offset_size + length_size + (extents - 1) * (index_size + offset_size + length_size)
        if extents == 1:
            found[number] = (base + offset, length)
        if at > len(content) or not extents:
            break
    return found
