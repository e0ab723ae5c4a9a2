"""JUnit's XML: each draft is a suite, and what fails the run is a failed test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authlint.reporters._platform import message, problem_text, problems
from authlint.reporters._xml import Element, child, document
from authlint.sanitise import one_line

if TYPE_CHECKING:
    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import DraftReport, Report, Verdict
    from authlint.reporters import Style

ENDINGS = ("junit.xml",)


def render(report: Report, verdict: Verdict, style: Style) -> str:  # noqa: ARG001  # XML has no style
    """Findings below the run's own bar pass, with their text as output: a server's verdict is then that of the gate."""
    root = Element("testsuites", name="authlint")
    for draft in report.drafts:
        _draft(root, draft, verdict)
    shown = {problem for draft in report.drafts for problem in draft.problems}
    others = [problem for problem in problems(report, verdict) if problem not in shown]
    if others:
        suite = child(root, "testsuite", name="authlint")
        for problem in others:
            _problem(suite, problem)
    for suite in root:
        _count(suite)
    totals = {
        key: str(sum(int(suite.attrib[key]) for suite in root)) for key in ("tests", "failures", "errors", "skipped")
    }
    root.attrib.update(totals)
    return document(root)


def _draft(root: Element, draft: DraftReport, verdict: Verdict) -> None:
    suite = child(root, "testsuite", name=draft.path)
    for problem in draft.problems:
        _problem(suite, problem)
    if draft.skipped:
        child(_case(suite, "judged", draft.path), "skipped", message=draft.skipped)
    for finding in draft.active:
        _finding(suite, finding, verdict)
    if not len(suite):
        _case(suite, "no findings", draft.path)


def _problem(suite: Element, problem: Problem) -> None:
    case = _case(suite, f"problem/{problem.code}", problem.path)
    where = one_line(problem.path if problem.line is None else f"{problem.path}:{problem.line}")
    if problem.fatal:
        child(case, "error", message=problem_text(problem), type="problem").text = f"{where}: {problem_text(problem)}"
    else:
        child(case, "system-out").text = f"{where}: {problem_text(problem)}"


def _finding(suite: Element, finding: Finding, verdict: Verdict) -> None:
    place = f"{finding.location.line}:{finding.location.column}"
    case = _case(suite, f"{finding.rule} at {place}", finding.path)
    text = f"{one_line(finding.path)}:{place}: {finding.severity} {message(finding)}"
    if verdict.fails(finding.severity):
        child(case, "failure", message=message(finding), type=finding.severity).text = text
    else:
        child(case, "system-out").text = text


def _case(suite: Element, name: str, path: str) -> Element:
    return child(suite, "testcase", name=name, classname=path, time="0")


def _count(suite: Element) -> None:
    counts = {
        "tests": "testcase",
        "failures": "testcase/failure",
        "errors": "testcase/error",
        "skipped": "testcase/skipped",
    }
    suite.attrib.update({key: str(len(suite.findall(path))) for key, path in counts.items()})
