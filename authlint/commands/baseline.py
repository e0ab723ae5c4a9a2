"""``authlint baseline``: today's findings written down, so that only new ones count."""

from __future__ import annotations

from pathlib import Path

import click

from authlint import __version__
from authlint.atomic import replace_file, why_unwritable
from authlint.baseline import FILE_NAME, Baseline, as_text, recorded, stale, without
from authlint.commands._known import naming, opened
from authlint.commands._running import run_options, running
from authlint.errors import AuthlintError, Problem
from authlint.gate import judge
from authlint.report import ExitCode
from authlint.sanitise import one_line, shown_path


@click.command("baseline", short_help="Write down today's findings, so that only new ones count.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--file",
    metavar="FILE",
    help="The baseline.  [default: what the configuration names, or .authlint-baseline.json]",
)
@click.option("--prune", is_flag=True, help="Only take out findings that are gone; add none.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (may be given again).")
@run_options
def command(
    paths: tuple[str, ...],
    file: str | None,
    *,
    prune: bool,
    exclude: tuple[str, ...],
    jobs: int,
    cache: bool,
    cache_dir: str | None,
) -> int:
    """Write the findings of the drafts in PATHS to a baseline.

    A finding is known by its rule and its words, not by its line. Without PATHS
    all drafts are looked at; with PATHS the entries of other drafts stay.
    """
    from authlint.options import Options  # noqa: PLC0415  # --help needs no parser
    from authlint.run import default_baseline, default_paths  # noqa: PLC0415  # --help needs no parser

    configured = default_baseline()
    path = Path(file) if file else configured or Path(FILE_NAME)
    if why := why_unwritable(path):
        raise click.UsageError(f"‘{path}’ cannot be written: {why}")
    if prune and not path.exists():
        raise click.UsageError(f"there is no baseline ‘{path}’ to prune")
    old, gone = opened(path) if path.exists() else (Baseline({}), frozenset[str]())
    with running(Options(exclude=exclude), cache_dir, jobs, cache=cache) as runner:
        report = runner.check_paths(paths or default_paths())
    verdict = judge(report, "never")
    if verdict.code != ExitCode.CLEAN:
        for problem in report.all_problems:
            click.echo(shown_path(str(problem)), err=True)
        click.echo(f"nothing is written: {one_line(verdict.sentence)}", err=True)
        return int(verdict.code)
    name_of = naming(path)
    new = without(old, stale(report, old, name_of, gone)) if prune else recorded(report, old, name_of, gone)
    try:
        replace_file(path, as_text(new, __version__))
    except OSError as error:
        raise AuthlintError(Problem("output", str(path), f"cannot be written: {error.strerror}", "free room")) from None
    click.echo(f"{shown_path(str(path))}: {_told(old, new)}")
    if configured is None or configured.resolve() != path.resolve():
        click.echo(f'to use it: authlint check --baseline {one_line(str(path))}, or baseline = "…" in authlint.toml')
    return ExitCode.CLEAN


def _told(old: Baseline, new: Baseline) -> str:
    added, removed = without(new, old).size, without(old, new).size
    return f"{new.size:,} known findings in {len(new.drafts):,} drafts ({added:,} added, {removed:,} taken out)"
