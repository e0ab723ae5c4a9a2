"""Everything a run found. Nothing is dropped, all is marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from authlint.errors import Problem
from authlint.facts import DraftFacts
from authlint.finding import Finding
from authlint.rule import FailOn, Rule, Severity, reaches


@dataclass(frozen=True, slots=True)
class DraftReport:
    """One draft: what was found, and whether it was judged at all.

    ``skipped`` says why a readable draft was not judged ("the language seems to be German");
    ``words`` counts the words of prose. ``lines`` holds the text of each line that a finding starts or ends on,
    so that a reporter can show it without the file. ``facts`` are what the draft is compared with others by, where any
    rule of the run compares drafts. ``beside`` are the other files that it was judged by, so that it can be told whether
    the report still holds: what kind of thing was looked for, under which address, and a digest of what was found.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: str = ""
    words: int = 0
    lines: Mapping[int, str] = field(default_factory=dict)
    facts: DraftFacts | None = None
    beside: tuple[tuple[str, str, str], ...] = ()

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(finding for finding in self.findings if finding.disposition == "active")

    @property
    def judged(self) -> bool:
        """Whether the draft was read and judged."""
        return not self.skipped and not any(problem.fatal for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run. ``problems`` are those that belong to no draft; ``rules`` are the cards that were applied, by id."""

    drafts: tuple[DraftReport, ...]
    problems: tuple[Problem, ...] = ()
    version: str = ""
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for draft in self.drafts for finding in draft.findings)

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(finding for draft in self.drafts for finding in draft.active)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        return (*self.problems, *(problem for draft in self.drafts for problem in draft.problems))

    @property
    def incomplete(self) -> bool:
        """Whether something could not be read or judged, so that silence proves nothing."""
        return any(problem.fatal for problem in self.all_problems)


class ExitCode(IntEnum):
    """What a caller may rely on."""

    CLEAN = 0
    FAILED = 1
    ERROR = 2
    NOTHING = 3
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Verdict:
    """The exit code, and why. ``fail_on`` is the mildest severity that fails."""

    code: ExitCode
    sentence: str
    fail_on: FailOn = "error"

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of ``severity`` fails the run."""
        return reaches(severity, self.fail_on)
