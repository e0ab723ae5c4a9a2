"""How far a draft has slid toward the statistical average that generated prose occupies.

A linear model over measures and common words, computed by ``lab/drift.py`` and published with its weights. It speaks
of the text alone: people write such prose too, and the percentile says how many did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from authlint.analysis.drift_features import DriftFeatures
from authlint.analysis.language import DraftLanguage
from authlint.document import Block
from authlint.language.drift import Contribution, DriftTable, drift_table
from authlint.language.drift_words import in_words
from authlint.rule import Measurement, measure
from authlint.source import Span

LEAST_WORDS = 150
"""Words in paragraphs: recipes, newsletters and digests are lists, whoever wrote them, and lists alone are not judged."""

SHOWN_TERMS = 12
"""Words and pairs whose places are shown."""

SHOWN_PLACES = 40
SHOWN_NUMBERS = 4
SHOWN_CURES = 6
SHOWN_WORDS = 6
"""Measures and words that a note names."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a draft lies where it does: the measures and words that are ``pulling`` most toward the average, those ``holding`` it
    back most, strongest first, and ``back``: what would pull it back, as sentences."""

    pulling: tuple[Contribution, ...]
    holding: tuple[Contribution, ...]
    back: tuple[str, ...]


@measure("drift", unit="percentile", axis="drift", grounded="low")
def drift(features: DriftFeatures, language: DraftLanguage) -> Measurement:
    """The percent of posts of that length, written by people before November 2022, that lie less far out, 0 to 100.

    Σ weight × (value − mean) / spread over the published features, less what human posts of that length have on
    average, in their mean deviations; then its percentile. Above 99, fewer than 1 in 100 such posts lie this far out.
    ``spans`` holds the words that pull most.
    """
    return measured(features, language, drift_table())


def measured(features: DriftFeatures, language: DraftLanguage, table: DriftTable | None) -> Measurement:
    """Drift by a given table."""
    reason = _why_not(features, language, table)
    if reason or table is None:
        return Measurement(None, features.words, abstained=reason)
    score = table.score(features.values, features.terms)
    standing = table.standing(score, features.words)
    value = table.percentile(standing, features.words, plain=features.plain)
    if value is None:
        return Measurement(None, features.words, abstained="too few reference posts of this length")
    explained = explain(features, table)
    pulling = [entry.feature for entry in explained.pulling if entry.term][:SHOWN_TERMS]
    places = tuple((block, _whole(block, span)) for _, block, span in features.places(frozenset(pulling)))
    standing_there = table.place(value, features.words)
    return Measurement(
        value, features.words, places[:SHOWN_PLACES], standing=standing_there, notes=tuple(_notes(explained))
    )


def _whole(block: Block, span: Span) -> Span:
    """The span from the start of its first word: “n't just” is a pair of tokens, and reads as “isn't just”."""
    start = span.start
    while start and block.text[start - 1].isalpha():
        start -= 1
    return Span(start, span.end)


def explain(features: DriftFeatures, table: DriftTable) -> Explanation:
    """What each feature adds to the draft's score, and what would pull it back."""
    amounts = table.amounts(features.values, features.terms)
    found = [
        (-less, name, term) for less, name, term in sorted((-amount, name, term) for amount, name, term in amounts)
    ]
    pulling = _strongest((entry for entry in found if entry[0] > 0), features, table)
    holding = _strongest((entry for entry in reversed(found) if entry[0] < 0), features, table)
    return Explanation(pulling, holding, tuple(_cures(pulling)))


def _strongest(
    amounts: Iterable[tuple[float, str, bool]], features: DriftFeatures, table: DriftTable
) -> tuple[Contribution, ...]:
    """As many of the first measures and terms as are ever told; most of the hundreds of a draft add next to nothing."""
    room = {True: SHOWN_TERMS, False: SHOWN_CURES}
    found = []
    for amount, name, term in amounts:
        if room[term]:
            room[term] -= 1
            found.append(table.contribution(amount, name, term=term, values=features.values))
    return tuple(found)


def _notes(explained: Explanation) -> Iterator[str]:
    """The explanation in three sentences."""
    for opening, entries in (("pulls it there", explained.pulling), ("holds it back", explained.holding)):
        numbers = [_direction(entry, up=True) for entry in islice(_measures(entries), SHOWN_NUMBERS)]
        words = [f"‘{entry.feature}’" for entry in entries if entry.term][:SHOWN_WORDS]
        if numbers or words:
            yield f"{opening}: {'; '.join([*numbers, *([', '.join(words)] if words else [])])}"
    if explained.back:
        yield f"would pull it back: {'; '.join(explained.back)}"


def _measures(entries: Iterable[Contribution]) -> Iterator[Contribution]:
    return (entry for entry in entries if not entry.term)


def _direction(entry: Contribution, *, up: bool) -> str:
    """Whether the draft has more or fewer of a feature than the texts of the table; ``up`` says what it has, not what it lacks."""
    return f"{'more' if (entry.value > entry.weight.mean) is up else 'fewer'} {in_words(entry.feature)}"


def _cures(pulling: tuple[Contribution, ...]) -> Iterator[str]:
    """Sentences on the strongest measures, then one on the strongest words."""
    for entry in islice(_measures(pulling), SHOWN_CURES):
        yield _direction(entry, up=False)
    words = [f"‘{entry.feature}’" for entry in pulling if entry.term][:SHOWN_TERMS]
    if words:
        yield f"other words than {', '.join(words)}"


def _why_not(features: DriftFeatures, language: DraftLanguage, table: DriftTable | None) -> str:
    """Why there is no number; empty where there is one."""
    if not language.is_english:
        return f"the language seems to be {language.name}"
    if table is None:
        return "drift has no table yet: lab/drift.py computes it"
    if features.pipeline != table.pipeline:
        return f"the table was computed with the tagging pipeline {table.pipeline}, not with {features.pipeline}"
    if features.computed_with != table.features:
        return "the table was computed with other features: run lab/drift.py again"
    return _too_little(features, table)


def _too_little(features: DriftFeatures, table: DriftTable) -> str:
    """Why the text itself cannot be judged."""
    if features.connected < LEAST_WORDS:
        return f"fewer than {LEAST_WORDS} words in paragraphs"
    distance, limit = table.distance(features.values), table.limits[table.band(features.words)]
    if distance > limit:
        return f"unlike the texts it was calibrated on (distance {distance:.2f}, limit {limit:.2f})"
    return ""
