"""The figures of a run of `lab/evidence.py`, for a person: what is measured, what is refuted, and how loud it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import mean, median, quantiles
from typing import Any

from evidence_cards import refuted

TODAY = "2025-26"
LEAST_WORDS = 100
"""A shorter text has no rate worth the name."""


def summary(
    evidence: dict[str, Any], human: Sequence[tuple[str, int, Counter[str]]], severities: Mapping[str, str]
) -> str:
    """Every figure on a line of its own."""
    entries = [entry for rule in evidence["rules"].values() for entry in rule["terms"].values()]
    by_status = Counter(entry["status"] for entry in entries)
    measured = [entry for entry in entries if entry["status"] == "measured"]
    rules = Counter(rule["status"] for rule in evidence["rules"].values())
    return "\n".join(
        [
            *(
                f"{name}: {look['generated']['words']:,} words of {look['generated']['sources']} generated sources, "
                f"{look['human']['words']:,} of {look['human']['sources']} human ones"
                for name, look in evidence["looks"].items()
            ),
            f"terms in cards: {', '.join(f'{number} {name}' for name, number in sorted(by_status.items()))}",
            f"measured, {TODAY} prose without fiction: {sum(TODAY in entry['measured_in'] for entry in measured)}",
            f"measured in any prose: {sum(entry['measured_in'] != ['fiction'] for entry in measured)}",
            f"measured in fiction only: {sum(entry['measured_in'] == ['fiction'] for entry in measured)}",
            f"words of one topic: {sum(bool(entry['topic']) for entry in entries)}",
            f"refuted, with those outside of cards: {len(refuted(evidence))}",
            f"cards: {', '.join(f'{number} {name}' for name, number in sorted(rules.items()))}",
            *noise(human, severities),
        ]
    )


def noise(human: Sequence[tuple[str, int, Counter[str]]], severities: Mapping[str, str]) -> list[str]:
    """Visible findings of the rules with terms in human texts, by text and by source."""
    posts = [post for post in human if post[1] >= LEAST_WORDS]
    rates = [1_000 * sum(hits.values()) / words for _, words, hits in posts]
    warned = [any(severities[rule] != "info" for rule in hits) for _, _, hits in posts]
    by_source: defaultdict[str, list[bool]] = defaultdict(list)
    for (source, _, _), warning in zip(posts, warned, strict=True):
        by_source[source].append(warning)
    shares = sorted((mean(flags), source) for source, flags in by_source.items())
    centre, (most, loudest) = median(share for share, _ in shares), shares[-1]
    tenth = quantiles(rates, n=10)[-1]
    return [
        f"human texts of {LEAST_WORDS} words and more: {len(posts):,}",
        f"findings per 1,000 words: median {median(rates):.2f}, mean {mean(rates):.2f}, ninth decile {tenth:.2f}",
        f"human texts with any warning: {mean(warned):.1%}; median source {centre:.1%}, most {most:.0%} of {loudest}",
    ]
