"""Markdown drafts: CommonMark, and what Hugo, Jekyll, Pandoc, Quarto, MkDocs and Docusaurus add to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from authlint.parsers import front_matter
from authlint.parsers.figures import covers, images_of
from authlint.parsers.gathering import Gathered
from authlint.parsers.hidden import Hidden, HiddenStretches, blank, overwrite
from authlint.parsers.html_in_markdown import Lines
from authlint.parsers.markdown_blocks import BlockReader
from authlint.parsers.markdown_engine import engine
from authlint.parsers.markdown_positions import LINE_ENDS
from authlint.parsers.templates import find_templates
from authlint.source import LINE_END, SourceFile, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from authlint.document import Document

EXTENSIONS: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
SCHOLARLY = (".qmd", ".rmd")
"""Where ``@key`` is always a citation."""

COMMENT_MARKS = re.compile(
    r"\A(?:\{%[-~+]?\s*comment\s*[-~+]?%\}|\{::comment\}|\{\{!-*|\{#-?|\{\s*/\*+|<!--)"
    r"|(?:\{%[-~+]?\s*endcomment\s*[-~+]?%\}|\{:/comment\}|-*\}\}|-?#\}|\*+/\s*\}|-->)\Z"
)
"""What opens and closes a comment in the languages of templates and in JSX."""


def parse(source: SourceFile) -> Document:
    """The draft's prose and everything around it."""
    return read(source, "markdown", find_templates)


def read(
    source: SourceFile, format_: Literal["markdown", "mdx"], find_hidden: Callable[[str], tuple[Hidden, ...]]
) -> Document:
    """Parse ``source`` with the stretches that ``find_hidden`` finds kept from Markdown."""
    head, blocks, problems = front_matter.read(source)
    parts = Gathered(
        source,
        head,
        [*blocks],
        images=[*covers(source, head)],
        directives=[*front_matter.switches(head)],
        problems=[*problems],
    )
    text = source.text
    if head.span:
        parts.mask("front-matter", head.span.start, head.span.end, head.syntax)
        text = blank(text, head.span.start, head.span.end)
    # A byte order mark is no text, but would keep what follows it from being the start of a line.
    marked = text.startswith("\ufeff")
    stretches = find_hidden("\n" + text[1:] if marked else text)
    for stretch in stretches:
        _note(parts, stretch)
    text = overwrite(" " + text[1:] if marked else text, stretches)
    hidden = HiddenStretches(stretches)
    line_ends = [match.span() for match in LINE_END.finditer(text)]
    lines = Lines([0] + [end for _start, end in line_ends], [start for start, _end in line_ends] + [len(text)])
    environment: dict[str, Any] = {LINE_ENDS: lines.ends, "bibliography": _has_bibliography(source, head.data)}
    # Positions count from line ends, so leaving the byte order mark out moves nothing.
    tokens = engine(jsx=format_ == "mdx").parse(text[marked:], environment)
    BlockReader(parts, hidden, lines).read(tokens, environment, text)
    return parts.document(format_, front_matter.language(head))


def _has_bibliography(source: SourceFile, data: Any) -> bool:
    return source.path.lower().endswith(SCHOLARLY) or "bibliography" in data


def _note(parts: Gathered, stretch: Hidden) -> None:
    from authlint.parsers.directives import directive  # noqa: PLC0415  # few drafts hold any

    parts.mask(stretch.kind, stretch.start, stretch.end, stretch.info)
    parts.images += images_of(parts.source, stretch)
    if stretch.kind != "comment":
        return
    span = Span(stretch.start, stretch.end)
    inner = COMMENT_MARKS.sub("", parts.source.text[stretch.start : stretch.end])
    found = directive(inner, span)
    if found:
        parts.directives.append(found)
