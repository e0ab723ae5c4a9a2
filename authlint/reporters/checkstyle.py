"""Checkstyle's XML, which many servers and editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authlint.reporters._platform import message, problem_text, problems
from authlint.reporters._xml import Element, child, document

if TYPE_CHECKING:
    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style

ENDINGS = ("checkstyle.xml", "checkstyle-result.xml")


def render(report: Report, verdict: Verdict, style: Style) -> str:  # noqa: ARG001  # XML has no style
    """A file element for each judged draft and each problem's place; problems and active findings inside."""
    root = Element("checkstyle", version="10.0")
    files = {draft.path: child(root, "file", name=draft.path) for draft in report.drafts if not draft.skipped}
    for problem in problems(report, verdict):
        if problem.path not in files:
            files[problem.path] = child(root, "file", name=problem.path)
        _problem(files[problem.path], problem)
    for finding in report.active:
        _finding(files[finding.path], finding)
    return document(root)


def _problem(file: Element, problem: Problem) -> None:
    severity = "error" if problem.fatal else "info"
    source = f"authlint.problem.{problem.code}"
    child(file, "error", line=problem.line or 1, severity=severity, message=problem_text(problem), source=source)


def _finding(file: Element, finding: Finding) -> None:
    place, source = finding.location, f"authlint.{finding.rule.replace('/', '.')}"
    severity, text = finding.severity, message(finding)
    child(file, "error", line=place.line, column=place.column, severity=severity, message=text, source=source)
