"""What the JSON outputs say about a finding, a draft, a problem (see docs/reference/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authlint.reporters._statistics import rule_counts

if TYPE_CHECKING:
    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import DraftReport, Report, Verdict
    from authlint.source import Location

VERSION = 1


def head_record(report: Report) -> dict[str, Any]:
    """Which shape follows, and which program wrote it."""
    return {"version": VERSION, "authlint": report.version}


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """The exit code, and why."""
    return {"exit_code": int(verdict.code), "sentence": verdict.sentence}


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding, whatever became of it."""
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
        "whole_draft": finding.whole_draft,
        "related": [_location(related) for related in finding.related],
        "elsewhere": [{"path": place.path, **_location(place.location)} for place in finding.elsewhere],
    }


def draft_record(draft: DraftReport) -> dict[str, Any]:
    """A draft, and why it was not judged, if it was not."""
    return {"path": draft.path, "words": draft.words, "active": len(draft.active), "skipped": draft.skipped}


def problem_record(problem: Problem) -> dict[str, Any]:
    """What a person has to mend."""
    return {
        "code": problem.code,
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
        "cure": problem.cure,
        "fatal": problem.fatal,
    }


def statistics_records(report: Report) -> list[dict[str, Any]]:
    """Counts by rule, the most frequent first."""
    return [
        {"rule": count.rule, "findings": count.findings, "drafts": count.drafts, "share": round(count.share, 4)}
        for count in rule_counts(report)
    ]


def _location(place: Location) -> dict[str, int]:
    return {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}
