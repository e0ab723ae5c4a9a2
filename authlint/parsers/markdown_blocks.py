"""From markdown-it's block tokens to blocks of prose and everything that is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from authlint.document import BlockKind, Footnote, MaskKind
from authlint.errors import Problem
from authlint.parsers.gathering import Gathered, Setting
from authlint.parsers.html_in_markdown import Enclosures, Lines, find_enclosures, html_source, read_html
from authlint.parsers.markdown_inline import InlineReader
from authlint.source import SourceFile, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

    from authlint.parsers.hidden import HiddenStretches

ALERT = re.compile(r"\[![A-Za-z][\w-]{0,30}(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*\n?[ \t]*")
"""``[!NOTE]`` and Obsidian's ``[!tip]- Title``: the quote is the author's own voice, set in a box."""

CONTENT_KINDS: dict[str, BlockKind] = {
    "list_item_open": "item",
    "dd_open": "definition",
    "dt_open": "term",
    "th_open": "cell",
    "td_open": "cell",
    "title_open": "caption",
    "blockquote_open": "paragraph",
}
CONTENT_ENDS = frozenset(kind.replace("_open", "_close") for kind in CONTENT_KINDS)
LISTS = ("bullet_list_open", "ordered_list_open", "dl_open")
LIST_ENDS = ("bullet_list_close", "ordered_list_close", "dl_close")
UNREMARKABLE = frozenset({"paragraph_open", "paragraph_close", "tr_open", "tr_close", "hr"})


@dataclass(slots=True)
class BlockReader:
    """Walks the block tokens once and keeps what the containers say about what they hold."""

    parts: Gathered
    hidden: HiddenStretches
    lines: Lines
    _kinds: list[BlockKind] = field(default_factory=lambda: ["paragraph"])
    _quotes: list[bool] = field(default_factory=list)
    _notes: list[tuple[str, Span, int]] = field(default_factory=list)
    _depth: int = 0
    _level: int = 0
    _skip: int = 0
    _quoted: bool = False
    _html: SourceFile | None = None
    _inline_reader: InlineReader = field(init=False)

    def __post_init__(self) -> None:
        self._inline_reader = InlineReader(self.parts, self.hidden)

    def read(self, tokens: list[Token], environment: dict[str, Any], text: str) -> None:
        """Fill ``parts`` from the tokens of ``text`` and the reference definitions in ``environment``."""
        enclosures = Enclosures({}, {})
        if any(token.type == "html_block" for token in tokens):
            self._html = html_source(self.parts.source, text, tokens, self.lines)
            enclosures = find_enclosures(tokens)
        quoted_until = silent_until = 0
        for index, token in enumerate(tokens):
            if token.type in UNREMARKABLE:
                continue
            self._quoted = index < quoted_until or True in self._quotes
            if token.type == "inline":
                self._inline(token, silent=index < silent_until)
            elif token.nesting > 0:
                self._open(token, tokens, index)
            elif token.nesting < 0:
                self._close(token)
            else:
                self._leaf(token, tokens[index + 1 : index + 3])
            quoted_until = max(quoted_until, enclosures.quotations.get(index, 0))
            silent_until = max(silent_until, enclosures.silent.get(index, 0))
        self._definitions(environment)

    def _inline(self, token: Token, *, silent: bool) -> None:
        if not token.content:
            return
        if silent:
            self._mask("code", token)
            return
        kind: BlockKind = "footnote" if self._notes else "heading" if self._level else self._kinds[-1]
        quoted = self._quoted or self.hidden.quotes(token.meta["segments"][0][1])
        setting = Setting(kind, quoted, self._level, self._depth)
        self._inline_reader.read(token, setting, self._skip)
        self._skip = 0

    def _open(self, token: Token, tokens: list[Token], index: int) -> None:
        kind = token.type
        if kind in CONTENT_KINDS:
            self._kinds.append(CONTENT_KINDS[kind])
        if kind == "heading_open":
            self._level = int(token.tag[1])
        elif kind in LISTS:
            self._depth += 1
        elif kind == "blockquote_open":
            self._quotes.append(not self._alert(tokens, index))
        elif kind == "footnote_reference_open":
            self._notes.append((token.meta["label"], self._note_span(token), len(self.parts.blocks)))

    def _close(self, token: Token) -> None:
        kind = token.type
        if kind in CONTENT_ENDS:
            self._kinds.pop()
        if kind == "heading_close":
            self._level = 0
        elif kind in LIST_ENDS:
            self._depth -= 1
        elif kind == "blockquote_close":
            self._quotes.pop()
        elif kind == "footnote_reference_close":
            label, span, first = self._notes.pop()
            self.parts.footnotes.append(Footnote(label, tuple(range(first, len(self.parts.blocks))), span))

    def _alert(self, tokens: list[Token], index: int) -> bool:
        """Whether the quote opens with an alert's marker, which the next inline token then skips."""
        if index + 2 >= len(tokens) or tokens[index + 2].type != "inline" or tokens[index + 1].type != "paragraph_open":
            return False
        content = tokens[index + 2]
        match = ALERT.match(content.content)
        if match is None:
            return False
        self._skip = match.end()
        segments = content.meta["segments"]
        start = segments[0][1]
        self.parts.mask("markup", start, start + len(match[0].rstrip()), match[0].strip("[!]+- \t\n"))
        return True

    def _leaf(self, token: Token, following: list[Token]) -> None:
        if token.type == "fence":
            self._mask("code", token, token.info.strip().split(" ")[0].strip("{}.,"))
            self._report_unclosed(token)
        elif token.type == "code_block":
            self._mask("code", token)
        elif token.type == "maths_block":
            self._mask("maths", token)
        elif token.type == "marker":
            self._marker(token, following)
        elif token.type == "html_block":
            self._read_html(self.lines.span(token))

    def _marker(self, token: Token, following: list[Token]) -> None:
        """An admonition's or a container's opening line, up to its title."""
        span = self.lines.span(token)
        end = span.end
        if following and following[0].type == "title_open":
            end = following[1].meta["segments"][0][1]
        self.parts.mask("markup", span.start, end)

    def _read_html(self, span: Span) -> None:
        if self._html is not None:
            read_html(self.parts, self._html, self.hidden, span, quoted=self._quoted)

    def _mask(self, kind: MaskKind, token: Token, info: str = "") -> None:
        span = self.lines.span(token)
        self.parts.mask(kind, span.start, span.end, info)

    def _report_unclosed(self, token: Token) -> None:
        """A closed fence has two lines more than its content."""
        first, last = token.map or (0, 0)
        lines = token.content.count("\n") + (not token.content.endswith("\n") and token.content != "")
        if last - first < lines + 2:
            fence = token.markup
            self.parts.problems.append(
                Problem(
                    "unclosed-fence",
                    self.parts.source.path,
                    f"the code fence {fence} is never closed, so everything below it in its block counts as code",
                    f"end the code with a line that holds only {fence}",
                    first + 1,
                    fatal=False,
                )
            )

    def _note_span(self, token: Token) -> Span:
        """From the label on; nothing before it on its line can hold its opening."""
        span = self.lines.span(token)
        return Span(max(span.start, self.parts.source.text.find("[^", span.start, span.end)), span.end)

    def _definitions(self, environment: dict[str, Any]) -> None:
        """``[label]: address "title"``."""
        entries = [*environment.get("references", {}).values(), *environment.get("duplicate_refs", [])]
        for entry in entries:
            first, last = entry["map"]
            self.parts.mask("reference", self.lines.starts[first], self.lines.ends[last - 1])
