"""``authlint report``: a site of its own about a site, to be opened from the disk."""

from __future__ import annotations

import glob
from pathlib import Path

import click

from authlint.atomic import replace_file
from authlint.commands._progress import progress
from authlint.commands._running import jobs_option
from authlint.errors import AuthlintError, Problem
from authlint.report import ExitCode
from authlint.sanitise import shown_path

MARK = "index.html"


@click.command("report", short_help="Write a report on a whole site as HTML.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    metavar="FOLDER",
    help="Where to write the pages; a new or empty folder, or an older report.",
)
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (may be given again).")
@click.option(
    "--voice",
    default="",
    metavar="FILE",
    help="Show your own voice beside each profile, from a file of ‘voice learn’ (also: the configuration).",
)
@jobs_option
def command(paths: tuple[str, ...], folder: str, exclude: tuple[str, ...], voice: str, jobs: int) -> int:
    r"""Write a report on the drafts in PATHS: an overview, and a page for each draft with its findings where they stand.

    The pages load nothing from anywhere and work from the disk, without JavaScript too.

    \b
    Exit codes: 0 written, 2 something is wrong or could not be read, 3 nothing to report on.
    """
    from authlint.chronicle import Chronicle  # noqa: PLC0415  # --help needs no measure
    from authlint.measuring import axis_measures  # noqa: PLC0415  # as above
    from authlint.options import Options  # noqa: PLC0415  # as above
    from authlint.pages import render  # noqa: PLC0415  # as above
    from authlint.reading import reread  # noqa: PLC0415  # as above
    from authlint.run import Runner, default_paths, own_voice, tagging_pipeline  # noqa: PLC0415  # as above
    from authlint.site.trend import trend_of  # noqa: PLC0415  # as above

    target = Path(folder)
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / MARK).is_file())):
        raise click.UsageError(f"‘{folder}’ holds something else; name a new or empty folder")
    options = Options(exclude=(*exclude, f"{glob.escape(target.as_posix())}/*"), voice=voice)
    own = own_voice(voice)
    with progress() as bar:
        report, portraits = Runner(options, jobs=jobs, progress=bar).appraise_paths(
            paths or default_paths(), axis_measures()
        )
    chronicle = Chronicle()
    for portrait in portraits:
        chronicle.take(portrait)
    posts = chronicle.posts([portrait.numbers for portrait in portraits], axis_measures(), profile=True)
    names = list(dict.fromkeys(name for post in posts for name in post.values))
    scores = {
        post.path: {name: value for name, value in post.values.items() if name.endswith(" score")} for post in posts
    }
    sources = ((draft.path, reread(draft.path)) for draft in report.drafts if draft.judged)
    texts = {path: source.text for path, source in sources if source}
    told = {portrait.numbers.path: portrait for portrait in portraits}
    days = {post.path: post.day for post in posts}
    # Scores that rest on another pipeline's tags are none to compare with.
    beside = own if own and own.pipeline == tagging_pipeline() else None
    pages = render(report, scores, texts, trend_of(posts, names), days, told, beside)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, page in sorted(pages.items()):
            replace_file(target / name, page)
    except OSError as error:
        raise AuthlintError(Problem("output", folder, f"cannot be written: {error.strerror}", "free room")) from None
    for problem in report.all_problems:
        click.echo(shown_path(str(problem)), err=True)
    click.echo(f"{shown_path((target / MARK).as_posix())}: {len(pages) - 1:,} drafts")
    if report.incomplete:
        return ExitCode.ERROR
    return ExitCode.CLEAN if any(draft.judged for draft in report.drafts) else ExitCode.NOTHING
