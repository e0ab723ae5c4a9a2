"""The one place where strangers' text is made safe to print.

Names of files, excerpts and messages quote what somebody wrote: escape sequences, line breaks, directional marks
and workflow commands must not reach a terminal or a log as such, nor links and mentions a comment.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
KEPT = frozenset("\u200d\u200c")
"""The joiners of emoji, Persian and Hindi, which change no direction."""

COMMAND_AT_START = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
"""What GitHub Actions takes for a command: it strips the space before the colons."""

NONCHARACTERS = frozenset(
    map(chr, [*range(0xFDD0, 0xFDF0), *(p | e for p in range(0, 0x110000, 0x10000) for e in (0xFFFE, 0xFFFF))])
)
"""Code points that no text holds; XML forbids some of them."""

OLD_COMMAND = "##["
"""What older workflow commands begin with; the runner still looks for it anywhere in a line."""

VARIATION = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Marks and fillers that no one sees, though Unicode does not file them under format characters."""

ODD = re.compile(r"[^ -~]")
"""What is not plainly visible, and has to be looked up."""

MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~$@#!^=\"']")
REFERENCES = re.compile(r"(?<=[@#!$~%&])(?=[\w\"'])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH-)(?=\d)", re.IGNORECASE)
"""Where a break that no one sees keeps a name, a number or an address from becoming a mention, reference or link."""

BREAK = "\u200b"

SIGNS = re.compile(r"[\\`*_\[\]<>&|~#$]|:(?=//)|(?<=www)\.|(?<=\w)@|^ *\d{1,9}[.)]|^ *[-+=]", re.IGNORECASE)
"""What Markdown reads as anything but itself, or makes a link of."""


def one_line(text: str) -> str:
    r"""``text`` on one line, with control characters and directional marks shown as ``\u{…}`` escapes."""
    if text.isascii() and text.isprintable():
        return text
    return ODD.sub(lambda odd: _visible(odd[0]), text)


def revealed(text: str) -> str:
    r"""``text`` on one line with everything that takes no room, and every space but the ordinary one, as ``\u{…}``."""
    return "".join(
        character if character.isascii() and character.isprintable() else _revealed(character) for character in text
    )


def shown_path(path: str) -> str:
    """A path for the start of a line, where a leading ``::`` would be a command to GitHub Actions, as the older signs
    of one would be anywhere."""
    line = one_line(path).replace(OLD_COMMAND, "## [")
    return f"./{line}" if line.lstrip().startswith(":") else line


def shortened(text: str, most: int) -> str:
    """At most ``most`` characters of ``text``, with an ellipsis where it was cut."""
    return text if len(text) <= most else text[: most - 1] + "…"


def without_commands(text: str) -> str:
    """Finished lines of output, none of which GitHub Actions takes for a command."""
    return COMMAND_AT_START.sub(r"\1: ", text).replace(OLD_COMMAND, "## [")


def as_json(data: Any, indent: int | None = None) -> str:
    """JSON whose values are true to the letter, and whose text holds no control character or workflow command."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    escapes = {ord(character): _json_escape(character) for character in set(text) - {"\n"} if _is_unsafe(character)}
    return text.translate(escapes).replace(OLD_COMMAND, "#\\u0023[")


def as_markdown(text: str) -> str:
    """``text`` on one line, as plain words in a Markdown comment: no markup, no HTML, no mention, reference or link.

    Mentions and references are looked for in the finished page, so that escapes alone do not stop them: an invisible
    break stands behind the sign.
    """
    broken = REFERENCES.sub(BREAK, one_line(text))
    return MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", broken).replace(BREAK, "&#8203;")


def as_escaped(text: str) -> str:
    """``text`` on one line, as plain words in Markdown that some show as it stands, such as an editor's pop-up: signs bear
    backslashes in place of the references of `as_markdown`, which nobody could read there."""
    return SIGNS.sub(lambda sign: f"{sign[0][:-1]}\\{sign[0][-1]}", one_line(text).lstrip())


def _visible(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return f"\\u{{{ord(character):x}}}" if _is_unsafe(character) else character


def _revealed(character: str) -> str:
    takes_no_room = unicodedata.category(character) in {"Cf", "Zs"} or VARIATION.match(character)
    return f"\\u{{{ord(character):x}}}" if takes_no_room else _visible(character)


def _is_unsafe(character: str) -> bool:
    if unicodedata.category(character) in UNSAFE_CATEGORIES:
        return character not in KEPT
    return character in NONCHARACTERS


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
