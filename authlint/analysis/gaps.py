"""Figures with gaps ("not just X but Y"), found with spaCy's Matcher where their words stand at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from authlint.analysis import Toolbox
from authlint.analysis.notation import Gap, Pattern, Patterns, Words, read_pattern
from authlint.analysis.phrases import Hit, outermost, pieces_of
from authlint.analysis.tokens import TokenBlock, Tokens, english

if TYPE_CHECKING:
    from spacy.matcher import Matcher

LONGEST_WORD = 30
"""Characters a word of a gap may have, with what stands around it."""

LONGEST_SEPARATOR = 6
"""Characters that may stand between two neighbouring words."""

SENTENCE_MARKS = [".", "!", "?", "…", "...", "?!"]
CLAUSE_MARKS = [*SENTENCE_MARKS, ";", ":", "—", "–", "--"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A compiled pattern, with a quick look at a text in lower case that spares most of them the matcher: ``outline``
    must match somewhere."""

    pattern: Pattern
    matcher: Matcher
    outline: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """All figures in order, and which of them a token calls for: by the number of its lower case in the vocabulary the
    numbers of figures one of whose rarest words begins with it. ``always`` are those without any such word."""

    figures: tuple[Figure, ...]
    called_for: Mapping[int, tuple[int, ...]]
    always: tuple[int, ...]

    def worth_a_try(self, block: TokenBlock) -> list[Figure]:
        """The figures that may stand in a block, in order."""
        called = {number for token in block.key_set & self.called_for.keys() for number in self.called_for[token]}
        if not called and not self.always:
            return []
        text = block.folded.text.lower()
        figures = (self.figures[number] for number in sorted(called.union(self.always)))
        return [figure for figure in figures if figure.outline.search(text) is not None]


@dataclass(frozen=True, slots=True)
class GapHits:
    """All hits by pattern; of hits that overlap the longest stays."""

    by_term: Mapping[str, tuple[Hit, ...]]

    @classmethod
    def of(cls, tokens: Tokens, toolbox: Toolbox) -> GapHits:
        table = toolbox.once(compile_figures)
        by_term: defaultdict[str, list[Hit]] = defaultdict(list)
        for block in tokens:
            found = [hit for figure in table.worth_a_try(block) for hit in _hits(figure, block)]
            for number, _, _ in outermost((number, hit.start, hit.end) for number, hit in enumerate(found)):
                by_term[found[number].term].append(found[number])
        return cls({term: tuple(hits) for term, hits in by_term.items()})

    def among(self, patterns: Patterns) -> Iterator[Hit]:
        """The hits of these patterns."""
        for pattern in patterns:
            yield from self.by_term.get(pattern, ())


def compile_figures(toolbox: Toolbox) -> FigureTable:
    """A matcher for each pattern of all cards."""
    from spacy.matcher import Matcher  # noqa: PLC0415  # spaCy is imported late

    figures: list[Figure] = []
    called_for: defaultdict[int, list[int]] = defaultdict(list)
    always = []
    strings = toolbox.once(english).vocab.strings
    for text in dict.fromkeys(text for patterns in toolbox.pool(Patterns) for text in patterns):
        pattern = read_pattern(text)
        matcher = Matcher(toolbox.once(english).vocab, validate=False)
        matcher.add(text, list(_token_patterns(pattern, toolbox)))
        anchors = {pieces_of(anchor, toolbox)[0] for anchor in _anchors(pattern) if anchor}
        for anchor in sorted(anchors):
            called_for[strings.add(anchor)].append(len(figures))
        if not anchors:
            always.append(len(figures))
        figures.append(Figure(pattern, matcher, _outline(pattern)))
    return FigureTable(tuple(figures), {token: tuple(numbers) for token, numbers in called_for.items()}, tuple(always))


def _hits(figure: Figure, block: TokenBlock) -> Iterator[Hit]:
    """The shortest match from each start, none overlapping the one before."""
    shortest: dict[int, int] = {}
    for _, start, end in figure.matcher(block.doc):
        shortest[start] = min(end, shortest.get(start, end))
    if not shortest:
        return
    pattern, behind = figure.pattern, 0
    bounds = block.sentences if pattern.at_start or pattern.at_end else []
    starts = {_skip_openers(block, start) for start, _ in bounds}
    ends = {end for _, end in bounds}
    for start, end in sorted(shortest.items()):
        if (
            start < behind
            or (pattern.at_start and start not in starts)
            or (pattern.at_end and not _closes(block, end, ends))
        ):
            continue
        behind = end
        yield Hit(pattern.term, block, start, end)


def _skip_openers(block: TokenBlock, start: int) -> int:
    while start < len(block.doc) - 1 and block.doc[start].text in {'"', "'", "(", "-", "—", "–", " "}:
        start += 1
    return start


def _closes(block: TokenBlock, end: int, ends: set[int]) -> bool:
    while end < len(block.doc) and not block.doc[end].is_alpha and end not in ends:
        end += 1
    return end in ends


def _anchors(pattern: Pattern) -> tuple[str, ...]:
    """The alternatives of the part whose words are longest: the rarest, as a rule."""
    fixed = [part.alternatives for part in pattern.parts if isinstance(part, Words) and "" not in part.alternatives]
    return max(fixed, key=lambda words: min(map(len, words)), default=())


def _outline(pattern: Pattern) -> re.Pattern[str]:
    """A regular expression that matches wherever the pattern does, and now and then elsewhere."""
    pieces = []
    for part in pattern.parts:
        if isinstance(part, Gap):
            pieces.append(f".{{0,{part.most * LONGEST_WORD}}}?")
            continue
        words = "|".join(re.escape(word) for word in sorted(filter(None, part.alternatives), key=len, reverse=True))
        optional = "?" if "" in part.alternatives else ""
        pieces.append(rf"(?:(?:{words})\W{{0,{LONGEST_SEPARATOR}}}){optional}")
    return re.compile("".join(pieces), re.DOTALL)


def _token_patterns(pattern: Pattern, toolbox: Toolbox) -> Iterator[list[dict[str, Any]]]:
    for parts in product(*(list(_readings(part, toolbox)) for part in pattern.parts)):
        yield [token for part in parts for token in part]


def _readings(part: Words | Gap, toolbox: Toolbox) -> Iterator[list[dict[str, Any]]]:
    """The token patterns of one part: single words share one, each longer spelling has its own."""
    if isinstance(part, Gap):
        marks = SENTENCE_MARKS if part.loose else CLAUSE_MARKS
        yield [{"LOWER": {"NOT_IN": marks}, "OP": f"{{{part.least},{part.most}}}"}]
        return
    split = [pieces_of(word, toolbox) if word else () for word in part.alternatives]
    singles = [pieces[0] for pieces in split if len(pieces) == 1]
    if singles:
        yield [{"LOWER": {"IN": singles}}]
    for pieces in split:
        if len(pieces) != 1:
            yield [{"LOWER": piece} for piece in pieces]
