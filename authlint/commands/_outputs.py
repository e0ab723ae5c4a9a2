"""``--output [FORMAT:]FILE``: further reports of the same run, each in its own file."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authlint.atomic import replace_file, why_unwritable
from authlint.errors import AuthlintError, Problem
from authlint.reporters import format_of, names, reporter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authlint.report import Report, Verdict
    from authlint.reporters import Style


@dataclass(frozen=True, slots=True)
class Output:
    """A file to write, and in which format."""

    format: str
    path: Path


def outputs_of(given: Sequence[str], checked: Sequence[str]) -> tuple[Output, ...]:
    """What ``--output`` asks for; ``checked`` are the paths on the command line.

    Raises `click.UsageError`, before anything is checked, for a format that cannot be told and for a file that cannot
    or must not be written.
    """
    outputs = tuple(_output(entry) for entry in given)
    places = [output.path.resolve() for output in outputs]
    for output, place in zip(outputs, places, strict=True):
        if why := why_unwritable(output.path):
            raise click.UsageError(f"--output: ‘{output.path}’ cannot be written: {why}")
        if place in {Path(path).resolve() for path in checked}:
            raise click.UsageError(f"--output: ‘{output.path}’ is to be checked, and would be overwritten")
        if places.count(place) > 1:
            raise click.UsageError(f"--output: ‘{output.path}’ is named twice")
    return outputs


def exclusions(outputs: Sequence[Output]) -> tuple[str, ...]:
    """Patterns that keep the reports of an earlier run from being checked as drafts."""
    paths = [str(output.path) for output in outputs]
    spellings = {spelling for path in paths for spelling in (os.path.relpath(path), os.path.abspath(path))}  # noqa: PTH100  # as given, links not followed
    return tuple(glob.escape(spelling) for spelling in sorted(spellings))


def write(outputs: Sequence[Output], report: Report, verdict: Verdict, style: Style) -> AuthlintError | None:
    """Write them all, each whole or not at all; the first failure, when the others are written."""
    plain = replace(style, colour=False, width=type(style)().width)
    failure = None
    for output in outputs:
        try:
            replace_file(output.path, reporter(output.format).render(report, verdict, plain))
        except OSError as error:
            problem = Problem(
                "output", str(output.path), f"cannot be written: {error.strerror}", "free room, or name another file"
            )
            failure = failure or AuthlintError(problem)
    return failure


def _output(entry: str) -> Output:
    before, _, after = entry.partition(":")
    if before in names():
        format_, name = before, after
    else:
        format_, name = format_of(Path(entry).name), entry
    if name in {"", "-"}:
        raise click.UsageError("--output wants a file; what goes to standard output is for --format to say")
    if not format_:
        raise click.UsageError(
            f"--output: the ending of ‘{name}’ tells no format; write FORMAT:FILE with one of {', '.join(names())}"
        )
    return Output(format_, Path(name))
