"""A picture that carries the coordinates of where it was taken."""

from collections.abc import Iterator

from authlint.analysis.images import ShownImages
from authlint.provenance.picture import Pictures
from authlint.rule import Match, check


@check("location-leak")
def location_leak(images: ShownImages, pictures: Pictures) -> Iterator[Match]:
    """Yield pictures with coordinates; the place itself is never read."""
    for shown in images.local:
        picture = pictures[shown.address].picture
        if picture is not None and picture.located:
            yield Match(None, shown.image.span, {"name": shown.name})
