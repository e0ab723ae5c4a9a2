"""Walks the tokens of an HTML text and gathers blocks of prose and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape

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
    MaskKind,
)
from authlint.parsers.addresses import find_addresses, may_hold_address
from authlint.parsers.directives import directive
from authlint.parsers.html_balance import ENDS_BY_ITSELF, RAW
from authlint.parsers.html_elements import (
    BARRIERS,
    BLOCKS,
    CLOSED_BY,
    CODE,
    FURNITURE,
    HIDDEN_STYLE,
    INLINE_SILENT,
    KINDS,
    LISTS,
    PREFORMATTED,
    SILENT,
    VOID,
    attribute_span,
)
from authlint.parsers.html_notes import leads_back, note_label, reference_label
from authlint.parsers.html_tokens import HtmlToken
from authlint.parsers.prose import Prose
from authlint.source import Span

PIECES = re.compile(r"(?P<space>[ \t\r\n\f]+)|(?P<filler>\ufffc+)|(?P<words>[^ \t\r\n\f\ufffc]+)")
COMPLETE_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>\Z)|<!(?!--)|<[?/]", re.DOTALL)
REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


@dataclass
class Passage:
    """The block being read: its prose, and what waits for the block's number."""

    prose: Prose = field(default_factory=Prose)
    pending_space: tuple[int, int] | None = None
    exact: bool = True
    links: list[Link] = field(default_factory=list)
    images: list[tuple[Image, Block | None]] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    references: list[FootnoteReference] = field(default_factory=list)


@dataclass
class Opened:
    """An inline element that is open: where its tag starts, and how much prose stood before it."""

    token: HtmlToken
    at: int


@dataclass
class Note:
    """A footnote that is open: where it starts, how deep it stands, and its first block."""

    label: str
    start: int
    depth: int
    first: int


