"""From the inline tokens of one block to its passage of prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from authlint.document import MASK, Citation, FootnoteReference, Image, Link
from authlint.parsers.addresses import may_hold_address
from authlint.parsers.gathering import Passage, Setting
from authlint.parsers.hidden import FILLER
from authlint.parsers.inline_tags import TagReader
from authlint.parsers.markdown_words import WordReader
from authlint.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from authlint.document import MaskKind

    Step = Callable[["InlineReader", Token, int, int], None]

LinkKind = Literal["inline", "reference", "auto"]


class InlineReader(WordReader):
    """Reads blocks' inline tokens; a block that a hidden tag parts is settled in several pieces."""

    __slots__ = ()

    def read(self, token: Token, setting: Setting, skip: int = 0) -> None:
        """Read the block whose ``inline`` token this is, from content offset ``skip`` on, and settle it."""
        self._segments = token.meta["segments"]
        self._starts = [start for start, _place in self._segments]
        self._setting = setting
        self._content = token.content
        self._searched = not may_hold_address(token.content)
        self._addresses = []
        self._reach = skip
        self._simple = self._is_simple()
        if not token.children:
            self._read_plain(0, len(token.content))
        elif self._simple:
            self._read_simply(token.children)
        else:
            self._read_tokens(token.children, 0)
        self._openers.clear()
        self.part()

    def _read_plain(self, start: int, stop: int) -> None:
        """Words and line ends, for which the parser made no tokens."""
        content = self._content
        while (line_end := content.find("\n", start, stop)) >= 0:
            kept = start + len(content[start:line_end].rstrip(" "))
            self._words(start, kept)
            start = line_end + 1
            while content[start] in " \t":
                start += 1
            self._break(kept, start)
        self._words(start, stop)

    def _read_simply(self, tokens: list[Token]) -> None:
        """What most blocks are; the same as `_read_tokens`, only faster."""
        for token in tokens:
            kind = token.type
            start, end = token.map or (0, 0)
            if kind == "text":
                if token.content:
                    self.passage.copy(token.content, self.place(start))
            elif kind == "softbreak":
                self.passage.line_break(self.place(start), self.place(end))
            elif step := self.STRUCTURE.get(kind) or self.LEAVES.get(kind):
                step(self, token, start, end)

    def _read_tokens(self, tokens: list[Token], base: int) -> None:
        if "<" in self._content:
            self._tags.prepare(tokens)
        for index, token in enumerate(tokens):
            kind = token.type
            start, end = token.map or (0, 0)
            if kind == "html_inline":
                self._tags.read(token.content, index, self.place(base + start), self.end(base + end))
            elif (step := self.STRUCTURE.get(kind)) or (
                not self._tags.mutes(index) and (step := self.LEAVES.get(kind))
            ):
                step(self, token, base + start, base + end)

    def _text_token(self, token: Token, start: int, _end: int) -> None:
        if token.content and not (self._openers and self._openers[-1][0].info == "auto"):
            self._words(start, start + len(token.content))

    def _special(self, token: Token, start: int, end: int) -> None:
        if FILLER in token.content:  # a backslash before a template tag escapes nothing
            self._text(start, end)
        elif start >= self._reach:
            self.passage.whole(token.content, self.place(start), self.end(end))

    def _line_break(self, _token: Token, start: int, end: int) -> None:
        self._break(start, end)

    def _code(self, _token: Token, start: int, end: int) -> None:
        self._mask("code", start, end)

    def _maths(self, _token: Token, start: int, end: int) -> None:
        self._mask("maths", start, end)

    def _mask(self, kind: MaskKind, start: int, end: int) -> None:
        place, place_end = self.place(start), self.end(end)
        self._parts.mask(kind, place, place_end)
        if start >= self._reach:
            self.passage.whole(MASK, place, place_end)
        self._reach = max(self._reach, end)

    def _footnote_reference(self, token: Token, start: int, end: int) -> None:
        span = Span(self.place(start), self.end(end))
        self.passage.references.append(FootnoteReference(token.info, span, None, len(self.passage)))

    def _citation(self, token: Token, start: int, end: int) -> None:
        if start < self._reach:
            return
        span = Span(self.place(start), self.end(end))
        self._parts.mask("reference", span.start, span.end, token.info)
        self.passage.citations.append(Citation("key", tuple(token.info.split()), span, None, len(self.passage)))
        self.passage.whole(MASK, span.start, span.end)

    def _open_link(self, token: Token, _start: int, _end: int) -> None:
        self._openers.append((token, len(self.passage), self.passage))

    def _open_footnote(self, token: Token, start: int, _end: int) -> None:
        self._openers.append((token, start - len("^["), self.passage))
        self.passage = Passage()

    def _close_footnote(self, _token: Token, _start: int, end: int) -> None:
        _opener, start, outer = self._openers.pop()
        span = Span(self.place(start), self.end(end))
        outer.references.append(FootnoteReference("", span, None, len(outer)))
        outer.footnotes.append(("", span, self.passage))
        self.passage = outer

    def _close_link(self, token: Token, label_end: int, end: int) -> None:
        opener, at, passage = self._openers.pop()
        title = str(opener.attrs.get("title", ""))
        if opener.info == "auto":
            start = self.place((opener.map or [0])[0])
            span = Span(start, self.end(end))
            passage.whole(MASK, span.start, span.end)
            self._parts.mask("address", span.start, span.end)
        else:
            span = Span(self.place((opener.map or [0])[0] - 1), self.end(end))
            self._mask_destination(label_end, end)
        text = Span(at, len(passage)) if len(passage) > at else None
        destination = self._written(str(opener.attrs.get("href", "")), span.start, span.end)
        written_out: LinkKind = "inline" if self._is_inline(label_end, end) else "reference"
        kind: LinkKind = "auto" if token.info == "auto" else written_out
        passage.links.append(Link(destination, span, None, text, title, kind))

    def _mask_destination(self, label_end: int, end: int) -> None:
        if end > label_end + 1:
            kind: MaskKind = "address" if self._is_inline(label_end, end) else "reference"
            self._parts.mask(kind, self.place(label_end + 1), self.end(end))

    def _is_inline(self, label_end: int, end: int) -> bool:
        return end > label_end + 1 and self._content[label_end + 1] == "("

    def _image(self, token: Token, start: int, end: int) -> None:
        span = Span(self.place(start), self.end(end))
        self._mask_destination(start + 2 + len(token.content), end)
        self.passage.whole(MASK, span.start, span.end)
        outer, tags = self.passage, self._tags
        self.passage, self._tags = Passage(), TagReader(self, self._parts)
        if token.children:
            self._read_tokens(token.children, start + 2)
        else:
            self._read_plain(start + 2, start + 2 + len(token.content))
        self._tags.settle()
        alternative, self.passage, self._tags = self.passage, outer, tags
        destination = self._written(str(token.attrs.get("src", "")), span.start, span.end)
        title = str(token.attrs.get("title", ""))
        outer.images.append((Image(destination, span, "", title=title), alternative))

    STRUCTURE: ClassVar[dict[str, Step]] = {
        "link_open": _open_link,
        "link_close": _close_link,
        "footnote_open": _open_footnote,
        "footnote_close": _close_footnote,
    }
    LEAVES: ClassVar[dict[str, Step]] = {
        "text": _text_token,
        "text_special": _special,
        "softbreak": _line_break,
        "hardbreak": _line_break,
        "code_inline": _code,
        "maths": _maths,
        "image": _image,
        "footnote_ref": _footnote_reference,
        "citation": _citation,
    }
