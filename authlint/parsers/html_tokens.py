"""The tokens of an HTML text, each with its true place: what turbohtml says, held against the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from authlint.source import LINE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["text", "start", "end", "comment", "reference", "other"]
KINDS: dict[str, Kind] = {"START_TAG": "start", "END_TAG": "end", "COMMENT": "comment"}
DROPPED = re.compile(r"</>")
"""Markup that WHATWG's rules drop without a trace."""


@dataclass(slots=True)
class HtmlToken:
    """One token. ``name`` is a tag's name in lower case, ``data`` a reference's or a comment's text."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    data: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    closes_itself: bool = False
    exact: bool = True

    def value(self, attribute: str) -> str | None:
        """An attribute's value; None where the tag has no such attribute."""
        for name, value in self.attributes:
            if name == attribute:
                return value
        return None


def tokens(text: str, base: int) -> list[HtmlToken]:
    """The tokens of ``text``, their places shifted by ``base``. Text is split where dropped markup stands in it."""
    from turbohtml import tokenize  # noqa: PLC0415  # Markdown drafts without HTML do without it

    raw = list(tokenize(text, resolve_references=False, capture_source=True))
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    places = _places(raw, starts, len(text))
    found: list[HtmlToken] = []
    for token, (start, end) in zip(raw, pairwise(places), strict=True):
        if token.type.name == "TEXT":
            found += _text(token.data or "", text, start, end, base)
        else:
            found.append(_token(token, text, start, end, base))
    return found


def _places(raw: Sequence[Any], starts: Sequence[int], length: int) -> list[int]:
    """Where each token begins, and the end of the text; never falling."""
    places = []
    least = 0
    for token in raw:
        line = min(token.line, len(starts)) - 1
        least = max(least, min(starts[line] + token.col, length))
        places.append(least)
    return [*places, length]


def _token(token: Any, text: str, start: int, end: int, base: int) -> HtmlToken:
    name = token.type.name
    source = token.source
    if source is not None and len(source) < end - start and _plain(text[start:end]).startswith(source):
        end = start + _length_of(source, text[start:end])
    if name == "CHARACTER_REFERENCE":
        data = token.data or ""
        return HtmlToken("reference", start + base, end + base, "", data, exact=unescape(text[start:end]) == data)
    kind = KINDS.get(name, "other")
    if text[start : start + 1] != "<" or kind == "other":
        return HtmlToken("other", start + base, end + base)
    if kind == "comment":
        return HtmlToken("comment", start + base, end + base, "", token.data or "")
    attributes = tuple([(name, value or "") for name, value in token.attrs]) if token.attrs else ()
    return HtmlToken(kind, start + base, end + base, token.tag.lower(), "", attributes, token.self_closing)


def _text(data: str, text: str, start: int, end: int, base: int) -> list[HtmlToken]:
    """The pieces of a text token between dropped markup; one piece that is not exact where the file says otherwise."""
    spoken = text[start:end]
    if spoken == data or _plain(spoken) == data:
        return [HtmlToken("text", start + base, end + base)]
    kept, done = [], 0
    for match in DROPPED.finditer(spoken):
        kept.append((done, match.start()))
        done = match.end()
    kept.append((done, len(spoken)))
    if _plain("".join([spoken[first:last] for first, last in kept])) == data:
        return [HtmlToken("text", start + first + base, start + last + base) for first, last in kept if first < last]
    if data and _plain(spoken).startswith(data):  # a tag that never ends was dropped
        return [HtmlToken("text", start + base, start + _length_of(data, spoken) + base)]
    return [HtmlToken("text", start + base, end + base, data=data, exact=False)] if data else []


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _length_of(data: str, spoken: str) -> int:
    """How much of ``spoken`` reads ``data``, which counts two characters that end a line as one."""
    length, before = len(data), -1
    while length != before:
        before, length = length, len(data) + spoken.count("\r\n", 0, length)
    return length
