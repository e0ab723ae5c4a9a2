"""The tokens of an HTML text, each with its true place: what turbohtml says, held against the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from authlint.source import LINE_END

Kind = Literal["text", "start", "end", "comment", "reference", "other"]
DROPPED = re.compile(r"</>")
"""Markup that WHATWG's rules drop without a trace."""


@dataclass(frozen=True, slots=True)
class HtmlToken:
    """One token. ``name`` is a tag's name in lower case, ``data`` a reference's or a comment's text."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    data: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    exact: bool = True

    def value(self, attribute: str) -> str | None:
        """An attribute's value; None where the tag has no such attribute."""
        return next((value or "" for name, value in self.attributes if name == attribute), None)


def tokens(text: str, base: int) -> Iterator[HtmlToken]:
    """The tokens of ``text``, their places shifted by ``base``. Text is split where dropped markup stands in it."""
    from turbohtml import tokenize  # noqa: PLC0415  # Markdown drafts without HTML do without it

    raw = list(tokenize(text, resolve_references=False, capture_source=True))
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    places = _places(raw, starts, len(text))
    for number, token in enumerate(raw):
        start, end = places[number], places[number + 1]
        yield from _token(token, text, start, end, base)


def _places(raw: Sequence[Any], starts: Sequence[int], length: int) -> list[int]:
    """Where each token begins, and the end of the text; never falling."""
    places = []
    least = 0
    for token in raw:
        line = min(token.line, len(starts)) - 1
        least = max(least, min(starts[line] + token.col, length))
        places.append(least)
    return [*places, length]


def _token(token: Any, text: str, start: int, end: int, base: int) -> Iterator[HtmlToken]:
    kind = token.type.name
    source = token.source
    if kind == "TEXT":
        yield from _text(token.data or "", text, start, end, base)
        return
    if source is not None and len(source) < end - start and text.startswith(source, start):
        end = start + len(source)
    place = (start + base, end + base)
    if kind == "CHARACTER_REFERENCE":
        yield HtmlToken("reference", *place, data=token.data or "")
    elif kind in {"START_TAG", "END_TAG"}:
        attributes = tuple((name, value or "") for name, value in token.attrs or ())
        name = (token.tag or "").lower()
        yield HtmlToken("start" if kind == "START_TAG" else "end", *place, name=name, attributes=attributes)
    elif kind == "COMMENT":
        yield HtmlToken("comment", *place, data=token.data or "")
    else:
        yield HtmlToken("other", *place)


def _text(data: str, text: str, start: int, end: int, base: int) -> Iterator[HtmlToken]:
    """The pieces of a text token between dropped markup; one piece that is not exact where the file says otherwise."""
    spoken = text[start:end]
    if _plain(spoken) == data:
        yield HtmlToken("text", start + base, end + base)
        return
    pieces = [(match.start(), match.end()) for match in DROPPED.finditer(spoken)]
    kept, done = [], 0
    for first, last in [*pieces, (len(spoken), len(spoken))]:
        kept.append((done, first))
        done = last
    if _plain("".join(spoken[first:last] for first, last in kept)) == data:
        for first, last in kept:
            if first < last:
                yield HtmlToken("text", start + first + base, start + last + base)
        return
    if data and spoken.startswith(data):
        yield HtmlToken("text", start + base, start + len(data) + base)
    elif data:
        yield HtmlToken("text", start + base, end + base, data=data, exact=False)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
