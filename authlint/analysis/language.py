"""The language a draft is written in, as far as small words and scripts tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from authlint.document import Document
from authlint.language.function_words import FUNCTION_WORDS

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FOREIGN_LETTER = re.compile("[^\u0000-\u024f\u1e00-\u1eff]")
SAMPLE = 1_500
"""Words that are looked at; a language shows itself early."""

LETTERS = 500
"""Foreign letters that are looked at for their script."""

FEWEST_WORDS = 25
"""A shorter draft is taken for English: too little to tell."""

LEAST_SHARE = 0.12
"""A language is recognised when at least this share of the words are small words of its own."""

FOREIGN_SCRIPT = 0.4
"""Share of letters outside the Latin script from which a draft is not English."""


@dataclass(frozen=True, slots=True)
class DraftLanguage:
    """``name`` in English; ``declared`` where the draft itself says so."""

    name: str
    declared: bool

    @property
    def is_english(self) -> bool:
        return self.name == "English"

    @classmethod
    def of(cls, document: Document) -> DraftLanguage:
        if document.declared_language:
            code = document.declared_language.lower().replace("_", "-").partition("-")[0]
            return cls("English" if code in {"en", "eng", "english"} else document.declared_language, declared=True)
        return cls(recognise(" ".join(block.text for block in document.blocks if not block.quoted)), declared=False)


def recognise(text: str) -> str:
    """The language of ``text``; "English" where there is too little to tell.

    The share of small words of each language among the first words decides (after Grefenstette 1995,
    "Comparing two language identification schemes"); scripts other than Latin decide by their letters.
    """
    words = [match[0].lower() for _, match in zip(range(SAMPLE), WORD.finditer(text), strict=False)]
    if len(words) < FEWEST_WORDS:
        return _script(words) if _foreign(words) else "English"
    if _foreign(words):
        return _script(words)
    counts = Counter(words)
    shares = {
        name: sum(counts[word] for word in small & counts.keys()) / len(words) for name, small in FUNCTION_WORDS.items()
    }
    best = max(shares, key=lambda name: (shares[name], name == "English"))
    return best if shares[best] >= LEAST_SHARE and shares[best] > 1.2 * shares["English"] else "English"


def _foreign(words: list[str]) -> bool:
    letters = "".join(words)
    return len(FOREIGN_LETTER.findall(letters)) > FOREIGN_SCRIPT * len(letters)


def _script(words: list[str]) -> str:
    letters = FOREIGN_LETTER.findall("".join(words))[:LETTERS]
    scripts = Counter(unicodedata.name(letter, "unknown").partition(" ")[0] for letter in letters)
    return f"{scripts.most_common(1)[0][0].capitalize()} script"
