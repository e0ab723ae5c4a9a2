"""A picture out of a library that anybody may take from: by its host, its file's name or its credits."""

from collections.abc import Iterator

from authlint.analysis.images import ShownImage, ShownImages
from authlint.provenance.libraries import Trace, trace_of
from authlint.provenance.picture import Pictures
from authlint.rule import Match, check


@check("stock-image")
def stock_image(images: ShownImages, pictures: Pictures) -> Iterator[Match]:
    """Yield the first picture that leads to a library, for each library, and say how many more there are in the draft."""
    found: dict[str, list[tuple[ShownImage, Trace]]] = {}
    places = set()
    for shown in images:
        trace = _trace(shown, pictures)
        if trace and shown.image.span not in places:
            places.add(shown.image.span)
            found.setdefault(trace.library, []).append((shown, trace))
    for library, led in found.items():
        (shown, trace), others = led[0], len(led) - 1
        lead = f"this picture and {others} more lead" if others else "this picture leads"
        yield Match(None, shown.image.span, {"library": library, "trace": trace.words, "lead": lead})


def _trace(shown: ShownImage, pictures: Pictures) -> Trace | None:
    picture = pictures[shown.address].picture if shown.is_local else None
    return trace_of(shown.host, shown.name, tuple(credit.words for credit in picture.credits) if picture else ())
