"""What of a draft a change brought in, told from the draft before and the lines it touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import examine_text, unmark

from authlint.finding import Finding
from authlint.novelty import NO_WORSE, OUTSIDE, brought_in, needs_before
from authlint.packs import BoundRule, shipped_rules
from authlint.profile import Measurements
from authlint.report import DraftReport

DELVE, SOUP, RAIN = "We delve into the sea.", "We delve into soup.", "It rained."


def draft(*lines: str) -> DraftReport:
    return examine_text("\n\n".join(lines), select=("cliche",))


def new_lines(before: DraftReport, now: DraftReport, *lines: int) -> list[int]:
    judged = brought_in(now, before, frozenset(lines))
    assert all(finding.reason == OUTSIDE for finding in judged.findings if finding.disposition == "unchanged")
    return [finding.location.line for finding in judged.active]


def test_only_what_stands_on_changed_lines_counts() -> None:
    assert new_lines(draft(DELVE, RAIN), draft(DELVE, SOUP), 3) == [3]
    assert new_lines(draft(DELVE, SOUP), draft(DELVE, SOUP)) == []


def test_a_finding_that_reaches_into_a_changed_line_counts() -> None:
    now = draft("We delve\ninto the sea.")
    assert new_lines(draft("We delve\ninto it."), now, 2) == [1]


def test_a_changed_line_keeps_counting_though_the_words_were_there() -> None:
    """Whoever touches a line answers for it."""
    assert new_lines(draft(DELVE), draft(SOUP), 1) == [1]


def test_what_a_change_elsewhere_uncovered_counts() -> None:
    """The suppression above an untouched line has gone; so has a source, to other rules."""
    silenced = "<!-- authlint-disable-next-line cliche: a joke -->\n\n"
    before, now = examine_text(silenced + DELVE, select=("cliche",)), draft(RAIN, DELVE)
    assert new_lines(before, now, 1) == [3]


def test_of_findings_alike_as_many_are_old_as_there_were() -> None:
    before, now = draft(DELVE, RAIN, RAIN), draft(DELVE, SOUP, SOUP)
    assert new_lines(before, now, 3, 5) == [3, 5]
    assert len(new_lines(before, now, 5)) == 2
    assert new_lines(draft(DELVE, SOUP, SOUP), now) == []


def test_the_draft_before_is_looked_at_only_where_it_must_be() -> None:
    assert not needs_before(draft(RAIN, DELVE), frozenset({3}))
    assert needs_before(draft(DELVE, RAIN), frozenset({3}))


def whole(weight: float | None) -> DraftReport:
    finding = replace(draft(DELVE).findings[0], whole_draft=True, weight=weight, message="Flat.")
    return DraftReport("a.md", (finding,))


def only(report: DraftReport) -> Finding:
    (finding,) = report.findings
    return finding


def test_a_finding_about_the_whole_draft_counts_if_the_change_made_it_worse() -> None:
    """However far from the changed lines it points, or however near."""
    for lines in (frozenset[int](), frozenset({1})):
        worse = only(brought_in(whole(0.52), whole(0.41), lines))
        assert (worse.disposition, worse.message) == ("active", "Flat. This change took it from 0.41 to 0.52.")
        for now in (0.41, 0.40, 0.412):
            same = only(brought_in(whole(now), whole(0.41), lines))
            assert (same.disposition, same.reason) == ("unchanged", NO_WORSE)


def test_less_may_be_worse() -> None:
    assert (
        only(brought_in(whole(-0.25), whole(-0.31), frozenset())).message
        == "Flat. This change took it from 0.31 to 0.25."
    )
    assert only(brought_in(whole(-0.31), whole(-0.25), frozenset())).disposition == "unchanged"


def test_a_finding_about_the_whole_draft_that_is_new_says_so() -> None:
    fresh = only(brought_in(whole(0.5), draft(RAIN), frozenset()))
    assert (fresh.disposition, fresh.message) == ("active", "Flat. It was not so before this change.")


PACKS = {"cliche", "rhythm", "drift"}
"""A rule of another pack may do without a weight: its finding then counts only where the draft had none before."""

MEASURING = [
    bound
    for bound in shipped_rules().values()
    if bound.rule.pack in PACKS and Measurements in bound.check.views.values()
]
LESS_IS_WORSE = {"uniform-sentences"}


@pytest.mark.parametrize("bound", MEASURING, ids=lambda bound: bound.rule.id)
def test_a_rule_that_measures_a_draft_gives_its_weight(bound: BoundRule) -> None:
    """So that its findings can be weighed against the draft before, on the side the rule looks at."""
    less_is_worse = bound.rule.parameters.get("side") == "low" or bound.rule.check in LESS_IS_WORSE
    for example in bound.rule.bad:
        found = examine_text(unmark(example).text, select=(bound.rule.id,)).findings
        assert found
        for finding in found:
            assert finding.whole_draft
            assert finding.weight is not None
            assert finding.weight <= 0 if less_is_worse else finding.weight > 0
