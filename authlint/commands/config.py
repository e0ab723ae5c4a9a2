"""``authlint config``: what holds for a draft, and who said so."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from authlint.sanitise import one_line, shown_path

if TYPE_CHECKING:
    from authlint.config import Config

VERSION = 1


@click.group("config", short_help="Show what holds for a draft, and who said so.")
def command() -> None:
    """Show the configuration, or the schema of its files."""


@command.command("show")
@click.argument("file", default=".", type=click.Path())
@click.option("--trusted-ref", default="", metavar="REF", help="As ‘check --trusted-ref’ would read it from REF.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to show it.",
)
def show(file: str, trusted_ref: str, format_: str) -> int:
    """Show each value that holds for FILE (a draft or a folder) with the file and line it was written on.

    The draft need not exist. Values come from the file nearest to it, what that
    extends, and the overrides that name the draft; others are the defaults.
    """
    from authlint.nearby import config_of, near  # noqa: PLC0415  # --help reads nothing

    config = near(Path(file), trusted_ref) if Path(file).is_dir() else config_of(file, trusted_ref)
    entries = _entries(config)
    if format_ == "json":
        origin = None if config.origin == "defaults" else os.path.relpath(config.origin)
        data = {"version": VERSION, "file": file, "nearest": origin, "values": entries}
        click.echo(json.dumps(data, indent=2))
        return 0
    written = [f"{name} = {json.dumps(entry['value'], ensure_ascii=False)}" for name, entry in entries.items()]
    wide = min(max(map(len, written)), 60)
    for line, entry in zip(written, entries.values(), strict=True):
        place = entry["path"] if entry["line"] is None else f"{entry['path']}:{entry['line']}"
        click.echo(f"{one_line(line):<{wide}}  {shown_path(place)}")
    return 0


@command.command("schema")
def schema() -> int:
    """Print the JSON Schema of authlint.toml and of [tool.authlint]."""
    from authlint.config.schema import schema as made  # noqa: PLC0415  # --help reads nothing

    click.echo(json.dumps(made(), indent=2))
    return 0


def _entries(config: Config) -> dict[str, dict[str, Any]]:
    """Each value by its key, as ``severity.cliche`` for an entry of a table, with its place."""
    from authlint.config.keys import KEYS  # noqa: PLC0415  # --help reads nothing

    told = {name: value for name, value in config.told().items() if name in config.origins}
    found = {}
    for name, value in sorted(told.items()):
        origin = config.origins[name]
        found[name] = {"value": value, "path": os.path.relpath(origin.path), "line": origin.line}
    tables = {name.partition(".")[0] for name in told}
    for name, key in sorted(KEYS.items()):
        if name not in tables and name != "extends":
            value = getattr(config, key.field or name)
            found[name] = {"value": value, "path": "defaults", "line": None}
    return found
