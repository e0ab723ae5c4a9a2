"""Spaces of unusual widths between ordinary words."""

import re
import unicodedata
from collections.abc import Iterator

from authlint.analysis.edits import joint_fix
from authlint.document import Document
from authlint.rule import Match, check
from authlint.source import Span

BETWEEN_WORDS = re.compile("(?<=[A-Za-z]{2})[\u2000-\u200a\u202f\u205f\u3000](?=[a-z]{2})")
"""Beside figures, signs, dashes, initials and capitals such spaces are good typography."""

MOST_RELATED = 20


@check("odd-spaces")
def odd_spaces(document: Document, *, at_least: int) -> Iterator[Match]:
    """Yield one match a block, at its first such space, if the draft holds ``at_least`` of them."""
    found = [
        (block, [Span(*space.span()) for space in BETWEEN_WORDS.finditer(block.text)])
        for block in document.blocks
        if not block.text.isascii()
    ]
    if sum(len(spaces) for _, spaces in found) < at_least:
        return
    for block, spaces in found:
        if not spaces:
            continue
        first = spaces[0]
        name = unicodedata.name(block.text[first.start]).lower()
        fields = {"count": "a space" if len(spaces) == 1 else f"{len(spaces)} spaces", "name": name}
        fix = joint_fix(document.source, block, [(space, " ") for space in spaces])
        yield Match(block, first, fields, tuple((block, space) for space in spaces[1 : MOST_RELATED + 1]), fix=fix)
