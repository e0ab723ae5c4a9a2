"""What each element of HTML means for prose."""

from __future__ import annotations

import re

from authlint.document import BlockKind

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end tag."""

SILENT = frozenset(
    "script style pre template svg math textarea select option noscript iframe object canvas audio video map datalist "
    "applet noembed noframes xmp listing plaintext button".split()
)
"""Elements whose content is no prose."""

PREFORMATTED = frozenset({"pre", "xmp", "listing", "plaintext"})
"""Of these the ones that are blocks of their own."""

FOREIGN = frozenset({"svg", "math"})
"""Of these the ones that may close themselves."""

BREAK_OUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre "
    "ruby s small span strong strike sub sup table tt u ul var".split()
)
"""Tags that end a drawing or a formula, whoever forgot to do so."""

HTML_INSIDE = frozenset("foreignobject desc title annotation-xml mi mo mn ms mtext".split())
"""Parts of a drawing or a formula in which they do not."""

CODE = frozenset("code kbd samp var tt".split())
"""Inline elements that stand for something typed."""

SHOWN = CODE | frozenset("svg math select object canvas audio video map iframe textarea".split())
"""Elements without prose that stand inside a sentence as a picture does: one mask in the prose."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "item", "td": "cell", "th": "cell", "dt": "term", "dd": "definition", "figcaption": "caption", "caption": "caption",
    "summary": "paragraph", "legend": "caption", "title": "title",
}  # fmt: skip
"""Elements that make a block of a kind."""

YIELDING = frozenset({"p", "summary"})
"""Inside an element of another kind these take that one's kind."""

BLOCKS = frozenset(KINDS) | frozenset(
    "html head body div section article main aside header footer nav address blockquote center details dialog dir dl fieldset "
    "figure form hgroup hr menu ol table tbody thead tfoot tr ul colgroup col search".split()
)
"""Elements at whose tags a block ends."""

HEAD_CONTENT = frozenset(
    "base basefont bgsound link meta title script style template noscript noframes html head".split()
)
"""What may stand in the head of a page; anything else ends it."""

OUTERMOST = frozenset({"html", "head", "body"})
"""Elements of which a page has one each."""

ARTICLES = frozenset({"article", "main"})

FURNITURE = frozenset({"nav", "header", "footer", "aside"})
"""A page's own parts; all but the first are prose inside an article."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})

END_MAY_LACK = frozenset("p li dt dd tr td th thead tbody tfoot caption colgroup option html head body".split())
"""Elements whose end tag authors may leave out."""

CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "tr": frozenset({"tr", "td", "th", "caption", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tbody": frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "p"}),
    "tfoot": frozenset({"thead", "tbody", "tr", "td", "th", "caption", "p"}),
    "thead": frozenset({"caption", "p"}),
    **dict.fromkeys(HEADINGS, HEADINGS | {"p"}),
}
"""Open elements that a start tag closes; any other block closes a paragraph."""

PARAGRAPH = frozenset({"p"})

ENCLOSURES = frozenset("table template svg math object noscript canvas iframe".split())
"""Elements that no tag inside of them closes, except their own."""

SCOPE = ENCLOSURES | frozenset({"td", "th", "caption"})
LIST_SCOPE = SCOPE | LISTS | {"dl", "blockquote"}
NO_SCOPE: frozenset[str] = frozenset()
PARAGRAPH_SCOPE = (BLOCKS - PARAGRAPH - HEADINGS) | ENCLOSURES | PREFORMATTED
TABLE_PARTS = frozenset("table thead tbody tfoot tr td th caption".split())

HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>][^\s>]*)))?"""
)
TAG_NAME = re.compile(r"<[^\s/>]+")


def scope_of_end(name: str) -> frozenset[str]:
    """The elements beyond which the end tag ``name`` does not reach."""
    if name not in BLOCKS:
        return NO_SCOPE
    if name in TABLE_PARTS:
        return ENCLOSURES
    return LIST_SCOPE if name in {"li", "dt", "dd"} else SCOPE


def scope_of_start(name: str) -> frozenset[str]:
    """The elements beyond which the start tag ``name`` closes nothing."""
    if name in TABLE_PARTS:
        return ENCLOSURES
    return LIST_SCOPE | PREFORMATTED if name in {"li", "dt", "dd"} else PARAGRAPH_SCOPE


def attribute_span(tag: str, name: str) -> tuple[int, int] | None:
    """Where the value of attribute ``name`` stands in the source of a start tag, without its quotes."""
    opening = TAG_NAME.match(tag)
    for match in ATTRIBUTE.finditer(tag, opening.end() if opening else 0):
        if match["name"].lower() == name:
            kind = match.lastgroup or "name"
            return None if kind == "name" else match.span(kind)
    return None
