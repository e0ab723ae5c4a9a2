"""What was counted about a rule, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authlint.language.evidence import Entry, RuleEvidence
    from authlint.rule import Rule

STRONGEST_TERMS = 8
CAUTION = "These are counts over many texts. They do not say who or what wrote any one of them."


def terms(found: RuleEvidence) -> Iterator[str]:
    """Which of a rule's terms are measured, and how surely."""
    measured = {term: entry for term, entry in found.terms.items() if entry.status == "measured"}
    yield f"{len(measured)} of {len(found.terms)} terms are measured; the others are listed by cited guides, or too rare to tell."
    if measured:
        ranked = sorted(measured, key=lambda term: (-_least(measured[term]), term))
        shown = ", ".join(f"‘{term}’" for term in ranked[:STRONGEST_TERMS])
        yield f"Surest: {shown}{' …' if len(ranked) > STRONGEST_TERMS else '.'}"
    if found.pooled.fiction_only:
        yield "Only fiction shows it: what was counted says nothing about posts."


def _least(entry: Entry) -> float:
    """The lower end of the interval that says most."""
    interval = entry.looks[entry.telling].interval
    return interval[0] if interval else 0.0


def fires(rule: Rule) -> str:
    """On how many human posts a rule fires; only for one of which that was counted."""
    share, low, high, posts, sources = (rule.fires[name] for name in ("share", "low", "high", "posts", "sources"))
    from authlint.packs import shipped_rules  # noqa: PLC0415  # explaining a card of one's own reads no other
    from authlint.profile import Measurements  # noqa: PLC0415  # as above

    bound = shipped_rules().get(rule.id)
    # Only what rests on a measure is judged by norms.
    on_norms = bound is not None and Measurements in bound.check.views.values()
    norms = ", each judged by norms made from the others" if on_norms else ""
    return (
        f"Fires on {share} % of human posts from before November 2022 ({low} to {high} %): "
        f"{posts:,} posts of {sources} sources{norms}."
    )
