"""What the terms are worth on a source that had no part in measuring them.

Each generated source of prose is left out in turn, every term's status is found again from the others, and the terms
that are measured then are counted in the source left out. It answers for the measuring, not for the choosing: terms
that were mined from these texts had all sources before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from evidence_counts import Counts
from evidence_odds import PER_THOUSAND, ratio
from evidence_table import FICTION, Table

if TYPE_CHECKING:
    from evidence_counts import Key

LEAST_WORDS = 5_000
"""A shorter source holds too little to be a test."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One source left out: the terms the others measure, their rate per 1,000 words in it, and its ratio to the human
    rate."""

    source: str
    words: int
    terms: int
    rate: float
    ratio: float


def held_out(counts: Counts, keys: Sequence[Key]) -> Iterator[HeldOut]:
    """Every generated source of prose with enough words, in turn."""
    prose = {sample: cell for sample, cell in counts.cells.items() if not sample.fiction}
    human = [cell for sample, cell in prose.items() if sample.side == "human"]
    human_words = sum(cell.words for cell in human)
    for source in sorted({sample.source for sample in prose if sample.side == "generated"}):
        left_out = [cell for sample, cell in prose.items() if sample.source == source and sample.side == "generated"]
        words = sum(cell.words for cell in left_out)
        if words < LEAST_WORDS:
            continue
        others = Counts()
        others.cells.update((sample, cell) for sample, cell in prose.items() if sample.source != source)
        measured = _measured(Table(others), keys)
        hits = sum(cell.hits[key] for cell in left_out for key in measured)
        human_hits = sum(cell.hits[key] for cell in human for key in measured)
        found = ratio(human_hits, human_words, hits, words)
        yield HeldOut(source, words, len(measured), PER_THOUSAND * hits / words, float(found))


def _measured(table: Table, keys: Sequence[Key]) -> list[Key]:
    entries = ((key, table.entry([key])) for key in keys)
    return [key for key, entry in entries if entry["status"] == "measured" and entry["measured_in"] != [FICTION]]


def report(counts: Counts, keys: Sequence[Key]) -> str:
    """A line for each source, and what they come to."""
    found = list(held_out(counts, keys))
    lines = [
        f"{each.ratio:7.1f} times the human rate, {each.rate:.2f} per 1,000 of {each.words:,} words, "
        f"{each.terms} terms measured by the others: {each.source}"
        for each in sorted(found, key=lambda each: -each.ratio)
    ]
    above = sum(each.ratio > 1 for each in found)
    middle = median(each.ratio for each in found)
    return "\n".join(
        [*lines, f"held out: above the human rate in {above} of {len(found)} sources, median ratio {middle:.1f}"]
    )
