"""A comment on a pull request: one table a draft, the worst first, within the length that a comment may have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.report import ExitCode
from authlint.reporters._platform import gravest_first, problem_text, problems, repository_path
from authlint.reporters._statistics import by_severity, rule_counts, summary_line
from authlint.rule import SEVERITIES
from authlint.sanitise import as_markdown, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authlint.finding import Finding
    from authlint.report import DraftReport, Report, Verdict
    from authlint.reporters import Style

ENDINGS = (".md", ".markdown")
MARKER = "<!-- authlint report -->"
"""By which a workflow finds the comment of an earlier run, to replace it."""

LONGEST_COMMENT = 65_536
"""Characters; GitHub refuses a longer comment. Counted in UTF-16 units, the most that any count can come to."""

RESERVED = 300
"""Characters kept for the line that says what was left out."""

LONGEST_TEXT = 600
"""Characters of one message or path, before escapes."""

MARKS = {"error": "🔴 error", "warning": "🟠 warning", "info": "🔵 info"}


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one ``kind`` between lines that open and close them; shown in part where room is short."""

    kind: str
    opening: tuple[str, ...]
    rows: Iterable[str]
    closing: tuple[str, ...]
    total: int


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """The verdict, problems, then drafts, the worst first, as many as fit, and how much was left out."""
    sign = "✅" if verdict.code == ExitCode.CLEAN else "❌"
    head = (MARKER, f"{sign} **authlint** {as_markdown(verdict.sentence)}", "", as_markdown(summary_line(report)), "")
    lines, left_out = _filled(_sections(report, verdict, style), LONGEST_COMMENT - RESERVED - _length(head))
    if left_out:
        listed = ", ".join(f"{number:,} more {kind}{'' if number == 1 else 's'}" for kind, number in left_out.items())
        lines += [f"**Not shown: {listed}.** A comment holds {LONGEST_COMMENT:,} characters.", ""]
    return "\n".join([*head, *lines])


def _filled(sections: Iterable[Section], room: int) -> tuple[list[str], Counter[str]]:
    """As many rows as there is room for, in order, and how many of each kind were left out."""
    lines: list[str] = []
    left_out: Counter[str] = Counter()
    full = False
    for section in sections:
        left = room - _length((*section.opening, *section.closing))
        taken: list[str] = []
        for row in () if full else section.rows:
            left -= _length((row,))
            full = left < 0
            if full:
                break
            taken.append(row)
        if taken:
            lines += [*section.opening, *taken, *section.closing]
            room -= _length((*section.opening, *taken, *section.closing))
        if section.total > len(taken):
            left_out[section.kind] += section.total - len(taken)
    return lines, left_out


def _length(lines: Iterable[str]) -> int:
    return sum(len(line.encode("utf-16-le")) // 2 + 1 for line in lines)


def _sections(report: Report, verdict: Verdict, style: Style) -> Iterator[Section]:
    troubles = problems(report, verdict)
    rows = (
        f"- {'❗' if problem.fatal else 'ℹ️'} {_place(problem.path, problem.line, style)}: {_text(problem_text(problem))}"
        for problem in troubles
    )
    yield Section("problem", (), rows, ("",), len(troubles))
    worst_first = sorted((draft for draft in report.drafts if draft.active), key=_goodness)
    for number, draft in enumerate(worst_first):
        yield _draft(draft, style, is_open=number == 0)
    skipped = [draft for draft in report.drafts if draft.skipped]
    rows = (f"- {_place(draft.path, None, style)}: {_text(draft.skipped)}" for draft in skipped)
    yield Section("unjudged draft", *_folded("Not judged", rows), len(skipped))
    if style.statistics:
        counts = rule_counts(report)
        rows = (f"| {each.rule} | {each.findings:,} | {each.drafts:,} | {each.share:.1%} |" for each in counts)
        table = ("| rule | findings | drafts | share |", "|---|--:|--:|--:|")
        yield Section("count", *_folded("By rule", rows, table), len(counts))


def _goodness(draft: DraftReport) -> tuple[int, ...]:
    counts = Counter(finding.severity for finding in draft.active)
    return tuple(-counts[level] for level in reversed(SEVERITIES))


def _draft(draft: DraftReport, style: Style, *, is_open: bool) -> Section:
    title = f"<b>{_place(draft.path, None, style)}</b>: {by_severity(draft.active)}"
    rows = (_row(finding) for finding in gravest_first(draft.active))
    table = ("| line | | finding | ask |", "|--:|---|---|---|")
    return Section("finding", *_folded(title, rows, table, is_open=is_open), len(draft.active))


def _row(finding: Finding) -> str:
    place = f"{finding.location.line}:{finding.location.column}"
    found = f"{_text(finding.message)} <sub>{as_markdown(finding.rule)}</sub>"
    return f"| {place} | {MARKS[finding.severity]} | {found} | {_text(finding.question)} |"


def _folded(
    title: str, rows: Iterable[str], table: tuple[str, ...] = (), *, is_open: bool = False
) -> tuple[tuple[str, ...], Iterable[str], tuple[str, ...]]:
    """What opens, fills and closes a part that a reader can fold away."""
    opening = f"<details{' open' if is_open else ''}><summary>{title}</summary>"
    return (opening, "", *table), rows, ("", "</details>", "")


def _place(path: str, line: int | None, style: Style) -> str:
    shown = _text(repository_path(path, style))
    return shown if line is None else f"{shown}:{line}"


def _text(text: str) -> str:
    return as_markdown(shortened(text, LONGEST_TEXT))
