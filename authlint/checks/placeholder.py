"""A blank that was to be filled in: “[Your Name]”, “INSERT LINK HERE”, “{{company}}”."""

import re
from collections.abc import Iterator

from authlint.analysis.folding import FoldedBlocks
from authlint.document import MASK, Block, Document
from authlint.rule import Match, check
from authlint.source import Span

THING = (
    "company|business|organi[sz]ation|city|town|country|state|region|author|product|service|brand|client|customer|recipient|expert|first"
    "|last|full|website|phone|e-?mail|contact|job|role|industry|topic|keyword|street"
)
PIECE = (
    "link|url|image|photo|picture|screenshot|chart|table|date|name|source|citation|reference|quote|statistic|anecdote|example|number|title"
    "|e-?mail|address|section|text|detail"
)
"""What a writer puts into a post; “[insert any language here]” is a joke."""

PART = "names?|title|number|address|url|link|date|here"
BRACKETED = re.compile(
    rf"\[(?:(?:insert|add|enter|include|provide)\b[^\[\]\n]{{0,40}}?\b(?:{PIECE})s?\b[^\[\]\n]{{0,40}}"
    rf"|(?:your|name of|placeholder)\b[^\[\]\n]{{0,60}}|(?:{THING})(?:'s)? (?:{PART}))\](?![(\[:])",
    re.IGNORECASE,
)
SINGLE = re.compile(
    r"\[(?:Year|Date|Amount|Price|City|Company|Location|Product|Brand|Industry|Topic|Keyword)\](?![(\[:])"
)
CAPITALS = re.compile(
    r"\b(?:(?:INSERT|ADD|ENTER) [A-Z][A-Z ]{1,30} HERE|YOUR [A-Z]{2,12}(?: [A-Z]{2,12})? HERE)\b|\(INSERT [A-Z][A-Z ]{1,30}\)"
)
FIELD = re.compile(rf"\{{{{?\s?(?:(?:{THING})(?:_(?:{PART}))?|your_[a-z_]{{2,20}})\s?\}}}}?", re.IGNORECASE)
"""A field of a letter template; names that site generators use (title, content, page.url) are none of these."""

IN_PROSE = (BRACKETED, SINGLE, CAPITALS)
HINTS = ("[", "HERE", "{", "(INSERT")


@check("placeholder")
def placeholder(document: Document, folded: FoldedBlocks) -> Iterator[Match]:
    """Yield each blank, in prose and where a template tag stands in prose that no template fills."""
    fields_are_filled = _fills_fields(document)
    for block, text in folded.blocks:
        if any(hint in text.text for hint in HINTS):
            for pattern in IN_PROSE if fields_are_filled else (*IN_PROSE, FIELD):
                for found in pattern.finditer(text.text):
                    yield Match(block, text.span(*found.span()), {"text": found[0]})
        if not fields_are_filled:
            yield from _tags(document, block)


def _fills_fields(document: Document) -> bool:
    """Whether the draft is a template: it speaks to a template engine elsewhere, or its front matter fills the field."""
    text = document.source.text
    tags = [text[mask.span.start : mask.span.end] for mask in document.masks if mask.kind == "template"]
    return document.format == "mdx" or any(not FIELD.fullmatch(tag) for tag in tags)


def _tags(document: Document, block: Block) -> Iterator[Match]:
    place = block.text.find(MASK)
    while place >= 0:
        span = Span(place, place + 1)
        source = block.source_span(span)
        written = document.source.text[source.start : source.end]
        name = written.strip("{ }").lower()
        if FIELD.fullmatch(written) and name not in {key.lower() for key in document.front_matter.data}:
            yield Match(block, span, {"text": written})
        place = block.text.find(MASK, place + 1)
