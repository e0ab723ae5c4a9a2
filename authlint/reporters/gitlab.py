"""GitLab's Code Quality report: what a merge request shows in its widget and beside the changed lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from authlint.reporters._platform import message, problem_text, problems, repository_path, whole_text
from authlint.sanitise import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style

ENDINGS = ("gl-code-quality-report.json", ".codequality.json", ".codeclimate.json")
SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """Problems and active findings. GitLab drops what repeats a fingerprint, so those are numbered."""
    seen: Counter[str] = Counter()
    entries = []
    for entry, key in _entries(report, verdict, style):
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
        entries.append({**entry, "fingerprint": digest[:32]})
        seen[key] += 1
    return as_json(entries, indent=1) + "\n"


def _entries(report: Report, verdict: Verdict, style: Style) -> Iterator[tuple[dict[str, Any], str]]:
    for problem in problems(report, verdict):
        yield _problem(problem, style), f"{problem.path}\0{problem.code}"
    for finding in report.active:
        yield _finding(finding, style), f"{finding.path}\0{finding.fingerprint}"


def _problem(problem: Problem, style: Style) -> dict[str, Any]:
    severity = "blocker" if problem.fatal else "info"
    return _entry(f"problem/{problem.code}", problem_text(problem), severity, problem.path, problem.line or 1, style)


def _finding(finding: Finding, style: Style) -> dict[str, Any]:
    place = finding.location
    entry = _entry(finding.rule, message(finding), SEVERITIES[finding.severity], finding.path, place.line, style)
    entry["location"]["lines"]["end"] = place.end_line
    return entry


def _entry(rule: str, text: str, severity: str, path: str, line: int, style: Style) -> dict[str, Any]:
    location = {"path": whole_text(repository_path(path, style)), "lines": {"begin": line}}
    return {"type": "issue", "check_name": rule, "description": text, "severity": severity, "location": location}