@dataclass
class Reader:
    """The state of the walk. ``whole`` where the text is a page, not a piece of Markdown; ``never_closed`` are the
    places of start tags that no end tag answers, and ``unclosed`` those of them that would have hidden prose."""

    text: str
    whole: bool
    has_article: bool = False
    never_closed: frozenset[int] = frozenset()
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    masks: list[Mask] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    language: str = ""
    stack: list[str] = field(default_factory=list)
    passage: Passage = field(default_factory=Passage)
    open_inline: list[Opened] = field(default_factory=list)
    silent: list[HtmlToken] = field(default_factory=list)
    silent_depth: int = 0
    silent_barriers: int = 0
    note: Note | None = None
    footnotes: list[Footnote] = field(default_factory=list)
    footnote_references: list[FootnoteReference] = field(default_factory=list)
    unclosed: list[HtmlToken] = field(default_factory=list)

    def read(self, token: HtmlToken) -> None:
        """Take in one token."""
        if self.silent and not self._ends_silence(token):
            self._in_silence(token)
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        elif token.kind == "comment":
            self._comment(token)
        elif token.kind in {"text", "reference"} and self._is_draft():
            self._words(token)

    def finish(self, end: int) -> None:
        """Close what is still open at the end of the text."""
        if self.silent:
            self._mask(self.silent[0], end)
            self.unclosed += [token for token in self.silent if token.name not in ENDS_BY_ITSELF]
        self._flush()
        self.stack.clear()
        self._end_note(end)

    # Tags

    def _start(self, token: HtmlToken) -> None:
        name = token.name
        if name == "html" and token.value("lang"):
            self.language = token.value("lang") or ""
        if self._is_empty(token):
            self._put(MASK, token.start, token.end)
        elif self._silences(token) or leads_back(token) or reference_label(token):
            self.silent, self.silent_depth, self.silent_barriers = [token], 1, 0
            if name in BLOCKS | PREFORMATTED:
                self._flush()
        elif name in BLOCKS:
            self._open_block(token)
        elif name in VOID:
            self._void(token)
        else:
            self.open_inline.append(Opened(token, len(self.passage.prose)))

    def _void(self, token: HtmlToken) -> None:
        if token.name == "meta":
            self._meta(token)
        elif token.name == "img":
            self._image(token)
        elif token.name == "source":
            self._source(token)
        elif token.name == "br":
            self._space(token.start, token.end)

    def _end(self, token: HtmlToken) -> None:
        if token.name in BLOCKS:
            self._flush()
            self._close_block(token.name)
            self._end_note(token.end)
        else:
            self._close_inline(token)

    def _silences(self, token: HtmlToken) -> bool:
        name = token.name
        if name in VOID:
            return False
        hidden = token.value("hidden") is not None or HIDDEN_STYLE.search(token.value("style") or "")
        furniture = name == "nav" or (name in FURNITURE and not {"article", "main"} & set(self.stack))
        silent = name in SILENT | CODE or (hidden and name not in {"html", "body"}) or (self.whole and furniture)
        if silent and token.start in self.never_closed and name not in RAW | ENDS_BY_ITSELF:
            self.unclosed += [token] if name not in CLOSED_BY else []
            return False
        return bool(silent)

    def _is_empty(self, token: HtmlToken) -> bool:
        """Whether the tag opens and closes a drawing or formula, as only those may."""
        return token.name in {"svg", "math"} and self.text.startswith("/>", token.end - 2)

    def _ends_silence(self, token: HtmlToken) -> bool:
        """Whether ``token`` ends a hidden element whose end tag was left out."""
        opener = self.silent[0]
        if opener.start not in self.never_closed or opener.name not in ENDS_BY_ITSELF:
            return False
        if token.name in BARRIERS:
            self.silent_barriers += {"start": 1, "end": -1}.get(token.kind, 0)
        sibling = token.kind == "start" and opener.name in CLOSED_BY.get(
            token.name, frozenset({"p"}) if token.name in BLOCKS else frozenset()
        )
        ends = self.silent_barriers < 0 or (sibling and self.silent_barriers <= (opener.name == "p"))
        if ends:
            self.silent = []
            self._mask(opener, token.start)
        return ends

    def _in_silence(self, token: HtmlToken) -> None:
        opener = self.silent[0]
        if token.kind == "comment":
            self._comment(token)
        if token.name != opener.name:
            return
        self.silent_depth += {"start": 1, "end": -1}.get(token.kind, 0)
        if self.silent_depth == 0:
            self.silent = []
            self._mask(opener, token.end)
            if label := reference_label(opener):
                place = Span(opener.start, token.end)
                self.passage.references.append(FootnoteReference(label, place, None, len(self.passage.prose)))

    def _mask(self, opener: HtmlToken, end: int) -> None:
        kind: MaskKind = (
            "code"
            if opener.name in CODE | {"pre", "script", "style"}
            else "maths"
            if opener.name == "math"
            else "markup"
        )
        self.masks.append(Mask(kind, Span(opener.start, end), opener.name))
        if opener.name in CODE | INLINE_SILENT and self._is_draft():
            self._put(MASK, opener.start, end)

    def _open_block(self, token: HtmlToken) -> None:
        self._flush()
        name = token.name
        closes = CLOSED_BY.get(name, frozenset({"p"}))
        while self.stack and self.stack[-1] not in BARRIERS and self.stack[-1] in closes:
            self.stack.pop()
        self._end_note(token.start)
        if name not in VOID:
            self.stack.append(name)
        if self.note is None and (label := note_label(token)):
            self.note = Note(label, token.start, len(self.stack), len(self.blocks))
        if name == "blockquote" and (source := token.value("cite")):
            self.citations.append(Citation("blockquote", (source,), Span(token.start, token.end), None))

    def _close_block(self, name: str) -> None:
        """Close ``name`` and what it holds; a stray end tag closes nothing."""
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place] == name:
                del self.stack[place:]
                return

    def _end_note(self, end: int) -> None:
        """Note the footnote that ended with its element."""
        note = self.note
        if note is not None and len(self.stack) < note.depth:
            self.note = None
            blocks = tuple(range(note.first, len(self.blocks)))
            self.footnotes.append(Footnote(note.label, blocks, Span(note.start, end)))

    def _close_inline(self, token: HtmlToken) -> None:
        for place in range(len(self.open_inline) - 1, -1, -1):
            if self.open_inline[place].token.name == token.name:
                opened = self.open_inline.pop(place)
                self._settle(opened, token.end)
                return

    def _settle(self, opened: Opened, end: int) -> None:
        """An inline element is closed: note the link, quotation or citation it was."""
        prose, token = self.passage.prose, opened.token
        words = Span(opened.at, len(prose)) if opened.at < len(prose) else None
        span = Span(token.start, max(token.end, end))
        if token.name == "a" and (destination := token.value("href")) is not None:
            self.passage.links.append(Link(destination, span, None, words, token.value("title") or "", "anchor"))
        elif token.name == "q" and words:
            prose.quotations.append(words)
            if source := token.value("cite"):
                self.passage.citations.append(Citation("blockquote", (source,), span, None, words.start))
        elif token.name == "cite" and words:
            self.passage.citations.append(
                Citation("cite", (self.text[token.end : end].partition("</")[0],), span, None, words.start)
            )

    def _comment(self, token: HtmlToken) -> None:
        self.masks.append(Mask("comment", Span(token.start, token.end)))
        if not COMPLETE_COMMENT.match(self.text, token.start, token.end):
            self.unclosed.append(token)
        if found := directive(token.data, Span(token.start, token.end)):
            self.directives.append(found)

    def _meta(self, token: HtmlToken) -> None:
        if (token.value("name") or "").lower() == "description" and (
            block := self._attribute(token, "content", "description")
        ):
            self.blocks.append(block)

    def _image(self, token: HtmlToken) -> None:
        if not self._is_draft():
            return
        span = Span(token.start, token.end)
        self._put(MASK, token.start, token.end)
        image = Image(token.value("src") or "", span, token.value("alt") or "", title=token.value("title") or "")
        self.passage.images.append((image, self._attribute(token, "alt", "alt")))

    def _source(self, token: HtmlToken) -> None:
        if (destinations := token.value("srcset")) and self._is_draft():
            first = destinations.split(",")[0].split()
            self.images.append(Image(first[0] if first else "", Span(token.start, token.end), ""))

    def _attribute(self, token: HtmlToken, name: str, kind: BlockKind) -> Block | None:
        """The block of an attribute's value, its references decoded."""
        place = attribute_span(self.text[token.start : token.end], name)
        if place is None:
            return None
        start, end = token.start + place[0], token.start + place[1]
        aside = Reader(self.text, whole=False)
        done = start
        for match in REFERENCE.finditer(self.text, start, end):
            aside.add_text(done, match.start())
            aside.add_reference(unescape(match[0]), match.start(), match.end())
            done = match.end()
        aside.add_text(done, end)
        return aside.passage.prose.block(kind) if len(aside.passage.prose) else None

    # Words

    def _words(self, token: HtmlToken) -> None:
        if token.kind == "reference":
            self.add_reference(token.data, token.start, token.end)
        elif token.exact:
            self.add_text(token.start, token.end)
        else:
            self.passage.exact = False
            self._put(" ".join(token.data.split()), token.start, token.end)

    def add_text(self, start: int, end: int) -> None:
        """Add the file's own words, white space collapsed as a browser does, bare addresses masked."""
        text = self.text[start:end]
        done = start
        for first, last in find_addresses(text) if may_hold_address(text) else ():
            self._add_pieces(done, start + first)
            self._address(text[first:last], Span(start + first, start + last))
            done = start + last
        self._add_pieces(done, end)

    def _address(self, address: str, span: Span) -> None:
        self._put(MASK, span.start, span.end)
        self.masks.append(Mask("address", span))
        if not any(opened.token.name == "a" for opened in self.open_inline):
            place = len(self.passage.prose)
            self.passage.links.append(Link(address, span, None, Span(place - 1, place), kind="bare"))

    def add_reference(self, letters: str, start: int, end: int) -> None:
        """Add a decoded character reference."""
        if letters and not letters.strip(" \t\r\n\f"):
            self._space(start, end)
        elif letters:
            self._put(letters, start, end)

    def _add_pieces(self, start: int, end: int) -> None:
        for match in PIECES.finditer(self.text, start, end):
            if match.lastgroup == "space":
                self._space(*match.span())
            elif match.lastgroup == "filler" and self.whole:
                self._put(MASK, *match.span())
            else:
                self._put(match[0], *match.span())

    def _space(self, start: int, end: int) -> None:
        if len(self.passage.prose) and self.passage.pending_space is None:
            self.passage.pending_space = (start, end)

    def _put(self, letters: str, start: int, end: int) -> None:
        passage = self.passage
        if passage.pending_space is not None:
            passage.prose.add(" ", *passage.pending_space)
            passage.pending_space = None
            for opened in self.open_inline:
                # The space before an element's first word is not inside of it.
                opened.at = (
                    len(passage.prose)
                    if opened.at == len(passage.prose) - 1 and opened.token.end <= start
                    else opened.at
                )
        passage.prose.add(letters, start, end)

    # Blocks

    def _is_draft(self) -> bool:
        """Whether words here belong to the draft."""
        if not self.whole or not self.has_article or "title" in self.stack:
            return "head" not in self.stack or "title" in self.stack
        return bool({"article", "main"} & set(self.stack))

    def _flush(self) -> None:
        """The block ends here."""
        inline, self.open_inline = self.open_inline, []
        for opened in inline:
            self._settle(opened, opened.token.end)
        passage, self.passage = self.passage, Passage()
        number: int | None = None
        block = self._block(passage) if len(passage.prose) else None
        if block is not None and block.text.replace(MASK, "").strip():
            number = len(self.blocks)
            self.blocks.append(block)
        self.links += [_settled(link, number) for link in passage.links]
        self.citations += [replace(citation, block=number) for citation in passage.citations]
        self.footnote_references += [replace(reference, block=number) for reference in passage.references]
        for image, alternative in passage.images:
            alt_block = len(self.blocks) if alternative else None
            self.images.append(replace(image, block=number, alt_block=alt_block))
            self.blocks += [alternative] if alternative else []
        # A link or quotation that goes on behind the boundary goes on in the next block.
        self.open_inline = [Opened(opened.token, 0) for opened in inline if opened.token.name != "a"]

    def _block(self, passage: Passage) -> Block:
        if "title" in self.stack:
            return passage.prose.block("title", exact=passage.exact)
        made = [name for name in self.stack if name in KINDS]
        name = next((name for name in reversed(made) if name not in {"p", "summary"}), made[-1] if made else "p")
        nearest = made[-1] if made else "p"
        if nearest[0] == "h" and nearest[1:].isdigit():
            name = nearest
        kind: BlockKind = "footnote" if self.note and name in {"p", "li"} else KINDS[name]
        level = int(name[1]) if kind == "heading" else 0
        depth = sum(name in LISTS for name in self.stack)
        return passage.prose.block(
            kind, quoted="blockquote" in self.stack, level=level, depth=depth, exact=passage.exact
        )


def _settled(link: Link, block: int | None) -> Link:
    """The link with the number of its block; one without words has none."""
    return replace(link, block=block) if link.text and block is not None else replace(link, block=None, text=None)
