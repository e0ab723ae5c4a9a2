"""Words that are names or the draft's own subject: a phrase found in them is no figure of speech."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from authlint.analysis.phrases import Hit, PhraseHits
from authlint.analysis.sentences import CLOSERS, OPENERS, TERMINATORS
from authlint.analysis.tokens import TokenBlock, Tokens
from authlint.analysis.vocabulary import Vocabulary

OPENING = TERMINATORS | OPENERS | CLOSERS | {":", "*", "•", "|", "/"}
"""What may stand before a word that opens a sentence, a list entry or a quotation."""

ALWAYS_CAPITAL = frozenset(
    "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December".split()
)
"""Words that are capitalised wherever they stand."""

LONG_WORD = 4
TITLE_SHARE = 0.6
SUBJECT_WITH_TITLE = 3
SUBJECT_WITHOUT_TITLE = 8


@dataclass(frozen=True)
class Names:
    """Tells names and subjects from ordinary words."""

    tokens: Tokens
    hits: PhraseHits
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    _title_case: dict[int, bool] = field(default_factory=dict, repr=False)
    _counts: dict[str, int] = field(default_factory=dict, repr=False)
    _elsewhere: dict[str, bool] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, tokens: Tokens, hits: PhraseHits, vocabulary: Vocabulary) -> Names:
        return cls(tokens, hits, vocabulary)

    def named(self, hit: Hit) -> bool:
        """Whether a word of the hit is (part of) a proper name: capitalised where an ordinary word is not."""
        doc = hit.tokens.doc
        capitalised = [position for position in range(hit.start, hit.end) if _is_title(doc[position].text)]
        if not capitalised or self._in_title_case(hit.tokens):
            return False
        first = capitalised[0]
        if len(capitalised) > 1 or not _opens(hit.tokens, first):
            return True
        word = doc[first].text
        if word not in self._elsewhere:
            self._elsewhere[word] = self._is_name_elsewhere(word)
        return self._elsewhere[word]

    def subject(self, hit: Hit) -> bool:
        """Whether the draft is plainly about the hit's main word: it stands often outside of such phrases,
        or is in the title and comes back; or the configuration says that the hit is the trade's own word."""
        if self.vocabulary.holds(hit):
            return True
        main = _main_stem(hit)
        if len(main) < LONG_WORD:
            return False
        if main not in self._counts:
            self._counts[main] = sum(text.count(main) for text in self._texts)
        elsewhere = self._counts[main] - self._stems_in_phrases[main]
        if main in self._title_stems:
            return elsewhere >= SUBJECT_WITH_TITLE
        # A word that is a phrase by itself may just be overused: only the title can say that it is the subject.
        return hit.end - hit.start > 1 and elsewhere >= SUBJECT_WITHOUT_TITLE

    def _in_title_case(self, tokens: TokenBlock) -> bool:
        key = id(tokens)
        if key not in self._title_case:
            long_words = [token.text for token in tokens.doc[1:] if token.is_alpha and len(token) >= LONG_WORD]
            capitalised = sum(word[0].isupper() for word in long_words)
            self._title_case[key] = bool(long_words) and capitalised > TITLE_SHARE * len(long_words)
        return self._title_case[key]

    def _is_name_elsewhere(self, word: str) -> bool:
        """Whether the word is capitalised in mid-sentence somewhere, and nowhere in lower case."""
        inside = re.compile(rf"(?<=[a-z,;] ){word}\b")
        lower = re.compile(rf"\b{word.lower()}\b")
        texts = [block.folded.text for block in self.tokens if not self._in_title_case(block)]
        return any(map(inside.search, texts)) and not any(map(lower.search, texts))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(block.folded.text.lower() for block in self.tokens)

    @cached_property
    def _stems_in_phrases(self) -> Counter[str]:
        """Main words counted where they are part of a longer phrase; a word that is a phrase by itself is no such part."""
        found = (hit for hits in self.hits.by_term.values() for hit in hits if hit.end - hit.start > 1)
        return Counter(map(_main_stem, found))

    @cached_property
    def _title_stems(self) -> frozenset[str]:
        titles = [block for block in self.tokens if block.block.kind == "title"]
        titles += [block for block in self.tokens if block.block.kind == "heading" and block.block.level == 1]
        return frozenset(_stem(token.lower_) for block in titles for token in block.doc)


def _main_stem(hit: Hit) -> str:
    words = [token.lower_ for token in hit.tokens.doc[hit.start : hit.end] if token.is_alpha]
    return _stem(max(words, key=len, default=""))


def _is_title(word: str) -> bool:
    return word[0].isupper() and word not in ALWAYS_CAPITAL and not (len(word) > 1 and word.isupper())


def _opens(tokens: TokenBlock, position: int) -> bool:
    return position == 0 or tokens.doc[position - 1].text in OPENING or tokens.doc[position - 1].is_space


def _stem(word: str) -> str:
    """A word without its commonest endings: enough to see that "tapestries" is "tapestry"."""
    for ending in ("ies", "ing", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= LONG_WORD:
            return word[: -len(ending)]
    return word
