"""Sentence after sentence that opens with the same words."""

from collections.abc import Iterator

from authlint.analysis.repetitions import Openings
from authlint.profile import Measurements
from authlint.rule import Match, check


@check("repeated-opening")
def repeated_opening(
    measurements: Measurements, openings: Openings, *, beyond: float, sentences: int
) -> Iterator[Match]:
    """Yield each opening shared by at least ``sentences`` sentences, if more of the draft's sentences share openings
    than in all but ``beyond`` percent of posts."""
    placed = measurements["repeated-openings"]
    if not placed.is_beyond("high", beyond):
        return
    for opening, group in openings.groups:
        if len(group) >= sentences:
            first, *rest = (sentence.place for sentence in group)
            told = {**placed.fields("high"), "opening": opening, "count": str(len(group))}
            yield Match(*first, told, tuple(rest), term=opening, weight=len(group))
