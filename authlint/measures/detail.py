"""How much concrete first-hand detail a draft holds."""

from __future__ import annotations

from authlint.analysis.details import Detail, Details
from authlint.language.tables import pipeline_identity
from authlint.rule import Measurement, measure

LEAST_WORDS = 80
SHOWN = 0.3
"""Details worth less than this are not pointed at."""
SHOWN_DEEDS = {"deed": 0.35, "event": 0.35}
"""Deeds and events count for more from the first, and the faintest are mostly habits and the background of the world."""

KINDS = {
    "deed": "what the writer did",
    "event": "what happened there",
    "sense": "what was sensed",
    "turn": "a turn",
    "speech": "what was said",
}
"""Kinds of detail in words, where their own name does not do."""


def marked(details: Details) -> tuple[Detail, ...]:
    """The details that are pointed at."""
    shown = (one for one in details.found if one.kind != "self")
    return tuple(one for one in shown if one.worth >= SHOWN_DEEDS.get(one.kind, SHOWN))


@measure("detail", unit="points", axis="detail")
def detail(details: Details) -> Measurement:
    """Concrete first-hand detail, 0 to 100: 100 · (1 - exp(-w / 2.5)), w being the worth of the details per 100 words
    beyond the first 0.9.

    It says how specific a text is, not whether it is true: scenes can be invented.
    """
    if details.words < LEAST_WORDS:
        return Measurement(None, details.words, abstained=f"fewer than {LEAST_WORDS} words")
    if details.pipeline != pipeline_identity():
        return Measurement(None, details.words, abstained="details are only found with the shipped pipeline")
    shown = marked(details)
    kinds = tuple(KINDS.get(one.kind, one.kind) for one in shown)
    return Measurement(details.points, details.words, tuple(one.place for one in shown), kinds=kinds)
