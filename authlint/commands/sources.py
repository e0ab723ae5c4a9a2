"""``authlint sources``: what a draft refers to, oldest first, and what leans on it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from authlint import __version__
from authlint.report import ExitCode
from authlint.sanitise import one_line
from authlint.timeline import BASELINE, Timeline, excerpt, timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def _day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", value):
        raise click.BadParameter("give a day as YYYY-MM-DD")
    return value


@click.command("sources", short_help="Print the timeline of a draft's sources.")
@click.argument("drafts", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the timeline.",
)
@click.option(
    "--before",
    "baseline",
    default=BASELINE,
    show_default=True,
    metavar="DAY",
    callback=_day,
    help="Count the sources that are older than this day.",
)
def command(drafts: tuple[str, ...], format_: str, baseline: str) -> int:
    r"""Print what DRAFTS refer to, oldest first: date, age, kind of publisher, and the sentence that leans on it.

    Dates are read from addresses, identifiers and words; nothing is fetched, so a source without a date there is
    listed as undated. Kinds go by the host: primary, reference, news, vendor, social, unknown.

    \b
    Exit codes: 0 printed, 2 something is wrong or could not be read.
    """
    timelines = [_timeline(draft, baseline) for draft in drafts]
    if format_ == "json":
        records = [_record(each) for each in timelines]
        click.echo(json.dumps({"authlint": __version__, "drafts": records}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(one_line(line) for line in _lines(each)) for each in timelines))
    return ExitCode.CLEAN


def _timeline(draft: str, baseline: str) -> Timeline:
    from authlint.run import source_timeline  # noqa: PLC0415  # --help needs no parser

    document, works, dated, problems = source_timeline(draft)
    for problem in problems:
        click.echo(one_line(str(problem)), err=True)
    return timeline_of(document, works, dated, baseline)


def _record(timeline: Timeline) -> dict[str, Any]:
    entries = [
        {
            "line": entry.line,
            "column": entry.column,
            "form": entry.form,
            "source": entry.source,
            "kind": entry.kind,
            "standing": entry.standing,
            "dated": entry.day,
            "dated_by": entry.dated_by,
            "before_baseline": entry.is_early,
            "years_before_draft": entry.years_before_draft,
            "supports": entry.supports,
        }
        for entry in timeline.entries
    ]
    return {"path": timeline.path, "dated": timeline.dated, "baseline": timeline.baseline, "sources": entries}


def _lines(timeline: Timeline) -> Iterator[str]:
    yield f"Sources of {timeline.path}" + (f", dated {timeline.dated}" if timeline.dated else "")
    for entry in timeline.entries:
        yield f"  {entry.day or 'undated':<10}  {entry.kind:<9}  line {entry.line:<4} {entry.source}"
        remarks = list(entry.remarks())
        if remarks:
            yield f"{'':14}{'; '.join(remarks)}"
        if entry.supports:
            yield f"{'':14}“{excerpt(entry.supports)}”"
    yield f"  {timeline.summary()}"
