"""The pictures that drafts of tests show, written here by other programs than the readers under test."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, PngImagePlugin

from authlint.provenance.gallery import see
from authlint.provenance.picture import Pictures

PHOTOGRAPH = (640, 480)
RECIPE = "a quay before the storm\nNegative prompt: people\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 965640, Size: 512x512"
COMFY = '{"3": {"class_type": "KSampler", "inputs": {"seed": 8566257, "steps": 20}}}'
NOVEL = '{"prompt": "a quay", "steps": 28, "sampler": "k_euler", "seed": 3}'
DECLARED = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType='
    '"http://cv.iptc.org/newscodes/digitalsourcetype/{kind}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def saved(format_: str, size: tuple[int, int] = PHOTOGRAPH, **options: Any) -> bytes:
    """A plain picture of one colour, as Pillow writes it."""
    stream = BytesIO()
    Image.new("RGB", size, (90, 110, 130)).save(stream, format_, **options)
    return stream.getvalue()


def exif(*, located: bool = False, **main: str) -> Image.Exif:
    """The EXIF of a camera, with further fields of the main directory by their names."""
    found = Image.Exif()
    found[ExifTags.Base.Make], found[ExifTags.Base.Model] = "FUJIFILM", "X-T3"
    for name, value in main.items():
        found[ExifTags.Base[name]] = value
    details = found.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = "2021:04:18 06:10:02"
    details[ExifTags.Base.LensModel] = "XF23mmF2 R WR"
    if located:
        position = found.get_ifd(ExifTags.IFD.GPSInfo)
        position[ExifTags.GPS.GPSLatitudeRef], position[ExifTags.GPS.GPSLatitude] = "N", (53.0, 44.0, 38.0)
        position[ExifTags.GPS.GPSLongitudeRef], position[ExifTags.GPS.GPSLongitude] = "W", (0.0, 19.0, 57.0)
    return found


def noted(**texts: str) -> PngImagePlugin.PngInfo:
    """PNG texts; two underscores stand for a space."""
    info = PngImagePlugin.PngInfo()
    for key, value in texts.items():
        info.add_text(key.replace("__", " "), value)
    return info


def chunk(name: bytes, content: bytes) -> bytes:
    """A PNG chunk."""
    from zlib import crc32  # noqa: PLC0415

    return len(content).to_bytes(4) + name + content + crc32(name + content).to_bytes(4)


def with_chunk(png: bytes, name: bytes, content: bytes) -> bytes:
    """A PNG with one chunk more behind its head."""
    head = 8 + 25
    return png[:head] + chunk(name, content) + png[head:]


def files() -> dict[str, bytes]:
    """Every picture by name."""
    png = saved("PNG")
    return {
        "camera.jpg": saved("JPEG", exif=exif()),
        "located.jpg": saved("JPEG", exif=exif(located=True)),
        "bare.jpg": saved("JPEG"),
        "other-bare.jpg": saved("JPEG", (800, 600)),
        "small.jpg": saved("JPEG", (64, 64)),
        "plain.png": png,
        "recipe.png": saved("PNG", pnginfo=noted(parameters=RECIPE)),
        "comfy.png": saved("PNG", pnginfo=noted(prompt=COMFY)),
        "novel.png": saved("PNG", pnginfo=noted(Software="NovelAI", Comment=NOVEL)),
        "declared.jpg": saved("JPEG", xmp=DECLARED.format(kind="trainedAlgorithmicMedia").encode()),
        "captured.jpg": saved("JPEG", xmp=DECLARED.format(kind="digitalCapture").encode()),
        "firefly.jpg": saved("JPEG", exif=exif(Software="Adobe Firefly 3.0")),
        "retouched.jpg": saved("JPEG", exif=exif(Software="GIMP 2.10.34")),
        "agency.jpg": saved("JPEG", exif=exif(Copyright="Getty Images/A. Person")),
        "owner.jpg": saved("JPEG", exif=exif(Copyright="Ingrid Vik 2021")),
        "screenshot.png": saved("PNG", pnginfo=noted(Software="gnome-screenshot")),
        "board.png": saved("PNG", pnginfo=noted(**{"application/vnd.excalidraw+json": "{}"})),
        "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>',
        "broken-manifest.png": with_chunk(png, b"caBX", b"\x00\x00\xff\xffjumb" + b"\0" * 40),
        "cut.png": saved("PNG", (300, 300))[:-20],
        "misnamed.png": saved("JPEG"),
    }


@cache
def folder() -> Path:
    """A folder with every picture, written once a test run and gone after it."""
    place = Path(tempfile.mkdtemp(prefix="authlint-pictures-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    (place / ".git").mkdir()
    for name, content in files().items():
        (place / name).write_bytes(content)
    return place


def pictures() -> Pictures:
    """What a draft in that folder shows."""
    return Pictures(lambda address: see(address, str(folder() / "draft.md")))
