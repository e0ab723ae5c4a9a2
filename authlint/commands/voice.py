"""``authlint voice``: the author's own voice, learned from old posts."""

from __future__ import annotations

import re
from pathlib import Path

import click

from authlint.atomic import replace_file, why_unwritable
from authlint.errors import AuthlintError, Problem
from authlint.report import ExitCode
from authlint.sanitise import one_line, shown_path

FILE_NAME = "authlint-voice.json"


def _day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", value):
        raise click.BadParameter("give a day as YYYY-MM-DD, a month or a year")
    return value


@click.group("voice", short_help="Learn your own voice from old posts.")
def command() -> None:
    """Norms from an author's own old posts, for ‘check --voice’ and ‘score --voice’ to compare with."""


@command.command("learn", short_help="Build norms from old posts.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--before",
    required=True,
    metavar="DAY",
    callback=_day,
    help="Take only posts that are older, as 2022-11-01.",
)
@click.option("--file", default=FILE_NAME, show_default=True, metavar="FILE", help="Where to write the voice.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (may be given again).")
def learn(paths: tuple[str, ...], before: str, file: str, exclude: tuple[str, ...]) -> int:
    r"""Learn a voice from the posts in PATHS that are older than DAY, at least 20 of them.

    The file holds numbers only, none of the posts' words. Commit it, and name it as
    ‘voice’ in the configuration.

    \b
    Exit codes: 0 written, 2 too few posts, or something is wrong or could not be read.
    """
    from authlint.chronicle import dated_posts  # noqa: PLC0415  # --help needs no measure
    from authlint.measuring import axis_measures  # noqa: PLC0415  # as above
    from authlint.options import Options  # noqa: PLC0415  # as above
    from authlint.run import Runner, default_paths, tagging_pipeline  # noqa: PLC0415  # as above
    from authlint.voice import SAID, as_json  # noqa: PLC0415  # as above
    from authlint.voice import learn as learned  # noqa: PLC0415  # as above

    path = Path(file)
    if why := why_unwritable(path):
        raise click.UsageError(f"‘{path}’ cannot be written: {why}")
    names = list(dict.fromkeys((*SAID, *axis_measures())))
    posts, problems = dated_posts(Runner(Options(exclude=exclude)), paths or default_paths(), names, profile=True)
    for problem in problems:
        click.echo(shown_path(str(problem)), err=True)
    voice = learned([(post.day, post.values) for post in posts], before, tagging_pipeline())
    try:
        replace_file(path, as_json(voice))
    except OSError as error:
        raise AuthlintError(Problem("output", file, f"cannot be written: {error.strerror}", "free room")) from None
    click.echo(
        f"{shown_path(file)}: {len(voice.ranges)} measures of {voice.posts} posts, {voice.first} to {voice.last}.\n"
        f"How sure that is: where it says that one post in ten lay further out, it may have been {voice.certainty:.0f} in a "
        "hundred more or fewer."
    )
    click.echo(f'to use it: authlint score --voice {one_line(file)}, or voice = "{one_line(file)}" in authlint.toml')
    return ExitCode.ERROR if any(problem.fatal for problem in problems) else ExitCode.CLEAN
