"""The same run of words again and again."""

from collections.abc import Iterator

from authlint.analysis.repetitions import Repetition, Repetitions
from authlint.document import Block
from authlint.profile import Measurements
from authlint.rule import Match, check
from authlint.source import Span


@check("repeated-phrase")
def repeated_phrase(
    measurements: Measurements, repetitions: Repetitions, *, beyond: float, times: int
) -> Iterator[Match]:
    """Yield each run of words that stands at least ``times`` times, if more of the draft is repeated than in all but
    ``beyond`` percent of posts."""
    placed = measurements["repeated-runs"]
    if not placed.is_beyond("high", beyond):
        return
    for places in _joined([repetition for repetition in repetitions.repeated if len(repetition.places) >= times]):
        (block, span), *rest = places
        words = " ".join(block.text[span.start : span.end].split())
        told = {**placed.fields("high"), "text": words, "count": str(len(places))}
        yield Match(block, span, told, tuple(rest), term=words.lower(), weight=len(places))


def _joined(repetitions: list[Repetition]) -> list[list[tuple[Block, Span]]]:
    """The places of each repetition, those of runs that overlap place by place joined into one longer run."""
    ordered = sorted(repetitions, key=lambda repetition: (_key(repetition.places[0]), repetition.words))
    joined: list[list[tuple[Block, Span]]] = []
    for repetition in ordered:
        before = joined[-1] if joined else []
        if len(before) == len(repetition.places) and all(map(_touch, before, repetition.places)):
            joined[-1] = [
                (block, Span(span.start, more.end))
                for (block, span), (_, more) in zip(before, repetition.places, strict=True)
            ]
        else:
            joined.append(list(repetition.places))
    return joined


def _key(place: tuple[Block, Span]) -> tuple[int, int]:
    block, span = place
    return block.source_span(span).start, span.end


def _touch(before: tuple[Block, Span], after: tuple[Block, Span]) -> bool:
    return before[0] is after[0] and before[1].start <= after[1].start < before[1].end
