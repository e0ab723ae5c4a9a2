"""Count the hits of every card's terms in labelled texts, as the product would find them.

Each text goes through authlint's own parser and each card through its own check, so names and the draft's own subject
are left out as a reader of findings would see them. Quotations count neither as hits nor as words. Terms that no card
holds (`lab/suspects.txt`) are matched apart, so that they hide no term of a card.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.language import DraftLanguage
from authlint.analysis.notation import Patterns, Phrases
from authlint.analysis.quotations import Quotations
from authlint.analysis.tokens import Tokens
from authlint.document import Document
from authlint.formats import parse
from authlint.packs import load_check
from authlint.source import SourceFile

if TYPE_CHECKING:
    from evidence_texts import Sample, Text

    from authlint.packs import BoundRule
    from authlint.rule import Match

Key = tuple[str, str]
"""A rule and a term of it; the rule is empty for suspects."""

HEADINGS = frozenset({"heading", "title"})


@dataclass
class Cell:
    """All texts of one sample: how much there is, and the hits in it."""

    texts: int = 0
    words: int = 0
    hits: Counter[Key] = field(default_factory=Counter)
    in_headings: Counter[Key] = field(default_factory=Counter)


@dataclass
class Counts:
    """Cells by sample, and for every human text its source, its words and its hits by rule."""

    cells: defaultdict[Sample, Cell] = field(default_factory=lambda: defaultdict(Cell))
    human: list[tuple[str, int, Counter[str]]] = field(default_factory=list)


class Reader:
    """Finds the terms of cards and of suspects in drafts."""

    def __init__(self, rules: Iterable[BoundRule], suspects: Iterable[str]) -> None:
        self.rules = tuple(rules)
        self.of_cards = Toolbox(bound.rule.parameters for bound in self.rules)
        self.checks = suspects_by_check(suspects)
        self.of_suspects = Toolbox(parameters for _, parameters in self.checks)

    def hits(self, analysis: Analysis) -> Iterator[tuple[Key, bool]]:
        """Each unquoted hit: rule and term, and whether it stands in a heading."""
        quotations = analysis.view(Quotations)
        for rule, match in self._matches(analysis):
            block = match.block
            if block is not None and not quotations.hold(block, match.span):
                yield (rule, match.term), block.kind in HEADINGS

    def _matches(self, analysis: Analysis) -> Iterator[tuple[str, Match]]:
        for bound in self.rules:
            for match in bound.check.function(**_views(bound.check, analysis), **bound.rule.parameters):
                yield bound.rule.id, match
        aside = Analysis(analysis.view(Document), self.of_suspects)
        aside.provide(Tokens, analysis.view(Tokens))
        for name, parameters in self.checks:
            check = load_check(name)
            for match in check.function(**_views(check, aside), **parameters):
                yield "", match


def count(texts: Iterable[Text], reader: Reader) -> Counts:
    """Every hit in every text that authlint reads as English."""
    counts = Counts()
    for text in texts:
        analysis = Analysis(parse(SourceFile(text.name, text.text)), reader.of_cards)
        if not analysis.view(DraftLanguage).is_english:
            continue
        found = list(reader.hits(analysis))
        words = own_words(analysis)
        _add(counts.cells[text.sample], words, found)
        if text.sample.side == "human":
            counts.human.append((text.sample.source, words, Counter(rule for (rule, _), _ in found if rule)))
    return counts


def own_words(analysis: Analysis) -> int:
    """Words between white space outside of quotations: what a rate is a rate of."""
    quotations = analysis.view(Quotations)
    blocks = [block for block in analysis.view(Document).blocks if not block.quoted]
    quoted = sum(len(block.text[span.start : span.end].split()) for block in blocks for span in quotations.spans(block))
    return max(0, sum(len(block.text.split()) for block in blocks) - quoted)


def suspects_by_check(suspects: Iterable[str]) -> list[tuple[str, dict[str, Any]]]:
    """The suspects as parameters of the checks that find them: those with gaps are patterns."""
    listed = list(suspects)
    gapped = [term for term in listed if any(mark in term for mark in "{^$")]
    plain = [term for term in listed if term not in gapped]
    found: list[tuple[str, dict[str, Any]]] = []
    if plain:
        found.append(("phrases", {"phrases": Phrases.from_card(plain)}))
    if gapped:
        found.append(("pattern", {"patterns": Patterns.from_card(gapped)}))
    return found


def terms_of(bound: BoundRule) -> tuple[str, ...]:
    """The terms of a card; empty for a card that works without a list."""
    return tuple(
        term for value in bound.rule.parameters.values() if isinstance(value, (Phrases, Patterns)) for term in value
    )


def _views(check: Any, analysis: Analysis) -> dict[str, Any]:
    return {name: analysis.view(kind) for name, kind in check.views.items()}


def _add(cell: Cell, words: int, found: Iterable[tuple[Key, bool]]) -> None:
    cell.texts += 1
    cell.words += words
    for key, in_heading in found:
        cell.hits[key] += 1
        cell.in_headings[key] += in_heading
