"""Safe fixes: from what a draft's findings offer to the text with them in it. Nothing is read or written here."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from authlint.errors import Problem
from authlint.finding import Finding
from authlint.report import DraftReport
from authlint.rule import Fix
from authlint.sanitise import one_line, revealed, without_commands
from authlint.source import LINE_END, SourceFile

MOST_ROUNDS = 10
"""How often a draft is judged anew because fixes uncovered others. Shipped rules need two or three."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft before and after its fixes, the report on each, and how many findings were ``cured``."""

    before: SourceFile
    after: SourceFile
    found: DraftReport
    remaining: DraftReport
    cured: int = 0

    @property
    def changed(self) -> bool:
        return self.before.text != self.after.text


def fixed(source: SourceFile, judge: Callable[[SourceFile], DraftReport]) -> Fixed:
    """The draft with every safe fix in it, judged again until nothing is left to fix.

    A draft whose fixes do not come to rest stays as it was, and its report says so: fixing twice must do no more than
    fixing once.
    """
    found = judge(source)
    current, remaining, cured = source, found, 0
    for _ in range(MOST_ROUNDS):
        chosen = compatible(remaining.active)
        if not chosen:
            return Fixed(source, current, found, remaining, cured)
        current = SourceFile(source.path, with_fixes(current.text, chosen))
        remaining, cured = judge(current), cured + len(chosen)
    problem = Problem(
        "unsettled-fixes", source.path, "its fixes undo one another, and none was made", "mend it by hand", fatal=False
    )
    return Fixed(source, source, found, replace(found, problems=(*found.problems, problem)))


def compatible(findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """Fixes that do not overlap, in the order of the file. Of two that do the earlier stands, then the longer one;
    the other has its turn when the draft is judged again."""
    offered = ((finding.fix, finding.rule) for finding in findings if finding.fix is not None)
    chosen: list[Fix] = []
    for fix, _ in sorted(
        offered, key=lambda pair: (pair[0].span.start, -pair[0].span.end, pair[1], pair[0].replacement)
    ):
        if not chosen or (fix.span.start >= chosen[-1].span.end and fix.span != chosen[-1].span):
            chosen.append(fix)
    return tuple(chosen)


def with_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """``text`` with fixes that do not overlap, applied from its end to its start so that their places stand."""
    pieces, behind = [], len(text)
    for fix in sorted(fixes, key=lambda fix: fix.span, reverse=True):
        pieces += [text[fix.span.end : behind], fix.replacement]
        behind = fix.span.start
    return "".join([text[:behind], *reversed(pieces)])


def difference(draft: Fixed) -> str:
    """What the fixes would change, as a unified diff for a reader: hidden characters show as escapes, so that it tells
    what a fix removes and cannot act on a terminal or a log."""
    path = one_line(draft.before.path)
    lines = difflib.unified_diff(_lines(draft.before), _lines(draft.after), path, path, lineterm="")
    return without_commands("".join(f"{line}\n" for line in lines))


def _lines(source: SourceFile) -> list[str]:
    return [revealed(line) for line in LINE_END.split(source.text.removesuffix("\n"))]
