"""The Reviewdog Diagnostic Format, by which reviewdog comments on any forge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authlint.reporters._platform import message, problem_text, problems, whole_text
from authlint.sanitise import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style
    from authlint.source import Location

ENDINGS = (".rdjson", ".rdjson.json")
SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
SOURCE = {"name": "authlint", "url": "https://github.com/authlint/authlint"}


def render(report: Report, verdict: Verdict, style: Style) -> str:  # noqa: ARG001  # reviewdog finds the root itself
    """Problems and active findings; columns in bytes of UTF-8, from 1, as the format has them."""
    diagnostics = [_problem(problem) for problem in problems(report, verdict)]
    diagnostics += [_finding(finding, draft.lines) for draft in report.drafts for finding in draft.active]
    return as_json({"source": SOURCE, "diagnostics": diagnostics}, indent=1) + "\n"


def _problem(problem: Problem) -> dict[str, Any]:
    place = {"path": whole_text(problem.path), "range": {"start": {"line": problem.line or 1}}}
    return {
        "message": problem_text(problem),
        "location": place,
        "severity": "ERROR" if problem.fatal else "INFO",
        "code": {"value": f"problem/{problem.code}"},
    }


def _finding(finding: Finding, lines: Mapping[int, str]) -> dict[str, Any]:
    place = _range(finding.location, lines)
    diagnostic: dict[str, Any] = {
        "message": message(finding),
        "location": {"path": whole_text(finding.path), "range": place},
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.fix and finding.fix.span == finding.span and "column" in place["start"] and "column" in place["end"]:
        diagnostic["suggestions"] = [{"range": place, "text": finding.fix.replacement}]
    return diagnostic


def _range(place: Location, lines: Mapping[int, str]) -> dict[str, dict[str, int]]:
    return {
        "start": _position(place.line, place.column, lines),
        "end": _position(place.end_line, place.end_column, lines),
    }


def _position(line: int, column: int, lines: Mapping[int, str]) -> dict[str, int]:
    """A column in bytes, where the line is at hand. A byte order mark is no column of ours, but three bytes there."""
    if line not in lines:
        return {"line": line}
    text = lines[line]
    before = column - 1 + int(line == 1 and text.startswith("\ufeff"))
    return {"line": line, "column": len(text[:before].encode("utf-8", "surrogatepass")) + 1}
