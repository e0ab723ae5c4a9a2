"""Reads what a picture's file says of itself: by content, headers only, within limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authlint.provenance import gif, isobmff, jpeg, png, svg, webp
from authlint.provenance.exif import BYTE_ORDERS, Exif, read_exif
from authlint.provenance.iptc import credits_and_program
from authlint.provenance.manifest import read_manifest
from authlint.provenance.packets import LARGEST_PACKET, BrokenPictureError, Bytes, Packets
from authlint.provenance.picture import Picture, Statement
from authlint.provenance.recipes import recipes, shortened
from authlint.provenance.xmp import properties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import BinaryIO

    Reader = Callable[[Bytes, Packets], None]

HEAD = 512
"""Bytes at the front by which the format is known."""

NO_PICTURE = "is no picture that authlint knows"
SCREENSHOT = re.compile(
    r"screen ?shot|screen ?capture|greenshot|sharex|snagit|flameshot|skitch|cleanshot", re.IGNORECASE
)
DIAGRAM_KEYS = {
    "application/vnd.excalidraw+json": "Excalidraw",
    "mxfile": "draw.io",
    "mxGraphModel": "draw.io",
    "plantuml": "PlantUML",
}
SOFTWARE_KEYS = frozenset({"software", "creator tool", "program"})
CREDIT_KEYS = frozenset({"author", "copyright", "source", "credit"})
XMP_CREDITS = "Credit Source rights UsageTerms WebStatement LicensorURL LicensorName license".split()


def read_picture(stream: BinaryIO) -> Picture:
    """What the file in ``stream`` says of itself. What is damaged or absurd ends in its ``fault``, never in an error."""
    found = Packets()
    data = Bytes(stream)
    try:
        _reader(data)(data, found)
    except BrokenPictureError as error:
        found.fault = str(error)
    if not found.format and not found.fault:
        found.fault = NO_PICTURE if data.size else "is empty"
    return picture_from(found)


def _reader(data: Bytes) -> Reader:  # noqa: PLR0911  # one return for each format
    head = data.read(min(HEAD, data.size))
    data.go(0)
    if head.startswith(png.SIGNATURE):
        return png.read
    if head.startswith(jpeg.SIGNATURE):
        return jpeg.read
    if head.startswith(webp.SIGNATURE) and head[8:12] == webp.KIND:
        return webp.read
    if head.startswith(gif.SIGNATURES):
        return gif.read
    if isobmff.is_picture(head):
        return isobmff.read
    if head[:4] in BYTE_ORDERS:
        return _read_tiff
    if head.startswith((b"BM", b"\0\0\1\0")):
        return _read_plain
    return svg.read if svg.is_svg(head) else _read_nothing


def _read_tiff(data: Bytes, found: Packets) -> None:
    found.format = "tiff"
    found.exif = data.read(min(data.size, LARGEST_PACKET))


def _read_plain(data: Bytes, found: Packets) -> None:
    """Formats that hold no metadata."""
    found.format = "bmp" if data.read(1) == b"B" else "ico"


def _read_nothing(_data: Bytes, _found: Packets) -> None:
    """A file of another kind."""


def picture_from(found: Packets) -> Picture:
    """What the packets of a file mean."""
    exif = read_exif(found.exif)
    xmp: dict[str, str] = {}
    for packet in found.xmp:
        xmp = {**properties(packet), **xmp}
    credits_, program = credits_and_program(found.iptc)
    manifest = read_manifest(found.manifest)
    texts = list(_texts(found, exif, xmp))
    return Picture(
        format=found.format,
        width=found.width,
        height=found.height,
        camera=exif.camera or _camera(xmp),
        lens=exif.lens or xmp.get("LensModel") or xmp.get("Lens", ""),
        taken=exif.taken or xmp.get("DateTimeOriginal", ""),
        located=exif.located or bool(xmp.get("GPSLatitude") and xmp.get("GPSLongitude")),
        software=tuple(_software(found, exif, xmp, program)),
        source_types=tuple(_source_types(xmp, manifest.source_types if manifest else ())),
        recipes=tuple(recipes(texts)),
        credits=(*credits_, *_credits(found, exif, xmp)),
        manifest=manifest,
        drawn_with=found.drawn_with or _drawn_with(found),
        screenshot=next((shortened(words) for _, words in texts if SCREENSHOT.search(words[:200])), ""),
        fault=found.fault,
    )


def _camera(xmp: Mapping[str, str]) -> str:
    make, model = xmp.get("Make", ""), xmp.get("Model", "")
    return model if model.startswith(make) else f"{make} {model}".strip()


def _texts(found: Packets, exif: Exif, xmp: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Everything written in words, with where it is written."""
    yield from found.texts
    for where, words in (
        ("EXIF UserComment", exif.comment),
        ("EXIF ImageDescription", exif.description),
        ("EXIF Software", exif.software),
        ("XMP UserComment", xmp.get("UserComment", "")),
    ):
        if words:
            yield where, words


def _software(found: Packets, exif: Exif, xmp: Mapping[str, str], program: str) -> Iterator[Statement]:
    named = [
        (f"{found.format.upper()} text ‘{key}’", words) for key, words in found.texts if key.lower() in SOFTWARE_KEYS
    ]
    for where, words in (
        ("EXIF Software", exif.software),
        ("XMP CreatorTool", xmp.get("CreatorTool", "")),
        ("XMP AISystemUsed", xmp.get("AISystemUsed", "")),
        ("IPTC Originating Program", program),
        *named,
    ):
        if words.strip():
            yield Statement(where, shortened(words))


def _source_types(xmp: Mapping[str, str], claimed: tuple[str, ...]) -> Iterator[Statement]:
    if declared := xmp.get("DigitalSourceType", "").rstrip("/").rpartition("/")[2]:
        yield Statement("XMP DigitalSourceType", shortened(declared))
    for kind in claimed:
        yield Statement("C2PA digitalSourceType", kind)


def _credits(found: Packets, exif: Exif, xmp: Mapping[str, str]) -> Iterator[Statement]:
    written = [
        (f"{found.format.upper()} text ‘{key}’", words) for key, words in found.texts if key.lower() in CREDIT_KEYS
    ]
    for where, words in (
        ("EXIF Artist", exif.artist),
        ("EXIF Copyright", exif.copyright),
        *((f"XMP {name}", xmp.get(name, "")) for name in XMP_CREDITS),
        *written,
    ):
        if words.strip():
            yield Statement(where, shortened(words))


def _drawn_with(found: Packets) -> str:
    for key, words in found.texts:
        if key in DIAGRAM_KEYS:
            return DIAGRAM_KEYS[key]
        if key == "Software" and words.startswith("Matplotlib"):
            return "Matplotlib"
    return ""
