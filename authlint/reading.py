"""One draft read and parsed, or a report that says why there is none to judge."""

from __future__ import annotations

from pathlib import Path

from authlint.document import Document
from authlint.errors import DraftError, Problem
from authlint.files import DraftFile, read_draft
from authlint.formats import EXTENSIONS, NO_DRAFT, ending, parse
from authlint.report import DraftReport
from authlint.source import SourceFile

REPORT_IT = "a fault of authlint: please report it with the draft"


def reread(path: str) -> SourceFile | None:
    """The file that was read a moment ago, or None where it is gone."""
    try:
        return read_draft(DraftFile(Path(path), path))
    except DraftError:
        return None


def parsed_file(draft: DraftFile) -> Document | DraftReport:
    """The parsed draft, or a report that says why there is none."""
    if ending(draft.shown) not in EXTENSIONS:
        return DraftReport(draft.shown, skipped=NO_DRAFT)
    try:
        return parsed(read_draft(draft))
    except DraftError as error:
        return DraftReport(draft.shown, problems=(error.problem,))


def parsed(source: SourceFile) -> Document | DraftReport:
    """The same of a text at hand."""
    if ending(source.path) not in EXTENSIONS:
        return DraftReport(source.path, skipped=NO_DRAFT)
    if not source.text.strip("\ufeff \t\r\n"):
        return DraftReport(source.path, skipped="empty: nothing to check")
    try:
        return parse(source)
    except RecursionError:
        problem = Problem("too-deep", source.path, "the markup is nested too deeply", "flatten it, or leave it out")
    except Exception as error:  # noqa: BLE001  # one draft that breaks a parser must not lose the others
        cause = f"it could not be parsed: {type(error).__name__}: {error}"
        problem = Problem("internal", source.path, cause, REPORT_IT)
    return DraftReport(source.path, problems=(problem,))


def internal(path: str, error: Exception) -> Problem:
    """A fault of authlint's own at one draft, as a problem of the run."""
    return Problem("internal", path, f"it could not be judged: {type(error).__name__}: {error}", REPORT_IT)
