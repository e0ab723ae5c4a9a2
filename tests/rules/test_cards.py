"""Every card's own examples are executed, and every card is complete."""

from __future__ import annotations

import pytest
from conftest import examine_example, unmark

from authlint.language.evidence import evidence
from authlint.packs import shipped_rules
from authlint.rule import Rule
from authlint.trying import unfilled_fields

RULES = [bound.rule for bound in shipped_rules().values()]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")
    for rule in RULES
    for kind, examples in (("bad", rule.bad), ("good", rule.good))
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: str) -> None:
    """What stands between the marks is found, and nothing else."""
    # A rule about suppressions needs the rules that might have been suppressed.
    select = ("all",) if rule.pack == "directive" else (rule.id,)
    for findings, marked in examine_example(example, "draft.md", select):
        own = [finding for finding in findings if finding.rule == rule.id]
        assert [finding.span for finding in own] == list(marked.spans)
        assert not any(unfilled_fields(rule, finding, example) for finding in own)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_card_shows_both_sides(rule: Rule) -> None:
    """At least one marked bad example and one unmarked good one."""
    assert rule.bad
    assert all(unmark(example).spans for example in rule.bad)
    assert rule.good
    assert not any(unmark(example).spans for example in rule.good)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_card_judges_the_text_never_its_author(rule: Rule) -> None:
    """No message or question names a machine as the writer, and the question is one."""
    said = f"{rule.summary} {rule.message} {rule.question}".lower()
    assert not {"ai", "chatgpt", "llm", "ai-generated", "machine-written"} & set(said.replace(".", " ").split())
    assert "?" in rule.question


def test_ids_are_paths() -> None:
    """A rule is called after its file, in lower case with hyphens."""
    assert all(rule.id == rule.id.lower() and "_" not in rule.id and rule.id.count("/") == 1 for rule in RULES)


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.severity != "info" and not rule.preview and not rule.optional],
    ids=lambda rule: rule.id,
)
def test_a_default_rule_above_info_is_measured(rule: Rule) -> None:
    """Its terms are in the evidence, or how often it fires on human posts was counted."""
    assert rule.status == "measured"
    assert rule.fires or rule.id == "cliche/dense" or evidence().rules[rule.id].pooled.status == "measured"
