"""Everything a run found, as versioned JSON (see docs/reference/json.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import DraftReport, Report, Verdict
    from authlint.reporters import Style
    from authlint.source import Location

VERSION = 1


def render(report: Report, verdict: Verdict, style: Style) -> str:  # noqa: ARG001  # JSON has no style
    """The report with every finding, whatever became of it."""
    data = {
        "version": VERSION,
        "authlint": report.version,
        "verdict": {"exit_code": int(verdict.code), "sentence": verdict.sentence},
        "findings": [_finding(finding) for finding in report.findings],
        "drafts": [_draft(draft) for draft in report.drafts],
        "problems": [_problem(problem) for problem in report.all_problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.location
    return {
        "rule": finding.rule,
        "path": finding.path,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": finding.span.start,
        "end": finding.span.end,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "question": finding.question,
        "suggest": list(finding.suggest),
        "fix": finding.fix
        and {"start": finding.fix.span.start, "end": finding.fix.span.end, "replacement": finding.fix.replacement},
        "fingerprint": finding.fingerprint,
        "disposition": finding.disposition,
        "reason": finding.reason,
        "term": finding.term,
        "evidence": finding.evidence,
        "related": [_location(related) for related in finding.related],
    }


def _location(place: Location) -> dict[str, int]:
    return {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}


def _draft(draft: DraftReport) -> dict[str, Any]:
    active = sum(finding.disposition == "active" for finding in draft.findings)
    return {"path": draft.path, "words": draft.words, "active": active, "skipped": draft.skipped}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
        "cure": problem.cure,
        "fatal": problem.fatal,
    }
