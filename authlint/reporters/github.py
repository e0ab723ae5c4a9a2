"""Annotations on a pull request, by the workflow commands of GitHub Actions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from authlint.rule import SEVERITIES
from authlint.sanitise import one_line

if TYPE_CHECKING:
    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
MOST_OF_A_LEVEL = 10
"""GitHub shows ten annotations of each level a step and drops the rest without a word."""


def render(report: Report, verdict: Verdict, style: Style) -> str:  # noqa: ARG001  # a log has no style
    """The gravest annotations of each level, problems first, and how many were left out."""
    lines = [
        _command("error", problem.path, f"{problem.message} ({problem.cure})", problem.line, "authlint")
        for problem in report.all_problems
        if problem.fatal
    ]
    shown = Counter({"error": len(lines)})
    left_out = 0
    for finding in sorted(report.active, key=lambda finding: -SEVERITIES.index(finding.severity)):
        level = LEVELS[finding.severity]
        if shown[level] >= MOST_OF_A_LEVEL:
            left_out += 1
            continue
        shown[level] += 1
        lines.append(_annotation(level, finding))
    if left_out:
        lines.append(
            f"{left_out:,} more findings are not shown as annotations: GitHub shows {MOST_OF_A_LEVEL} of each level"
        )
    return "\n".join([*lines, verdict.sentence]) + "\n"


def _annotation(level: str, finding: Finding) -> str:
    place = finding.location
    text = f"{finding.message} {finding.question}"
    ends = {"endLine": place.end_line} | ({"endColumn": place.end_column} if place.line == place.end_line else {})
    return _command(level, finding.path, text, place.line, finding.rule, {"col": place.column, **ends})


def _command(level: str, path: str, text: str, line: int | None, title: str, more: dict[str, int] | None = None) -> str:
    properties: dict[str, object] = {"file": path, "line": line or 1, **(more or {}), "title": title}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
