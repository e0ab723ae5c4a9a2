"""How much more often the terms of a rule stand in generated prose than in human prose: the shipped counts, in words.

The table is made by ``lab/evidence.py``; ``lab/README.md`` says how, and what it cannot show. It compares texts in
bulk. It says nothing about who or what wrote a single one, and neither do the sentences made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from authlint.language.tables import read_json

PROSE, FICTION = "prose", "fiction"
THREE_DIGITS = 99.5
WHERE = {
    PROSE: ("generated posts", "human ones"),
    FICTION: ("generated fiction", "human stories and reports"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One side of a comparison: hits, how many per 1,000 words, and in how many of how many sources."""

    hits: int
    rate: float
    sources: int
    of_sources: int


@dataclass(frozen=True, slots=True)
class Look:
    """One comparison. ``ratio`` is the smoothed odds ratio, ``interval`` its 95 % interval over sources, or None where
    there are too few of them; ``without_largest`` is the ratio without the generated source of most hits."""

    human: Counted
    generated: Counted
    ratio: float
    interval: tuple[float, float] | None
    without_largest: float


@dataclass(frozen=True, slots=True)
class Entry:
    """The evidence on a term, or on all terms of a rule. ``looks`` holds ``prose``, each generation in which it was
    found, and ``fiction``; ``topic`` names the topic whose word it is, if it is one's; ``headings`` is the share of
    generated hits that stand in headings."""

    status: str
    measured_in: tuple[str, ...]
    strongest: str
    headings: float
    topic: str
    looks: Mapping[str, Look]

    @property
    def fiction_only(self) -> bool:
        """Whether only fiction shows it: posts then say nothing about it."""
        return self.measured_in == (FICTION,)

    @property
    def telling(self) -> str:
        """The comparison that says most: all prose where that measures it, else the first that does."""
        return PROSE if PROSE in self.measured_in or not self.measured_in else self.measured_in[0]

    def sentence(self) -> str:
        """The evidence in a sentence that a reader can check."""
        name = self.telling
        look = self.looks[name]
        if not look.human.hits and not look.generated.hits:
            return "Not found in the texts it was looked for in."
        generated, human = WHERE.get(name, (f"generated posts of {name}", "human ones"))
        spread = (
            f"in {look.generated.sources} of {look.generated.of_sources} generators’ texts, "
            f"{look.human.sources} of {look.human.of_sources} human sources"
        )
        strongest = f"; strongest in {self.strongest}" if name == PROSE and self.measured_in and self.strongest else ""
        caution = "" if self.measured_in or self.status == "refuted" else f" {self._caution()}"
        return f"Found {_times(look, generated, human)}, {spread}{strongest}.{caution}"

    def _caution(self) -> str:
        if self.topic:
            return f"It may be a word of its topic ({self.topic})."
        return "The evidence is thin."


@dataclass(frozen=True, slots=True)
class RuleEvidence:
    """The evidence on a rule: all its terms together, the share of its hits that measured terms bring, each term."""

    pooled: Entry
    from_measured: float
    terms: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The whole table; ``suspects`` are terms that no rule looks for."""

    rules: Mapping[str, RuleEvidence]
    suspects: Mapping[str, Entry]

    def of(self, rule: str, term: str = "") -> Entry | None:
        """What is known about ``term`` of ``rule``, or else about the rule."""
        found = self.rules.get(rule)
        return None if found is None else found.terms.get(term, found.pooled)

    def refuted(self) -> Mapping[str, Entry]:
        """The terms that people write as often or more often; ``rules/refuted.yaml`` lists them too."""
        held = (item for rule in self.rules.values() for item in rule.terms.items())
        return {term: entry for term, entry in (*held, *self.suspects.items()) if entry.status == "refuted"}


@cache
def evidence() -> Evidence:
    """The shipped table, read once; an empty one where it has not been built."""
    data = read_json("evidence.json")
    return Evidence({}, {}) if data is None else evidence_from(data)


def evidence_from(data: Mapping[str, Any]) -> Evidence:
    """The table that ``lab/evidence.py`` wrote."""
    sizes = data["looks"]
    rules = {
        name: RuleEvidence(
            _entry(rule, sizes),
            rule["from_measured"],
            {term: _entry(entry, sizes) for term, entry in rule["terms"].items()},
        )
        for name, rule in data["rules"].items()
    }
    return Evidence(rules, {term: _entry(entry, sizes) for term, entry in data["suspects"].items()})


def _entry(data: Mapping[str, Any], sizes: Mapping[str, Any]) -> Entry:
    return Entry(
        data["status"],
        tuple(data["measured_in"]),
        data["strongest"],
        data["headings"],
        data["topic"],
        {name: _look(look, sizes[name]) for name, look in data["looks"].items()},
    )


def _look(data: Mapping[str, Any], sizes: Mapping[str, Any]) -> Look:
    human, generated = (
        Counted(data["hits"][side], data["rates"][side], data["sources"][side], sizes[name]["sources"])
        for side, name in enumerate(("human", "generated"))
    )
    low_and_high = data.get("interval")
    interval = None if low_and_high is None else (low_and_high[0], low_and_high[1])
    return Look(human, generated, data["ratio"], interval, data["without_largest"])


def _times(look: Look, generated: str, human: str) -> str:
    """How often, with the interval: 27 times as often in … as in … (7.4 to 98). Where people never use it the ratio is
    made of smoothing, so only its lower end is told."""
    interval = look.interval
    if not look.human.hits:
        least = f" (at least {number(interval[0])} times as often)" if interval and interval[0] > 1 else ""
        return f"{look.generated.hits:,} times in {generated} and never in {human}{least}"
    within = f" ({number(interval[0])} to {number(interval[1])})" if interval else ""
    return f"{number(look.ratio)} times as often in {generated} as in {human}{within}"


def number(value: float) -> str:
    """Two digits that count: 0.54, 7.4, 27, 1,300."""
    if value >= THREE_DIGITS:
        return f"{float(f'{value:.2g}'):,.0f}"
    return f"{value:.2g}" if value >= 1 else f"{value:.2f}"
