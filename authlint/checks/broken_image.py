"""A picture that is named but cannot be read, may not be read, or is not what its name says."""

from collections.abc import Iterator

from authlint.analysis.images import ShownImage, ShownImages
from authlint.provenance.picture import Pictures, Seen
from authlint.rule import Match, check

NAMED = {
    "jpg": "jpeg", "jpeg": "jpeg", "jfif": "jpeg", "png": "png", "webp": "webp", "gif": "gif", "svg": "svg",
    "avif": "avif", "heic": "heic", "heif": "heic", "tif": "tiff", "tiff": "tiff", "bmp": "bmp",
}  # fmt: skip
"""The format that a file name's ending promises."""


@check("broken-image")
def broken_image(images: ShownImages, pictures: Pictures) -> Iterator[Match]:
    """Yield each picture of which something is wrong."""
    for shown in images.local:
        if fault := _fault(shown, pictures[shown.address]):
            yield Match(None, shown.image.span, {"name": shown.address, "fault": fault})


def _fault(shown: ShownImage, seen: Seen) -> str:
    """What is wrong, as the end of a sentence that starts with the picture's name."""
    if seen.refusal or seen.picture is None:
        return seen.refusal
    if seen.picture.fault:
        return seen.picture.fault
    promised = NAMED.get(shown.name.rpartition(".")[2].lower(), "")
    if promised and promised != seen.picture.format:
        return f"is called {promised.upper()} and holds {seen.picture.format.upper()}"
    return ""
