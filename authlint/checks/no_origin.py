"""A photograph whose file tells nothing of where it comes from."""

from collections.abc import Iterator

from authlint.analysis.images import ShownImages
from authlint.provenance.picture import Picture, Pictures
from authlint.rule import Match, check

PHOTOGRAPHS = frozenset({"jpeg", "heic"})
"""Formats that cameras write; the others hold drawings and screenshots as often."""


@check("no-origin")
def no_origin(images: ShownImages, pictures: Pictures, *, pixels: int) -> Iterator[Match]:
    """Yield the first photograph of at least ``pixels`` without any trace, and say how many there are in the draft."""
    bare = [
        shown
        for shown in images.local
        if (picture := pictures[shown.address].picture) is not None and _is_bare(picture, pixels)
    ]
    if bare:
        others = len(bare) - 1
        more = f" and {others} more" if others else ""
        yield Match(
            None, bare[0].image.span, {"name": bare[0].name, "more": more, "hold": "hold" if others else "holds"}
        )


def _is_bare(picture: Picture, pixels: int) -> bool:
    traces = (
        picture.camera, picture.lens, picture.taken, picture.software, picture.credits, picture.source_types,
        picture.recipes, picture.manifest, picture.drawn_with, picture.screenshot, picture.fault,
    )  # fmt: skip
    return picture.format in PHOTOGRAPHS and picture.width * picture.height >= pixels and not any(traces)
