"""``--changed-since`` and ``--staged``: the change that a run is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authlint.changes import changes_since, staged_changes

if TYPE_CHECKING:
    from authlint.changes import ChangeSet


def changes_of(changed_since: str | None, *, staged: bool, alone: bool) -> tuple[ChangeSet | None, str]:
    """The change that was asked for, and how a verdict calls it; ``alone`` is false beside --fix and standard input.

    Raises `click.UsageError` and `ConfigurationError`.
    """
    if changed_since is None and not staged:
        return None, ""
    if not alone or (staged and changed_since is not None):
        raise click.UsageError("--changed-since and --staged stand alone: without each other, --fix, --diff and ‘-’")
    if changed_since is None:
        return staged_changes(Path.cwd()), "in what is staged"
    return changes_since(Path.cwd(), changed_since), f"since ‘{changed_since}’"
