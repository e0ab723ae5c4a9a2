"""Words that are the trade's own: whoever writes about looms may say tapestry."""

from __future__ import annotations

from dataclasses import dataclass

from authlint.analysis.notation import expand
from authlint.analysis.phrases import Hit


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the configuration calls the trade's own words and terms, in lower case."""

    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls) -> Vocabulary:
        return cls()

    @classmethod
    def from_names(cls, names: tuple[str, ...]) -> Vocabulary:
        """As the configuration holds them."""
        return cls(frozenset(" ".join(name.lower().split()) for name in names))

    def holds(self, hit: Hit) -> bool:
        """Whether the hit is such a term: the whole of it, and of a single word any of its forms."""
        if not self.words:
            return False
        text = " ".join(hit.text.lower().split())
        return text in self.words or (" " not in text and not self.words.isdisjoint(expand(hit.term)))
