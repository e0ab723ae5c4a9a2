"""Worn phrases by the dozen."""

from collections.abc import Iterator

from authlint.analysis.density import WornPhrases
from authlint.profile import Measurements
from authlint.rule import Match, check

SHOWN = 5


@check("dense")
def dense(measurements: Measurements, worn: WornPhrases, *, times: float, terms: int) -> Iterator[Match]:
    """Yield one match with every place, if the evidence of the draft's worn phrases per 1,000 words is more than ``times``
    what 99 in 100 posts of its length reach, and it rests on at least ``terms`` different phrases."""
    placed = measurements["phrase-density"]
    value = placed.measurement.value
    if placed.percentile is None or value is None or worn.terms < terms or value <= times * placed.extreme:
        return
    (block, span), *rest = placed.measurement.spans
    shown = list(dict.fromkeys(hit.text.lower() for hit in worn.hits))[:SHOWN]
    told = {
        "count": str(len(worn.hits)),
        "some": ", ".join(f"‘{text}’" for text in shown),
        "times": f"{value / placed.extreme:.1f}",
    }
    yield Match(block, span, {**placed.fields("high"), **told}, tuple(rest), weight=placed.weight("high"))
