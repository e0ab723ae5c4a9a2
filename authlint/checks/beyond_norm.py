"""A measure of the whole draft that lies where few posts do."""

from collections.abc import Iterator

from authlint.document import Document
from authlint.profile import Measurements, Side
from authlint.rule import Match, check
from authlint.source import Span


@check("beyond-norm")
def beyond_norm(
    measurements: Measurements, document: Document, *, measure: str, side: Side, beyond: float, at_least: float = 0.0
) -> Iterator[Match]:
    """Yield one match, at what drove the measure, if fewer than ``beyond`` in 100 posts lie this far out on ``side``.

    ``at_least`` keeps values that are small in themselves from being told, however rare they are.
    """
    placed = measurements[measure]
    if not placed.is_beyond(side, beyond) or (placed.measurement.value or 0.0) < at_least:
        return
    places = placed.measurement.spans
    if places:
        block, span = places[0]
        yield Match(block, span, placed.fields(side), related=places[1:], weight=placed.weight(side))
        return
    first = next((block for block in document.blocks if block.kind in {"paragraph", "item"} and not block.quoted), None)
    if first is not None:
        yield Match(first, Span(0, len(first.text)), placed.fields(side), weight=placed.weight(side))
