"""Inline syntax that writers use and CommonMark lacks: maths, footnotes, citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkLabel

from authlint.parsers.markdown_positions import PositionedInline

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline

LONGEST_MATHS = 2_000
"""Characters within which inline maths must end: what is unclosed must not cost a search of the whole paragraph."""

DOLLAR_MATHS = re.compile(r"\$(?=[^\s$])((?:[^\\$]|\\.){1,2000}+)(?<=\S)\$(?![\w$])", re.DOTALL)
MATHS_SIGN = re.compile(r"[\\^_={}+<>|]|^\s*\w\s*$|^[\d\s.,:;/()*'-]+$")
"""What tells ``\\(x^2\\)`` from an escaped bracket around words."""

ALPHANUMERIC = re.compile(r"[^\W_]")

MONEY = re.compile(r"\d[^\\^_=+<>{}]*\s[^\\^_=+<>{}]*$")
"""“$20 (US$)”: from a digit on, with words and nothing that looks like an equation."""

FOOTNOTE_REFERENCE = re.compile(r"\[\^([^\]\s\[]{1,200})\]")
CITATION_KEY = r"-?@(?:\{[^{}\s]{1,200}\}|[A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]{0,200}[A-Za-z0-9_])?)"
CITATION = re.compile(rf"\[(?:[^\[\]@\n]{{0,200}}[\s(;])?{CITATION_KEY}[^\[\]]{{0,500}}\](?![(\[:])")
KEY = re.compile(rf"(?<![\w@.]){CITATION_KEY}")
YEAR_IN_KEY = re.compile(r"@.*\d{2}")
"""In a blog ``@jack`` is a person on a network, ``@smith2020`` a work."""


def extension(state: StateInline, silent: bool) -> bool:
    """One rule for all, because every rule is tried at every special character."""
    handler = HANDLERS.get(state.src[state.pos])
    return handler is not None and handler(state, silent)


def maths(state: StateInline, silent: bool) -> bool:
    r"""``$x$`` and ``$$x$$``."""
    source, start = state.src, state.pos
    if source.startswith("$$", start):
        return _delimited(state, "$$", silent)
    if start and source[start - 1].isalnum():
        return False
    match = DOLLAR_MATHS.match(source, start, state.posMax)
    if match is None or "\n\n" in match[1] or MONEY.match(match[1]):
        return False
    return _leaf(state, "maths", match.end(), silent)


def bracket_maths(state: StateInline, silent: bool) -> bool:
    r"""``\(x\)`` and ``\[x\]``, unless only words stand between the escaped brackets."""
    closing = {"(": "\\)", "[": "\\]"}.get(state.src[state.pos + 1 : state.pos + 2])
    if closing is None:
        return False
    body, end = _body(state, closing)
    return bool(MATHS_SIGN.search(body) and ALPHANUMERIC.search(body)) and _leaf(state, "maths", end, silent)


def _delimited(state: StateInline, closing: str, silent: bool) -> bool:
    body, end = _body(state, closing)
    return bool(body.strip()) and _leaf(state, "maths", end, silent)


def _body(state: StateInline, closing: str) -> tuple[str, int]:
    start = state.pos + 2
    end = state.src.find(closing, start, min(start + LONGEST_MATHS, state.posMax))
    return ("", start) if end < 0 else (state.src[start:end], end + len(closing))


def bracket(state: StateInline, silent: bool) -> bool:
    """``[^label]`` and ``[@key]``."""
    following = state.src[state.pos + 1 : state.pos + 2]
    return footnote_reference(state, silent) if following == "^" else citation(state, silent)


def footnote_reference(state: StateInline, silent: bool) -> bool:
    """``[^label]``, where the label is defined somewhere."""
    match = FOOTNOTE_REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or ":" + match[1] not in state.env.get("footnotes", {}).get("refs", {}):
        return False
    return _leaf(state, "footnote_ref", match.end(), silent, match[1])


def inline_footnote(state: StateInline, silent: bool) -> bool:
    """``^[text]``; its text is parsed in place, as that of a link is."""
    start, end_of_range = state.pos, state.posMax
    if not state.src.startswith("^[", start):
        return False
    end = parseLinkLabel(state, start + 1)
    if end < 0:
        return False
    if not silent:
        if isinstance(state, PositionedInline):
            state.construct = start
        state.pos, state.posMax = start + 2, end
        state.push("footnote_open", "", 1)
        state.md.inline.tokenize(state)
        state.push("footnote_close", "", -1)
    state.pos, state.posMax = end + 1, end_of_range
    return True


def citation(state: StateInline, silent: bool) -> bool:
    """``[see @key, p. 3; @other]``."""
    if state.src.find("@", state.pos, state.pos + 203) < 0:
        return False
    match = CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    keys = KEY.findall(match[0])
    prefixed = match[0][1] not in "@-"
    if not keys or (prefixed and not _sure(state, keys)):
        return False
    return _leaf(state, "citation", match.end(), silent, " ".join(map(_bare, keys)))


def citation_key(state: StateInline, silent: bool) -> bool:
    """``@key`` in running text."""
    match = KEY.match(state.src, state.pos, state.posMax)
    if match is None or not _sure(state, [match[0]]):
        return False
    return _leaf(state, "citation", match.end(), silent, _bare(match[0]))


def _sure(state: StateInline, keys: list[str]) -> bool:
    return bool(state.env.get("bibliography")) or any(YEAR_IN_KEY.search(key) for key in keys)


def _bare(key: str) -> str:
    return key.lstrip("-@").strip("{}")


def _leaf(state: StateInline, kind: str, end: int, silent: bool, info: str = "") -> bool:
    if not silent:
        state.push(kind, "", 0).info = info
    state.pos = end
    return True


HANDLERS: dict[str, Callable[[StateInline, bool], bool]] = {
    "$": maths,
    "\\": bracket_maths,
    "[": bracket,
    "^": inline_footnote,
    "@": citation_key,
}
