"""``authlint sources``: what a draft refers to, oldest first, and what leans on it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from authlint import __version__
from authlint.report import ExitCode
from authlint.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BASELINE = "2023-01-01"
LONGEST_EXCERPT = 140
ORIGINS = {
    "identifier": "by its identifier",
    "address": "by its address",
    "words": "by the words about it",
    "archive": "archived then, so that old or older",
    "bibliography": "by the bibliography",
}
NO_SOURCE = {
    "home-page": "a home page",
    "search": "a search, not a source",
    "chatbot": "a chatbot",
    "placeholder": "a placeholder",
    "dead": "leads nowhere",
    "self": "this site itself",
}


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
        click.echo(json.dumps({"authlint": __version__, "drafts": timelines}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(one_line(line) for line in _lines(each)) for each in timelines))
    return ExitCode.CLEAN


def _timeline(draft: str, baseline: str) -> dict[str, Any]:
    from authlint.run import source_timeline  # noqa: PLC0415  # --help needs no parser

    document, works, dated, problems = source_timeline(draft)
    for problem in problems:
        click.echo(one_line(str(problem)), err=True)
    entries = [
        {
            "line": (place := document.source.location(work.span)).line,
            "column": place.column,
            "form": work.form,
            "source": work.name,
            "kind": work.kind,
            "standing": work.standing,
            "dated": work.date.day if work.date else "",
            "dated_by": work.date.origin if work.date else "",
            "before_baseline": work.date.is_before(baseline) if work.date else None,
            "years_before_draft": int(dated[:4]) - work.date.year if work.date and dated else None,
            "supports": work.supports,
        }
        for work in works
    ]
    entries.sort(key=lambda entry: (not entry["dated"], entry["dated"], entry["line"], entry["column"]))
    return {"path": draft, "dated": dated, "baseline": baseline, "sources": entries}


def _lines(timeline: dict[str, Any]) -> Iterator[str]:
    sources = timeline["sources"]
    yield f"Sources of {timeline['path']}" + (f", dated {timeline['dated']}" if timeline["dated"] else "")
    for entry in sources:
        yield f"  {entry['dated'] or 'undated':<10}  {entry['kind']:<9}  line {entry['line']:<4} {entry['source']}"
        remarks = list(_remarks(entry))
        if remarks:
            yield f"{'':14}{'; '.join(remarks)}"
        if entry["supports"]:
            yield f"{'':14}“{_shortened(entry['supports'])}”"
    yield _summary(sources, timeline["baseline"])


def _remarks(entry: dict[str, Any]) -> Iterator[str]:
    years = entry["years_before_draft"]
    if years is not None and years > 0:
        yield f"{years} year{'s' * (years != 1)} before the draft"
    if entry["dated_by"]:
        yield ORIGINS[entry["dated_by"]]
    if entry["standing"] in NO_SOURCE:
        yield f"no source for a figure: {NO_SOURCE[entry['standing']]}"


def _summary(sources: Sequence[dict[str, Any]], baseline: str) -> str:
    dated = [entry for entry in sources if entry["dated"]]
    early = sum(bool(entry["before_baseline"]) for entry in dated)
    if not sources:
        return "  none: the draft links to no other site and names no work"
    return f"  {len(sources)} in all, {len(dated)} with a date, {early} from before {baseline}"


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_EXCERPT else f"{words[: LONGEST_EXCERPT - 1].rstrip()}…"
