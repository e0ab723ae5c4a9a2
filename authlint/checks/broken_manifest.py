"""A picture whose C2PA manifest cannot be read, or no longer fits the picture."""

from collections.abc import Iterator

from authlint.analysis.images import ShownImages
from authlint.provenance.picture import Pictures, Standing
from authlint.rule import Match, check


@check("broken-manifest")
def broken_manifest(images: ShownImages, pictures: Pictures, *, standings: frozenset[Standing]) -> Iterator[Match]:
    """Yield pictures whose manifest has one of these ``standings``."""
    for shown in images.local:
        picture = pictures[shown.address].picture
        manifest = picture.manifest if picture else None
        if manifest is not None and manifest.standing in standings:
            yield Match(None, shown.image.span, {"name": shown.name, "detail": manifest.detail or manifest.standing})
