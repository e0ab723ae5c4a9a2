"""A report for a person at a terminal: each finding in a frame of the draft's own words."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from typing import TYPE_CHECKING

from authlint.framing import framed
from authlint.reporters._statistics import rule_counts, summary_line
from authlint.sanitise import one_line, shown_path, without_commands

if TYPE_CHECKING:
    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import DraftReport, Report, Verdict
    from authlint.reporters import Style

ENDINGS = (".txt",)
COLOURS = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2", "passed": "32", "failed": "31"}
LEAST_WIDTH = 40


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """Findings by draft, in the order of the file, then a summary."""
    parts = [part for draft in report.drafts for part in _draft(draft, style)]
    parts += [_problem(problem, style) for problem in report.problems]
    parts += [_statistics(report)] if style.statistics and report.active else []
    return without_commands("\n".join([*parts, _summary(report, verdict, style)]) + "\n")


def _draft(draft: DraftReport, style: Style) -> list[str]:
    parts = [_problem(problem, style) for problem in draft.problems]
    if draft.skipped:
        path = shown_path(draft.path)
        parts.append(_painted(_wrapped(f"{path}: {one_line(draft.skipped)}", style), {path: "bold"}, style) + "\n")
    shown = draft.findings if style.show_all else draft.active
    return parts + [_finding(finding, draft.lines.get(finding.location.line, ""), style) for finding in shown]


def _finding(finding: Finding, line: str, style: Style) -> str:
    place = finding.location
    head = f"{shown_path(finding.path)}:{place.line}:{place.column}"
    mark = "" if finding.disposition == "active" else f" [{finding.disposition}: {one_line(finding.reason)}]"
    title = f"{_paint(head, 'bold', style)} {_paint(finding.severity, finding.severity, style)} {finding.rule}{mark}"
    rows = [title, *_frame(finding, line, style)]
    margin = " " * (len(str(place.line)) + 1)
    rows.append(_wrapped(one_line(finding.message), style, margin + "= "))
    if finding.suggest:
        rows.append(_wrapped("consider: " + one_line(", ".join(finding.suggest)), style, margin + "= "))
    rows.append(_wrapped(one_line(finding.question), style, margin + "? "))
    return "\n".join(rows) + "\n"


def _frame(finding: Finding, line: str, style: Style) -> list[str]:
    """The line of the draft with the found words underlined; a long line is cut around them."""
    place = finding.location
    number = str(place.line)
    room = max(style.width, LEAST_WIDTH) - len(number) - 3
    start = min(place.column - 1 + _bom(line, place.line), len(line))
    end = min(place.end_column - 1 + _bom(line, place.line), len(line)) if place.line == place.end_line else len(line)
    shown, indent, carets = framed(line[:start], line[start:end], line[end:], room)
    underline = indent + _paint(carets, finding.severity, style)
    margin = _paint(" " * len(number) + " |", "dim", style)
    return [f"{_paint(number + ' |', 'dim', style)} {shown}", f"{margin} {underline}"]


def _bom(line: str, number: int) -> int:
    return int(number == 1 and line.startswith("\ufeff"))


def _problem(problem: Problem, style: Style) -> str:
    where = shown_path(problem.path if problem.line is None else f"{problem.path}:{problem.line}")
    label = "problem" if problem.fatal else "note"
    text = _wrapped(f"{where} {label} {one_line(problem.message)}", style)
    colours = {where: "bold", f" {label} ": "error" if problem.fatal else "info"}
    return _painted(text, colours, style) + (f"\n  {one_line(problem.cure)}\n" if problem.cure else "\n")


def _summary(report: Report, verdict: Verdict, style: Style) -> str:
    line = summary_line(report)
    return f"{line}\n{_paint(verdict.sentence, 'passed' if verdict.code == 0 else 'failed', style)}"


def _statistics(report: Report) -> str:
    """A line a rule, the most frequent first: findings, drafts, share of all judged drafts."""
    counts = rule_counts(report)
    longest = max(len(count.rule) for count in counts)
    head = f"{'rule':<{longest}}  findings  drafts   share"
    rows = [f"{each.rule:<{longest}}  {each.findings:>8,}  {each.drafts:>6,}  {each.share:>6.1%}" for each in counts]
    return "\n".join([head, *rows]) + "\n"


def _wrapped(text: str, style: Style, margin: str = "") -> str:
    return _filled(text, max(style.width, LEAST_WIDTH), margin)


@lru_cache(maxsize=1_000)
def _filled(text: str, width: int, margin: str) -> str:
    """The text in lines; a rule's question is the same wherever it is asked."""
    return textwrap.fill(
        text,
        width,
        initial_indent=margin,
        subsequent_indent=" " * len(margin),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _painted(text: str, colours: dict[str, str], style: Style) -> str:
    """Wrapped text with the first of each of these words painted: paint has no width, so it comes after wrapping."""
    for words, colour in colours.items():
        text = text.replace(words, _paint(words, colour, style), 1)
    return text


def _paint(text: str, colour: str, style: Style) -> str:
    return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m" if style.colour else text
