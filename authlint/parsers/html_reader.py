"""Walks the tokens of an HTML text and gathers blocks of prose and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.document import Citation, Footnote, Mask, MaskKind
from authlint.parsers.directives import directive
from authlint.parsers.html_balance import RAW
from authlint.parsers.html_elements import (
    ARTICLES,
    BLOCKS,
    BREAK_OUT,
    CODE,
    ENCLOSURES,
    END_MAY_LACK,
    FOREIGN,
    FURNITURE,
    HEAD_CONTENT,
    HIDDEN_STYLE,
    HTML_INSIDE,
    OUTERMOST,
    PREFORMATTED,
    SHOWN,
    SILENT,
    VOID,
)
from authlint.parsers.html_line import Found, Line
from authlint.parsers.html_notes import leads_back, note_label, reference_label
from authlint.parsers.html_stack import Element, Stack
from authlint.parsers.html_tokens import HtmlToken
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.source import SourceFile


ENCLOSING = ENCLOSURES | HTML_INSIDE
"""Elements that matter where nothing is prose, for what they keep in."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that is open: where it starts, how many elements deep, and its first block."""

    label: str
    start: int
    height: int
    first: int


class Reader:
    """The state of the walk. ``whole`` where the text is a page, not a piece of Markdown; ``text`` is what the
    tokens were made of, with template tags filled in; ``never_closed`` are the places of start tags that no end
    tag answers."""

    def __init__(
        self,
        source: SourceFile,
        text: str,
        *,
        whole: bool,
        has_article: bool = False,
        never_closed: frozenset[int] = frozenset(),
    ) -> None:
        self.text = text
        self.whole = whole
        self.never_closed = never_closed
        self.note: Note | None = None
        self.stack = Stack(Element(HtmlToken("other", 0, 0), "", draft=not has_article))
        self.line = Line(source, text, self.stack)
        self.found = self.line.found
        self.outside: int | None = None

    def read(self, token: HtmlToken) -> None:
        """Take in one token."""
        if token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        elif token.kind == "comment":
            self._comment(token)
        elif token.kind != "other" and self.stack.silence is None:
            self._words(token)

    def finish(self, end: int) -> Found:
        """Close what is still open at the ``end`` of the text."""
        if self.stack.silence is not None:
            opener = self.stack.elements[self.stack.silence]
            self.found.unclosed += [] if opener.name in END_MAY_LACK else [opener.token]
        self._close(0, end, end)
        self.line.flush()
        self.line.drop_opened(-1, end)
        self._end_of_outside(end)
        for things in (self.found.links, self.found.images, self.found.citations, self.found.masks):
            things.sort(key=lambda thing: thing.span)
        return self.found

    # Tags

    def _start(self, token: HtmlToken) -> None:
        name, stack = token.name, self.stack
        if stack.top.name == "head" and name not in HEAD_CONTENT:
            self._close(len(stack.elements) - 1, token.start, token.start)
        parts = name in BLOCKS or name in PREFORMATTED
        if parts and name not in OUTERMOST:
            while (place := stack.closed_by_start(name)) is not None:
                self._close(place, token.start, token.start)
        while stack.silence is not None and name in BREAK_OUT and stack.top.name in FOREIGN:
            self._close(len(stack.elements) - 1, token.start, token.start)
        if stack.silence is not None:
            self._start_in_silence(token, stack.elements[stack.silence].name)
            return
        if parts:
            self.line.flush()
        if self._is_silent(token):
            self._fall_silent(token)
        elif name in BLOCKS:
            self._open_block(token)
        else:
            self.line.read(token)

    def _start_in_silence(self, token: HtmlToken, opener: str) -> None:
        """What has an end tag that might be taken for the opener's, or for that of an element around it."""
        name = token.name
        if token.closes_itself and opener in FOREIGN:
            return
        if name == opener or name in ENCLOSING or (name in BLOCKS and name not in VOID):
            self.stack.push(token)

    def _is_silent(self, token: HtmlToken) -> bool:
        """Whether nothing in the element is prose. One that is never closed must not swallow all that follows."""
        name = token.name
        if token.closes_itself and name in FOREIGN:
            return True
        unanswered = token.start in self.never_closed
        if name == "a" and not unanswered:
            return leads_back(token) or bool(reference_label(token))
        silent = name in SILENT or name in CODE or self._is_hidden(token) or self._is_furniture(name)
        if (
            silent
            and unanswered
            and name not in RAW
            and name not in VOID
            and not (name in BLOCKS and name in END_MAY_LACK)
        ):
            self.found.unclosed += [] if name in END_MAY_LACK else [token]
            return False
        return silent

    def _is_furniture(self, name: str) -> bool:
        if not self.whole or name not in FURNITURE:
            return False
        return name == "nav" or not any(element.name in ARTICLES for element in self.stack.elements)

    @staticmethod
    def _is_hidden(token: HtmlToken) -> bool:
        for attribute, value in token.attributes:
            if attribute == "hidden" or (attribute == "style" and HIDDEN_STYLE.search(value)):
                return token.name not in OUTERMOST
        return False

    def _fall_silent(self, token: HtmlToken) -> None:
        if token.name in VOID:
            self.found.masks.append(Mask("markup", Span(token.start, token.end), token.name))
            return
        self.stack.push(token, silent=True)
        if token.closes_itself and token.name in FOREIGN:
            self._close(len(self.stack.elements) - 1, token.start, token.end)

    def _open_block(self, token: HtmlToken) -> None:
        name = token.name
        if name in VOID:
            return
        if name in ARTICLES:
            self._end_of_outside(token.start)
        if name in {"html", "body"} and not self.found.language:
            self.found.language = (token.value("lang") or token.value("xml:lang") or "").strip()
        self.stack.push(token)
        if self.note is None and (label := note_label(token)):
            self.note = Note(label, token.start, len(self.stack.elements), len(self.found.blocks))
            self.line.in_note = True
        if name == "blockquote" and (source := token.value("cite")) and self.stack.top.draft:
            span = Span(token.start, token.end)
            self.line.cite(Citation("blockquote", (self.line.written(token, "cite", source),), span))

    def _end(self, token: HtmlToken) -> None:
        name, stack = token.name, self.stack
        if stack.silence is not None and name in {"p", "br"} and stack.top.name in FOREIGN:
            self._close(len(stack.elements) - 1, token.start, token.start)
        silent = stack.silence is not None
        opener = stack.elements[stack.silence].name if stack.silence is not None else ""
        if name in BLOCKS or name == opener or (silent and name in ENCLOSING):
            place = stack.closed_by_end(name)
            if place is not None:
                self._close(place, token.start, token.end)
            elif name == "p" and not silent:
                self.line.flush()
        elif name == "br" and not silent:
            self.line.line_break(token)
        elif not silent and self.line.opened:
            self.line.close(name, token.end)

    def _close(self, place: int, start: int, end: int) -> None:
        """Close the element at ``place`` and what stands in it, by a tag from ``start`` to ``end``."""
        stack = self.stack
        if stack.silence is not None and stack.silence >= place:
            opener, silence = stack.elements[stack.silence].token, stack.silence
            stack.cut(silence)
            self._mask(opener, end if silence == place else start)
        if place < len(stack.elements) and stack.silence is None:
            self.line.flush()
        stack.cut(place)
        note = self.note
        if note is not None and len(stack.elements) < note.height:
            self._end_note(note, end if place == note.height - 1 else start)
        if self.line.opened:
            self.line.drop_opened(len(stack.elements), start)

    def _end_note(self, note: Note, end: int) -> None:
        """Note the footnote that ended with its element."""
        self.note, self.line.in_note = None, False
        blocks = tuple(range(note.first, len(self.found.blocks)))
        self.found.footnotes.append(Footnote(note.label, blocks, Span(note.start, end)))

    def _mask(self, opener: HtmlToken, end: int) -> None:
        name = opener.name
        kind: MaskKind = "maths" if name == "math" else "markup"
        if name in CODE or name in {"pre", "script", "style"}:
            kind = "code"
        self.found.masks.append(Mask(kind, Span(opener.start, end), name))
        if not self.stack.top.draft:
            return
        if name in SHOWN and not self._is_hidden(opener):
            self.line.mask(opener.start, end)
        elif label := reference_label(opener):
            self.line.refer(label, Span(opener.start, end))

    def _comment(self, token: HtmlToken) -> None:
        span = Span(token.start, token.end)
        self.found.masks.append(Mask("comment", span))
        if found := directive(token.data, span):
            self.found.directives.append(found)
        written = self.text[span.start : span.end]
        if written.startswith("<!--") and not written.endswith(("-->", "--!>")):
            self.found.unclosed.append(token)

    def _words(self, token: HtmlToken) -> None:
        top = self.stack.top
        if top.name == "head" or not top.draft:
            if token.kind == "text" and not self.text[token.start : token.end].strip():
                return
            if top.name == "head":
                self._close(len(self.stack.elements) - 1, token.start, token.start)
            if not self.stack.top.draft:
                self.outside = token.start if self.outside is None else self.outside
                return
        self.line.add(token)

    def _end_of_outside(self, end: int) -> None:
        """Words outside of the article are the page's, not the draft's."""
        if self.outside is not None:
            self.found.masks.append(Mask("markup", Span(self.outside, end)))
            self.outside = None
