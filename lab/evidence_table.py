"""From counts to evidence: one entry for every term and rule, with its comparisons and what follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any

import numpy as np
from evidence_odds import Comparison, Odds, Side
from evidence_texts import GENERATIONS

if TYPE_CHECKING:
    from evidence_counts import Cell, Counts, Key
    from evidence_texts import Sample

TOPIC_SHARE = 0.8
"""A term whose rate in one topic makes up this share of its rates in all topics is that topic's word."""

LEAST_TOPIC_WORDS = 15_000
"""Generated words a topic needs before a rate in it means anything."""

LEAST_TOPIC_HITS = 3
LEAST_GENERATED_SOURCES = 2
LEAST_HUMAN_HITS = 4
REFUTED_BELOW = 1.1
PROSE, FICTION = "prose", "fiction"


@dataclass(frozen=True, slots=True)
class Look:
    """One comparison and the samples of each of its sides."""

    comparison: Comparison
    human: Callable[[Sample], bool]
    generated: Callable[[Sample], bool]


def looks(cells: Mapping[Sample, Cell]) -> dict[str, Look]:
    """All generated prose against human prose, then each generation, then fiction against stories and reports."""
    prose = _look(cells, lambda sample: not sample.fiction, lambda sample: not sample.fiction)
    found = {PROSE: prose}
    for name in GENERATIONS:
        found[name] = _look(cells, prose.human, _of_generation(name))
    found[FICTION] = _look(cells, lambda sample: sample.narrative, lambda sample: sample.fiction)
    return {name: look for name, look in found.items() if look.comparison.possible}


def _of_generation(name: str) -> Callable[[Sample], bool]:
    return lambda sample: not sample.fiction and sample.generation == name


def _look(cells: Mapping[Sample, Cell], human: Callable[[Sample], bool], generated: Callable[[Sample], bool]) -> Look:
    sides = [
        _side(cells, lambda sample: sample.side == "human" and human(sample)),
        _side(cells, lambda sample: sample.side == "generated" and generated(sample)),
    ]
    return Look(Comparison(*sides), human, generated)


def _side(cells: Mapping[Sample, Cell], wanted: Callable[[Sample], bool]) -> Side:
    words: Counter[str] = Counter()
    for sample, cell in cells.items():
        if wanted(sample):
            words[sample.source] += cell.words
    sources = tuple(sorted(source for source in words if words[source]))
    return Side(sources, np.array([words[source] for source in sources], dtype=float))


class Table:
    """Makes entries out of counts."""

    def __init__(self, counts: Counts) -> None:
        self.cells = counts.cells
        self.looks = looks(counts.cells)
        self.topic_words = self._by_topic(lambda cell: cell.words)

    def entry(self, keys: Iterable[Key]) -> dict[str, Any]:
        """The evidence on one term, or on all terms of a rule together."""
        wanted = frozenset(keys)
        hits = {sample: sum(cell.hits[key] for key in wanted) for sample, cell in self.cells.items()}
        odds = {name: self._odds(look, hits) for name, look in self.looks.items()}
        topics = self._by_topic(lambda cell: sum(cell.hits[key] for key in wanted))
        topic = self.topic_of(topics)
        found: dict[str, Any] = {name: _row(one) for name, one in odds.items() if name == PROSE or any(one.hits)}
        headings = sum(
            cell.in_headings[key] for sample, cell in self.cells.items() if sample.side == "generated" for key in wanted
        )
        generated = sum(number for sample, number in hits.items() if sample.side == "generated")
        verdict = status(odds, topic)
        return {
            "status": verdict,
            "measured_in": measured_in(odds, topic),
            "strongest": strongest(odds),
            "headings": round(headings / generated, 2) if generated else 0.0,
            "topic": topic,
            "looks": found,
        }

    def topic_of(self, topics: Mapping[str, int]) -> str:
        """The topic that a term belongs to, by its rates in generated prose; empty where it is at home in several."""
        rates = {name: topics[name] / words for name, words in self.topic_words.items() if words >= LEAST_TOPIC_WORDS}
        total = sum(rates.values())
        name = max(sorted(rates), key=lambda topic: rates[topic], default="")
        confined = sum(topics.values()) >= LEAST_TOPIC_HITS and rates.get(name, 0) >= TOPIC_SHARE * total
        return name if confined else ""

    def _by_topic(self, number: Callable[[Cell], int]) -> Counter[str]:
        found: Counter[str] = Counter()
        for sample, cell in self.cells.items():
            if sample.side == "generated" and not sample.fiction:
                found[sample.topic] += number(cell)
        return found

    def _odds(self, look: Look, hits: Mapping[Sample, int]) -> Odds:
        sides = (("human", look.human, look.comparison.human), ("generated", look.generated, look.comparison.generated))
        by_source = []
        for name, wanted, side in sides:
            found: Counter[str] = Counter()
            for sample, number in hits.items():
                if sample.side == name and wanted(sample):
                    found[sample.source] += number
            by_source.append([found[source] for source in side.sources])
        return look.comparison.odds(*by_source)


