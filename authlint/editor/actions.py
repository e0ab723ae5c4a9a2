"""What an editor offers to do about a draft: safe fixes, words to put in place of others, suppressions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from authlint.document import Document
from authlint.editor.suppressions import in_draft, on_line
from authlint.finding import Finding
from authlint.reading import parsed
from authlint.report import DraftReport
from authlint.rule import Fix
from authlint.sanitise import one_line, shortened
from authlint.source import LINE_END, SourceFile, Span

QUICK_FIX = "quickfix"
FIX_ALL = "source.fixAll.authlint"

PLAIN_WORDS = re.compile(r"[^\W_]+(?:[ '’-][^\W_]+)*")
"""Words without markup between them, on one line: what other words may take the place of."""

LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: ``edits`` that do not overlap. A ``preferred`` one is safe to do unseen."""

    title: str
    kind: str
    edits: tuple[Fix, ...]
    finding: Finding | None = None
    preferred: bool = False


def actions(source: SourceFile, report: DraftReport, within: Span, wanted: Callable[[str], bool]) -> Iterator[Action]:
    """What can be done about the findings that touch ``within``, of the kinds that are ``wanted``."""
    if not wanted(QUICK_FIX):
        return
    found = [
        finding for finding in report.active if finding.span.start <= within.end and within.start <= finding.span.end
    ]
    for finding in found:
        yield from _cures(source, finding)
    document = parsed(source) if found else None
    if isinstance(document, Document):
        yield from _suppressions(document, found)


def fix_all(source: SourceFile, after: str) -> Action | None:
    """The edits that make ``source`` what it is ``after`` its safe fixes, line by line; None where it is the same."""
    if after == source.text:
        return None
    return Action("Make all safe fixes (authlint)", FIX_ALL, tuple(_edits(source.text, after)))


def _cures(source: SourceFile, finding: Finding) -> Iterator[Action]:
    if finding.fix:
        words = _shown(finding.fix.replacement)
        title = f"Put ‘{words}’ in its place" if words else "Take it out"
        yield Action(f"{title} ({finding.rule})", QUICK_FIX, (finding.fix,), finding, preferred=True)
    words = source.text[finding.span.start : finding.span.end]
    if finding.whole_draft or not PLAIN_WORDS.fullmatch(words):
        return
    for suggestion in finding.suggest:
        new = suggestion[:1].upper() + suggestion[1:] if words[:1].isupper() else suggestion
        title = f"Try ‘{_shown(new)}’ for ‘{_shown(words)}’"
        yield Action(title, QUICK_FIX, (Fix(finding.span, new),), finding)


def _suppressions(document: Document, found: Iterable[Finding]) -> Iterator[Action]:
    """One offer for each rule on each line, and one for each rule in the draft."""
    findings = list(found)
    lines = {(finding.rule, finding.location.line): finding for finding in reversed(findings)}
    rules = {finding.rule: finding for finding in reversed(findings)}
    for finding in reversed(lines.values()):
        if edit := on_line(document, finding):
            yield Action(f"Leave it be on this line ({finding.rule})", QUICK_FIX, (edit,), finding)
    for finding in reversed(rules.values()):
        if edit := in_draft(document, finding):
            yield Action(f"Leave {finding.rule} be in this draft", QUICK_FIX, (edit,), finding)


def _edits(before: str, after: str) -> Iterator[Fix]:
    old, new = _lines(before), _lines(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for operation, low, high, first, last in matcher.get_opcodes():
        if operation != "equal":
            yield Fix(Span(starts[low], starts[high]), "".join(new[first:last]))


def _lines(text: str) -> list[str]:
    """The lines of a text with what ends them."""
    ends = [0, *(match.end() for match in LINE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def _shown(words: str) -> str:
    return shortened(one_line(words), LONGEST_TITLE)
