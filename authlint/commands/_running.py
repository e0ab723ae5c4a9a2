"""How a command that checks drafts goes about it: what is kept for the next run, how many processes, a bar on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from authlint.commands._progress import progress

if TYPE_CHECKING:
    from authlint.options import Options
    from authlint.run import Runner


jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Share the drafts among at most N processes; 0 is as many as pay.  [default: 0]",
)
"""Gives a command ``--jobs``."""


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--no-cache``, ``--cache-dir`` and ``--jobs``."""
    folder = click.option(
        "--cache-dir",
        metavar="FOLDER",
        envvar="AUTHLINT_CACHE_DIR",
        show_envvar=True,
        help="Where results are kept for the next run, in place of the user's folder for such files.",
    )
    switch = click.option(
        "--cache/--no-cache", default=True, help="Whether drafts that did not change are taken from the last run."
    )
    return switch(folder(jobs_option(command)))


@contextmanager
def running(options: Options, folder: str | None, jobs: int, *, cache: bool) -> Iterator[Runner]:
    """What checks drafts, with what earlier runs found where ``cache`` says so."""
    from authlint.memory import Memory  # noqa: PLC0415  # --help needs none
    from authlint.run import Runner  # noqa: PLC0415  # as above
    from authlint.store import Store, cache_folder  # noqa: PLC0415  # as above

    store = Store(Path(folder) if folder else cache_folder()) if cache else None
    try:
        with progress() as bar:
            yield Runner(options, Memory(store, options) if store else None, jobs, bar)
    finally:
        if store:
            store.close()
