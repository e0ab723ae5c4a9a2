"""What every parsed draft has to satisfy: each piece of prose stands in the file where it says it does."""

from __future__ import annotations

import html
import re

from authlint.document import MASK, Block, Document
from authlint.source import SourceFile, Span

NEVER_PROSE = ("code", "maths", "template", "comment", "front-matter")
HEAD = ("title", "description")
"""Blocks out of front matter, whose syntaxes write text in ways of their own."""

LINE_END = re.compile(r"\r\n|\n|\r")


def pieces(block: Block) -> list[tuple[str, int, int]]:
    """A block's text in the pieces of its map, each with its range in the file."""
    offsets = block.offsets
    ends = [*offsets.text_starts[1:], offsets.length]
    return [
        (block.text[start:end], source_start, source_end)
        for start, end, source_start, source_end in zip(
            offsets.text_starts, ends, offsets.source_starts, offsets.source_ends, strict=True
        )
    ]


def is_true(text: str, written: str) -> bool:
    """Whether ``written`` is a way to write ``text``."""
    if len(text) == len(written):
        return all(a == b or (a == " " and b.isspace()) for a, b in zip(text, written, strict=True))
    if text == MASK:
        return bool(written)
    if text == " ":
        return (
            bool(LINE_END.search(written))
            or written.isspace()
            or written.startswith("<")
            or html.unescape(written).isspace()
        )
    if written.startswith("\\"):
        return written == "\\" + text
    return html.unescape(written) == text or (text == "\ufffd" and written.startswith("&#"))


def faults(document: Document) -> list[str]:
    """Everything that is wrong with the places in ``document``."""
    source = document.source
    found = [fault for block in document.blocks for fault in _faults_of_block(block, source)]
    hidden = {
        offset
        for mask in document.masks
        if mask.kind in NEVER_PROSE
        for offset in range(mask.span.start, mask.span.end)
    }
    for block in document.blocks:
        if block.kind in HEAD:
            continue
        found += [
            f"prose {text!r} at {start} lies in what is not prose"
            for text, start, end in pieces(block)
            if text.strip(MASK + " ") and not hidden.isdisjoint(range(start, end))
        ]
    found += _faults_of_references(document)
    return found


def _faults_of_block(block: Block, source: SourceFile) -> list[str]:
    found = []
    before = 0
    if not block.text.strip(MASK + " ") or block.text != block.text.strip(" \t\r\n"):
        found.append(f"block {block.text!r} is empty or has white space around it")
    if block.offsets.length != len(block.text):
        found.append(f"the map of {block.text!r} has another length")
    for text, start, end in pieces(block) if block.exact else ():
        written = source.text[start:end]
        if not 0 <= start < end <= len(source.text) or start < before:
            found.append(f"{text!r} from {start} to {end} follows {before}")
        if block.kind not in HEAD and not is_true(text, written):
            found.append(f"{text!r} is said to be {written!r}")
        before = end
    found += [
        f"quotation {span} in {block.text!r}"
        for span in block.quotations
        if not 0 <= span.start < span.end <= len(block.text)
    ]
    return found


def _faults_of_references(document: Document) -> list[str]:
    found = []
    length = len(document.source.text)
    things = [*document.links, *document.images, *document.footnote_references, *document.citations, *document.masks]
    found += [
        f"{thing} lies outside the file"
        for thing in (*things, *document.footnotes, *document.directives)
        if not 0 <= thing.span.start < thing.span.end <= length
    ]
    blocks = document.blocks
    found += [
        f"{link} has its words in no block"
        for link in document.links
        if link.text is not None and (link.block is None or link.text.end > len(blocks[link.block].text))
    ]
    found += [
        f"{image} has another text"
        for image in document.images
        if image.alt_block is not None and blocks[image.alt_block].text != image.alt
    ]
    for note in document.footnotes:
        found += [f"{note} holds a block that is none" for index in note.blocks if index >= len(document.blocks)]
    if list(document.masks) != sorted(document.masks, key=lambda mask: mask.span):
        found.append("the masks are out of order")
    return found


def places(document: Document) -> list[tuple[str, str, list[tuple[str, int, int, int, int]]]]:
    """Each block with its words and their lines and columns, which no change of line ends may move."""
    result = []
    for block in document.blocks:
        if not block.exact:
            continue
        words = []
        for word in re.finditer(r"\S+", block.text):
            where = document.source.location(block.source_span(Span(*word.span())))
            words.append((word[0], where.line, where.column, where.end_line, where.end_column))
        result.append((block.kind, block.text, words))
    return result
