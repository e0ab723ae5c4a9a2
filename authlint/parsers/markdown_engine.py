"""The one markdown-it of a process: CommonMark and what blogs add to it."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from mdit_py_plugins.deflist import deflist_plugin

from authlint.parsers.markdown_block_rules import marked_block
from authlint.parsers.markdown_inline_rules import extension
from authlint.parsers.markdown_positions import (
    MOST_NESTED,
    PositionedBlockParser,
    PositionedInlineParser,
    link_with_start,
)

INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@cache
def engine(*, jsx: bool = False) -> MarkdownIt:
    """The parser; ``jsx`` leaves out what MDX leaves out: raw HTML, indented code, ``<address>`` links."""
    parser = MarkdownIt("zero")
    parser.inline, parser.block = PositionedInlineParser(), PositionedBlockParser()
    parser.configure("commonmark", {"maxNesting": MOST_NESTED, "tasklists": True})
    parser.enable(["table", "strikethrough"])
    deflist_plugin(parser)
    parser.inline.ruler.at("link", link_with_start)
    parser.inline.ruler.after("newline", "extension", extension)
    parser.block.ruler.before("reference", "marked_block", marked_block, INTERRUPTS)
    # Tokens keep their place only while nobody joins them.
    parser.disable(["text_join", "fragments_join"])
    if jsx:
        parser.disable(["html_inline", "html_block", "code", "autolink"])
    # Destinations are wanted as written, and a link to anywhere is a link.
    parser.normalizeLink = _as_written  # type: ignore[method-assign, assignment]
    parser.normalizeLinkText = _as_written  # type: ignore[method-assign, assignment]
    parser.validateLink = _anything  # type: ignore[method-assign, assignment]
    return parser


def _as_written(address: str) -> str:
    return address


def _anything(_address: str) -> bool:
    return True
