"""The sentence that the finders of detail look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

Range = tuple[int, int]
"""Places in a sentence: the first, and the one behind the last."""

CLAUSE_ENDS = frozenset(
    {",", ";", ":", "but", "so", "and", "or", "\u2014", "\u2013", "--", "(", ")", "because", "until"}
)
DENYING = frozenset(
    {
        "not",
        "n't",
        "n\u2019t",
        "never",
        "no",
        "none",
        "nothing",
        "nobody",
        "nor",
        "neither",
        "without",
        "hardly",
        "rarely",
    }
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, as written and in lower case, their fine tags, the places of what the writer did, and of pictures.

    A word in lower case is empty where it is quoted, and so is a mask that shows nothing.
    """

    written: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    deeds: tuple[int, ...] = ()
    pictures: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.lower)

    def before(self, place: int, reach: int) -> tuple[str, ...]:
        """Up to ``reach`` words in lower case that stand before ``place`` in the same clause."""
        start = place
        while start > max(0, place - reach) and self.lower[start - 1] not in CLAUSE_ENDS:
            start -= 1
        return self.lower[start:place]

    def has_before(self, place: int, reach: int, words: Collection[str]) -> bool:
        """Whether one of ``words`` is among them."""
        return any(word in words for word in self.before(place, reach))

    def following(self, place: int) -> tuple[str, str]:
        """The word behind ``place`` in lower case and its tag; empty at the end."""
        return (self.lower[place + 1], self.tags[place + 1]) if place + 1 < len(self) else ("", "")

    def is_a_name(self, place: int) -> bool:
        """Whether the word is written like a name: a capital that opens no sentence."""
        return place > 0 and self.written[place][:1].isupper()
