"""What each element of HTML means for prose."""

from __future__ import annotations

import re

from authlint.document import BlockKind

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end tag."""

SILENT = frozenset(
    "script style pre template svg math textarea select option noscript iframe object canvas audio video map datalist "
    "applet noembed noframes xmp listing plaintext".split()
)
"""Elements whose content is no prose, and that part what stands before from what stands behind."""

PREFORMATTED = frozenset({"pre", "xmp", "listing", "plaintext"})
"""Of these the ones that are blocks of their own."""

INLINE_SILENT = frozenset("svg math select object canvas audio video map iframe textarea".split())
"""Of these the ones that stand inside a sentence as a picture does."""

CODE = frozenset("code kbd samp var tt".split())
"""Inline elements that stand for something typed: one mask in the prose."""

KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "item", "td": "cell", "th": "cell", "dt": "term", "dd": "definition", "figcaption": "caption", "caption": "caption",
    "summary": "paragraph", "legend": "caption",
}  # fmt: skip
"""Elements that make a block of a kind; a paragraph inside of another takes that one's kind."""

BLOCKS = frozenset(KINDS) | frozenset(
    "html head body div section article main aside header footer nav address blockquote center details dialog dir dl fieldset "
    "figure form hgroup hr menu ol table tbody thead tfoot tr ul colgroup col search title".split()
)
"""Elements at whose tags a block ends."""

FURNITURE = frozenset({"nav", "header", "footer", "aside"})
"""A page's own parts, where the page does not say which part is the article."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})

CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "option": frozenset({"option"}),
}
"""Open elements that a start tag closes, as far up as the nearest list or table."""

BARRIERS = frozenset({"ul", "ol", "menu", "dl", "table", "blockquote", "div", "section", "article", "body", "html"})

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def attribute_span(tag: str, name: str) -> tuple[int, int] | None:
    """Where the value of attribute ``name`` stands in the source of a start tag, without its quotes."""
    for match in ATTRIBUTE.finditer(tag):
        if match["name"].lower() == name and match["value"] is not None:
            start, end = match.span("value")
            return (start + 1, end - 1) if match["value"][:1] in {'"', "'"} else (start, end)
    return None


ATTRIBUTE = re.compile(
    r"""(?:(?<=[\s"'/])|^<[^\s/>]+[\s/]+)(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
)
