"""MDX drafts: Markdown with JSX. Statements, expressions, tags and their attributes are no prose; children are."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from authlint.parsers.code_regions import CodeRegions, find_code, with_newlines
from authlint.parsers.hidden import Hidden, closes_line, opens_line
from authlint.parsers.javascript import LONGEST, end_of_braces, end_of_statement
from authlint.parsers.markdown import read
from authlint.parsers.tags import NOT_PROSE

if TYPE_CHECKING:
    from authlint.document import Document, MaskKind
    from authlint.source import SourceFile

EXTENSIONS: tuple[str, ...] = (".mdx",)

OPENER = re.compile(r"<!--|<(?=[/>A-Za-z_$])|\\.|\{|^(?:import|export)(?=[ \t{*\"'])", re.MULTILINE | re.DOTALL)
TAG_NAME = re.compile(r"</?\s*([\w$.:-]*)")
ATTRIBUTE = re.compile(r"""[\s/]+|[\w$:.-]+(?:\s*=\s*)?|"[^"]{0,20000}"|'[^']{0,20000}'""")
CLOSER = re.compile(r"(-->|</[\w$.:-]+)(?:(?<=>)|[ \t\n]*>)")
LONGEST_TAG = 20_000
PATIENCE = 20
"""How often, in lengths of the draft, unclosed braces may be searched for their end."""

AUTOLINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>@]{1,64}@[^\s<>]{1,255}>")


def parse(source: SourceFile) -> Document:
    """The draft's prose and everything around it."""
    return read(source, "mdx", find_jsx)


@dataclass(slots=True)
class _Scan:
    """One pass over a draft. ``text`` ends its lines in newlines; offsets are those of the draft."""

    text: str
    code: CodeRegions
    found: list[Hidden] = field(default_factory=list)
    closers: dict[str, list[int]] = field(default_factory=dict)
    budget: int = 0

    def run(self) -> None:
        for closer in CLOSER.finditer(self.text):
            self.closers.setdefault(closer[1], []).append(closer.end())
        self.budget = PATIENCE * len(self.text)
        position = 0
        while opener := OPENER.search(self.text, position):
            start = opener.start()
            position = self.code.end_around(start) or self._stretch(opener[0], start) or opener.end()

    def _stretch(self, mark: str, start: int) -> int | None:
        """Note the stretch that begins here; where it ends, or None if it is none."""
        if mark == "{":
            return self._expression(start)
        if mark == "<!--":
            return self._add("comment", start, self._next("-->", start + 4), shown=False)
        if mark == "<":
            return self._tag(start)
        if mark in ("import", "export") and self._begins_block(start):
            return self._add("template", start, self._end_of_statement(start), mark, shown=False)
        return None

    def _begins_block(self, start: int) -> bool:
        """Behind a blank line, the start of the draft, or another statement."""
        before = self.text[max(0, start - 200) : start]
        if not before.strip() or re.search(r"\n[ \t]*\n\Z", before):
            return True
        return (
            bool(self.found)
            and self.found[-1].info in ("import", "export")
            and not self.text[self.found[-1].end : start].strip()
        )

    def _expression(self, start: int) -> int | None:
        end = self._end_of_braces(start)
        if end is None:
            return None
        inner = self.text[start + 1 : end - 1].strip()
        if inner.startswith("#"):  # the id of a heading
            return self._add("markup", start, end, shown=False)
        is_comment = inner.startswith("/*") and inner.endswith("*/") and inner.count("*/") == 1
        return self._add("comment" if is_comment else "template", start, end, shown=not is_comment)

    def _tag(self, start: int) -> int | None:
        if AUTOLINK.match(self.text, start):
            return None
        name = TAG_NAME.match(self.text, start)
        end = self._end_of_tag(start) if name else None
        if name is None or end is None:
            return None
        written = self.text[start:end]
        if name[1].lower() in NOT_PROSE and not written.startswith("</") and not written.endswith("/>"):
            closer = self._next("</" + name[1], end)
            if closer:
                return self._add("code", start, closer, name[1])
        return self._add("markup", start, end, name[1], shown=False, tag=written)

    def _end_of_tag(self, start: int) -> int | None:
        """Behind the tag's ``>``, which may stand in a value or an expression without ending the tag."""
        name = TAG_NAME.match(self.text, start)
        position = name.end() if name else start + 1
        limit = min(len(self.text), start + LONGEST_TAG)
        while position < limit:
            mark = self.text[position]
            if mark == ">":
                return position + 1
            if mark == "{":
                end = self._end_of_braces(position)
            else:
                match = ATTRIBUTE.match(self.text, position, limit)
                end = match.end() if match else None
            if end is None:
                return None
            position = end
        return None

    def _end_of_statement(self, start: int) -> int:
        """Behind the statement; behind its line where its brackets are never closed."""
        end = end_of_statement(self.text, start) if self.budget > 0 else None
        if end is not None:
            return end
        self.budget -= min(LONGEST, len(self.text) - start)
        line_end = self.text.find("\n", start)
        return len(self.text) if line_end < 0 else line_end

    def _end_of_braces(self, start: int) -> int | None:
        end = end_of_braces(self.text, start) if self.budget > 0 else None
        if end is None:
            self.budget -= min(LONGEST, len(self.text) - start)
        return end

    def _next(self, closer: str, start: int) -> int | None:
        """Where the first ``closer`` behind ``start`` ends."""
        ends = self.closers.get(closer, [])
        index = bisect_left(ends, start + len(closer))
        return ends[index] if index < len(ends) else None

    def _add(
        self, kind: MaskKind, start: int, end: int | None, info: str = "", *, shown: bool = True, tag: str = ""
    ) -> int | None:
        if end is None:
            return None
        alone = opens_line(self.text, start) and closes_line(self.text, end)
        self.found.append(Hidden(start, end, kind, info, shown, alone, tag=tag))
        return end


def find_jsx(text: str) -> tuple[Hidden, ...]:
    """Every statement, expression, comment and tag in ``text``, outside code, in order."""
    if not OPENER.search(text):
        return ()
    lines = with_newlines(text)
    scan = _Scan(lines, find_code(lines))
    scan.run()
    return tuple(scan.found)
