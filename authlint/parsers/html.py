"""HTML drafts: pages and bodies, by the rules of browsers, every character in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from authlint.document import Block, Citation, Directive, Document, Footnote, FootnoteReference, Image, Link, Mask
from authlint.errors import Problem
from authlint.parsers import front_matter
from authlint.parsers.figures import covers, images_of
from authlint.parsers.hidden import blank, overwrite
from authlint.parsers.html_balance import RAW, never_closed
from authlint.parsers.html_elements import ARTICLES
from authlint.parsers.html_line import Found
from authlint.parsers.html_reader import Reader
from authlint.parsers.html_tokens import tokens
from authlint.parsers.templates import find_templates
from authlint.source import SourceFile, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authlint.document import FrontMatter
    from authlint.parsers.hidden import Hidden
    from authlint.parsers.html_tokens import HtmlToken

EXTENSIONS: tuple[str, ...] = (".html", ".htm", ".xhtml")

XHTML = re.compile(r"\s*<\?xml\b")
EMPTY_ELEMENT = re.compile(
    r"""<(script|style|title|textarea|iframe|noscript|noframes|noembed|xmp)\b(?=(?:[^<>"']|"[^"<]*"|'[^'<]*')*/>)""",
    re.IGNORECASE,
)
"""In XHTML these may close themselves; to the rules of HTML all that follows would be their content."""


OPEN_NOSCRIPT = re.compile(r"<noscript(?=[\s/>])", re.IGNORECASE)
NOSCRIPT_END = re.compile(r"</noscript(?=[\s/>])", re.IGNORECASE)
STAND_IN = "no-scrip"
"""As long as ``noscript``, and to a tokenizer no element whose content is text."""


@dataclass(frozen=True, slots=True)
class HtmlParts:
    """What a stretch of HTML holds; indices count its own blocks."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    citations: tuple[Citation, ...]
    masks: tuple[Mask, ...]
    directives: tuple[Directive, ...]
    footnotes: tuple[Footnote, ...]
    footnote_references: tuple[FootnoteReference, ...]
    problems: tuple[Problem, ...]
    language: str = ""


def parse(source: SourceFile) -> Document:
    """A page, or the body of one, with front matter and template tags kept out of its prose."""
    head, blocks, problems = front_matter.read(source)
    text = blank(source.text, head.span.start, head.span.end) if head.span else source.text
    # Braces with a class or a name in them are Markdown's.
    hidden = [stretch for stretch in find_templates(text) if stretch.kind != "markup"]
    text = overwrite(text, hidden).replace("\ufeff", " ", 1) if text.startswith("\ufeff") else overwrite(text, hidden)
    if source.path.lower().endswith(".xhtml") or XHTML.match(text):
        text = EMPTY_ELEMENT.sub(lambda tag: "<" + "x" * len(tag[1]), text)
    found = _read(source, text, 0, whole=True)
    masks = [Mask("front-matter", head.span, head.syntax)] if head.span else []
    masks += [Mask(stretch.kind, Span(stretch.start, stretch.end), stretch.info) for stretch in hidden]
    first = len(blocks)
    return Document(
        source,
        "html",
        (*blocks, *found.blocks),
        head,
        links=tuple(replace(link, block=_shifted(link.block, first)) for link in found.links),
        images=_images(source, head, hidden, found.images, first),
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


def _images(
    source: SourceFile, head: FrontMatter, hidden: Sequence[Hidden], found: Sequence[Image], first: int
) -> tuple[Image, ...]:
    """The pictures of the front matter, of template tags and of elements, in the order of the file."""
    images = [*covers(source, head), *(image for stretch in hidden for image in images_of(source, stretch))]
    images += [
        replace(image, block=_shifted(image.block, first), alt_block=_shifted(image.alt_block, first))
        for image in found
    ]
    return tuple(sorted(images, key=lambda image: image.span))


def prose_blocks(source: SourceFile, span: Span) -> HtmlParts:
    """What the HTML between ``span`` of a Markdown draft holds."""
    found = _read(source, source.text, span.start, whole=False, end=span.end)
    return HtmlParts(
        tuple(found.blocks),
        tuple(found.links),
        tuple(found.images),
        tuple(found.citations),
        tuple(found.masks),
        tuple(found.directives),
        tuple(found.footnotes),
        tuple(found.footnote_references),
        (),
        found.language,
    )


def _read(source: SourceFile, text: str, base: int, *, whole: bool, end: int | None = None) -> Found:
    stretch = text[base:end]
    read = _tokens_of_page(stretch, base) if whole else tokens(stretch, base)
    has_article = whole and any(token.kind == "start" and token.name in ARTICLES for token in read)
    unanswered = never_closed(read) if whole else frozenset[int]()
    reader = Reader(source, text, whole=whole, has_article=has_article, never_closed=unanswered)
    reader.line.limit = base + len(stretch)
    for token in read:
        reader.read(token)
    return reader.finish(base + len(stretch))


def _tokens_of_page(text: str, base: int) -> list[HtmlToken]:
    """The tokens of a page. In a ``<noscript>`` that is never closed the tags are tags, not words."""
    closed = max((end.end() for end in NOSCRIPT_END.finditer(text)), default=0)
    if not OPEN_NOSCRIPT.search(text, closed):
        return tokens(text, base)
    found = tokens(text[:closed] + OPEN_NOSCRIPT.sub(f"<{STAND_IN}", text[closed:]), base)
    for token in found:
        if token.name == STAND_IN:
            token.name = "noscript"
    return found


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


def _shifted(index: int | None, by: int) -> int | None:
    return None if index is None else index + by
