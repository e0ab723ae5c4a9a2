"""The one place where strangers' text is made safe to print.

Names of files, excerpts and messages quote what somebody wrote: escape sequences, line breaks, directional marks
and workflow commands must not reach a terminal or a log as such.
"""

from __future__ import annotations

import unicodedata

UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
KEPT = frozenset("\u200d\u200c")
"""The joiners of emoji, Persian and Hindi, which change no direction."""


def one_line(text: str) -> str:
    r"""``text`` on one line, with control characters and directional marks shown as ``\u{…}`` escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def shown_path(path: str) -> str:
    """A path for the start of a line, where a leading ``::`` would be a command to GitHub Actions."""
    line = one_line(path)
    return f"./{line}" if line.startswith(":") else line


def _visible(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if unicodedata.category(character) in UNSAFE_CATEGORIES and character not in KEPT:
        return f"\\u{{{ord(character):x}}}"
    return character
