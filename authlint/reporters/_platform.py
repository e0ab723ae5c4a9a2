"""What the outputs for platforms share: names of files from the repository's root, problems, messages, grave ones first."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from authlint.errors import Problem
from authlint.report import ExitCode
from authlint.rule import SEVERITIES
from authlint.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style


def repository_path(path: str, style: Style) -> str:
    """``path`` as seen from the repository's root, where it lies in one; without a leading ``./`` in any case."""
    if not style.root:
        return posixpath.normpath(path)
    whole = posixpath.normpath(posixpath.join(style.folder, path))
    relative = posixpath.relpath(whole, style.root)
    return posixpath.normpath(path) if relative.startswith("../") else relative


def whole_text(path: str) -> str:
    """A path that every program can read: bytes that are not UTF-8 are shown as escapes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return one_line(path)
    return path


def problems(report: Report, verdict: Verdict) -> tuple[Problem, ...]:
    """All problems, and one more where nothing was judged: a platform must not take that for a clean run."""
    if verdict.code != ExitCode.NOTHING:
        return report.all_problems
    place = report.drafts[0].path if report.drafts else "."
    return (*report.all_problems, Problem("nothing-checked", place, verdict.sentence, "check the paths"))


def problem_text(problem: Problem) -> str:
    """The message and the cure, on one line."""
    return one_line(f"{problem.message} ({problem.cure})" if problem.cure else problem.message)


def message(finding: Finding) -> str:
    """The fact and the question, on one line."""
    return one_line(f"{finding.message} {finding.question}")


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """In order of severity, else as they were."""
    return sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity))
