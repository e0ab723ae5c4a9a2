"""Everything a run found, as versioned JSON (see docs/reference/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from authlint.report import Report, Verdict
    from authlint.reporters import Style

ENDINGS = (".json",)


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """The report with every finding, whatever became of it."""
    data = {
        **head_record(report),
        "verdict": verdict_record(verdict),
        "findings": [finding_record(finding) for finding in report.findings],
        "drafts": [draft_record(draft) for draft in report.drafts],
        "problems": [problem_record(problem) for problem in report.all_problems],
    }
    if style.statistics:
        data["statistics"] = statistics_records(report)
    return as_json(data, indent=2) + "\n"
