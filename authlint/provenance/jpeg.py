"""JPEG: segments with a marker and a length, up to where the picture itself begins (ITU T.81, JPEG XT box segments)."""

from __future__ import annotations

import struct

from authlint.provenance.iptc import PHOTOSHOP, records
from authlint.provenance.packets import LARGEST_MANIFEST, BrokenPictureError, Bytes, Packets

SIGNATURE = b"\xff\xd8\xff"
EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
MARK, SCAN, END, COMMENT = 0xFF, 0xDA, 0xD9, 0xFE
APP1, APP11, APP13 = 0xE1, 0xEB, 0xED
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that give the size in pixels."""

BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""

TAIL = 1 << 21
"""Bytes at the end in which the end marker is looked for: phones append a film or a depth map."""

BOX_SEGMENT = struct.Struct(">2sHI")
BOX_HEAD = 8


def read(data: Bytes, found: Packets) -> None:
    """Collect the metadata of the JPEG in ``data``. Raises `BrokenPictureError`."""
    found.format = "jpeg"
    boxes: dict[int, list[tuple[int, bytes]]] = {}
    try:
        _segments(data, found, boxes)
    finally:
        if boxes:
            parts = sorted(boxes[min(boxes)])
            found.manifest = b"".join(part for _, part in parts)[:LARGEST_MANIFEST]
    data.go(max(data.at, data.size - TAIL))
    if b"\xff\xd9" not in data.read(data.size - data.at):
        raise BrokenPictureError("ends in the middle: part of the file is missing")


def _segments(data: Bytes, found: Packets, boxes: dict[int, list[tuple[int, bytes]]]) -> None:
    data.skip(2)
    while True:
        data.next_part()
        mark, marker = data.read(2)
        while marker == MARK:  # padding
            data.next_part()
            marker = data.read(1)[0]
        if mark != MARK:
            raise BrokenPictureError(f"has a damaged segment at byte {data.at - 2:,}")
        if marker in {SCAN, END}:
            return
        if marker in BARE:
            continue
        length = int.from_bytes(data.read(2)) - 2
        if length < 0:
            raise BrokenPictureError(f"has a damaged segment at byte {data.at - 4:,}")
        if marker in FRAMES and length >= 5:  # noqa: PLR2004  # precision, height, width
            head = data.read(5)
            data.skip(length - 5)
            found.measured(int.from_bytes(head[3:5]), int.from_bytes(head[1:3]))
        elif marker in {APP1, APP11, APP13, COMMENT}:
            _keep(marker, data.read(length), found, boxes)
        else:
            data.skip(length)


def _keep(marker: int, content: bytes, found: Packets, boxes: dict[int, list[tuple[int, bytes]]]) -> None:
    if marker == COMMENT:
        found.texts.append(("Comment", content.decode("utf-8", "replace").rstrip("\0")))
    elif content.startswith(EXIF):
        found.exif = found.exif or content[len(EXIF) :]
    elif content.startswith(XMP):
        found.xmp.append(content[len(XMP) :])
    elif content.startswith(PHOTOSHOP):
        found.iptc = found.iptc or records(content)
    elif marker == APP11 and len(content) >= BOX_SEGMENT.size + BOX_HEAD:
        name, instance, number = BOX_SEGMENT.unpack_from(content)
        if name == b"JP":
            # Every segment of one box repeats its head; only the first is part of the box.
            first = not boxes.get(instance)
            part = content[BOX_SEGMENT.size if first else BOX_SEGMENT.size + BOX_HEAD :]
            boxes.setdefault(instance, []).append((number, part))
