"""A picture out of a library that anybody may take from: by its host, its file's name or its credits."""

from collections.abc import Iterator

from authlint.analysis.images import ShownImages
from authlint.provenance.libraries import trace_of
from authlint.provenance.picture import Pictures
from authlint.rule import Match, check


@check("stock-image")
def stock_image(images: ShownImages, pictures: Pictures) -> Iterator[Match]:
    """Yield each picture that leads to a known library, once for a place in the draft."""
    places = set()
    for shown in images:
        span = shown.image.span
        if span in places:
            continue
        picture = pictures[shown.address].picture if shown.is_local else None
        found = trace_of(shown.host, shown.name, tuple(each.words for each in picture.credits) if picture else ())
        if found:
            places.add(span)
            yield Match(None, span, {"library": found.library, "trace": found.words})
