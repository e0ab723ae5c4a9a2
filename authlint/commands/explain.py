"""``authlint explain``: why a rule exists, with examples."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Any

import click

from authlint.explaining import CAUTION, fires, terms
from authlint.language.evidence import evidence
from authlint.language.prices import prices

if TYPE_CHECKING:
    from authlint.language.evidence import Entry
    from authlint.language.prices import Share
    from authlint.rule import Rule

WIDEST = 80
BAR = 30
"""Columns of the longest bar."""


@click.command("explain", short_help="Explain a rule.")
@click.argument("rule", required=False)
@click.option("--gate", is_flag=True, help="Say what the default gate stops, and how often it is wrong.")
def command(rule: str | None, gate: bool) -> int:
    """Explain RULE: what it looks for, why, what to ask, examples and where it comes from."""
    from authlint.plugins import did_you_mean  # noqa: PLC0415  # as above
    from authlint.run import rules_here  # noqa: PLC0415  # --help reads no cards

    if gate:
        click.echo(gate_page())
        return 0
    if rule is None:
        raise click.UsageError("name a rule, or give --gate; ‘authlint rules’ lists the rules")
    rules = rules_here()
    if rule not in rules:
        raise click.UsageError(f"there is no rule ‘{rule}’{did_you_mean(rule, rules)}; ‘authlint rules’ lists them")
    click.echo(page(rules[rule].rule))
    return 0


def gate_page() -> str:
    """What the default gate stops, and the share of labelled texts it would stop."""
    from authlint.packs import shipped_rules  # noqa: PLC0415  # --help reads no cards

    errors = [bound.rule for bound in shipped_rules().values() if bound.rule.severity == "error"]
    lines = ["The default gate", "================", "", _text("By default a draft fails for these alone:"), ""]
    lines += [_text(f"{rule.id}: {rule.summary}", "  - ", "    ") for rule in errors]
    lines += ["", _text("Of texts whose origin is known this many fail (95 % intervals over sources):"), ""]
    lines += _shares("default")
    lines += ["", "With --gate drift", "=================", ""]
    lines += [
        _text(
            "Only where it is asked for does a draft fail for drift. Then this many fail, of those that can be judged:"
        )
    ]
    lines += ["", *_shares("drift"), ""]
    return "\n".join([*lines, _text("docs/accuracy.md says how this was counted, and where it does not work.")])


def _shares(gate: str) -> list[str]:
    found = prices(gate)
    if not found:
        return ["  Its false alarms have not been counted in this copy."]
    return [f"  {share.side:<9}  {share.group:<48}  {_share(share)}" for share in found]


def _share(share: Share) -> str:
    if not share.judged:
        return "none can be judged"
    return f"{share.failed / share.judged:6.2%} ({share.low:.2%} to {share.high:.2%}) of {share.judged:,} in {share.texts:,}"


def page(rule: Rule) -> str:
    """A rule's card for reading at a terminal."""
    lines = [rule.id, "=" * len(rule.id), "", _text(rule.summary), "", _text(rule.why), ""]
    lines += [_text(f"Asks: {rule.question}"), ""]
    if words := rule.suggestions(""):
        lines += [_text(f"Consider: {', '.join(words)}"), ""]
    lines += [
        f"Severity {rule.severity}, confidence {rule.confidence}, status {rule.status}, generation {rule.generation}, since {rule.since}."
    ]
    lines += _evidence(rule)
    lines += ["", _text(fires(rule))] if rule.fires else []
    lines += [line for name, value in sorted(rule.parameters.items()) for line in ["", f"{name}:", *_listed(value)]]
    lines += ["", "Found (between ⟦ ⟧):", *_examples(rule.bad), "", "Silent:", *_examples(rule.good)]
    if rule.source:
        lines += ["", "Why it is listed:", *_examples(rule.source)]
    return "\n".join(lines)


def _evidence(rule: Rule) -> list[str]:
    """What was counted: a sentence, a bar for each kind of text, and the terms that are measured."""
    found = evidence().rules.get(rule.id)
    if found is None:
        return []
    lines = ["", "Evidence:", _text(found.pooled.sentence(), "  "), "", *_bars(found.pooled), ""]
    lines += [_text(line, "  ") for line in terms(found)]
    return [*lines, _text(CAUTION, "  ")]


def _bar(share: float) -> str:
    return "█" * round(BAR * share) or "▏" * (share > 0)


def _bars(pooled: Entry) -> list[str]:
    """Rates per 1,000 words as bars, people first. A rate that is there has at least a sliver."""
    rates = {"people": pooled.looks["prose"].human.rate}
    rates |= {name: look.generated.rate for name, look in pooled.looks.items() if name != "prose"}
    longest = max(rates.values()) or 1.0
    margin = max(map(len, rates))
    return [
        " ".join(["", f" {name:{margin}}", *filter(None, [_bar(rate / longest)]), f"{rate:.3f} per 1,000 words"])
        for name, rate in rates.items()
    ]


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
