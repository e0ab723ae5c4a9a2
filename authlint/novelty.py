"""What a change to a draft brought in: findings on the lines it touched, and what the draft did not have before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from authlint.finding import Finding
from authlint.profile import rounded
from authlint.report import DraftReport
from authlint.source import Location

OUTSIDE = "outside of the change"
NO_WORSE = "not made worse by the change"


def touched(finding: Finding, lines: frozenset[int]) -> bool:
    """Whether one of the finding's places stands on one of ``lines``."""
    return any(_meets(place, lines) for place in (finding.location, *finding.related))


def needs_before(draft: DraftReport, lines: frozenset[int]) -> bool:
    """Whether the draft as it was must be looked at to tell what of ``draft`` is new."""
    return any(finding.whole_draft or not touched(finding, lines) for finding in draft.active)


def brought_in(draft: DraftReport, before: DraftReport, lines: frozenset[int]) -> DraftReport:
    """The draft with everything marked that the change did not bring in; ``lines`` are those it touched.

    A finding on other lines counts where the draft ``before`` had none like it: a source may have gone, or a
    suppression. One about the whole draft counts where it is new or worse than it was, and says by how much.
    """
    new = Counter(finding.key for finding in draft.active if not finding.whole_draft and not touched(finding, lines))
    new.subtract(finding.key for finding in before.active)
    weights = {finding.key: finding.weight for finding in before.active if finding.whole_draft}
    return replace(draft, findings=tuple(_judged(finding, lines, weights, new) for finding in draft.findings))


def repeats(draft: DraftReport, before: DraftReport | None, changed: Collection[str]) -> DraftReport | None:
    """The draft, which did not change itself, with what drafts that did now share with it; None where that is nothing."""
    shared = tuple(finding for finding in draft.findings if any(place.path in changed for place in finding.elsewhere))
    found = brought_in(replace(draft, findings=shared), before or DraftReport(draft.path), frozenset())
    return found if found.active else None


def _judged(
    finding: Finding, lines: frozenset[int], weights: dict[tuple[str, str], float | None], new: Counter[tuple[str, str]]
) -> Finding:
    if finding.disposition != "active":
        return finding
    if finding.whole_draft:
        return _weighed(finding, weights)
    if touched(finding, lines):
        return finding
    if new[finding.key] > 0:
        new[finding.key] -= 1
        return finding
    return replace(finding, disposition="unchanged", reason=OUTSIDE)


def _weighed(finding: Finding, weights: dict[tuple[str, str], float | None]) -> Finding:
    if finding.key not in weights:
        return replace(finding, message=f"{finding.message} It was not so before this change.")
    was, now = weights[finding.key], finding.weight
    # To the two digits that a reader is shown: any edit moves a measure by less.
    if was is None or now is None or now <= was or rounded(abs(now)) == rounded(abs(was)):
        return replace(finding, disposition="unchanged", reason=NO_WORSE)
    return replace(
        finding, message=f"{finding.message} This change took it from {rounded(abs(was))} to {rounded(abs(now))}."
    )


def _meets(place: Location, lines: frozenset[int]) -> bool:
    return any(line in lines for line in range(place.line, place.end_line + 1))
