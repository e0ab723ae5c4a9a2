"""A forecast without doubt, condition, or anybody who made it."""

from collections.abc import Iterator

from authlint.analysis.citations import Citations
from authlint.analysis.forecasts import Forecasts
from authlint.rule import Match, check


@check("forecast-as-fact")
def forecast_as_fact(forecasts: Forecasts, citations: Citations) -> Iterator[Match]:
    """Yield every forecast stated as a fact that no source covers."""
    for one in forecasts:
        if not citations.trace(one.block, one.span).sources:
            yield Match(one.block, one.span, {"words": one.text})
