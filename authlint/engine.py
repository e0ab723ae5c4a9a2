"""One draft: a document and bound rules in, findings out. No input, no output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.language import DraftLanguage
from authlint.analysis.quotations import Quotations
from authlint.analysis.tagging import Tagged
from authlint.analysis.words import Words
from authlint.errors import RuleError
from authlint.finding import Finding, Suppressions
from authlint.language.tables import norms
from authlint.packs import BoundRule, measures
from authlint.profile import Measurements, Placed, Scored
from authlint.report import DraftReport
from authlint.rule import Match, Measurement
from authlint.triage import findings_of, suppress

if TYPE_CHECKING:
    from authlint.document import Document


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of a run, and the tools they share. ``known`` names all rules and packs that exist."""

    rules: tuple[BoundRule, ...]
    known: frozenset[str]
    toolbox: Toolbox

    @classmethod
    def of(cls, rules: Sequence[BoundRule], known: frozenset[str], pipeline: str = "") -> Rulebook:
        """Collect what the rules bring into one toolbox."""
        return cls(tuple(rules), known, Toolbox((bound.rule.parameters for bound in rules), pipeline))


def examine(document: Document, rulebook: Rulebook) -> DraftReport:
    """The findings of one draft.

    Raises `RuleError` for a rule that raises: an internal error, never a silent pass.
    """
    analysis = Analysis(document, rulebook.toolbox)
    analysis.provide_lazily(Measurements, lambda: measurements_of(analysis))
    language = analysis.view(DraftLanguage)
    words = sum(len(block.text.split()) for block in document.blocks)
    path = document.source.path
    if not language.is_english:
        saying = "is declared as" if language.declared else "seems to be"
        return DraftReport(
            path,
            problems=document.problems,
            words=words,
            skipped=f"not judged: the language {saying} {language.name}, and authlint reads English",
        )
    findings = _findings(analysis, document, rulebook)
    shown = sorted({finding.location.line for finding in findings})
    source = document.source
    lines = {line: source.text[span.start : span.end] for line in shown for span in [source.line_span(line)]}
    return DraftReport(path, tuple(findings), document.problems, words=words, lines=lines)


def score(document: Document, toolbox: Toolbox, names: Sequence[str]) -> Scored:
    """The measures called ``names`` of one draft, each beside its norm."""
    analysis = Analysis(document, toolbox)
    path = document.source.path
    language = analysis.view(DraftLanguage)
    measurements = measurements_of(analysis)
    if not language.is_english:
        return Scored(path, measurements.words, {}, f"not judged: the language seems to be {language.name}")
    return Scored(path, measurements.words, {name: measurements[name] for name in names})


def measurements_of(analysis: Analysis) -> Measurements:
    """The draft's measures, each taken when it is first asked for."""
    words = len(analysis.view(Words))

    def take(name: str) -> Placed:
        measure = measures()[name]
        views: dict[str, Any] = {argument: analysis.view(kind) for argument, kind in measure.views.items()}
        foreign = Tagged in measure.views.values() and not _same_pipeline(analysis)
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
    if measurement.value is None:
        return Placed(measurement, None, abstained=measurement.abstained)
    if foreign:
        return Placed(measurement, None, abstained="the norms were computed with another tagging pipeline")
    if table is None or norm is None:
        return Placed(measurement, None, abstained="too few reference posts of this length")
    low, high = norm.percentiles[9], norm.percentiles[89]
    percentile = norm.percentile_of(measurement.value)
    return Placed(measurement, percentile, norm.posts, norm.sources, table.band_name(words), low, high)


def _findings(analysis: Analysis, document: Document, rulebook: Rulebook) -> list[Finding]:
    """First the rules about the text, then those about what was suppressed."""
    about_text = [bound for bound in rulebook.rules if Suppressions not in bound.check.views.values()]
    about_directives = [bound for bound in rulebook.rules if Suppressions in bound.check.views.values()]
    quotations = analysis.view(Quotations)
    found = findings_of(document, _matches(analysis, document, about_text), quotations)
    judged = frozenset(bound.rule.id for bound in about_text)
    findings, suppressions = suppress(found, document, judged, rulebook.known)
    analysis.provide(Suppressions, suppressions)
    late = findings_of(document, _matches(analysis, document, about_directives), quotations)
    return sorted([*findings, *late], key=lambda finding: (finding.span, finding.rule))


def _matches(analysis: Analysis, document: Document, rules: Sequence[BoundRule]) -> Iterator[tuple[BoundRule, Match]]:
    for bound in rules:
        try:
            views: dict[str, Any] = {name: analysis.view(kind) for name, kind in bound.check.views.items()}
            for match in bound.check.function(**views, **bound.rule.parameters):
                yield bound, match
        except Exception as error:
            raise RuleError(bound.rule.id, document.source.path, error) from error
