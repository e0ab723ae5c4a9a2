"""``authlint score``: the measures of drafts, each beside its norm."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from typing import TYPE_CHECKING, Any

import click

from authlint import terminal
from authlint.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authlint.profile import Placed, Scored

PLACES = 8
"""Places on the small scale."""

FAR_OUT = 5
"""Percent of posts on either side; a value among them is explained."""

THREE_DIGITS = 100
SHOWN = (
    "mattr", "mtld", "rare-words", "sentence-variation", "paragraph-variation", "repeated-runs", "flesch-kincaid-grade",
    "adjectives", "past-tense", "first-person", "em-dashes",
)  # fmt: skip
"""Measures of the table when nothing else is asked for."""


@click.command("score", short_help="Measure drafts.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to show the measures.",
)
@click.option(
    "--measure",
    "chosen",
    multiple=True,
    metavar="NAME",
    help="These measures only (may be given again); ‘all’ for all.",
)
@click.option("--sort", metavar="NAME", help="Order the drafts by this measure's percentile, the lowest first.")
@click.option("--why", is_flag=True, help="Show the words that drove each value that lies far out.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (may be given again).")
def command(
    paths: tuple[str, ...], format_: str, chosen: tuple[str, ...], sort: str | None, why: bool, exclude: tuple[str, ...]
) -> int:
    r"""Measure the drafts in PATHS and place each measure among posts of that length.

    A percentile of 3 means: 3 in 100 posts from before November 2022 lie lower.
    Low and high are both unusual; neither says who wrote a text.
    """
    from authlint.packs import measures  # noqa: PLC0415  # --help needs no measure
    from authlint.plugins import did_you_mean  # noqa: PLC0415  # as above
    from authlint.report import ExitCode  # noqa: PLC0415  # as above
    from authlint.run import Options, Runner, default_paths, tagging_pipeline  # noqa: PLC0415  # as above

    known = list(measures())
    for name in (*(name for name in chosen if name != "all"), *([sort] if sort else [])):
        if name not in known:
            raise click.UsageError(
                f"there is no measure ‘{name}’{did_you_mean(name, known)}; there are {', '.join(known)}"
            )
    names = _names(chosen, known, format_)
    wanted = [*names, *([sort] if sort and sort not in names else [])]
    drafts, problems = Runner(Options(exclude=exclude)).score_paths(paths or default_paths(), wanted)
    if sort:
        drafts = sorted(drafts, key=lambda draft: _percentile(draft, sort))
    if format_ == "json":
        output = _json(drafts, names, tagging_pipeline())
    else:
        output = _csv(drafts, names) if format_ == "csv" else _text(drafts, names, why=why)
    click.echo(output, nl=False)
    for problem in problems:
        click.echo(one_line(str(problem)), err=True)
    if any(problem.fatal for problem in problems):
        return ExitCode.ERROR
    return ExitCode.CLEAN if any(not draft.skipped for draft in drafts) else ExitCode.NOTHING


def _names(chosen: tuple[str, ...], known: list[str], format_: str) -> list[str]:
    if "all" in chosen or (not chosen and format_ != "text"):
        return known
    return list(chosen) or [name for name in SHOWN if name in known]


def _percentile(draft: Scored, name: str) -> tuple[bool, float, str]:
    placed = draft.measures.get(name)
    missing = placed is None or placed.percentile is None
    return missing, 0.0 if placed is None or placed.percentile is None else placed.percentile, draft.path


def _json(drafts: Sequence[Scored], names: Sequence[str], pipeline: str) -> str:
    data = {
        "version": 1,
        "pipeline": pipeline,
        "drafts": [
            {
                "path": draft.path,
                "words": draft.words,
                "skipped": draft.skipped,
                "measures": {name: _entry(draft.measures[name]) for name in names if name in draft.measures},
            }
            for draft in drafts
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(placed: Placed) -> dict[str, Any]:
    value = placed.measurement.value
    return {
        "value": None if value is None else round(value, 6),
        "percentile": None if placed.percentile is None else round(placed.percentile, 2),
        "support": placed.measurement.support,
        "abstained": placed.abstained or None,
        "posts": placed.posts,
        "sources": placed.sources,
        "notes": list(placed.measurement.notes),
    }


def _csv(drafts: Sequence[Scored], names: Sequence[str]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["path", "words", *(column for name in names for column in (name, f"{name} percentile"))])
    for draft in drafts:
        row: list[object] = [draft.path, draft.words]
        for name in names:
            entry = _entry(draft.measures[name]) if name in draft.measures else {"value": None, "percentile": None}
            row += [entry["value"], entry["percentile"]]
        writer.writerow(row)
    return stream.getvalue()


def _text(drafts: Sequence[Scored], names: Sequence[str], *, why: bool) -> str:
    lines: list[str] = []
    wide = max(map(len, names), default=0)
    for draft in drafts:
        lines.append(f"{one_line(draft.path)}  {draft.words:,} words of running prose")
        if draft.skipped:
            lines += [f"  {one_line(draft.skipped)}", ""]
            continue
        for name in names:
            lines.append(f"  {name:<{wide}}  {_shown(draft.measures[name])}")
            lines += _reasons(draft.measures[name]) if why else []
        lines.append("")
    return "\n".join(lines) + "\n"


def _shown(placed: Placed) -> str:
    value = placed.measurement.value
    if value is None:
        return f"{'–':>8}  {'':>{PLACES}}  {placed.abstained}"
    number = f"{value:8.2f}" if value < THREE_DIGITS else f"{value:8.0f}"
    if placed.percentile is None:
        return f"{number}  {'':>{PLACES}}  {placed.abstained}"
    return f"{number}  {bar(placed.percentile)}  {min(placed.percentile, 99):3.0f} of 100 posts lie lower"


def bar(percentile: float) -> str:
    """A scale of eight places with the percentile on it."""
    place = min(int(percentile / 100 * PLACES), PLACES - 1)
    return "·" * place + "█" + "·" * (PLACES - 1 - place)


def _reasons(placed: Placed) -> list[str]:
    """What a measure says of its value, and the words that drove one that few posts reach."""
    if placed.percentile is None:
        return []
    room = terminal.width() - 8
    notes = [
        line
        for note in placed.measurement.notes
        for line in textwrap.wrap(one_line(note), room, initial_indent=" " * 6, subsequent_indent=" " * 8)
    ]
    if FAR_OUT <= placed.percentile <= 100 - FAR_OUT:
        return notes
    shown = (one_line(block.text[span.start : span.end]) for block, span in placed.measurement.spans[:4])
    return notes + [f"      “{text if len(text) <= room else text[: room - 1] + '…'}”" for text in shown]
