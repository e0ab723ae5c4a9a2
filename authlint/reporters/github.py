"""Annotations on a pull request, by the workflow commands of GitHub Actions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from authlint.reporters._platform import gravest_first, message, problem_text, problems, repository_path
from authlint.sanitise import OLD_COMMAND, one_line, shortened, without_commands

if TYPE_CHECKING:
    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
MOST_OF_A_LEVEL = 10
"""GitHub shows ten annotations of each level a step and drops the rest without a word."""

LONGEST = 4_000
"""Characters of one annotation's text: a page of log, and far below the 64 KB that GitHub keeps."""


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """The gravest annotations of each level, problems first, and how many were left out."""
    annotations = [_problem(problem, style) for problem in problems(report, verdict)]
    annotations += [_finding(finding, style) for finding in gravest_first(report.active)]
    shown: Counter[str] = Counter()
    lines = []
    for level, line in annotations:
        if shown[level] < MOST_OF_A_LEVEL:
            lines.append(line)
        shown[level] += 1
    left_out = {level: count - MOST_OF_A_LEVEL for level, count in shown.items() if count > MOST_OF_A_LEVEL}
    if left_out:
        listed = ", ".join(f"{count:,} {level}s" for level, count in left_out.items())
        lines.append(f"not shown as annotations: {listed}; GitHub shows {MOST_OF_A_LEVEL} of each level a step")
    if unjudged := sum(bool(draft.skipped) for draft in report.drafts):
        lines.append(f"not judged: {unjudged:,} of {len(report.drafts):,} drafts; --format text says why")
    return "\n".join([*lines, without_commands(one_line(verdict.sentence))]) + "\n"


def _problem(problem: Problem, style: Style) -> tuple[str, str]:
    level = "error" if problem.fatal else "notice"
    places = {"line": problem.line or 1}
    return level, _command(level, repository_path(problem.path, style), problem_text(problem), places, "authlint")


def _finding(finding: Finding, style: Style) -> tuple[str, str]:
    level, place = LEVELS[finding.severity], finding.location
    places = {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        # GitHub takes columns only where both ends are on one line.
        places |= {"col": place.column, "endColumn": place.end_column}
    return level, _command(level, repository_path(finding.path, style), message(finding), places, finding.rule)


def _command(level: str, path: str, text: str, places: dict[str, int], title: str) -> str:
    properties = {"file": path, **places, "title": title}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(shortened(text, LONGEST))}"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25").replace(OLD_COMMAND, "## [")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
