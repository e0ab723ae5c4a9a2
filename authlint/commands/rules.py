"""``authlint rules``: the rules there are, and where those that authlint does not ship are from."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from authlint.sanitise import one_line, shown_path


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
    """List the rules of PACKS, or all, and where packs are from that authlint does
    not ship; ‘authlint rules list’ is the same.

    ‘authlint rules test FOLDER’ tries each rule of a pack of your own on its own
    examples: exit code 1 where one does not find what is marked, or finds more.
    """
    from authlint.plugins import did_you_mean  # noqa: PLC0415  # as above
    from authlint.run import packs_here, rules_here  # noqa: PLC0415  # --help reads no cards

    if packs[:1] == ("test",):
        return _tried(packs[1:])
    packs = packs[1:] if packs[:1] == ("list",) else packs
    sources = {pack.name: pack.package or os.path.relpath(pack.folder) for pack in packs_here()}
    rules = [bound.rule for bound in rules_here().values()]
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
                "source": sources.get(rule.pack, "authlint"),
            }
            for rule in chosen
        ]
        click.echo(json.dumps({"version": 1, "rules": entries}, ensure_ascii=False, indent=2))
        return 0
    wide = max(len(rule.id) for rule in chosen)
    for rule in chosen:
        click.echo(one_line(f"{rule.id:<{wide}}  {rule.severity:<7}  {rule.summary}"))
    for pack in sorted(sources.keys() & {rule.pack for rule in chosen}):
        click.echo(one_line(f"‘{pack}’ is from {sources[pack]}"))
    return 0


def _tried(folders: tuple[str, ...]) -> int:
    """Try the packs in the folders, and say what is wrong. The exit code."""
    from authlint.trying import try_pack  # noqa: PLC0415  # --help reads no cards

    if not folders:
        raise click.UsageError("name the folder of a pack: authlint rules test house-style/")
    failed = False
    for folder in folders:
        examples, problems = try_pack(Path(folder))
        for problem in problems:
            click.echo(shown_path(str(problem)))
        click.echo(f"{shown_path(folder)}: {examples:,} examples, {len(problems):,} problems")
        failed = failed or bool(problems)
    return int(failed)
