"""``authlint corpus``: the scores of documents by the million."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authlint.errors import ConfigurationError, Problem
from authlint.report import ExitCode
from authlint.sanitise import one_line, shown_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from authlint.corpus.progress import Progress
    from authlint.corpus.running import Engine, Outcome

SHOWN_REASONS = 8
SECONDS_BETWEEN = 0.5
"""Between two looks at the progress."""


@click.command("corpus", short_help="Score documents by the million.")
@click.argument("sources", nargs=-1, required=True, metavar="SRC...")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="Where the scores go, as Parquet.")
@click.option("--text-column", default="text", show_default=True, metavar="NAME", help="Where a document's text is.")
@click.option("--id-column", default="", metavar="NAME", help="Where a document's name is, ‘id’ if there is one.")
@click.option(
    "--as",
    "markup",
    type=click.Choice(["text", "markdown", "mdx", "html"]),
    default="text",
    show_default=True,
    help="What the documents are written in.",
)
@click.option(
    "--keep", default="", metavar="CONDITION", help="Write only rows that meet it, as ‘detail >= 40 and drift <= 60’."
)
@click.option("--with-text", is_flag=True, help="Write the documents beside their scores.")
@click.option(
    "--longest", default=200_000, show_default=True, metavar="N", help="Do not judge documents of more characters."
)
@click.option(
    "--part-rows",
    type=click.IntRange(1),
    default=5_000,
    show_default=True,
    metavar="N",
    help="Documents in a part, at most.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where to score: on this machine's cores, or on Ray.",
)
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes; as many as there are cores by default."
)
@click.option("--select", multiple=True, metavar="RULE", help="Count only this rule or pack (may be given again).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave out this rule or pack (may be given again).")
def command(
    sources: tuple[str, ...],
    output: str,
    text_column: str,
    id_column: str,
    markup: str,
    keep: str,
    with_text: bool,
    longest: int,
    part_rows: int,
    engine: str,
    workers: int | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> int:
    r"""Score each document in SRC: JSON lines or Parquet, also .gz and .zst; files, folders, globs.

    A row for each document: the profile, every measure, how often each rule found
    something, and why a measure abstained. What cannot be judged is a row with the
    reason. The same command again goes on where a run was cut off.

    \b
    In CONDITION: overall, the axes, words, findings, measures (mtld, mtld.percentile),
    rules; and, or, not, brackets; ‘detail missing’ where there is no score.

    \b
    Exit codes: 0 complete, 2 something is wrong or could not be read, 3 no document
    could be scored, 130 interrupted.
    """
    _must_be_installed("pyarrow", "corpus")
    from authlint.corpus.condition import read_condition  # noqa: PLC0415  # --help needs no pyarrow
    from authlint.corpus.documents import find_sources  # noqa: PLC0415  # as above
    from authlint.corpus.manifest import open_run  # noqa: PLC0415  # as above
    from authlint.corpus.running import carry_out  # noqa: PLC0415  # as above
    from authlint.corpus.scoring import rules_of  # noqa: PLC0415  # as above
    from authlint.corpus.settings import Settings  # noqa: PLC0415  # as above

    settings = Settings(text_column, id_column, markup, longest, with_text, keep, part_rows, select, ignore)
    rules_of(settings)
    if keep:
        read_condition(keep)
    chosen = _engine(engine, workers)
    folder = Path(output)
    manifest = open_run(folder, find_sources(sources), settings)
    outcome = carry_out(manifest, folder, chosen, _teller())
    _clear()
    click.echo(_summary(outcome, output, filtered=bool(keep)))
    for problem in outcome.problems:
        click.echo(shown_path(str(problem)), err=True)
    if outcome.problems:
        return ExitCode.ERROR
    return ExitCode.CLEAN if outcome.receipt.scored else ExitCode.NOTHING


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _engine(name: str, workers: int | None) -> Engine:
    """The engine called ``name``. Raises `ConfigurationError` where it is not installed."""
    if name == "ray":
        _must_be_installed("ray", "ray")
        if workers:
            raise click.UsageError("--workers is for this machine; how much Ray uses is told to Ray")
        from authlint.corpus.on_ray import score_on_ray  # noqa: PLC0415  # Ray takes seconds to import

        return score_on_ray
    from authlint.corpus.local import Processes  # noqa: PLC0415  # --help needs no pyarrow

    return Processes(workers or _cores())


def _must_be_installed(package: str, extra: str) -> None:
    from importlib.util import find_spec  # noqa: PLC0415  # other verbs do without

    if find_spec(package) is None:
        message = f"this needs {package}, which is not installed"
        raise ConfigurationError(Problem("extra", "authlint corpus", message, f"pip install 'authlint[{extra}]'"))


def _summary(outcome: Outcome, output: str, *, filtered: bool) -> str:
    receipt = outcome.receipt
    kept = f", {receipt.kept:,} kept" if filtered else ""
    lines = [
        f"{receipt.documents:,} documents, {receipt.scored:,} scored{kept}; {receipt.words:,} words of running prose",
        *(
            f"  {count:,} not scored: {one_line(reason)}"
            for reason, count in list(receipt.reasons.items())[:SHOWN_REASONS]
        ),
        *([f"  … and {others:,} other reasons"] if (others := len(receipt.reasons) - SHOWN_REASONS) > 0 else []),
        f"{outcome.parts:,} {'part' if outcome.parts == 1 else 'parts'} in {shown_path(output)}",
    ]
    return "\n".join(lines)


def _teller() -> Callable[[Progress], None]:
    """Shows the progress where somebody may be watching, and is silent elsewhere."""
    shown = 0.0

    def tell(progress: Progress) -> None:
        nonlocal shown
        now = time.monotonic()
        if sys.stderr.isatty() and now - shown >= SECONDS_BETWEEN:
            shown = now
            click.echo(f"\r\x1b[K{progress.line(now)}", nl=False, err=True)

    return tell


def _clear() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True)
