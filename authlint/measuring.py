"""The measures of drafts, each placed among reference posts of its length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from authlint.analysis import Analysis, Toolbox, needs
from authlint.analysis.language import DraftLanguage
from authlint.analysis.own_host import ConfiguredSite
from authlint.analysis.tagging import Tagged
from authlint.analysis.words import Words
from authlint.document import Document
from authlint.language.tables import norms
from authlint.packs import measures
from authlint.profile import AXES, Measurements, Placed, Scored, axis_score, overall
from authlint.rule import Axis, Grounded, Measurement
from authlint.source import SourceFile


def score(
    documents: Sequence[Document], toolbox: Toolbox, names: Sequence[str], site: Callable[[str], str] = lambda _path: ""
) -> list[Scored]:
    """The measures called ``names`` of each draft; ``site`` tells by a draft's path the address of the site that it belongs to."""
    found: list[Scored] = []
    for document in documents:
        # One analysis at a time: what it holds of a draft is many times as large as the draft.
        analysis = opened(document, toolbox)
        analysis.provide(ConfiguredSite, ConfiguredSite(site(document.source.path)))
        found.append(scored(analysis, names))
    return found


def opened(document: Document, toolbox: Toolbox) -> Analysis:
    """An analysis of the draft that can also be asked for its `Measurements`."""
    analysis = Analysis(document, toolbox)
    analysis.provide_lazily(Measurements, lambda: measurements_of(analysis))
    return analysis


def scored(analysis: Analysis, names: Sequence[str]) -> Scored:
    """The measures called ``names`` of an opened draft, its axes and the whole."""
    measurements = analysis.view(Measurements)
    path = analysis.view(Document).source.path
    language = analysis.view(DraftLanguage)
    if not language.is_english:
        return Scored(path, measurements.words, {}, f"not judged: the language seems to be {language.name}")
    if any(_rests_on(Tagged, kind) for name in names for kind in measures()[name].views.values()):
        # All tags at once, before another measure asks for a few of them.
        analysis.view(Tagged)
    source = analysis.view(Document).source
    taken = {name: _on_lines(measurements[name], source) for name in names}
    axes = {axis: axis_score(placed) for axis in AXES for placed in [_under(axis, measurements, names)]}
    return Scored(path, measurements.words, taken, axes=axes, overall=overall(axes))


def _on_lines(measured: Placed, source: SourceFile) -> Placed:
    """The same with the lines on which its spans start."""
    lines = (source.line_at(block.source_span(span).start) for block, span in measured.measurement.spans)
    return replace(measured, lines=tuple(lines)) if measured.measurement.spans else measured


def axis_measures() -> tuple[str, ...]:
    """The measures that feed an axis of the profile."""
    return tuple(name for name, measure in measures().items() if measure.axis)


def _under(axis: Axis, measurements: Measurements, names: Sequence[str]) -> dict[str, tuple[Grounded, Placed]]:
    """The measures of an axis that are among ``names``, each with its grounded end."""
    return {
        name: (measure.grounded, measurements[name])
        for name, measure in measures().items()
        if measure.axis == axis and name in names
    }


def measurements_of(analysis: Analysis) -> Measurements:
    """The draft's measures, each taken when it is first asked for."""
    words = len(analysis.view(Words))

    def take(name: str) -> Placed:
        measure = measures()[name]
        views: dict[str, Any] = {argument: analysis.view(kind) for argument, kind in measure.views.items()}
        tagged = any(_rests_on(Tagged, kind) for kind in measure.views.values())
        foreign = tagged and not _same_pipeline(analysis)
        return placed(name, measure.function(**views), words, foreign=foreign)

    return Measurements(take, words)


def _same_pipeline(analysis: Analysis) -> bool:
    """Whether the draft's tags come from the pipeline that the norms were computed with."""
    table = norms()
    return table is not None and table.pipeline == analysis.view(Tagged).pipeline


def placed(name: str, measurement: Measurement, words: int, *, foreign: bool = False) -> Placed:
    """A measurement beside the norm for a draft of ``words`` words; ``foreign`` tags have no norm."""
    table = norms()
    norm = table.norm(name, words) if table else None
    blend = table.between(name, words) if table else None
    if measurement.value is None:
        return Placed(measurement, None, abstained=measurement.abstained)
    if standing := measurement.standing:
        return Placed(measurement, standing.percentile, standing.posts, standing.sources, standing.band)
    if foreign:
        return Placed(measurement, None, abstained="the norms were computed with another tagging pipeline")
    if table is None or norm is None or blend is None:
        return Placed(measurement, None, abstained="too few reference posts of this length")
    low, high, extreme = (blend.value_at(percent) for percent in (10, 90, 99))
    percentile = blend.percentile_of(measurement.value)
    return Placed(measurement, percentile, norm.posts, norm.sources, table.band_name(words), low, high, extreme)


@cache
def _rests_on(wanted: type, kind: Any) -> bool:
    """Whether the view ``kind`` is ``wanted`` or made from it."""
    if kind is wanted:
        return True
    return hasattr(kind, "of") and any(_rests_on(wanted, needed) for needed in needs(kind).values())
