"""From a report to the questions it holds, as a writer's list of things to do."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from authlint.report import DraftReport, Report
from authlint.sanitise import BREAK, REFERENCES, one_line, shown_path, without_commands

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~@!])")
AT_START = re.compile(r"^( *\d{0,9})([.)=+-])")
"""What would make a line the entry of a list."""

LEAST_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the fact that raised it, the line it stands on, and further lines that raise the same one."""

    line: int
    fact: str
    question: str
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions about one draft, in reading order, or why there are none."""

    path: str
    questions: tuple[Question, ...]
    skipped: str = ""


def questions(report: Report) -> tuple[Interview, ...]:
    """The questions of every draft. A rule that fires again in a draft asks once, and names the other lines."""
    return tuple(Interview(draft.path, _asked(draft), draft.skipped) for draft in report.drafts)


def _asked(draft: DraftReport) -> tuple[Question, ...]:
    first: dict[str, Question] = {}
    further: dict[str, list[int]] = {}
    for finding in draft.findings:
        if finding.disposition != "active":
            continue
        line = finding.location.line
        if finding.rule in first:
            further[finding.rule].append(line)
        else:
            first[finding.rule] = Question(line, finding.message, finding.question)
            further[finding.rule] = []
    return tuple(
        Question(asked.line, asked.fact, asked.question, tuple(sorted({*further[rule]} - {asked.line})))
        for rule, asked in first.items()
    )


def as_text(interviews: Sequence[Interview], width: int) -> str:
    """For a terminal."""
    room = max(width, LEAST_WIDTH)
    lines: list[str] = []
    for interview in interviews:
        lines.append(shown_path(interview.path))
        if not interview.questions:
            lines.append(f"  {one_line(interview.skipped) or 'nothing to ask'}")
        for asked in interview.questions:
            number = f"{asked.line:>5}  "
            lines += textwrap.wrap(
                one_line(asked.question), room, initial_indent=number, subsequent_indent=" " * len(number)
            )
            told = one_line(f"{asked.fact}{_also(asked)}")
            lines += textwrap.wrap(told, room, initial_indent=" " * len(number), subsequent_indent=" " * len(number))
        lines.append("")
    return without_commands("\n".join(lines) + "\n")


def as_markdown(interviews: Sequence[Interview]) -> str:
    """A list with boxes to tick under a heading a draft. Strangers' words are escaped."""
    lines: list[str] = []
    for interview in interviews:
        lines += [f"## {_escaped(interview.path)}", ""]
        if not interview.questions:
            lines += [_escaped(interview.skipped) or "Nothing to ask.", ""]
            continue
        lines += [
            f"- [ ] Line {asked.line}: {_escaped(asked.question)} ({_escaped(asked.fact.rstrip('.'))}{_also(asked)})"
            for asked in interview.questions
        ]
        lines.append("")
    return without_commands("\n".join(lines))


def _also(asked: Question) -> str:
    if not asked.also:
        return ""
    return f" Also on line{'s' if len(asked.also) > 1 else ''} {', '.join(map(str, asked.also))}."


def _escaped(text: str) -> str:
    """Plain words where the list is read as it stands, and no mention or link where it is posted."""
    words = MARKUP.sub(r"\\\1", REFERENCES.sub(BREAK, one_line(text))).replace(BREAK, "&#8203;")
    return AT_START.sub(r"\1\\\2", words)
