"""What was found in a draft, as diagnostics."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from authlint.editor.places import Places
from authlint.errors import Problem
from authlint.finding import Finding
from authlint.report import DraftReport
from authlint.rule import Severity
from authlint.sanitise import one_line
from authlint.source import Span

SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
SOURCE = "authlint"

IDLE = frozenset({"directive/unused"})
"""Rules that find what has no effect; editors fade it."""


def diagnostics(report: DraftReport, places: Places, uri: str, *, related: bool) -> list[types.Diagnostic]:
    """All that counts in ``report``, in the order of the draft; with further places where the editor shows ``related`` ones."""
    found = [_problem(problem, places) for problem in report.problems]
    if report.skipped and places.source.text.strip("\ufeff \t\r\n"):
        found.append(_note(report.skipped, places))
    return [*found, *(_finding(finding, places, uri, related=related) for finding in report.active)]


def range_of(span: Span, places: Places) -> types.Range:
    """A span as an editor has it."""
    return types.Range(types.Position(*places.position(span.start)), types.Position(*places.position(span.end)))


def _finding(finding: Finding, places: Places, uri: str, *, related: bool) -> types.Diagnostic:
    return types.Diagnostic(
        range=range_of(finding.span, places),
        message=f"{one_line(finding.message)}\n{one_line(finding.question)}",
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.rule in IDLE else None,
        related_information=list(_related(finding, places, uri)) or None if related else None,
        data=finding.fingerprint,
    )


def _related(finding: Finding, places: Places, uri: str) -> Iterator[types.DiagnosticRelatedInformation]:
    for location in finding.related:
        place = types.Location(uri, range_of(places.span(location), places))
        yield types.DiagnosticRelatedInformation(place, "belongs to the same finding")


def _problem(problem: Problem, places: Places) -> types.Diagnostic:
    """A problem of the draft on its line; of another file, such as the configuration, by name on the first line."""
    own = problem.path == places.source.path
    told = f"{problem.message} ({problem.cure})" if problem.cure else problem.message
    return types.Diagnostic(
        range=_line(problem.line if own else None, places),
        message=one_line(told if own else str(problem)),
        severity=types.DiagnosticSeverity.Error if problem.fatal else types.DiagnosticSeverity.Warning,
        code=problem.code,
        source=SOURCE,
    )


def _note(sentence: str, places: Places) -> types.Diagnostic:
    return types.Diagnostic(
        range=_line(None, places),
        message=one_line(sentence),
        severity=types.DiagnosticSeverity.Information,
        code="not-judged",
        source=SOURCE,
    )


def _line(line: int | None, places: Places) -> types.Range:
    number = min(line or 1, places.source.line_count)
    return range_of(places.source.line_span(number), places)
