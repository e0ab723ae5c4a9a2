"""``authlint rules``: the rules there are."""

from __future__ import annotations

import json

import click


@click.command("rules", short_help="List the rules.")
@click.argument("packs", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to list them.",
)
def command(packs: tuple[str, ...], format_: str) -> int:
    """List the rules of PACKS, or all."""
    from authlint.packs import shipped_rules  # noqa: PLC0415  # --help reads no cards
    from authlint.plugins import did_you_mean  # noqa: PLC0415  # as above

    rules = [bound.rule for bound in shipped_rules().values()]
    known = sorted({rule.pack for rule in rules})
    for pack in packs:
        if pack not in known:
            raise click.UsageError(
                f"there is no pack ‘{pack}’{did_you_mean(pack, known)}; there are {', '.join(known)}"
            )
    chosen = [rule for rule in rules if not packs or rule.pack in packs]
    if format_ == "json":
        entries = [
            {
                "id": rule.id,
                "summary": rule.summary,
                "severity": rule.severity,
                "confidence": rule.confidence,
                "status": rule.status,
                "generation": rule.generation,
                "since": rule.since,
            }
            for rule in chosen
        ]
        click.echo(json.dumps({"version": 1, "rules": entries}, ensure_ascii=False, indent=2))
        return 0
    wide = max(len(rule.id) for rule in chosen)
    for rule in chosen:
        click.echo(f"{rule.id:<{wide}}  {rule.severity:<7}  {rule.summary}")
    return 0