def strongest(odds: Mapping[str, Odds]) -> str:
    """The generation, or fiction, with the highest rate, of those that have enough sources and where two show it."""
    sure = [
        name
        for name in (*GENERATIONS, FICTION)
        if name in odds and odds[name].interval is not None and odds[name].sources[1] >= LEAST_GENERATED_SOURCES
    ]
    return max(sure, key=lambda name: odds[name].rates[1], default="")


def measured_in(odds: Mapping[str, Odds], topic: str) -> list[str]:
    """The comparisons in which generated prose uses a term more: see `passes`. A topic's word passes in none of
    prose, for there it cannot be told from what the texts are about."""
    return [name for name, one in odds.items() if passes(one) and (name == FICTION or not topic)]


def passes(odds: Odds) -> bool:
    """Whether the interval lies above one, two generated sources have the term, and one of them beside the largest
    has it more often than people do."""
    return (
        odds.interval is not None
        and round(odds.interval[0], 2) > 1
        and odds.sources[1] >= LEAST_GENERATED_SOURCES
        and odds.others_above >= 1
    )


def status(odds: Mapping[str, Odds], topic: str) -> str:
    """What the evidence makes of a term: refuted before measured, for what posts do not show is no mark of them now."""
    prose = odds[PROSE]
    found = measured_in(odds, topic)
    below = prose.interval is not None and prose.interval[1] < REFUTED_BELOW
    if prose.hits[0] >= LEAST_HUMAN_HITS and (prose.ratio <= 1 or below) and found != [FICTION]:
        return "refuted"
    return "measured" if found else "named"


def _row(odds: Odds) -> dict[str, Any]:
    row: dict[str, Any] = {
        "hits": list(odds.hits),
        "rates": [round(rate, 4) for rate in odds.rates],
        "sources": list(odds.sources),
        "ratio": _short(odds.ratio),
        "without_largest": _short(odds.without_largest),
    }
    if odds.interval is not None:
        row["interval"] = [_short(end) for end in odds.interval]
    return row


def _short(number: float) -> float:
    return round(number, 2)


def sizes(table: Table) -> dict[str, Any]:
    """How much each comparison rests on."""
    return {
        name: {
            "human": _size(look.comparison.human),
            "generated": _size(look.comparison.generated),
        }
        for name, look in table.looks.items()
    }


def _size(side: Side) -> dict[str, int]:
    return {"sources": len(side.sources), "words": int(side.words.sum())}


def share_from_measured(cells: Mapping[Sample, Cell], terms: Sequence[Key], measured: Iterable[Key]) -> float:
    """The share of a rule's generated hits that its measured terms bring: the mean over generated sources, so that
    one prolific source with a habit of its own does not decide."""
    total: Counter[str] = Counter()
    proven: Counter[str] = Counter()
    for sample, cell in cells.items():
        if sample.side == "generated":
            total[sample.source] += sum(cell.hits[key] for key in terms)
            proven[sample.source] += sum(cell.hits[key] for key in frozenset(measured))
    shares = [proven[source] / number for source, number in total.items() if number]
    return round(fmean(shares), 2) if shares else 0.0
