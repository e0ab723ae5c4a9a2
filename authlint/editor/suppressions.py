"""Edits that tell authlint to leave a rule's findings be: on a line, or in a whole draft.

Where a comment may stand depends on markup that only a parser knows. So each edit that might do is made and parsed, and the
first one is taken that authlint reads as the directive it is meant to be, and that leaves every word of the prose as it was.
No edit gives a reason: only the writer knows one, and the rule ``directive/no-reason`` asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from authlint.document import Directive, Document
from authlint.finding import Finding
from authlint.fixes import with_fixes
from authlint.reading import parsed
from authlint.rule import Fix
from authlint.source import SourceFile, Span

COMMENTS = {"markdown": ("<!-- ", " -->"), "html": ("<!-- ", " -->"), "mdx": ("{/* ", " */}")}
"""What opens and closes a comment; plain text has none."""

HARD_BREAK = re.compile(r"(?:[ \t]+|\\)$")
"""What ends a line of Markdown that is broken on purpose, or blanks that mean nothing."""

DOCTYPE = re.compile(r"\s*<!doctype[^>]*>[ \t]*(?:\r\n|\n|\r)?", re.IGNORECASE)
MARGIN = re.compile(r"[ \t>]*")


def on_line(document: Document, finding: Finding) -> Fix | None:
    """The edit that silences the rule of ``finding`` on its line; None where no comment can stand there."""
    return next(_working(document, finding, _beside(document, finding)), None)


def in_draft(document: Document, finding: Finding) -> Fix | None:
    """The edit that silences the rule of ``finding`` in the whole draft."""
    return next(_working(document, finding, _above(document, finding)), None)


def _beside(document: Document, finding: Finding) -> Iterator[Fix]:
    """At the end of a line, where it parts no paragraph in two; else on a line of its own before."""
    if document.format not in COMMENTS:
        return
    source, comment = document.source, _comment(document, "disable-line", finding)
    for line in dict.fromkeys((finding.location.end_line, finding.location.line)):
        span = source.line_span(line)
        tail = HARD_BREAK.search(source.text[span.start : span.end])
        end = span.start + tail.start() if tail else span.end
        yield Fix(Span(end, end), f" {comment}")
    span = source.line_span(finding.location.line)
    margin = MARGIN.match(source.text, span.start, span.end)
    before = Span(span.start, span.start)
    yield Fix(
        before, f"{margin[0] if margin else ''}{_comment(document, 'disable-next-line', finding)}{_line_end(source)}"
    )


def _above(document: Document, finding: Finding) -> Iterator[Fix]:
    """A key in the front matter, which holds there too; else a comment at the top, which holds for what follows."""
    head, source, end = document.front_matter, document.source, _line_end(document.source)
    entry = {
        "yaml": f"authlint: {{disable: [{finding.rule}]}}",
        "toml": f'authlint = {{disable = ["{finding.rule}"]}}',
    }
    if head.syntax in entry and "authlint" not in head.data:
        # As the first key: behind a table of TOML it would be one of that table's.
        first = source.line_span(source.line_at(head.span.start) + 1)
        yield Fix(Span(first.start, first.start), f"{entry[head.syntax]}{end}")
    if document.format in COMMENTS and not head.span.contains(finding.span):
        place = head.span.end or _top(source)
        alone = place == _bom(source) or source.text[place - 1] in "\r\n"
        yield Fix(Span(place, place), f"{'' if alone else end}{_comment(document, 'disable', finding)}{end}{end}")


def _working(document: Document, finding: Finding, edits: Iterator[Fix]) -> Iterator[Fix]:
    """Those of ``edits`` that are read as one more directive about the rule and change no prose."""
    for edit in edits:
        after = parsed(SourceFile(document.source.path, with_fixes(document.source.text, [edit])))
        if isinstance(after, Document) and _reads_as(after, edit, finding) and _prose(after) == _prose(document):
            yield edit


def _reads_as(after: Document, edit: Fix, finding: Finding) -> bool:
    written = Span(edit.span.start, edit.span.start + len(edit.replacement))
    return any(_says(directive, finding) and directive.span.overlaps(written) for directive in after.directives)


def _says(directive: Directive, finding: Finding) -> bool:
    return not directive.fault and directive.rules == (finding.rule,)


def _prose(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text.strip()) for block in document.blocks]


def _comment(document: Document, kind: str, finding: Finding) -> str:
    opening, closing = COMMENTS[document.format]
    return f"{opening}authlint-{kind} {finding.rule}{closing}"


def _top(source: SourceFile) -> int:
    """Where the text of a draft without front matter begins: behind a BOM and a doctype."""
    doctype = DOCTYPE.match(source.text, _bom(source))
    return doctype.end() if doctype else _bom(source)


def _bom(source: SourceFile) -> int:
    return int(source.text.startswith("\ufeff"))


def _line_end(source: SourceFile) -> str:
    """What ends the first line of the draft."""
    return "\r\n" if "\r\n" in source.text[: source.text.find("\n") + 1] else "\n"
