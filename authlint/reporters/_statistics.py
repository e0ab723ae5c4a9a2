"""How often each rule fired, in how many drafts, and the whole run in one line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.rule import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authlint.finding import Finding
    from authlint.report import Report


@dataclass(frozen=True, slots=True)
class RuleCount:
    """The active findings of one rule, the drafts they stand in, and the share of all judged drafts that is."""

    rule: str
    findings: int
    drafts: int
    share: float


def rule_counts(report: Report) -> tuple[RuleCount, ...]:
    """Counts of active findings by rule, the most frequent first."""
    findings = Counter(finding.rule for finding in report.active)
    drafts = Counter(rule for draft in report.drafts for rule in {finding.rule for finding in draft.active})
    judged = sum(draft.judged or bool(draft.findings) for draft in report.drafts)
    ordered = sorted(findings, key=lambda rule: (-findings[rule], rule))
    return tuple(RuleCount(rule, findings[rule], drafts[rule], drafts[rule] / judged) for rule in ordered)


def summary_line(report: Report) -> str:
    """Drafts that were judged, their words, active findings by severity, and what was set aside."""
    judged = [draft for draft in report.drafts if draft.judged]
    words = sum(draft.words for draft in judged)
    aside = Counter(finding.disposition for finding in report.findings if finding.disposition != "active")
    rest = "".join(f", {number:,} {name}" for name, number in sorted(aside.items()))
    return f"{_count(len(judged), 'draft')}, {words:,} words: {by_severity(report.active) or 'no findings'}{rest}"


def by_severity(findings: Iterable[Finding]) -> str:
    """“1 error, 2 warnings”, the gravest first; empty for none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(_count(counts[level], level) for level in reversed(SEVERITIES) if counts[level])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 or noun == 'info' else 's'}"
