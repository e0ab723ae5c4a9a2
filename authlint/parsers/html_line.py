"""What stands in a line of HTML: words, links, quotations, pictures, addresses; and the blocks they become."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING

from authlint.document import (
    MASK,
    Block,
    BlockKind,
    Citation,
    Directive,
    Footnote,
    FootnoteReference,
    Image,
    Link,
    Mask,
)
from authlint.parsers.addresses import find_addresses, may_hold_address
from authlint.parsers.figures import in_srcset, is_decorative
from authlint.parsers.html_elements import attribute_span
from authlint.parsers.html_passage import Opened, Passage, attribute_block, collapsed
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.parsers.html_stack import Stack
    from authlint.parsers.html_tokens import HtmlToken
    from authlint.source import SourceFile

MOST_INLINE = 8
"""Links, quotations and titles of works that are open at once."""

LONGEST_ADDRESS = 2_000

CUT_REFERENCE = "&amp"
PAIRED = frozenset({"a", "q", "cite"})


@dataclass(slots=True)
class Found:
    """Everything gathered so far."""

    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    masks: list[Mask] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    footnote_references: list[FootnoteReference] = field(default_factory=list)
    unclosed: list[HtmlToken] = field(default_factory=list)
    language: str = ""


class Line:
    """The block that is being read, and what is open in it.

    ``text`` is what the tokens were made of: the source with template tags filled in.
    """

    def __init__(self, source: SourceFile, text: str, stack: Stack) -> None:
        self.source = source
        self.text = text
        self.limit = len(text)
        self.stack = stack
        self.found = Found()
        self.passage = Passage()
        self.opened: list[Opened] = []
        self.read_to = 0
        self.unplaced: list[int] = []
        self.in_note = False

    def read(self, token: HtmlToken) -> None:
        """Take in the start tag of an element that stands in a line."""
        if token.name in PAIRED:
            self._open(token)
        elif token.name == "br":
            self.line_break(token)
        elif token.name == "img":
            self._image(token)
        elif token.name == "source":
            self._source(token)
        elif token.name == "meta":
            self._meta(token)

    def add(self, token: HtmlToken) -> None:
        """Take in words."""
        start = max(token.start, self.read_to)
        if start >= token.end:
            return
        if not token.exact:
            self.passage.exact = False
            self.passage.put(collapsed(token.data) or " ", start, token.end, self.opened)
        elif token.kind == "reference":
            self.passage.reference(token.data, start, token.end, self.opened)
        else:
            self._copy(start, token.end)

    def mask(self, start: int, end: int) -> None:
        """Something that is no prose stands in the line."""
        self.passage.put(MASK, start, end, self.opened)

    def _open(self, token: HtmlToken) -> None:
        if token.name == "a":
            self.close("a", token.start)
        if len(self.opened) < MOST_INLINE and self.stack.top.draft:
            self.opened.append(Opened(token, len(self.passage), len(self.stack.elements)))

    def close(self, name: str, end: int) -> None:
        for place in range(len(self.opened) - 1, -1, -1):
            if self.opened[place].token.name == name:
                opened = self.opened.pop(place)
                self._settle(opened, end)
                self._emit_link(opened, end)
                return

    def drop_opened(self, height: int, end: int) -> None:
        """Inline elements do not outlive the element they stand in."""
        for opened in [opened for opened in self.opened if opened.height > height]:
            self.opened.remove(opened)
            self._emit_link(opened, end)

    def _settle(self, opened: Opened, end: int) -> None:
        """An inline element ends, or the block does: its words in this block are known."""
        token, passage = opened.token, self.passage
        if opened.at >= len(passage):
            return
        words = Span(opened.at, len(passage))
        source = token.value("cite") or ""
        if token.name == "a":
            opened.found = opened.found or (len(self.found.blocks), words)
            return
        if token.name == "q":
            passage.prose.quotations.append(words)
        if token.name == "cite" or source:
            passage.cited.append((words, Span(token.start, max(token.end, end)), self.written(token, "cite", source)))

    def _emit_link(self, opened: Opened, end: int) -> None:
        token = opened.token
        destination = token.value("href")
        if token.name != "a" or destination is None:
            return
        block, words = opened.found or (None, None)
        link = Link(
            self.written(token, "href", destination),
            Span(token.start, max(token.end, end)),
            block,
            words,
            token.value("title") or "",
            "anchor",
        )
        if block == len(self.found.blocks):
            self.passage.links.append(link)
        else:
            self.found.links.append(link)

    def line_break(self, token: HtmlToken) -> None:
        """A line break is a space; two of them part paragraphs."""
        if self.passage.broken:
            self.flush()
        self.passage.space(token.start, token.end)
        self.passage.broken = len(self.passage) > 0

    def _meta(self, token: HtmlToken) -> None:
        if (token.value("name") or "").strip().lower() == "description" and (content := token.value("content")):
            self.flush()
            place = self._place(token, "content")
            block = attribute_block(self.text, place, content, "description") if place else None
            self.found.blocks += [block] if block else []

    def _image(self, token: HtmlToken) -> None:
        if not self.stack.top.draft:
            return
        self.mask(token.start, token.end)
        destination = self.written(token, "src", token.value("src") or token.value("data-src") or "")
        place, alt = self._place(token, "alt"), token.value("alt") or ""
        block = attribute_block(self.text, place, alt, "alt") if place else None
        words = block.text if block else collapsed(self.written(token, "alt", alt))
        title, decorative = token.value("title") or "", is_decorative(dict(token.attributes))
        image = Image(destination, Span(token.start, token.end), words, title=title, decorative=decorative)
        self.passage.images.append((image, block))
        self._source(token)

    def _source(self, token: HtmlToken) -> None:
        if self.stack.top.draft:
            span = Span(token.start, token.end)
            found = in_srcset(token.value("srcset") or "")
            self.found.images += [Image(address, span, "", kind="source") for address in found]

    def _place(self, token: HtmlToken, attribute: str) -> Span | None:
        found = attribute_span(self.text[token.start : token.end], attribute)
        return Span(token.start + found[0], token.start + found[1]) if found else None

    def written(self, token: HtmlToken, attribute: str, value: str) -> str:
        """An attribute's value; one that holds template tags as it is in the file."""
        place = self._place(token, attribute) if MASK in value else None
        return unescape(self.source.text[place.start : place.end]) if place else value

    def _copy(self, start: int, end: int) -> None:
        """Copy the file's own words, bare addresses masked. An address may go on behind a reference (``&amp;``)."""
        text = self.text[start:end]
        if not may_hold_address(text):
            self.passage.copy(self.text, start, end, self.opened)
            return
        done = start
        for first, last in find_addresses(self._with_references(start, end)):
            if start + first >= end:
                break
            span = Span(start + first, start + last)
            while self.text.endswith(CUT_REFERENCE, span.start, span.end):  # its semicolon was taken for punctuation
                span = Span(span.start, span.end - len(CUT_REFERENCE))
            self.passage.copy(self.text, done, span.start, self.opened)
            self._address(span)
            done = span.end
        self.passage.copy(self.text, done, max(done, end), self.opened)
        self.read_to = max(done, end)

    def _with_references(self, start: int, end: int) -> str:
        """The text with what follows it, if an address in it may go on there."""
        if not self.text.startswith("&amp;", end):
            return self.text[start:end]
        further = self.text[end : min(end + LONGEST_ADDRESS, self.limit)].partition("<")[0]
        known, mark, _ = further.replace("&amp;", "\0amp;").partition("&")
        return self.text[start:end] + (known if mark else further).replace("\0", "&")

    def _address(self, span: Span) -> None:
        self.mask(span.start, span.end)
        self.found.masks.append(Mask("address", span))
        if not any(opened.token.name == "a" for opened in self.opened):
            place = len(self.passage)
            destination = unescape(self.text[span.start : span.end])
            self.passage.links.append(
                Link(destination, span, len(self.found.blocks), Span(place - 1, place), kind="bare")
            )

    def flush(self) -> None:
        """The block ends here."""
        passage, found, top = self.passage, self.found, self.stack.top
        if not len(passage) and not passage.links and not passage.references:
            passage.gap = None
            return
        for opened in self.opened:
            self._settle(opened, passage.prose.end)
            opened.at = 0
        number = len(found.blocks)
        kind: BlockKind = "footnote" if self.in_note and top.kind in {"paragraph", "item"} else top.kind
        block = passage.block(kind, quoted=top.quoted, level=top.level, depth=top.depth)
        found.blocks += [block] if block else []
        if block:
            self._place_citations(number, quoted=top.quoted)
        for link in passage.links:
            found.links.append(link if block else replace(link, block=None, text=None))
        for opened in self.opened:
            if not block and opened.found and opened.found[0] == number:
                opened.found = None
        found.citations += passage.citations(block, number)
        for reference in passage.references:
            found.footnote_references.append(replace(reference, block=number if block else None))
        for image, alternative in passage.images:
            alt_block = len(found.blocks) if alternative else None
            found.images.append(replace(image, block=number if block else None, alt_block=alt_block))
            found.blocks += [alternative] if alternative else []
        self.passage = Passage()

    def refer(self, label: str, span: Span) -> None:
        """A reference to a footnote stands here."""
        self.passage.references.append(FootnoteReference(label, span, None, len(self.passage)))

    def cite(self, citation: Citation) -> None:
        """Note the source of a block quotation, whose words are still to come."""
        self.unplaced.append(len(self.found.citations))
        self.found.citations.append(citation)

    def _place_citations(self, number: int, *, quoted: bool) -> None:
        """A block quotation's source belongs to its first block."""
        for place in self.unplaced if quoted else ():
            self.found.citations[place] = replace(self.found.citations[place], block=number)
        self.unplaced.clear()
