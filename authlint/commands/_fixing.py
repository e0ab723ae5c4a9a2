"""``check --fix`` and ``--diff``: what becomes of drafts that safe fixes change."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authlint.atomic import replace_file, why_unwritable
from authlint.errors import Problem
from authlint.fixes import difference
from authlint.report import ExitCode, Report, Verdict
from authlint.sanitise import shown_path

if TYPE_CHECKING:
    from authlint.fixes import Fixed
    from authlint.run import Runner

ANY_WRITE = 0o222
CURE = "make it writable, or run without --fix"


@dataclass(slots=True)
class Fixing:
    """Drafts that were changed so far, and the findings that this cured. ``preview`` prints what would change and
    writes nothing; ``through`` writes the one draft from standard input to standard output."""

    preview: bool = False
    through: bool = False
    drafts: int = 0
    cured: int = 0

    def keep(self, draft: Fixed) -> Problem | None:
        """Print or write a changed draft."""
        if self.preview:
            sys.stdout.buffer.write(difference(draft).encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
        elif self.through:
            sys.stdout.buffer.write(draft.after.text.encode())
        elif problem := _write(draft):
            return problem
        self.drafts, self.cured = self.drafts + 1, self.cured + draft.cured
        return None

    def sentence(self) -> str:
        """How many findings were fixed, or would be."""
        verb = "would fix" if self.preview else "fixed"
        return f"{verb} {_count(self.cured, 'finding')} in {_count(self.drafts, 'draft')}"

    def preview_code(self, verdict: Verdict) -> ExitCode:
        """The exit code of a preview: what kept authlint from judging, else whether anything would change."""
        if verdict.code in {ExitCode.ERROR, ExitCode.NOTHING}:
            return verdict.code
        return ExitCode.FAILED if self.drafts else ExitCode.CLEAN


def fix_stream(runner: Runner, fixing: Fixing, shown: str) -> Report:
    """Fix the draft on standard input. What cannot be read, or needs no fix, goes to standard output as it came."""
    data = sys.stdin.buffer.read()
    report = runner.fix_stream(BytesIO(data), shown, fixing.keep)
    if not fixing.drafts and not fixing.preview:
        sys.stdout.buffer.write(data)
    return report


def show_problems(report: Report, code: ExitCode) -> ExitCode:
    """A preview shows no findings, but what kept authlint from judging must be seen; gives ``code`` back."""
    for problem in report.all_problems:
        click.echo(shown_path(str(problem)), err=True)
    return code


def _write(draft: Fixed) -> Problem | None:
    """Put the fixed text in the file's place. A read-only file is left alone even where its folder, or being root,
    would let it be replaced; so is one that somebody else has changed meanwhile."""
    path = Path(draft.before.path)
    if why := why_unwritable(path):
        return Problem("unwritable", draft.before.path, f"cannot be fixed: {why}", CURE)
    try:
        if not path.stat().st_mode & ANY_WRITE:
            return Problem("unwritable", draft.before.path, "cannot be fixed: it is read-only", CURE)
        if path.read_bytes() != draft.before.text.encode():
            return Problem("changed", draft.before.path, "it changed while it was being fixed", "run again")
        replace_file(path, draft.after.text)
    except OSError as error:
        return Problem("unwritable", draft.before.path, f"cannot be fixed: {error.strerror}", CURE)
    return None


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
