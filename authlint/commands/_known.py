"""Where a baseline lies, what its names stand for, and which of its drafts are gone or renamed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from authlint.baseline import Baseline, read_baseline, stale, without_known
from authlint.errors import Problem
from authlint.git import renames_since
from authlint.trees import tree_at

if TYPE_CHECKING:
    from authlint.baseline import Naming
    from authlint.report import Report


def naming(file: Path) -> Naming:
    """Names of drafts as seen from the folder of the baseline ``file``."""
    folder = file.parent.resolve()

    def name_of(path: str) -> str:
        return Path(os.path.relpath(path, folder)).as_posix()

    return name_of


def opened(file: Path, trusted: str = "") -> tuple[Baseline, frozenset[str]]:
    """The baseline in ``file`` with drafts that git saw renamed under their new names, and the drafts that are gone.

    Raises `ConfigurationError`.
    """
    baseline, folder, name_of = read_baseline(file, tree_at(trusted, Path.cwd())), file.parent.resolve(), naming(file)
    if all(os.path.lexists(folder / name) for name in baseline.drafts):
        return baseline, frozenset()
    renamed = {name_of(str(old)): name_of(str(new)) for old, new in renames_since(folder / file.name).items()}
    gone = {name for name in baseline.drafts if not os.path.lexists(folder / name)}
    baseline = baseline.renamed({old: new for old, new in renamed.items() if old in gone})
    return baseline, frozenset(name for name in baseline.drafts if not os.path.lexists(folder / name))


def known_marked(report: Report, file: Path, trusted: str = "") -> Report:
    """The report with the findings of the baseline in ``file`` marked, and a note where some of those are gone.

    Raises `ConfigurationError`.
    """
    baseline, gone = opened(file, trusted)
    marked = without_known(report, baseline, naming(file))
    left = stale(marked, baseline, naming(file), gone)
    if not left.drafts:
        return marked
    note = Problem(
        "stale-baseline",
        str(file),
        f"{left.size:,} of its findings are no longer there, in {len(left.drafts):,} drafts",
        "‘authlint baseline --prune’ takes them out",
        fatal=False,
    )
    return replace(marked, problems=(*marked.problems, note))
