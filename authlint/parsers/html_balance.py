"""Which elements of a page are ever closed: one that is not must not swallow all that follows it."""

from __future__ import annotations

from collections.abc import Iterable

from authlint.parsers.html_elements import VOID
from authlint.parsers.html_tokens import HtmlToken

RAW = frozenset("script style textarea title xmp iframe noembed noframes plaintext".split())
"""Elements whose content is text to a browser too, whatever tags stand in it."""


def never_closed(tokens: Iterable[HtmlToken]) -> frozenset[int]:
    """Where the start tags stand that no end tag answers."""
    opened: dict[str, list[int]] = {}
    for token in tokens:
        if token.kind == "start" and token.name not in VOID:
            opened.setdefault(token.name, []).append(token.start)
        elif token.kind == "end" and opened.get(token.name):
            opened[token.name].pop()
    return frozenset(start for starts in opened.values() for start in starts)
