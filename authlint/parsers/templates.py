"""Tags of template languages in Markdown: Hugo, Zola, Liquid, Jinja, Nunjucks, Handlebars, kramdown, Pandoc.

A tag is never prose. What stands between two tags is, except in the few that say that it is code or a comment.
A tag that does not end within its paragraph is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from authlint.parsers.code_regions import CodeRegions, find_code, with_newlines
from authlint.parsers.hidden import Hidden, stands_alone

if TYPE_CHECKING:
    from authlint.document import MaskKind

LONGEST_TAG = 4_000

OPENER = re.compile(r"\{(?:\{[<%!]?|%|#(?=[\s#-])|:|[.#](?=[^\s{}])|(?<=[)\]`]\{)(?=[\w-]{1,40}=))")
NAME = re.compile(r"\{[{%][<%]?[-~+]?\s*/?\*?\s*([\w./-]+)(\()?")
ATTRIBUTES = re.compile(r"\{[^{}\n]{1,500}\}")
KRAMDOWN_COMMENT = "{::comment}"
END_TAG = re.compile(r"\{%[-~+]?\s*end(\w*)|\{\{[<%]\s*/\s*([\w./-]+)")

OPAQUE = frozenset(
    "raw verbatim highlight comment code codeblock code-block code_block mermaid katex mathjax math latex tex "
    "plantuml chart graphviz dot prism gist svg css style stylesheet schema javascript script json yaml".split()
)
"""Tags whose body is not prose."""

CODE_WORDS = frozenset("code highlight high raw verbatim".split())
NAME_PARTS = re.compile(r"[-_/.]")


@dataclass(slots=True)
class _Scan:
    """One pass over a draft. ``text`` ends its lines in newlines; offsets are those of the draft."""

    text: str
    code: CodeRegions
    found: list[Hidden] = field(default_factory=list)
    ends: dict[str, list[int]] = field(default_factory=dict)

    def run(self) -> None:
        for match in END_TAG.finditer(self.text):
            self.ends.setdefault(match[1] if match[2] is None else "/" + match[2], []).append(match.start())
        position = 0
        while opener := OPENER.search(self.text, position):
            position = self.code.end_around(opener.start()) or self._tag(opener) or opener.end()

    def _tag(self, opener: re.Match[str]) -> int | None:
        """Note the tag that begins here; where it ends, or None if it never does."""
        start, mark = opener.start(), opener[0]
        if mark.startswith("{{"):
            return self._braces(start, mark)
        if mark == "{%":
            return self._percent(start)
        if mark == "{#":
            if self.text[start + 2 : start + 3] in " \t\n#-":
                return self._add("comment", start, self._find("#}", start + 2, over_blank_lines=True))
            return self._attributes(start)
        if self.text.startswith(KRAMDOWN_COMMENT, start):
            return self._add("comment", start, self._find("{:/comment}", start, over_blank_lines=True))
        return self._attributes(start)

    def _braces(self, start: int, mark: str) -> int | None:
        if mark == "{{!":
            closing = "--}}" if self.text.startswith("{{!--", start) else "}}"
            return self._add("comment", start, self._find(closing, start + 3))
        closing = {"{{<": ">}}", "{{%": "%}}"}.get(mark, "}}")
        end = self._find(closing, start + len(mark))
        if end is None:
            return None
        while mark == "{{" and self.text.startswith("{{{", start) and self.text[end : end + 1] == "}":
            end += 1
        name = self._name(start)
        closed = self.text[:end].endswith("/" + closing, start) if mark != "{{" else True
        if not closed and _is_opaque(name):
            end = self._end_of_body("/" + name, closing, end)
        return self._add("template", start, end, name)

    def _percent(self, start: int) -> int | None:
        end = self._find("%}", start + 2)
        if end is None:
            return None
        match = NAME.match(self.text, start, end)
        name, is_call = (match[1], bool(match[2])) if match else ("", False)
        if _is_opaque(name):
            end = self._end_of_body("" if is_call else name, "%}", end)
        kind: MaskKind = "comment" if name == "comment" else "template"
        keys = _cited(self.text[start:end]) if name in ("cite", "citet", "citep", "cite_details") else ()
        return self._add(kind, start, end, name, keys)

    def _attributes(self, start: int) -> int | None:
        match = ATTRIBUTES.match(self.text, start)
        return self._add("markup", start, match.end(), shown=False) if match else None

    def _name(self, start: int) -> str:
        match = NAME.match(self.text, start)
        return match[1] if match else ""

    def _find(self, closing: str, start: int, *, over_blank_lines: bool = False) -> int | None:
        """Behind the next ``closing``, unless code or a blank line comes first."""
        found = self.text.find(closing, start, start + LONGEST_TAG)
        if found < 0 or self.code.end_around(found) is not None:
            return None
        if not over_blank_lines and re.search(r"\n[ \t>]*\n", self.text[start:found]):
            return None
        return found + len(closing)

    def _end_of_body(self, name: str, closing: str, end: int) -> int:
        """Behind the end tag of a body that starts at ``end``; without one the tag has no body."""
        places = self.ends.get(name, [])
        index = bisect_left(places, end)
        if index == len(places):
            return end
        return self._find(closing, places[index] + 2) or end

    def _add(
        self,
        kind: MaskKind,
        start: int,
        end: int | None,
        info: str = "",
        keys: tuple[str, ...] = (),
        *,
        shown: bool = True,
    ) -> int | None:
        if end is None:
            return None
        alone = stands_alone(self.text, start, end)
        self.found.append(Hidden(start, end, kind, info, shown and kind != "comment", alone, keys))
        return end


def _is_opaque(name: str) -> bool:
    """Whether a tag of that name has a body that is no prose; many sites have a ``code-rust`` of their own."""
    return name in OPAQUE or not CODE_WORDS.isdisjoint(NAME_PARTS.split(name))


def _cited(tag: str) -> tuple[str, ...]:
    """The keys of ``{% cite key other --prefix x %}``."""
    words = tag.strip("{}%-~+ \n").split()[1:]
    options = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    return tuple(word.strip(",") for word in words[:options])


def find_templates(text: str) -> tuple[Hidden, ...]:
    """Every tag in ``text``, outside code, in order."""
    if not OPENER.search(text):
        return ()
    lines = with_newlines(text)
    scan = _Scan(lines, find_code(lines))
    scan.run()
    return tuple(scan.found)
