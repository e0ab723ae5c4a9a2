"""Bare web and mail addresses in running text."""

from __future__ import annotations

import re

ADDRESS = re.compile(
    r"""(?<![\w@/.+-])
    (?: (?:(?:https?|ftp)://|www\.) [^\s<>`"\[\]{}|\\^*“”‘’«»„—–]+
      | (?:mailto:)? [A-Za-z0-9][\w.+-]{0,63} @ [A-Za-z0-9-]{1,63} (?:\.[A-Za-z0-9-]{1,63}){1,8} )""",
    re.IGNORECASE | re.VERBOSE,
)
TRAILING = ".,:;!?'_~)"


def may_hold_address(text: str) -> bool:
    """A quick look, for most paragraphs hold none."""
    return "://" in text or "@" in text or "www." in text or "WWW." in text


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where the bare addresses in ``text`` stand, without the punctuation that follows them."""
    found = []
    for match in ADDRESS.finditer(text):
        end = _without_punctuation(text, match.start(), match.end())
        if end - match.start() > len("www."):
            found.append((match.start(), end))
    return found


def _without_punctuation(text: str, start: int, end: int) -> int:
    opened = text.count("(", start, end)
    closed = text.count(")", start, end)
    while end > start and text[end - 1] in TRAILING:
        if text[end - 1] == ")":
            if closed <= opened:
                break
            closed -= 1
        end -= 1
    return end
