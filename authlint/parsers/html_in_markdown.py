"""Blocks of HTML inside Markdown: their text is prose too, and the parser for HTML finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from authlint.errors import Problem
from authlint.parsers.gathering import has_words
from authlint.parsers.hidden import FILLER, HiddenStretches
from authlint.parsers.prose import Prose
from authlint.source import SourceFile, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    moved: dict[int | None, Sequence[int]] = {}
    for index, block in enumerate(found.blocks):
        if has_words(block.text):
            numbers[index] = len(parts.blocks)
            collapsed, moved[index] = _collapse(block, hidden, quoted=quoted)
            parts.blocks.append(collapsed)
    for link in found.links:
        text = _moved(link.text, moved[link.block]) if link.block in moved else None
        parts.links.append(replace(link, block=numbers.get(link.block), text=text))
    for image in found.images:
        stands_in, alternative = numbers.get(image.block), numbers.get(image.alt_block)
        alt = image.alt if alternative is None else parts.blocks[alternative].text
        parts.images.append(replace(image, alt=alt, block=stands_in, alt_block=alternative))
    for citation in found.citations:
        at = moved[citation.block][citation.at] if citation.block in moved else 0
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


def _collapse(block: Block, hidden: HiddenStretches, *, quoted: bool) -> tuple[Block, Sequence[int]]:
    """``block`` with one mask for every template tag, however long, and where each offset of its text has moved."""
    length = len(block.text)
    if FILLER not in block.text:
        return (replace(block, quoted=True) if quoted else block), range(length + 1)
    prose = Prose()
    moved: list[int] = []
    past = -1
    for text, start, end in _pieces(block):
        copied = len(text) == end - start
        for index, letters in enumerate(text if copied else [text]):
            moved += [len(prose)] * len(letters)
            place, behind = (start + index, start + index + 1) if copied else (start, end)
            stretch = hidden.at(place) if letters == FILLER else None
            if place >= past:
                past = stretch.end if stretch else behind
                prose.add(letters, place, past)
    moved.append(len(prose))
    prose.quotations += [span for span in (_moved(span, moved) for span in block.quotations) if span]
    collapsed = prose.block(
        block.kind, quoted=block.quoted or quoted, level=block.level, depth=block.depth, exact=block.exact
    )
    return collapsed, moved


def _moved(span: Span | None, moved: Sequence[int]) -> Span | None:
    if span is None or moved[span.start] == moved[span.end]:
        return None
    return Span(moved[span.start], moved[span.end])


def _pieces(block: Block) -> Iterator[tuple[str, int, int]]:
    """What the block's text is made of, with each piece's range in the file."""
    offsets = block.offsets
    ends = [*offsets.text_starts[1:], offsets.length]
    for start, end, *place in zip(offsets.text_starts, ends, offsets.source_starts, offsets.source_ends, strict=True):
        yield block.text[start:end], place[0], place[1]
