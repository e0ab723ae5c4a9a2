"""Everything a run found, one JSON object a line, for programs that read as they go (see docs/reference/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authlint.reporters._records import (
    draft_record,
    finding_record,
    head_record,
    problem_record,
    statistics_records,
    verdict_record,
)
from authlint.sanitise import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authlint.report import Report, Verdict
    from authlint.reporters import Style

ENDINGS = (".jsonl", ".ndjson")


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """Each line says under ``kind`` what it is; the verdict comes last, so that a torn file lacks it."""
    return "".join(as_json(record) + "\n" for record in _records(report, verdict, style))


def _records(report: Report, verdict: Verdict, style: Style) -> Iterator[dict[str, Any]]:
    yield {"kind": "run", **head_record(report)}
    for problem in report.problems:
        yield {"kind": "problem", **problem_record(problem)}
    for draft in report.drafts:
        yield {"kind": "draft", **draft_record(draft)}
        for problem in draft.problems:
            yield {"kind": "problem", **problem_record(problem)}
        for finding in draft.findings:
            yield {"kind": "finding", **finding_record(finding)}
    if style.statistics:
        for count in statistics_records(report):
            yield {"kind": "statistics", **count}
    yield {"kind": "verdict", **verdict_record(verdict)}
