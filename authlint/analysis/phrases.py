"""Every phrase of every card, found in one pass with spaCy's PhraseMatcher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.analysis import Toolbox
from authlint.analysis.notation import Phrases, expand
from authlint.analysis.tokens import TokenBlock, Tokens, english

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher

    from authlint.source import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a card in the draft: tokens ``start`` up to ``end``."""

    term: str
    tokens: TokenBlock
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.tokens.span(self.start, self.end)

    @property
    def text(self) -> str:
        """The words as the reader sees them."""
        return self.tokens.words(self.start, self.end)


@dataclass(frozen=True, slots=True)
class PhraseHits:
    """All hits by phrase. Of hits that overlap the longest stays: it says it best."""

    by_term: Mapping[str, tuple[Hit, ...]]

    @classmethod
    def of(cls, tokens: Tokens, toolbox: Toolbox) -> PhraseHits:
        matcher = toolbox.once(phrase_matcher)
        strings = toolbox.once(english).vocab.strings
        by_term: defaultdict[str, list[Hit]] = defaultdict(list)
        for block in tokens:
            for key, start, end in outermost(matcher(block.doc)):
                term = strings[key]
                by_term[term].append(Hit(term, block, start, end))
        return cls({term: tuple(hits) for term, hits in by_term.items()})

    def among(self, phrases: Iterable[str]) -> Iterator[Hit]:
        """The hits of these phrases."""
        for phrase in phrases:
            yield from self.by_term.get(phrase, ())


def phrase_matcher(toolbox: Toolbox) -> PhraseMatcher:
    """One matcher for the phrases of all cards; a phrase is its own key."""
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415  # spaCy is imported late
    from spacy.tokens import Doc  # noqa: PLC0415  # as above

    vocab = toolbox.once(english).vocab
    matcher = PhraseMatcher(vocab, attr="LOWER")
    for phrase in dict.fromkeys(phrase for phrases in toolbox.pool(Phrases) for phrase in phrases):
        forms = [pieces for form in expand(phrase) for pieces in _spellings(form, toolbox)]
        matcher.add(phrase, [Doc(vocab, words=pieces) for pieces in forms])
    return matcher


def word_pieces(toolbox: Toolbox) -> dict[str, tuple[str, ...]]:  # noqa: ARG001  # a tool is made from the toolbox
    """A memory of how the tokenizer splits each word of the cards."""
    return {}


def pieces_of(word: str, toolbox: Toolbox) -> tuple[str, ...]:
    """The tokens of one word ("isn't" gives "is" and "n't")."""
    memory = toolbox.once(word_pieces)
    if word not in memory:
        memory[word] = tuple(token.text for token in toolbox.once(english).tokenizer(word))
    return memory[word]


def outermost(matches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of matches (key, start, end) that overlap the longest, of equals the first; in order of place."""
    kept: list[tuple[int, int, int]] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (match[1] - match[2], match[1])):
        tokens = range(match[1], match[2])
        if taken.isdisjoint(tokens):
            kept.append(match)
            taken.update(tokens)
    return sorted(kept, key=lambda match: match[1])


def _spellings(form: str, toolbox: Toolbox) -> Iterator[list[str]]:
    """The tokens of a literal form; a hyphen may also be set as a dash."""
    pieces = [piece for word in form.split() for piece in pieces_of(word, toolbox)]
    yield pieces
    if "-" in pieces:
        yield ["—" if piece == "-" else piece for piece in pieces]
