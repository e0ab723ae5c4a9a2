"""One finding a line, as compilers and editors like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authlint.reporters._statistics import rule_counts
from authlint.sanitise import one_line, shown_path, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """``path:line:column: severity rule message``, then the verdict."""
    return without_commands("\n".join([*_lines(report, style), verdict.sentence]) + "\n")


def _lines(report: Report, style: Style) -> Iterator[str]:
    for draft in report.drafts:
        yield from (shown_path(str(problem)) for problem in draft.problems)
        if draft.skipped:
            yield f"{shown_path(draft.path)}: {one_line(draft.skipped)}"
        yield from (_line(finding) for finding in (draft.findings if style.show_all else draft.active))
    yield from (shown_path(str(problem)) for problem in report.problems)
    if style.statistics:
        for count in rule_counts(report):
            yield f"{count.rule}: {count.findings:,} in {count.drafts:,} drafts ({count.share:.1%})"


def _line(finding: Finding) -> str:
    place = f"{shown_path(finding.path)}:{finding.location.line}:{finding.location.column}"
    mark = "" if finding.disposition == "active" else f" [{finding.disposition}]"
    return f"{place}: {finding.severity} {finding.rule}{mark} {one_line(finding.message)}"
