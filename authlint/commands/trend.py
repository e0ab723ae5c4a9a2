"""``authlint trend``: how the numbers of a site have moved, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from authlint.report import ExitCode
from authlint.sanitise import shown_path

if TYPE_CHECKING:
    from authlint.site.trend import Period

ALL = "all"


@click.command("trend", short_help="Show how a site has moved.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "svg"]),
    default="text",
    show_default=True,
    help="How to show the trend.",
)
@click.option(
    "--by",
    type=click.Choice(["month", "quarter", "year"]),
    help="The periods; without it, the finest that holds enough posts.",
)
@click.option(
    "--measure",
    "chosen",
    multiple=True,
    metavar="NAME",
    help="Show these measures instead of the axes (may be given again); ‘all’ for all.",
)
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (may be given again).")
def command(
    paths: tuple[str, ...], format_: str, by: str | None, chosen: tuple[str, ...], exclude: tuple[str, ...]
) -> int:
    r"""Show the level and the spread of each number over the posts in PATHS, and since when they are what they are.

    Posts are dated by their front matter, else by their file's name, else by git.
    Beside the axes of the profile stand the tails: the share of a post's words, names
    and topics that no other post of the site has. A change is named when chance alone
    would show one in fewer than 1 of 100 sites.

    \b
    Exit codes: 0 shown, 2 something is wrong or could not be read, 3 no post with a date.
    """
    from authlint import trendsheet  # noqa: PLC0415  # --help needs no measure
    from authlint.chronicle import dated_posts  # noqa: PLC0415  # as above
    from authlint.measuring import axis_measures  # noqa: PLC0415  # as above
    from authlint.options import Options  # noqa: PLC0415  # as above
    from authlint.packs import measures  # noqa: PLC0415  # as above
    from authlint.plugins import did_you_mean  # noqa: PLC0415  # as above
    from authlint.run import Runner, default_paths  # noqa: PLC0415  # as above
    from authlint.site.trend import trend_of  # noqa: PLC0415  # as above

    for name in chosen:
        if name not in {ALL, *measures()}:
            raise click.UsageError(f"there is no measure ‘{name}’{did_you_mean(name, measures())}")
    names = list(measures() if ALL in chosen else chosen or axis_measures())
    runner = Runner(Options(exclude=exclude))
    posts, problems = dated_posts(runner, paths or default_paths(), names, profile=not chosen)
    shown = dict.fromkeys(name for post in posts for name in post.values)
    trend = trend_of(posts, list(shown), cast("Period | None", by))
    sheets = {"json": trendsheet.as_json, "svg": trendsheet.as_svg, "text": trendsheet.as_text}
    click.echo(sheets[format_](trend), nl=False)
    for problem in problems:
        click.echo(shown_path(str(problem)), err=True)
    if any(problem.fatal for problem in problems):
        return ExitCode.ERROR
    return ExitCode.CLEAN if trend.posts else ExitCode.NOTHING
