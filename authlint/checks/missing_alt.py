"""Pictures that a reader who does not see them learns nothing of."""

from collections.abc import Iterator

from authlint.analysis.images import ShownImages
from authlint.rule import Match, check


@check("missing-alt")
def missing_alt(images: ShownImages) -> Iterator[Match]:
    """Yield the first picture without alternative text, and say how many there are; one marked as decorative has said all."""
    bare = [
        shown
        for shown in images
        if shown.image.kind == "image" and not shown.image.alt.strip() and not shown.image.decorative
    ]
    if bare:
        others = len(bare) - 1
        fields = {
            "name": bare[0].name,
            "more": f" and {others} more" if others else "",
            "have": "have" if others else "has",
        }
        yield Match(None, bare[0].image.span, fields)
