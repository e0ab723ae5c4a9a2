"""How sure a draft sounds: how often it hedges and how often it leaves no exception, and which limits it states."""

from __future__ import annotations

from collections.abc import Iterable

from authlint.analysis.absolutes import Absolutes
from authlint.analysis.forecasts import Forecasts
from authlint.analysis.hedges import Hedges
from authlint.analysis.own_statements import Statement
from authlint.analysis.prose_sentences import ProseSentences
from authlint.analysis.words import Words
from authlint.document import Block
from authlint.rule import Measurement, measure
from authlint.source import Span

LEAST_WORDS = 500
"""In shorter posts most people hedge once or never, and one hedge more or less says nothing."""

ENOUGH_LIMITS = 4
"""A draft that states more limits than this is no more candid for it."""


@measure("confidence", unit="per 1,000 words", axis="confidence", grounded="middle")
def confidence(
    hedges: Hedges, absolutes: Absolutes, forecasts: Forecasts, sentences: ProseSentences, words: Words
) -> Measurement:
    """Hedged sentences, less claims without exception and forecasts stated as facts, per 1,000 words.

    Low: everything is certain. High: hardly anything is said without a way out. People lie between. ``spans`` are the claims
    without exception and the forecasts, then the hedges.
    """
    count = len(words)
    if count < LEAST_WORDS:
        return Measurement(None, count, abstained=f"fewer than {LEAST_WORDS} words of running prose")
    hedged = {(id(one.block), one.sentence.start): one for one in hedges.found}
    sure = [*absolutes, *forecasts]
    note = (
        f"Of {len(sentences.sentences)} sentences {len(hedged)} hedge; {len(sure)} leave no exception and give no ground, or state a "
        "forecast as a fact."
    )
    value = 1000 * (len(hedged) - len(sure)) / count
    kinds = ("no exception",) * len(absolutes.found) + ("forecast",) * len(forecasts.found) + ("hedge",) * len(hedged)
    return Measurement(value, count, places([*sure, *hedged.values()]), notes=(note,), kinds=kinds)


@measure("limits", unit="limits", axis="confidence")
def limits(hedges: Hedges, words: Words) -> Measurement:
    """Limits that the draft states: what its writer has not tried, does not know or does not cover; at most four count.

    Most posts state none, and none are needed for an ordinary score: limits only raise it. ``spans`` are the limits.
    """
    count = len(words)
    if count < LEAST_WORDS:
        return Measurement(None, count, abstained=f"fewer than {LEAST_WORDS} words of running prose")
    stated = {(id(one.block), one.sentence.start): one for one in hedges.limits}
    return Measurement(float(min(len(stated), ENOUGH_LIMITS)), count, places(stated.values()))


def places(found: Iterable[Statement]) -> tuple[tuple[Block, Span], ...]:
    """Where they stand."""
    return tuple((one.block, one.span) for one in found)
