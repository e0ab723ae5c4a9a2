"""PNG: chunks with a length, a name and a checksum (W3C PNG, third edition)."""

from __future__ import annotations

import struct
import zlib

from authlint.provenance.packets import LARGEST_MANIFEST, LARGEST_PACKET, BrokenPictureError, Bytes, Packets

SIGNATURE = b"\x89PNG\r\n\x1a\n"
XMP_KEY = "XML:com.adobe.xmp"
RAW_PROFILE = "Raw profile type "
LONGEST_CHUNK = 0x7FFFFFFF
LARGEST_TEXT = 1 << 18
"""Bytes that a compressed text may grow to; more is cut off."""


def read(data: Bytes, found: Packets) -> None:
    """Collect the metadata of the PNG in ``data``. Raises `BrokenPictureError`."""
    found.format = "png"
    data.skip(len(SIGNATURE))
    name = b""
    while name != b"IEND":
        data.next_part()
        length, name = struct.unpack(">I4s", data.read(8))
        if length > LONGEST_CHUNK or not name.isalpha():
            raise BrokenPictureError(f"has a damaged chunk at byte {data.at - 8:,}")
        if name == b"IHDR" and length >= struct.calcsize(">II"):
            width, height = struct.unpack(">II", data.read(8))
            data.skip(length - 8 + 4)
            found.measured(width, height)
        elif name in CHUNKS:
            content = data.packet(length, LARGEST_MANIFEST if name == b"caBX" else LARGEST_PACKET)
            data.skip(4)
            CHUNKS[name](content, found)
        else:
            data.skip(length + 4)


def _exif(content: bytes, found: Packets) -> None:
    found.exif = found.exif or content


def _manifest(content: bytes, found: Packets) -> None:
    found.manifest = found.manifest or content


def _text(content: bytes, found: Packets) -> None:
    key, _, value = content.partition(b"\0")
    _keep(found, key, value)


def _compressed_text(content: bytes, found: Packets) -> None:
    key, _, value = content.partition(b"\0")
    _keep(found, key, _inflated(value[1:]))


def _international_text(content: bytes, found: Packets) -> None:
    key, _, rest = content.partition(b"\0")
    compressed, rest = rest[:1] == b"\1", rest[2:]
    _language, _, rest = rest.partition(b"\0")
    _translated, _, value = rest.partition(b"\0")
    _keep(found, key, _inflated(value) if compressed else value)


def _keep(found: Packets, key: bytes, value: bytes) -> None:
    name = key.decode("latin-1")
    if name == XMP_KEY:
        found.xmp.append(value)
    elif name.startswith(RAW_PROFILE):
        _raw_profile(name.removeprefix(RAW_PROFILE).strip(), value, found)
    elif name:
        found.texts.append((name, value[:LARGEST_TEXT].decode("utf-8", "replace")))


def _raw_profile(kind: str, value: bytes, found: Packets) -> None:
    """What ImageMagick keeps of a JPEG's segments: a name, a length, and hexadecimal digits."""
    digits = b"".join(value.split(maxsplit=2)[2:])
    try:
        content = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return
    if kind in {"exif", "APP1"}:
        found.exif = found.exif or content
    elif kind == "xmp":
        found.xmp.append(content)


def _inflated(value: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(value, LARGEST_TEXT)
    except zlib.error:
        return b""


CHUNKS = {
    b"eXIf": _exif,
    b"caBX": _manifest,
    b"tEXt": _text,
    b"zTXt": _compressed_text,
    b"iTXt": _international_text,
}
