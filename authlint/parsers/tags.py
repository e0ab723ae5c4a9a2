"""HTML and JSX tags inside running text: their name, their attributes, what they do to the prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TAG = re.compile(r"<(?P<closing>/?)\s*(?P<name>[A-Za-z][^\s/>]*)?")
ATTRIBUTE = re.compile(
    r"""[\s/](?P<name>[^\s"'<>/=]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`{]+))"""
)

NOT_PROSE = frozenset(
    "code kbd samp var tt script style pre template svg math textarea iframe object canvas audio video select "
    "noscript xmp listing".split()
)
"""Elements whose content nobody reads as prose."""

PARTS_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p section summary table tbody td tfoot "
    "th thead tr ul".split()
)
"""Elements that end one block of prose and begin another."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written, with the place of each attribute's value in it."""

    name: str
    closing: bool
    attributes: dict[str, tuple[str, int]]

    def value(self, attribute: str) -> str:
        """The attribute's value, or nothing."""
        return unescape(self.attributes.get(attribute, ("", 0))[0])


def read_tag(text: str) -> Tag | None:
    """The tag that ``text`` is; None for a declaration, an instruction, a comment."""
    match = TAG.match(text)
    if match is None or (match["name"] is None and not text.startswith(("<>", "</>"))):
        return None
    attributes = {
        found["name"].lower(): (found[kind], found.start(kind))
        for found in ATTRIBUTE.finditer(text, match.end())
        for kind in ("double", "single", "bare")
        if found[kind] is not None
    }
    return Tag((match["name"] or "").lower(), bool(match["closing"]), attributes)
