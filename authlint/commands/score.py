"""``authlint score``: the profile of drafts, and the measures under it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authlint import terminal
from authlint.sanitise import one_line, shown_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authlint.profile import Scored

ALL = "all"


@click.command("score", short_help="Show the profile of drafts.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to show the scores.",
)
@click.option(
    "--measure",
    "chosen",
    multiple=True,
    metavar="NAME",
    help="Show these measures instead of the profile (may be given again); ‘all’ for all.",
)
@click.option("--sort", metavar="NAME", help="Order the drafts by an axis, a measure or ‘overall’, the lowest first.")
@click.option(
    "--why",
    "asked",
    is_flag=False,
    flag_value=ALL,
    metavar="NAME",
    help="Show what raised or lowered an axis or measure, in the draft's own words; alone, for all of them.",
)
@click.option(
    "--min",
    "least",
    multiple=True,
    metavar="[AXIS=]SCORE",
    help="Fail if a draft scores less, over all or on an axis (may be given again).",
)
@click.option("--voice", default="", metavar="FILE", help="Compare with your own voice in FILE (see ‘authlint voice’).")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (may be given again).")
@click.option("--allow-empty", is_flag=True, help="Pass where there is no draft to score: for hooks.")
def command(
    paths: tuple[str, ...],
    format_: str,
    chosen: tuple[str, ...],
    sort: str | None,
    asked: str | None,
    least: tuple[str, ...],
    voice: str,
    exclude: tuple[str, ...],
    *,
    allow_empty: bool,
) -> int:
    r"""Show the profile of the drafts in PATHS: six axes from 0 to 100, and the whole.

    100 is the grounded end, 50 the median of posts of that length that people wrote
    before November 2022. It describes texts. It does not say who wrote one, nor
    whether what it tells is true.

    \b
    Exit codes: 0 scored, 1 a draft lies below --min, 2 something is wrong or could
    not be read, 3 nothing to score, 130 interrupted.
    """
    from authlint.measuring import axis_measures  # noqa: PLC0415  # --help needs no measure
    from authlint.options import Options  # noqa: PLC0415  # as above
    from authlint.packs import measures  # noqa: PLC0415  # as above
    from authlint.profile import AXES, floors  # noqa: PLC0415  # as above
    from authlint.report import ExitCode  # noqa: PLC0415  # as above
    from authlint.run import Runner, default_paths, own_voice, tagging_pipeline  # noqa: PLC0415  # as above
    from authlint.scoresheet import beside  # noqa: PLC0415  # as above

    known = list(measures())
    if asked not in {None, ALL, *known, *AXES} and Path(str(asked)).exists():
        paths, asked = (str(asked), *paths), ALL
    _must_exist([name for name in chosen if name != ALL], known, "measure")
    _must_exist([sort] if sort else [], [*known, *AXES, "overall"], "axis or measure")
    _must_exist([asked] if asked else [], [*known, *AXES, ALL], "axis or measure")
    try:
        floor = floors(least)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    shown = known if ALL in chosen else list(chosen)
    names = shown or (list(axis_measures()) if format_ == "text" else known)
    wanted = dict.fromkeys([*names, *axis_measures()] if floor or sort or format_ != "text" else names)
    wanted |= dict.fromkeys([sort] if sort in known else [])
    wanted |= dict.fromkeys(own.ranges if (own := own_voice(voice)) else ())
    drafts, problems = Runner(Options(exclude=exclude)).score_paths(paths or default_paths(), list(wanted))
    if sort:
        drafts = sorted(drafts, key=lambda draft: _order(draft, sort))
    why = frozenset({*known, *AXES} if asked == ALL else {asked} if asked else ())
    if own:
        drafts = [beside(draft, own, tagging_pipeline()) for draft in drafts]
    click.echo(_sheet(drafts, format_, names, shown, why), nl=False)
    for problem in problems:
        click.echo(shown_path(str(problem)), err=True)
    code = _exit_code(drafts, floor, broken=any(problem.fatal for problem in problems))
    return ExitCode.CLEAN if allow_empty and code == ExitCode.NOTHING else code


def _sheet(
    drafts: Sequence[Scored], format_: str, names: Sequence[str], shown: Sequence[str], why: frozenset[str]
) -> str:
    from authlint import scoresheet  # noqa: PLC0415  # --help needs no measure
    from authlint.run import tagging_pipeline  # noqa: PLC0415  # as above

    if format_ == "json":
        return scoresheet.as_json(drafts, names, tagging_pipeline(), why)
    if format_ == "csv":
        return scoresheet.as_csv(drafts, names, profile=not shown)
    return scoresheet.as_text(drafts, shown, why, terminal.width())


def _exit_code(drafts: Sequence[Scored], floor: Mapping[str, float], *, broken: bool) -> int:
    """The exit code, after saying which drafts lie below a floor."""
    from authlint.profile import below  # noqa: PLC0415  # --help needs no measure
    from authlint.report import ExitCode  # noqa: PLC0415  # as above

    missed = [sentence for draft in drafts for sentence in below(draft, floor)]
    for sentence in missed:
        click.echo(one_line(sentence), err=True)
    if broken:
        return ExitCode.ERROR
    if all(draft.skipped for draft in drafts):
        return ExitCode.NOTHING
    return ExitCode.FAILED if missed else ExitCode.CLEAN


def _must_exist(names: Sequence[str], known: Sequence[str], kind: str) -> None:
    from authlint.plugins import did_you_mean  # noqa: PLC0415  # --help needs no measure

    for name in names:
        if name not in known:
            raise click.UsageError(
                f"there is no {kind} ‘{name}’{did_you_mean(name, known)}; there are {', '.join(known)}"
            )


def _order(draft: Scored, name: str) -> tuple[bool, float, str]:
    """The lowest first, those without a number last."""
    if name == "overall":
        value = draft.overall
    elif name in draft.axes and name not in draft.measures:
        value = draft.axes[name].score  # type: ignore[index]  # the name of an axis, by the line above
    else:
        value = draft.measures[name].percentile if name in draft.measures else None
    return value is None, value or 0.0, draft.path
