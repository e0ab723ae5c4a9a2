"""EXIF: which camera, which lens, when, and whether coordinates are there (CIPA DC-008). The place itself is not kept."""

from __future__ import annotations

import struct
from dataclasses import dataclass

MOST_ENTRIES = 500
LONGEST = 4_000
BYTE_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8}
IN_PLACE = 4
"""Bytes of a value that stands in its entry; a longer one stands elsewhere, and the entry says where."""

MAKE, MODEL, SOFTWARE, CHANGED, ARTIST, COPYRIGHT, DESCRIPTION = 271, 272, 305, 306, 315, 33432, 270
DETAILS, POSITION = 34665, 34853
TAKEN, COMMENT, LENS_MAKE, LENS = 36867, 37510, 42035, 42036
LATITUDE, LONGITUDE = 2, 4
CHARACTER_CODES = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16", b"\0\0\0\0\0\0\0\0": "utf-8"}


@dataclass(frozen=True, slots=True)
class Exif:
    """The fields that tell of an origin, as written."""

    camera: str = ""
    lens: str = ""
    taken: str = ""
    located: bool = False
    software: str = ""
    artist: str = ""
    copyright: str = ""
    description: str = ""
    comment: str = ""


Entries = dict[int, bytes]


def read_exif(content: bytes) -> Exif:
    """What ``content`` (a TIFF header and its directories) says; damaged parts say nothing."""
    order = BYTE_ORDERS.get(content[:4])
    if order is None:
        return Exif()
    main = _directory(content, order, 4)
    details = _directory(content, order, main.get(DETAILS, b""))
    position = _directory(content, order, main.get(POSITION, b""))
    make, model = _words(main, MAKE), _words(main, MODEL)
    return Exif(
        camera=model if model.casefold().startswith(make.casefold()) else f"{make} {model}".strip(),
        lens=_words(details, LENS),
        taken=_words(details, TAKEN),
        located=_is_place(position, order),
        software=_words(main, SOFTWARE),
        artist=_words(main, ARTIST),
        copyright=_words(main, COPYRIGHT),
        description=_words(main, DESCRIPTION),
        comment=_comment(details.get(COMMENT, b""), order),
    )


def _directory(content: bytes, order: str, pointer: int | bytes) -> Entries:
    """The entries of the directory that the four bytes at (or given as) ``pointer`` lead to."""
    where = content[pointer : pointer + 4] if isinstance(pointer, int) else pointer[:4]
    if len(where) < IN_PLACE:
        return {}
    start = struct.unpack(f"{order}I", where)[0]
    if start + 2 > len(content):
        return {}
    count = struct.unpack_from(f"{order}H", content, start)[0]
    entries: Entries = {}
    for number in range(min(count, MOST_ENTRIES)):
        at = start + 2 + 12 * number
        if at + 12 > len(content):
            break
        tag, kind, values = struct.unpack_from(f"{order}HHI", content, at)
        size = SIZES.get(kind, 0) * values
        place = at + 8 if size <= IN_PLACE else struct.unpack_from(f"{order}I", content, at + 8)[0]
        entries[tag] = content[place : place + min(size, LONGEST)]
    return entries


def _words(entries: Entries, tag: int) -> str:
    return entries.get(tag, b"").partition(b"\0")[0].decode("utf-8", "replace").strip()


def _comment(value: bytes, order: str) -> str:
    encoding = CHARACTER_CODES.get(value[:8])
    if encoding is None:
        return ""
    if encoding == "utf-16":
        encoding = "utf-16-le" if order == "<" else "utf-16-be"
        if value[8:9] == b"\0":  # many write it in the other order
            encoding = "utf-16-be"
        elif value[9:10] == b"\0":
            encoding = "utf-16-le"
    return value[8:].decode(encoding, "replace").strip("\0 ")


def _is_place(position: Entries, order: str) -> bool:
    """Whether latitude and longitude are numbers; phones leave them empty or at zero where they may not say."""
    return any(_is_angle(position.get(tag, b""), order) for tag in (LATITUDE, LONGITUDE)) and all(
        _is_written(position.get(tag, b""), order) for tag in (LATITUDE, LONGITUDE)
    )


def _fractions(value: bytes, order: str) -> list[tuple[int, int]]:
    if len(value) < 24:  # noqa: PLR2004  # degrees, minutes, seconds, a fraction each
        return []
    numbers = struct.unpack_from(f"{order}6I", value)
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _is_written(value: bytes, order: str) -> bool:
    fractions = _fractions(value, order)
    return bool(fractions) and fractions[0][1] > 0


def _is_angle(value: bytes, order: str) -> bool:
    return any(above and below for above, below in _fractions(value, order))
