"""``authlint explain``: why a rule exists, with examples."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from authlint.rule import Rule

WIDEST = 80


@click.command("explain", short_help="Explain a rule.")
@click.argument("rule")
def command(rule: str) -> int:
    """Explain RULE: what it looks for, why, what to ask, examples and where it comes from."""
    from authlint.packs import shipped_rules  # noqa: PLC0415  # --help reads no cards
    from authlint.plugins import did_you_mean  # noqa: PLC0415  # as above

    rules = shipped_rules()
    if rule not in rules:
        raise click.UsageError(f"there is no rule ‘{rule}’{did_you_mean(rule, rules)}; ‘authlint rules’ lists them")
    click.echo(page(rules[rule].rule))
    return 0


def page(rule: Rule) -> str:
    """A rule's card for reading at a terminal."""
    lines = [rule.id, "=" * len(rule.id), "", _text(rule.summary), "", _text(rule.why), ""]
    lines += [_text(f"Asks: {rule.question}"), ""]
    if words := rule.suggestions(""):
        lines += [_text(f"Consider: {', '.join(words)}"), ""]
    lines += [
        f"Severity {rule.severity}, confidence {rule.confidence}, status {rule.status}, generation {rule.generation}, since {rule.since}."
    ]
    lines += ["", _text(_fires(rule))] if rule.fires else []
    lines += [line for name, value in sorted(rule.parameters.items()) for line in ["", f"{name}:", *_listed(value)]]
    lines += ["", "Found (between ⟦ ⟧):", *_examples(rule.bad), "", "Silent:", *_examples(rule.good)]
    if rule.source:
        lines += ["", "Why it is listed:", *_examples(rule.source)]
    return "\n".join(lines)


def _fires(rule: Rule) -> str:
    share, low, high, posts, sources = (rule.fires[name] for name in ("share", "low", "high", "posts", "sources"))
    return (
        f"Fires on {share} % of human posts from before November 2022 ({low} to {high} %): "
        f"{posts:,} posts of {sources} sources, each judged by norms made from the others."
    )


def _listed(value: Any) -> list[str]:
    if isinstance(value, (tuple, frozenset)):
        return [_text("; ".join(map(str, sorted(value) if isinstance(value, frozenset) else value)), "  ")]
    return [f"  {value}"]


def _examples(examples: tuple[str, ...]) -> list[str]:
    return [
        "\n".join(
            _text(line, "    " if number else "  - ", "    ")
            for number, line in enumerate(example.splitlines() or [""])
        )
        for example in examples
    ]


def _text(text: str, margin: str = "", following: str | None = None) -> str:
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    indent = margin if following is None else following
    return textwrap.fill(text, width, initial_indent=margin, subsequent_indent=indent, break_on_hyphens=False)
