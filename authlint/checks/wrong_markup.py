"""Markup of one kind in a draft of another, where it stays on the page as signs."""

import re
from collections.abc import Iterator
from itertools import islice

from authlint.document import MASK, Block, Document
from authlint.rule import Match, check
from authlint.source import Span

MARKDOWN = re.compile(
    r"(?<![\w*\\])\*\*[^\W_][^*\n]{0,80}(?<=[\w.:!?)])\*\*(?![\w*])"
    r"|(?<![\w_])__[^\W_][^_\n]{0,60}[^\W_]__(?![\w_.(])"
    r"|(?<![\w`])`[^`\n]{1,80}`(?![\w`])"
    r"|!?\[[^\[\]\n]{0,80}\]\((?:https?://[^()\s]{1,200}|[^()\s]{1,80}\.(?:png|jpe?g|gif|webp|svg|md|html)|"
    + MASK
    + r")\)"
    r"|\A#{2,4} \w[^\n]{0,80}"
)
"""Bold, code, links, pictures and headings; a mask stands for an address that the parser took out of the prose."""

BOLD = "**"
SIGNS = (BOLD, "__", "`", "](", "##")
TAG = re.compile(r"</?(?:p|b|i|strong|em|div|span|h[1-6]|ul|ol|li)>|<br ?/?>")
DUNDER = re.compile(
    r"__(?:init|main|name|file|call|str|repr|eq|hash|len|iter|next|enter|exit|new|dict|doc|all|proto|typename)__"
)
MATHS = re.compile("asciimath|mathjax", re.IGNORECASE)
"""Pages that write formulas between backticks."""

NO_PAGE = frozenset({"title", "description", "alt"})
"""Kinds of blocks whose text a site may yet turn into markup."""

MOST_RELATED = 20


@check("wrong-markup")
def wrong_markup(document: Document) -> Iterator[Match]:
    """Yield one match for all Markdown that stands in HTML or plain text, or that was escaped; and one for all tags that
    were escaped, if any of them closes. Each at the first of them."""
    blocks = [block for block in document.blocks if block.kind not in NO_PAGE]
    backticks = document.format != "html" or not MATHS.search(document.source.text)
    for kind, places in (("Markdown", _markdown(document, blocks, backticks)), ("HTML", _tags(blocks))):
        if first := next(places, None):
            block, span = first
            rest = tuple(islice(places, MOST_RELATED))
            yield Match(block, span, {"text": block.text[span.start : span.end], "kind": kind}, rest)


def _markdown(document: Document, blocks: list[Block], backticks: bool) -> Iterator[tuple[Block, Span]]:
    if document.format == "mdx":
        return
    for block in blocks:
        if not any(sign in block.text for sign in SIGNS):
            continue
        for found in MARKDOWN.finditer(block.text):
            escaped = document.format != "markdown" or found[0].startswith(BOLD)
            if escaped and (backticks or found[0][0] != "`") and not DUNDER.fullmatch(found[0]):
                yield block, Span(*found.span())


def _tags(blocks: list[Block]) -> Iterator[tuple[Block, Span]]:
    for block in blocks:
        if "</" in block.text:
            tags = list(TAG.finditer(block.text))
            if any(tag[0].startswith("</") for tag in tags):
                yield from ((block, Span(*tag.span())) for tag in tags)
