"""HTML drafts: pages and bodies, by the rules of browsers, every character in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from authlint.document import (
    Block,
    Citation,
    Directive,
    Document,
    Footnote,
    FootnoteReference,
    Image,
    Link,
    Mask,
)
from authlint.errors import Problem
from authlint.parsers import front_matter
from authlint.parsers.hidden import blank, overwrite
from authlint.parsers.html_balance import RAW, never_closed
from authlint.parsers.html_reader import Reader
from authlint.parsers.html_tokens import HtmlToken, tokens
from authlint.parsers.templates import find_templates
from authlint.source import SourceFile, Span

EXTENSIONS: tuple[str, ...] = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class HtmlParts:
    """What a stretch of HTML holds; indices count its own blocks."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    citations: tuple[Citation, ...]
    masks: tuple[Mask, ...]
    directives: tuple[Directive, ...]
    unclosed: tuple[HtmlToken, ...]
    footnotes: tuple[Footnote, ...]
    footnote_references: tuple[FootnoteReference, ...]
    problems: tuple[Problem, ...]
    language: str = ""


def parse(source: SourceFile) -> Document:
    """A page, or the body of one, with front matter and template tags kept out of its prose."""
    head, blocks, problems = front_matter.read(source)
    text = blank(source.text, head.span.start, head.span.end) if head.span else source.text
    hidden = find_templates(text)
    text = overwrite(text, hidden)
    found = _read(text, 0, whole=True)
    masks = [Mask("front-matter", head.span, head.syntax)] if head.span else []
    masks += [Mask(stretch.kind, Span(stretch.start, stretch.end), stretch.info) for stretch in hidden]
    first = len(blocks)
    return Document(
        source,
        "html",
        (*blocks, *found.blocks),
        head,
        links=tuple(replace(link, block=_shifted(link.block, first)) for link in found.links),
        images=tuple(
            replace(image, block=_shifted(image.block, first), alt_block=_shifted(image.alt_block, first))
            for image in found.images
        ),
        citations=tuple(replace(citation, block=_shifted(citation.block, first)) for citation in found.citations),
        masks=tuple(sorted((*masks, *found.masks), key=lambda mask: mask.span)),
        directives=(*front_matter.switches(head), *found.directives),
        footnotes=tuple(
            replace(note, blocks=tuple(index + first for index in note.blocks)) for note in found.footnotes
        ),
        footnote_references=tuple(
            replace(reference, block=_shifted(reference.block, first)) for reference in found.footnote_references
        ),
        problems=(*problems, *_unclosed(source, found.unclosed)),
        declared_language=front_matter.language(head) or found.language,
    )


def prose_blocks(source: SourceFile, span: Span) -> HtmlParts:
    """What the HTML between ``span`` of a Markdown draft holds."""
    return _read(source.text, span.start, whole=False, end=span.end)


def _read(text: str, base: int, *, whole: bool, end: int | None = None) -> HtmlParts:
    stretch = text[base:end]
    if whole and stretch.startswith("\ufeff"):
        stretch = " " + stretch[1:]
    found = list(tokens(stretch, base))
    unanswered = never_closed(found) if whole else frozenset[int]()
    reader = Reader(text, whole, has_article=whole and _has_article(found), never_closed=unanswered)
    for token in found:
        reader.read(token)
    reader.finish(base + len(stretch))
    return HtmlParts(
        tuple(reader.blocks),
        tuple(reader.links),
        tuple(reader.images),
        tuple(reader.citations),
        tuple(reader.masks),
        tuple(reader.directives),
        tuple(reader.unclosed),
        tuple(reader.footnotes),
        tuple(reader.footnote_references),
        (),
        reader.language,
    )


def _unclosed(source: SourceFile, tokens: Iterable[HtmlToken]) -> Iterator[Problem]:
    """What is said about comments and elements that are never closed, once for each kind."""
    first: dict[str, HtmlToken] = {}
    for token in tokens:
        first.setdefault(token.name, token)
    for name, token in first.items():
        what, cure = (f"element <{name}>", f"close it with </{name}>") if name else ("comment", "end it with -->")
        effect = "everything below it counts as its content" if name in {*RAW, ""} else "its content is read as prose"
        yield Problem(
            f"unclosed-{'element' if name else 'comment'}",
            source.path,
            f"the {what} is never closed, so {effect}",
            cure,
            source.line_at(token.start),
            fatal=False,
        )


def _has_article(found: Iterable[HtmlToken]) -> bool:
    return any(token.kind == "start" and token.name in {"article", "main"} for token in found)


def _shifted(index: int | None, by: int) -> int | None:
    return None if index is None else index + by
