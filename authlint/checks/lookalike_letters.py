"""Letters of another alphabet that pass for Latin ones inside a Latin word."""

import re
import unicodedata
from collections.abc import Iterator

from authlint.analysis.edits import joint_fix
from authlint.analysis.folding import HOMOGLYPHS
from authlint.document import Document
from authlint.rule import Match, check
from authlint.source import Span

WORD = re.compile(r"[^\W\d_]{3,}")
TOLD_APART = frozenset("ɡαεικτυχγκ")
"""Letters that a reader tells from their Latin neighbours, and that science writes beside Latin ones: TNFα, IFNγ."""

LOOKALIKES = {letter: latin for letter, latin in HOMOGLYPHS.items() if letter not in TOLD_APART}
ANY = re.compile(f"[{''.join(LOOKALIKES)}]")


@check("lookalike-letters")
def lookalike_letters(document: Document) -> Iterator[Match]:
    """Yield each word that mixes Latin letters with look-alikes, and with nothing else."""
    for block in document.blocks:
        if block.text.isascii() or not ANY.search(block.text):
            continue
        for word in WORD.finditer(block.text):
            letters = word[0]
            odd = [place for place, letter in enumerate(letters) if letter in LOOKALIKES]
            latin = [letter for letter in letters if letter not in LOOKALIKES]
            if not odd or not latin or not all(map(_is_latin, latin)):
                continue
            edits = [
                (Span(word.start() + place, word.start() + place + 1), LOOKALIKES[letters[place]]) for place in odd
            ]
            names = dict.fromkeys(f"{unicodedata.name(letters[place]).lower()}" for place in odd)
            fields = {"word": letters, "names": ", ".join(names)}
            yield Match(block, Span(*word.span()), fields, fix=joint_fix(document.source, block, edits))


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
