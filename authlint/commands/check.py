"""``authlint check``: findings in drafts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from authlint import terminal
from authlint.commands._changed import changes_of
from authlint.commands._fixing import Fixing, fix_stream, show_problems
from authlint.commands._known import known_marked
from authlint.commands._names import split
from authlint.commands._outputs import exclusions, outputs_of, write
from authlint.commands._running import run_options, running
from authlint.files import repository_root
from authlint.gate import judge
from authlint.reporters import Style, names, reporter
from authlint.rule import SEVERITIES

if TYPE_CHECKING:
    from authlint.report import Report
    from authlint.rule import FailOn
    from authlint.run import Runner


@click.command("check", short_help="Check drafts.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(names()),
    default="text",
    show_default=True,
    metavar="FORMAT",
    help=f"How to show what was found: {', '.join(names())}.",
)
@click.option(
    "--output",
    multiple=True,
    metavar="[FORMAT:]FILE",
    help="Write a report to FILE as well, in the format that its ending tells (may be given again).",
)
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules or packs (may be given again).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules or packs (may be given again).")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (may be given again).")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help="The mildest severity that fails the run.  [default: error]",
)
@click.option(
    "--gate",
    multiple=True,
    metavar="RULE",
    help="Run these rules or packs too and let them fail a draft, as ‘drift’ (may be given again).",
)
@click.option("--fix", is_flag=True, help="Make the safe fixes in the drafts, and report what remains.")
@click.option(
    "--diff",
    is_flag=True,
    help="Print what --fix would change and write nothing; exit code 1 if anything would.",
)
@click.option("--changed-since", metavar="REF", help="Count only what the work tree brought in since it left REF.")
@click.option("--staged", is_flag=True, help="Count only what is staged for the next commit brings in.")
@click.option(
    "--trusted-ref",
    default="",
    metavar="REF",
    help="Judge by the configuration, baseline and suppressions of REF; what differs here is told and does not count.",
)
@click.option("--baseline", metavar="FILE", help="Do not count the findings in FILE (see ‘authlint baseline’).")
@click.option("--voice", default="", metavar="FILE", help="Compare with your own voice in FILE (see ‘authlint voice’).")
@click.option("--show-all", is_flag=True, help="Show quoted and suppressed findings too.")
@click.option("--statistics", is_flag=True, help="Count findings and drafts by rule.")
@click.option("--evidence", is_flag=True, help="Say in each message how often its term was counted, and where.")
@run_options
@click.option("--allow-empty", is_flag=True, help="Pass, and say so, where there is no draft to check: for hooks.")
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="The name of the draft on standard input, for its format and configuration.",
)
def command(
    paths: tuple[str, ...],
    format_: str,
    output: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exclude: tuple[str, ...],
    fail_on: str | None,
    gate: tuple[str, ...],
    fix: bool,
    diff: bool,
    changed_since: str | None,
    staged: bool,
    trusted_ref: str,
    baseline: str | None,
    voice: str,
    show_all: bool,
    statistics: bool,
    evidence: bool,
    cache: bool,
    cache_dir: str | None,
    jobs: int,
    allow_empty: bool,
    stdin_filename: str | None,
) -> int:
    """Check the drafts in PATHS (files, folders, or - for standard input).

    Without PATHS the content folders of the configuration are checked, or the working folder.
    With --fix - the fixed draft goes to standard output and the report to standard error.

    \b
    Exit codes: 0 clean, 1 findings at or above --fail-on, 2 something is wrong
    or could not be read, 3 nothing to check, 130 interrupted.
    """  # noqa: D301  # click wants the character itself
    from authlint.options import Options  # noqa: PLC0415  # --help needs no parser
    from authlint.run import default_baseline, default_fail_on, default_gate, default_paths  # noqa: PLC0415  # --help needs no parser
    from authlint.triage import with_evidence  # noqa: PLC0415  # as above

    if "-" in paths and len(paths) > 1:
        raise click.UsageError("‘-’ stands alone: standard input is one draft")
    if diff and output:
        raise click.UsageError("--diff prints what would change, and no report")
    if trusted_ref and (fix or diff or paths == ("-",)):
        raise click.UsageError("--trusted-ref judges a change to files: without --fix, --diff and ‘-’")
    outputs = outputs_of(output, paths)
    excluded = (*exclude, *exclusions(outputs))
    bearing = tuple(file for file in (baseline, voice) if file)
    options = Options(split(select), split(ignore), excluded, split(gate), voice, trusted_ref, bearing)
    fixing = Fixing(preview=diff, through=paths == ("-",)) if fix or diff else None
    changes, scope = changes_of(changed_since, staged=staged, alone=not fixing and paths != ("-",))
    with running(options, cache_dir, jobs, cache=cache) as runner:
        if changes:
            report = runner.check_changes(paths or default_paths(trusted_ref), changes)
        else:
            report = _looked_at(paths or default_paths(trusted_ref), runner, fixing, stdin_filename or "stdin.md")
    if known := Path(baseline) if baseline else default_baseline(trusted_ref):
        report = known_marked(report, known, trusted_ref)
    if evidence:
        report = with_evidence(report)
    policy = cast("FailOn", fail_on or default_fail_on(trusted_ref))
    verdict = judge(report, policy, (*default_gate(trusted_ref), *split(gate)), scope, allow_empty=allow_empty)
    if fixing:
        click.echo(fixing.sentence(), err=True)
    if diff and fixing:
        return int(show_problems(report, fixing.preview_code(verdict)))
    style = _style(show_all=show_all, statistics=statistics)
    failure = write(outputs, report, verdict, style)
    click.echo(
        _encodable(reporter(format_).render(report, verdict, style)), nl=False, color=True, err=fix and paths == ("-",)
    )
    if failure:
        raise failure
    return int(verdict.code)


def _looked_at(paths: tuple[str, ...], runner: Runner, fixing: Fixing | None, stdin_filename: str) -> Report:
    if paths != ("-",):
        return runner.fix_paths(paths, fixing.keep) if fixing else runner.check_paths(paths)
    if fixing:
        return fix_stream(runner, fixing, stdin_filename)
    return runner.check_stream(sys.stdin.buffer, stdin_filename)


def _style(*, show_all: bool, statistics: bool) -> Style:
    folder, root = Path.cwd(), repository_root(Path.cwd())
    places = (folder.as_posix(), root.as_posix()) if root else ("", "")
    return Style(terminal.has_colour(), terminal.width(), show_all, statistics, *places)


def _encodable(text: str) -> str:
    """The text with what the stream's encoding lacks as escapes: output never ends a run."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
