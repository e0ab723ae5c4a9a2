"""A reference that leads a reader nowhere: a footnote without text, a key without an entry, a link without an address."""

import re
from collections.abc import Iterator

from authlint.analysis.cited_keys import CitedKeys
from authlint.analysis.footnotes import says_something
from authlint.analysis.link_standing import is_reserved
from authlint.document import MASK, Block, Document, Link
from authlint.rule import Match, check
from authlint.source import Span

MARK = re.compile(r"\[\^([\w.-]{1,40})\]")
"""A footnote's mark that the parser left in the prose, because no footnote of that name exists."""

SPOKEN_ADDRESS = re.compile(rf"(?i)example\.(?:com|org|net|edu)|://|\Awww\.|{MASK}")
"""Words that are themselves an address (or masked as one): the draft shows the address, it does not refer to it."""


@check("dead-end-reference")
def dead_end_reference(document: Document, cited: CitedKeys, *, blanks: frozenset[str]) -> Iterator[Match]:
    """Yield each reference that leads nowhere, with ``fault``: what is missing. ``blanks`` are addresses that stand for one."""
    yield from _links(document, blanks)
    yield from _footnotes(document)
    yield from _keys(document, cited)


def _links(document: Document, blanks: frozenset[str]) -> Iterator[Match]:
    for link in document.links:
        fault = _fault(link, document, blanks)
        if fault:
            block, span = _place(document, link.block, link.text, link.span)
            yield Match(block, span, {"reference": _words(document, link) or link.destination, "fault": fault})


def _fault(link: Link, document: Document, blanks: frozenset[str]) -> str:
    if link.kind not in {"inline", "reference", "anchor"}:
        return ""
    address = link.destination.strip()
    words = _words(document, link)
    if is_reserved(address):
        return "" if SPOKEN_ADDRESS.search(words) else "is a name that is kept free for examples"
    if address.lower().strip("[]<>{}()") in blanks and address.lower() != words.lower():
        return "is a blank where an address was to stand"
    # A page's menus and buttons are anchors to “#” by custom; a writer's link in Markdown is none.
    if address in {"", "#"} and link.kind != "anchor" and words.strip():
        return "has no address"
    return ""


def _words(document: Document, link: Link) -> str:
    if link.block is None or link.text is None:
        return ""
    return document.blocks[link.block].text[link.text.start : link.text.end]


def _place(document: Document, place: int | None, text: Span | None, span: Span) -> tuple[Block | None, Span]:
    """The link's words where it has some, otherwise its markup in the file."""
    if place is None or not text:
        return None, span
    return document.blocks[place], text


def _footnotes(document: Document) -> Iterator[Match]:
    """Marks whose footnote is empty; marks without a footnote, where a number or other footnotes say that one was meant."""
    written = {note.label for note in document.footnotes}
    spoken = {note.label for note in document.footnotes if says_something(document, note)}
    for mark in document.footnote_references:
        if mark.label in written - spoken:
            yield Match(None, mark.span, {"reference": f"[^{mark.label}]", "fault": "has a footnote without text"})
    if document.format not in {"markdown", "mdx"}:
        return
    for block in document.blocks:
        for found in MARK.finditer(block.text) if "[^" in block.text else ():
            if found[1].isdecimal() or written:
                yield Match(block, Span(*found.span()), {"reference": found[0], "fault": "has no footnote"})


def _keys(document: Document, cited: CitedKeys) -> Iterator[Match]:
    """The first key of each citation that neither the works in the front matter nor the bibliography files hold; none where one of
    the files could not be read, for it may hold them."""
    listed = document.front_matter.data.get("references")
    here = listed if isinstance(listed, list) else []
    if (cited.files and cited.works is None) or not (cited.files or here):
        return
    known = {str(entry.get("id", "")) for entry in here if isinstance(entry, dict)} | set(cited.works or ())
    missing = {key.span: key.key for key in reversed(cited.keys) if key.key not in known}
    places = ["‘references’"] * bool(here) + [f"‘{name}’" for name in cited.files]
    for span, key in sorted(missing.items()):
        yield Match(None, span, {"reference": f"@{key}", "fault": f"has no entry in {' or '.join(places)}"})
