"""The elements that are open at a place of an HTML text, by the rules that browsers close them."""

from __future__ import annotations

from dataclasses import dataclass, field

from authlint.document import BlockKind
from authlint.parsers.html_elements import (
    ARTICLES,
    CLOSED_BY,
    HEADINGS,
    KINDS,
    LISTS,
    OUTERMOST,
    PARAGRAPH,
    YIELDING,
    scope_of_end,
    scope_of_start,
)
from authlint.parsers.html_tokens import HtmlToken

DEEPEST = 256
"""Open elements; browsers, too, nest no deeper than some hundreds."""


@dataclass(slots=True)
class Element:
    """An open element, and what it means for the words in it."""

    token: HtmlToken
    name: str
    kind: BlockKind = "paragraph"
    level: int = 0
    depth: int = 0
    quoted: bool = False
    draft: bool = True


@dataclass(slots=True)
class Stack:
    """The open elements, outermost first. ``silence`` is the place of the outermost one that holds no prose."""

    root: Element
    elements: list[Element] = field(default_factory=list)
    silence: int | None = None
    beyond: int = 0

    @property
    def top(self) -> Element:
        return self.elements[-1] if self.elements else self.root

    def push(self, token: HtmlToken, *, silent: bool = False) -> None:
        """Open an element. Deeper than anybody nests them, elements are only counted."""
        name = token.name
        if name in OUTERMOST and any(element.name == name for element in self.elements):
            return
        if len(self.elements) >= DEEPEST and not silent:
            self.beyond += 1
            return
        if silent:
            self.silence = len(self.elements)
        self.elements.append(self._child(token))

    def _child(self, token: HtmlToken) -> Element:
        name, parent = token.name, self.top
        kind, level = parent.kind, parent.level
        if name in KINDS and not (name in YIELDING and kind != "paragraph"):
            kind, level = KINDS[name], int(name[1]) if name in HEADINGS else 0
        return Element(
            token,
            name,
            kind,
            level,
            parent.depth + (name in LISTS),
            parent.quoted or name == "blockquote",
            parent.draft or name in ARTICLES or name == "title",
        )

    def closed_by_end(self, name: str) -> int | None:
        """The place of the element that the end tag ``name`` closes, with all that stands in it."""
        if self.beyond:
            self.beyond -= 1
            return None
        return self._nearest(HEADINGS if name in HEADINGS else frozenset({name}), scope_of_end(name))

    def closed_by_start(self, name: str) -> int | None:
        """The place of an element that the start tag ``name`` closes; there may be more of them."""
        return self._nearest(CLOSED_BY.get(name, PARAGRAPH), scope_of_start(name))

    def _nearest(self, names: frozenset[str], scope: frozenset[str]) -> int | None:
        for place in range(len(self.elements) - 1, -1, -1):
            name = self.elements[place].name
            if name in names:
                return place
            if name in scope:
                return None
        return None

    def cut(self, place: int) -> None:
        """Close the element at ``place`` and all that stands in it."""
        del self.elements[place:]
        self.beyond = 0
        if self.silence is not None and self.silence >= place:
            self.silence = None
