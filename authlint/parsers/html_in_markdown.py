"""Blocks of HTML inside Markdown: their text is prose too, and the parser for HTML finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from authlint.errors import Problem
from authlint.parsers.gathering import has_words
from authlint.parsers.hidden import FILLED, FILLER, HiddenStretches
from authlint.parsers.prose import Prose
from authlint.source import SourceFile, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from authlint.document import Block
    from authlint.parsers.gathering import Gathered


ENCLOSING = re.compile(
    r"<(/?)(blockquote|pre|svg|math|template|textarea|select|noscript|iframe|object)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Lines:
    """Where each line of a draft starts and ends."""

    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, token: Token) -> Span:
        """The lines of a block token."""
        first, last = token.map or (0, 1)
        return Span(self.starts[first], self.ends[max(first, last - 1)])


def html_source(source: SourceFile, text: str, tokens: Sequence[Token], lines: Lines) -> SourceFile:
    """The draft as the parser for HTML may see it: without the marks of the containers around the HTML."""
    parts: list[str] = []
    done = 0
    for token in tokens:
        if token.type != "html_block" or not token.level:
            continue
        for number, content in enumerate(token.content.rstrip("\n").split("\n"), (token.map or [0])[0]):
            start, place = lines.starts[number], lines.ends[number] - len(content)
            if place > start >= done:
                parts += text[done:start], " " * (place - start)
                done = place
    return SourceFile(source.path, "".join([*parts, text[done:]]))


def read_html(parts: Gathered, source: SourceFile, hidden: HiddenStretches, span: Span, *, quoted: bool) -> None:
    """Add what the HTML in ``span`` holds."""
    from authlint.parsers.html import prose_blocks  # noqa: PLC0415 - few drafts need it

    _report_unclosed(parts, source, span)
    found = prose_blocks(source, span)
    parts.masks += found.masks
    parts.directives += found.directives
    parts.problems += found.problems
    numbers: dict[int | None, int] = {}
    shifts: dict[int | None, _Shift] = {}
    for index, block in enumerate(found.blocks):
        if has_words(block.text):
            numbers[index] = len(parts.blocks)
            collapsed, shifts[index] = _collapse(block, hidden, quoted=quoted)
            parts.blocks.append(collapsed)
    for link in found.links:
        text = shifts[link.block].span(link.text) if link.text and link.block in shifts else None
        parts.links.append(replace(link, block=numbers.get(link.block), text=text))
    for image in found.images:
        stands_in, alternative = numbers.get(image.block), numbers.get(image.alt_block)
        parts.images.append(replace(image, block=stands_in, alt_block=alternative))
    for citation in found.citations:
        at = shifts[citation.block].offset(citation.at) if citation.block in shifts else 0
        parts.citations.append(replace(citation, block=numbers.get(citation.block), at=at))


def _report_unclosed(parts: Gathered, source: SourceFile, span: Span) -> None:
    text = source.text[span.start : span.end]
    if text.lstrip().startswith("<!--") and "-->" not in text:
        parts.problems.append(
            Problem(
                "unclosed-comment",
                source.path,
                "the comment <!-- is never closed, so everything below it in its block counts as comment",
                "end the comment with -->",
                source.line_at(span.start),
                fatal=False,
            )
        )


@dataclass(frozen=True, slots=True)
class Enclosures:
    """Elements that open in one block of HTML and close in another, with Markdown between them.

    Each maps the index of the token that opens to that of the first token behind the element.
    """

    quotations: dict[int, int]
    silent: dict[int, int]


def find_enclosures(tokens: Sequence[Token]) -> Enclosures:
    """An element that is never closed encloses nothing: it must not swallow the rest of the draft."""
    found = Enclosures({}, {})
    opened: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.type != "html_block" and (token.type != "inline" or not opened or "</" not in token.content):
            continue
        for tag in ENCLOSING.finditer(token.content):
            name = tag[2].lower()
            if not tag[1]:
                opened.setdefault(name, []).append(index)
            elif opened.get(name):
                start = opened[name].pop()
                behind = index if token.type == "html_block" else index + 1
                (found.quotations if name == "blockquote" else found.silent)[start] = behind
    return found


@dataclass(frozen=True, slots=True)
class _Shift:
    """How offsets in a block's text move when runs of filler become one mask each."""

    runs: tuple[tuple[int, int], ...]

    def offset(self, offset: int) -> int:
        for start, end in reversed(self.runs):
            if offset > start:
                offset -= min(offset, end) - start - 1
        return offset

    def span(self, span: Span) -> Span:
        return Span(self.offset(span.start), self.offset(span.end))


def _collapse(block: Block, hidden: HiddenStretches, *, quoted: bool) -> tuple[Block, _Shift]:
    """``block`` with one mask for every template tag, however long."""
    if FILLER * 2 not in block.text:
        return (replace(block, quoted=True) if quoted else block), _Shift(())
    prose = Prose()
    runs: list[tuple[int, int]] = []
    done = 0
    for run in FILLED.finditer(block.text):
        _copy(prose, block, done, run.start())
        start = run.start()
        while start < run.end():
            where = block.source_span(Span(start, start + 1))
            stretch = hidden.at(where.start)
            end = min(run.end(), start + stretch.end - where.start) if stretch else start + 1
            prose.add(FILLER, where.start, stretch.end if stretch else where.end)
            runs.append((start, end))
            start = end
        done = run.end()
    _copy(prose, block, done, len(block.text))
    shift = _Shift(tuple(runs))
    prose.quotations += map(shift.span, block.quotations)
    collapsed = prose.block(
        block.kind, quoted=block.quoted or quoted, level=block.level, depth=block.depth, exact=block.exact
    )
    return collapsed, shift


def _copy(prose: Prose, block: Block, start: int, end: int) -> None:
    """Copy a stretch of the block's text with the pieces it is made of."""
    starts = [*block.offsets.text_starts, block.offsets.length]
    for index, begin in enumerate(starts[:-1]):
        left, right = max(begin, start), min(starts[index + 1], end)
        if left < right:
            span = block.source_span(Span(left, right))
            prose.add(block.text[left:right], span.start, span.end)
