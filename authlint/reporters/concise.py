"""One finding a line, as compilers and editors like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authlint.sanitise import one_line, shown_path

if TYPE_CHECKING:
    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """``path:line:column: severity rule message``, then the verdict."""
    lines = []
    for draft in report.drafts:
        lines += [shown_path(str(problem)) for problem in draft.problems]
        lines += [f"{shown_path(draft.path)}: {one_line(draft.skipped)}"] if draft.skipped else []
        lines += [_line(finding) for finding in draft.findings if style.show_all or finding.disposition == "active"]
    lines += [shown_path(str(problem)) for problem in report.problems]
    return "\n".join([*lines, verdict.sentence]) + "\n"


def _line(finding: Finding) -> str:
    place = f"{shown_path(finding.path)}:{finding.location.line}:{finding.location.column}"
    mark = "" if finding.disposition == "active" else f" [{finding.disposition}]"
    return f"{place}: {finding.severity} {finding.rule}{mark} {one_line(finding.message)}"
