"""Each kind of origin, written by another program, is read back as it was written."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from pictures import COMFY, DECLARED, PHOTOGRAPH, RECIPE, chunk, exif, files, noted, saved, with_chunk
from PIL import ExifTags, Image, PngImagePlugin

from authlint.provenance.picture import Picture, Statement
from authlint.provenance.reading import read_picture

PNG = saved("PNG")


def read(content: bytes) -> Picture:
    return read_picture(BytesIO(content))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_a_camera(format_: str) -> None:
    """Make, model, lens and time, in every format that holds EXIF."""
    picture = read(saved(format_, exif=exif()))
    assert picture.format == format_.lower()
    assert (picture.camera, picture.fault) == ("FUJIFILM X-T3", "")
    if format_ != "TIFF":  # Pillow leaves the further directories of a TIFF out
        assert (picture.lens, picture.taken) == ("XF23mmF2 R WR", "2021:04:18 06:10:02")
        assert (picture.width, picture.height) == PHOTOGRAPH


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_coordinates_are_seen_and_not_kept(format_: str) -> None:
    """That there are some is told; neither degrees nor hemispheres stand anywhere in what is kept."""
    picture = read(saved(format_, exif=exif(located=True)))
    assert picture.located
    assert not any(figure in repr(picture) for figure in ("53", "44.0", "38", "19.0", "57"))
    assert not read(saved(format_, exif=exif())).located


@pytest.mark.parametrize("angle", [(0.0, 0.0, 0.0), None])
def test_a_phone_that_may_not_say_where_it_is(angle: tuple[float, float, float] | None) -> None:
    """A directory of positions with zeros or without coordinates is no place."""
    found = exif()
    position = found.get_ifd(ExifTags.IFD.GPSInfo)
    position[ExifTags.GPS.GPSDateStamp] = "2021:04:18"
    if angle:
        position[ExifTags.GPS.GPSLatitude] = position[ExifTags.GPS.GPSLongitude] = angle
    assert not read(saved("JPEG", exif=found)).located


def test_xmp_in_gif() -> None:
    """It stands in an extension that is no row of sub-blocks, and ends in a row of falling bytes."""
    gif = saved("GIF")
    head = 13 + 3 * 2 ** (gif[10] % 8 + 1)
    falling = b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
    packet = DECLARED.format(kind="digitalCapture").encode()
    picture = read(gif[:head] + b"\x21\xff\x0bXMP DataXMP" + packet + falling + gif[head:])
    assert (picture.source_types[0].words, picture.fault) == ("digitalCapture", "")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("kind", ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "digitalCapture"])
def test_the_source_type_in_xmp(format_: str, kind: str) -> None:
    packet = DECLARED.format(kind=kind)
    if format_ == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet)
        content = saved("PNG", pnginfo=info)
    else:
        content = saved(format_, xmp=packet.encode())
    assert read(content).source_types == (Statement("XMP DigitalSourceType", kind),)


@pytest.mark.parametrize(
    "spelling",
    [
        '<rdf:Description Iptc4xmpExt:DigitalSourceType="{}"/>',
        "<rdf:Description iptcExt:DigitalSourceType = '{}'/>",
        "<Iptc4xmpExt:DigitalSourceType>{}</Iptc4xmpExt:DigitalSourceType>",
        '<Iptc4xmpExt:DigitalSourceType rdf:resource="{}"/>',
        "<Iptc4xmpExt:DigitalSourceType>\n <rdf:Bag>\n  <rdf:li>{}</rdf:li></rdf:Bag></Iptc4xmpExt:DigitalSourceType>",
    ],
)
@pytest.mark.parametrize(
    "address",
    ["http://cv.iptc.org/newscodes/digitalsourcetype/{}", "https://cv.iptc.org/newscodes/digitalsourcetype/{}/"],
)
def test_the_spellings_of_a_property(spelling: str, address: str) -> None:
    """An attribute, an element, a resource, a bag: XMP knows them all."""
    packet = f"<x:xmpmeta>{spelling.format(address.format('trainedAlgorithmicMedia'))}</x:xmpmeta>"
    assert [each.words for each in read(saved("JPEG", xmp=packet.encode())).source_types] == ["trainedAlgorithmicMedia"]


def test_coordinates_in_xmp() -> None:
    """Both are needed to make a place."""
    both = '<rdf:Description exif:GPSLatitude="53,44.63N" exif:GPSLongitude="0,19.95W"/>'
    picture = read(saved("JPEG", xmp=both.encode()))
    assert picture.located
    assert "53,44" not in repr(picture)
    assert not read(saved("JPEG", xmp=both.replace("GPSLongitude", "GPSAltitude").encode())).located


def test_who_is_credited() -> None:
    """EXIF, XMP and IPTC, each with where it stands."""
    packet = (
        '<rdf:Description photoshop:Credit="Getty Images" xmp:CreatorTool="GIMP 2.10"><dc:rights><rdf:Alt>'
        '<rdf:li xml:lang="x-default">© Ingrid &amp; Son</rdf:li></rdf:Alt></dc:rights></rdf:Description>'
    )
    record = b"".join(
        b"\x1c\x02" + bytes([kind]) + len(words).to_bytes(2) + words
        for kind, words in ((80, b"I. Vik"), (110, b"NTB"), (65, b"Photo Mechanic"))
    )
    resource = b"8BIM\x04\x04\0\0" + len(record).to_bytes(4) + record
    segment = b"Photoshop 3.0\0" + b"8BIM\x03\xed\0\0\0\0\0\x03abc\0" + resource
    jpeg = saved("JPEG", exif=exif(Artist="Ingrid Vik", Copyright="2021 Ingrid Vik"), xmp=packet.encode())
    picture = read(jpeg[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2) + segment + jpeg[2:])
    assert picture.credits == (
        Statement("IPTC By-line", "I. Vik"),
        Statement("IPTC Credit", "NTB"),
        Statement("EXIF Artist", "Ingrid Vik"),
        Statement("EXIF Copyright", "2021 Ingrid Vik"),
        Statement("XMP Credit", "Getty Images"),
        Statement("XMP rights", "© Ingrid & Son"),
    )
    assert picture.software == (
        Statement("XMP CreatorTool", "GIMP 2.10"),
        Statement("IPTC Originating Program", "Photo Mechanic"),
    )


def compressed(key: str, words: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text(key, words, zip=True)
    return saved("PNG", pnginfo=info)


def international(key: str, words: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt(key, words, zip=True)
    return saved("PNG", pnginfo=info)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (saved("PNG", pnginfo=noted(parameters=RECIPE)), "parameters"),
        (compressed("parameters", RECIPE), "parameters"),
        (international("parameters", RECIPE), "parameters"),
        (saved("PNG", pnginfo=noted(prompt=COMFY)), "prompt"),
        (saved("PNG", pnginfo=noted(workflow='{"nodes": [{"type": "KSampler"}]}')), "workflow"),
        (saved("PNG", pnginfo=noted(invokeai_metadata='{"seed": 3}')), "invokeai_metadata"),
        (saved("PNG", pnginfo=noted(Dream="a quay -s 50 -S 4110")), "Dream"),
        (files()["novel.png"], "Comment"),
        (saved("PNG", pnginfo=noted(Description="a quay --ar 16:9 --v 6 Job ID: 6b1f0c52-9f3a")), "Description"),
        (saved("JPEG", exif=exif(ImageDescription="a quay --v 5.2")), "EXIF ImageDescription"),
        (saved("GIF", comment=RECIPE.encode()), "Comment"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_notes_of_generators(content: bytes, where: str) -> None:
    """Each in the place its program uses."""
    assert [recipe.where for recipe in read(content).recipes] == [where]


def test_a_note_in_the_comment_of_a_jpeg() -> None:
    """Stable Diffusion writes UTF-16 into the EXIF of a JPEG, in either order."""
    for encoding in ("utf-16-be", "utf-16-le"):
        found = exif()
        found.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = b"UNICODE\0" + RECIPE.encode(encoding)
        (recipe,) = read(saved("JPEG", exif=found)).recipes
        assert recipe.where == "EXIF UserComment"
        assert recipe.words.startswith("a quay before the storm Negative prompt: people Steps: 20")


@pytest.mark.parametrize(
    "texts",
    [
        {"parameters": "exposure 1/60, f 2.8"},
        {"prompt": "What do you see in this picture?"},
        {"workflow": "draft, review, publish"},
        {"Comment": "Created with GIMP"},
        {"Comment": '{"prompt": "how many steps"}'},
        {"Description": "The quay, seen from the steps -- a view"},
        {"Software": "Adobe ImageReady"},
    ],
)
def test_words_that_only_look_like_a_note(texts: dict[str, str]) -> None:
    assert read(saved("PNG", pnginfo=noted(**texts))).recipes == ()


@pytest.mark.parametrize(
    ("trace", "program"),
    [
        ("<!-- svg-source:excalidraw -->", "Excalidraw"),
        ('<desc content="&lt;mxfile host=&quot;app.diagrams.net&quot;"/>', "draw.io"),
        ('<g aria-roledescription="flowchart-v2"/>', "Mermaid"),
        ('<g inkscape:version="1.2"/>', "Inkscape"),
        ("", "a drawing program"),
    ],
)
def test_drawings(trace: str, program: str) -> None:
    """An SVG is drawn; by what, some say."""
    for start in ("", "\ufeff", '<?xml version="1.0"?>\n<!DOCTYPE svg>\n'):
        picture = read(f"{start}<svg>{trace}</svg>".encode())
        assert (picture.format, picture.drawn_with, picture.fault) == ("svg", program, "")


def test_diagrams_and_screenshots_in_png() -> None:
    """What draw.io and Excalidraw embed, and what screenshot programs say."""
    assert read(saved("PNG", pnginfo=noted(mxfile="%3Cmxfile%3E"))).drawn_with == "draw.io"
    assert read(files()["board.png"]).drawn_with == "Excalidraw"
    assert read(files()["screenshot.png"]).screenshot == "gnome-screenshot"
    assert read(PNG) == replace(Picture(), format="png", width=PHOTOGRAPH[0], height=PHOTOGRAPH[1])


def test_metadata_behind_the_picture() -> None:
    """PNG may hold its notes after the pixels."""
    note = chunk(b"zTXt", b"parameters\0\0" + zlib.compress(RECIPE.encode()))
    assert read(PNG[:-12] + note + PNG[-12:]).recipes


def test_profiles_that_imagemagick_keeps() -> None:
    """EXIF as hexadecimal digits in a text."""
    content = exif().tobytes().removeprefix(b"Exif\0\0")
    profile = b"Raw profile type exif\0\0" + zlib.compress(
        b"\nexif\n%8d\n" % len(content) + content.hex().encode() + b"\n"
    )
    assert read(with_chunk(PNG, b"zTXt", profile)).camera == "FUJIFILM X-T3"


@pytest.mark.parametrize("lossless", [True, False])
def test_the_size_of_webp(*, lossless: bool) -> None:
    stream = BytesIO()
    Image.new("RGB", (321, 123)).save(stream, "WEBP", lossless=lossless)
    picture = read(stream.getvalue())
    assert (picture.width, picture.height, picture.fault) == (321, 123, "")
