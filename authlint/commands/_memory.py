"""Where a run keeps what it found for the next one, as the command line says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from authlint.memory import Memory
    from authlint.options import Options


def memory_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--no-cache`` and ``--cache-dir``."""
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
    return switch(folder(command))


@contextmanager
def opened(options: Options, folder: str | None, *, wanted: bool) -> Iterator[Memory | None]:
    """What earlier runs found, while it is needed."""
    if not wanted:
        yield None
        return
    from authlint.memory import Memory  # noqa: PLC0415  # --help needs none
    from authlint.store import Store, cache_folder  # noqa: PLC0415  # as above

    store = Store(Path(folder) if folder else cache_folder())
    try:
        yield Memory(store, options)
    finally:
        store.close()
