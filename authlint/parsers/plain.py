"""Plain text: paragraphs between blank lines, each line of a paragraph in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from authlint.document import MASK, Block, BlockKind, Document, Link, Mask
from authlint.parsers import front_matter
from authlint.parsers.addresses import find_addresses, may_hold_address
from authlint.parsers.prose import Prose
from authlint.source import SourceFile, Span

EXTENSIONS: tuple[str, ...] = (".txt", ".text")
OPENING = re.compile(r"[ \t]*(?P<quote>(?:>[ \t]?)*)[ \t]*(?:(?P<bullet>[-*+•–]|\d{1,3}[.)])[ \t]+)?")
INTERRUPTING = frozenset({"-", "*", "+", "•", "1.", "1)"})
"""Bullets that may follow a line of a paragraph; a dash or another number there is the sentence's own."""

UNDERLINE = re.compile(r"[ \t]*(?:={3,}|-{3,}|~{3,})[ \t]*")
RULE = re.compile(r"[ \t]*([*_=~#.+-])[ \t]*(?:\1[ \t]*){2,}")
RUN_OF_SPACE = re.compile(r"[ \t\f\v]+")
LONGEST_HEADING = 80
"""Characters; a longer line in capitals is somebody shouting."""


@dataclass
class Passage:
    """The lines of one block, without what they open with."""

    kind: BlockKind = "paragraph"
    quoted: bool = False
    lines: list[Span] = field(default_factory=list)


def parse(source: SourceFile) -> Document:
    """The draft's paragraphs, list entries, quotations and headings."""
    head, blocks, problems = front_matter.read(source)
    found = [*blocks]
    links: list[Link] = []
    masks = [Mask("front-matter", head.span, head.syntax)] if head.span else []
    for passage in _passages(source, head.span.end):
        prose = Prose()
        found_links: list[Link] = []
        for line in passage.lines:
            _add_line(source.text, line, prose, found_links, masks)
        block = _block(passage, prose)
        links += [replace(link, block=len(found)) if block else replace(link, text=None) for link in found_links]
        found += [block] if block else []
    return Document(
        source,
        "text",
        tuple(found),
        head,
        links=tuple(links),
        masks=tuple(masks),
        problems=problems,
        directives=front_matter.switches(head),
        declared_language=front_matter.language(head),
    )


def _block(passage: Passage, prose: Prose) -> Block | None:
    """The finished block; None without words."""
    if not len(prose):
        return None
    is_heading, is_item = passage.kind == "heading", passage.kind == "item"
    block = prose.block(passage.kind, quoted=passage.quoted, level=int(is_heading), depth=int(is_item))
    return block if block.text.replace(MASK, "").strip() else None


def _passages(source: SourceFile, start: int) -> Iterator[Passage]:
    """The blocks by blank lines, bullets and quote marks."""
    passage = Passage()
    for number in range(source.line_at(start), source.line_count + 1):
        whole = source.line_span(number)
        line = Span(max(whole.start, start), whole.end)
        if number == 1 and source.text.startswith("\ufeff", line.start):
            line = Span(line.start + 1, line.end)
        opening = OPENING.match(source.text, line.start, line.end)
        words = Span(opening.end() if opening else line.start, line.end)
        if opening is None or not source.text[words.start : words.end].strip():
            yield from _closed(passage, source)
            passage = Passage()
            continue
        if RULE.fullmatch(source.text, line.start, line.end):
            underlined = UNDERLINE.fullmatch(source.text, line.start, line.end)
            if underlined and len(passage.lines) == 1 and passage.kind == "paragraph" and not passage.quoted:
                passage.kind = "heading"
            yield from _closed(passage, source)
            passage = Passage()
            continue
        quoted = bool(opening["quote"])
        is_item = bool(opening["bullet"]) and (
            not passage.lines or passage.kind == "item" or opening["bullet"] in INTERRUPTING
        )
        if opening["bullet"] and not is_item:
            words = Span(opening.start("bullet"), line.end)
        if is_item or (passage.lines and quoted != passage.quoted):
            yield from _closed(passage, source)
            passage = Passage("item" if is_item else "paragraph")
        passage.quoted = quoted
        passage.lines.append(words)
    yield from _closed(passage, source)


def _closed(passage: Passage, source: SourceFile) -> Iterator[Passage]:
    if not passage.lines:
        return
    words = source.text[passage.lines[0].start : passage.lines[0].end].strip()
    alone = len(passage.lines) == 1 and passage.kind == "paragraph"
    if alone and words.isupper() and 1 < len(words) <= LONGEST_HEADING and words[-1] not in ".!?":
        passage.kind = "heading"
    yield passage


def _add_line(text: str, line: Span, prose: Prose, links: list[Link], masks: list[Mask]) -> None:
    """Add one line, joined to the line before by one space that stands for the line end and the indentation."""
    words = text[line.start : line.end]
    start = line.start + len(words) - len(words.lstrip())
    end = line.end - (len(words) - len(words.rstrip()))
    if len(prose):
        prose.add(" ", prose.end, start)
    done = start
    for first, last in find_addresses(text[start:end]) if may_hold_address(words) else ():
        span = Span(start + first, start + last)
        _add_words(text, done, span.start, prose)
        links.append(Link(text[span.start : span.end], span, None, Span(len(prose), len(prose) + 1), kind="bare"))
        masks.append(Mask("address", span))
        prose.add(MASK, span.start, span.end)
        done = span.end
    _add_words(text, done, end, prose)


def _add_words(text: str, start: int, end: int, prose: Prose) -> None:
    done = start
    for match in RUN_OF_SPACE.finditer(text, start, end):
        prose.add(text[done : match.start()], done, match.start())
        prose.add(" ", *match.span())
        done = match.end()
    prose.add(text[done:end], done, end)
