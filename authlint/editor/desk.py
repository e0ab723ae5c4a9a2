"""Judges open drafts as ``authlint check`` would judge their files, and notices when what they are judged by changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from authlint.baseline import Baseline, read_baseline, without_known
from authlint.config import DEFAULTS, FILE_NAME, Config
from authlint.editor.drafts import OpenDraft
from authlint.errors import AuthlintError
from authlint.files import is_left_out
from authlint.fixes import fixed
from authlint.judging import Judge
from authlint.nearby import config_of, files_behind, forget
from authlint.packs import own_rules
from authlint.reading import internal
from authlint.report import DraftReport, Report
from authlint.rule import Rule
from authlint.source import SourceFile

CONFIGURATION = (FILE_NAME, "pyproject.toml")

Stamp = tuple[int, int, int] | None
"""By what it is seen that a file is another than before; None where there is none."""


@dataclass(slots=True)
class Desk:
    """Judges one draft after the other; not for several threads at once. Nothing that is wrong with a draft, or with what
    it is judged by, raises: it is told in the report."""

    readings: int = 0
    """How often what drafts are judged by was found changed, and read anew."""

    _judge: Judge = field(default_factory=Judge)
    _bearing: dict[Path, Stamp] = field(default_factory=dict)
    _baselines: dict[Path, Baseline] = field(default_factory=dict)

    def report(self, draft: OpenDraft) -> DraftReport:
        """The findings in the draft as it stands on the screen, known ones marked."""
        self.refresh()
        path = draft.source.path
        try:
            self._watch(path)
            config = config_of(path, "")
            for file in _files(config):
                self._bearing.setdefault(file, _stamp(file))
            if draft.on_disk and _left_out(path, config):
                return DraftReport(path)
            return self._without_known(self._judged(draft, draft.source.text), config)
        except AuthlintError as error:
            return DraftReport(path, problems=(error.problem,))
        except Exception as error:  # noqa: BLE001  # one draft that breaks a view must not take the others from the editor
            return DraftReport(path, problems=(internal(path, error),))

    def fixed(self, draft: OpenDraft) -> str:
        """The draft's text with all safe fixes in it; as it is where it cannot be judged."""
        try:
            return fixed(draft.source, lambda source: self._judged(draft, source.text)).after.text
        except Exception:  # noqa: BLE001  # the report on the same draft tells what is wrong
            return draft.source.text

    def rule(self, name: str, path: str) -> Rule | None:
        """The card of a rule that is in force for the draft at ``path``."""
        try:
            return next((rule for rule in self._judge.rules(path) if rule.id == name), None)
        except AuthlintError:
            return None

    def refresh(self) -> bool:
        """Whether a file that drafts are judged by has changed since it was read; it is then read anew."""
        if all(_stamp(file) == stamp for file, stamp in self._bearing.items()):
            return False
        forget()
        own_rules.cache_clear()
        self._judge, self._bearing, self._baselines = Judge(), {}, {}
        self.readings += 1
        return True

    def _watch(self, path: str) -> None:
        """Remember what the configuration files above ``path`` are, those that are not there included: before they are
        read, so that one which changes meanwhile is read again."""
        folder = Path(path).absolute().parent
        for place in (folder, *folder.parents):
            for name in CONFIGURATION:
                self._bearing.setdefault(place / name, _stamp(place / name))

    def _judged(self, draft: OpenDraft, text: str) -> DraftReport:
        path = draft.source.path
        if draft.on_disk:
            return self._judge.content(path, text.encode("utf-8", "surrogatepass"))
        return self._judge.source(SourceFile(path, text))

    def _without_known(self, report: DraftReport, config: Config) -> DraftReport:
        """The report with the findings of the configured baseline marked. Raises `ConfigurationError`."""
        if not config.baseline or not report.findings:
            return report
        file = Path(config.origin).parent / config.baseline
        if file not in self._baselines:
            self._baselines[file] = read_baseline(file)
        marked = without_known(Report((report,)), self._baselines[file], lambda path: _beside(path, file))
        return marked.drafts[0]


def _files(config: Config) -> Iterator[Path]:
    """The files and folders that a configuration names and that bear on what is found."""
    yield from (path for origin in config.origins.values() if (path := Path(origin.path)).is_absolute())
    yield from (file for file, _ in files_behind(config, "", ""))
    here = Path(config.origin).parent
    yield from (here / name for name in (*config.packs, config.baseline) if name)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _left_out(path: str, config: Config) -> bool:
    here = Path(config.origin).parent if config is not DEFAULTS else Path.cwd()
    return is_left_out(Path(os.path.relpath(path, here)), config.exclude)


def _beside(path: str, file: Path) -> str:
    return Path(os.path.relpath(path, file.parent)).as_posix()
