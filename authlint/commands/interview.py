"""``authlint interview``: the questions that a draft raises, as a writer's list of things to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from authlint import terminal
from authlint.commands._names import split
from authlint.commands._running import run_options, running
from authlint.sanitise import shown_path

if TYPE_CHECKING:
    from authlint.report import Report


@click.command("interview", short_help="Ask the writer what drafts leave open.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="How to write the list; Markdown has boxes to tick.",
)
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules or packs (may be given again).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules or packs (may be given again).")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (may be given again).")
@run_options
def command(
    paths: tuple[str, ...],
    format_: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exclude: tuple[str, ...],
    jobs: int,
    cache: bool,
    cache_dir: str | None,
) -> int:
    r"""Print the questions that the drafts in PATHS raise, in reading order.

    Each stands beside the words that raised it. Only the writer can answer them;
    authlint proposes no detail to put in.

    \b
    Exit codes: 0 asked, or nothing to ask, 2 something is wrong or could not be
    read, 3 no draft here, 130 interrupted.
    """
    from authlint.interview import as_markdown, as_text, questions  # noqa: PLC0415  # --help reads no draft
    from authlint.options import Options  # noqa: PLC0415  # as above
    from authlint.report import ExitCode  # noqa: PLC0415  # as above
    from authlint.run import default_paths  # noqa: PLC0415  # as above

    with running(Options(split(select), split(ignore), exclude), cache_dir, jobs, cache=cache) as runner:
        report: Report = runner.check_paths(paths or default_paths())
    asked = questions(report)
    click.echo(as_markdown(asked) if format_ == "markdown" else as_text(asked, terminal.width()), nl=False)
    for problem in report.all_problems:
        click.echo(shown_path(str(problem)), err=True)
    if report.incomplete:
        return ExitCode.ERROR
    return ExitCode.NOTHING if all(draft.skipped for draft in report.drafts) else ExitCode.CLEAN
