"""What SARIF says about each rule: why it exists, what to ask, what it finds and what it leaves alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from authlint.sanitise import as_markdown, one_line

if TYPE_CHECKING:
    from authlint.rule import Rule

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}
"""GitHub's words, by which it sorts and filters alerts."""

FIELD = re.compile(r"\{[\w-]+\}")


def rule_descriptor(rule_id: str, rule: Rule | None) -> dict[str, Any]:
    """The rule's card as SARIF shows it; a name alone where the card is not at hand."""
    if rule is None:
        return {"id": rule_id}
    return {
        "id": rule_id,
        "shortDescription": {"text": one_line(rule.summary)},
        "fullDescription": {"text": one_line(rule.why)},
        "help": {"text": one_line(f"{rule.why} {_question(rule)}"), "markdown": _help(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": ["writing", one_line(rule.pack)],
            "precision": rule.confidence,
            "problem.severity": SEVERITIES[rule.severity],
        },
    }


def problem_descriptor(code: str) -> dict[str, Any]:
    """A pseudo-rule for what kept a draft from being judged."""
    return {
        "id": f"problem/{code}",
        "shortDescription": {"text": "Something kept authlint from judging the draft."},
        "defaultConfiguration": {"level": "error"},
    }


def _help(rule: Rule) -> str:
    parts = [as_markdown(rule.why.strip()), f"**Ask:** {as_markdown(_question(rule))}"]
    for title, examples in (("Found", rule.bad), ("Left alone", rule.good)):
        if examples:
            parts.append("\n".join([f"**{title}**", "", *(f"- {as_markdown(example)}" for example in examples)]))
    parts.append(f"`authlint explain {one_line(rule.id)}` says more.")
    return "\n\n".join(parts)


def _question(rule: Rule) -> str:
    return FIELD.sub("…", rule.question)
