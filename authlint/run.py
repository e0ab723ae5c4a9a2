"""Which drafts, which configuration: paths in, a report out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from authlint import __version__
from authlint.changes import Change, ChangeSet, differences_from
from authlint.checking import Checked, Checking, Progress, silent
from authlint.config import Config
from authlint.document import Document
from authlint.errors import DraftError, Problem
from authlint.files import DraftFile, find_drafts, gone_drafts, read_draft, read_stream
from authlint.fixes import Fixed, fixed
from authlint.formats import EXTENSIONS, NO_DRAFT, ending
from authlint.language.tables import pipeline_identity
from authlint.nearby import bibliographies_of, configurations, near, picture_folders, pictures_of, site_of, voice_of
from authlint.novelty import brought_in, needs_before, repeats
from authlint.options import Options
from authlint.own_packs import OwnPack, packs_of, rules_of
from authlint.profile import Scored
from authlint.reading import parsed
from authlint.report import DraftReport, Report
from authlint.rule import FailOn
from authlint.source import SourceFile
from authlint.voice import Voice

if TYPE_CHECKING:
    from authlint.analysis.cited_works import CitedWorks
    from authlint.memory import Memory
    from authlint.packs import BoundRule
    from authlint.portrait import Portrait
    from authlint.provenance.sheet import Sheet

Keep = Callable[[Fixed], Problem | None]
"""What becomes of a draft that safe fixes changed; the problem that kept it from being written, if any."""


@dataclass(slots=True)
class Runner:
    """Checks drafts, each by the configuration nearest to it."""

    options: Options = field(default_factory=Options)
    memory: Memory | None = None
    jobs: int = 1
    progress: Progress = silent
    _checking: Checking = field(init=False)

    def __post_init__(self) -> None:
        self._checking = Checking(self.options, self.memory, self.jobs, self.progress)

    def check_paths(self, paths: Sequence[str]) -> Report:
        """A report on every draft in ``paths``.

        Raises `ConfigurationError` or `CardError` where nothing can be checked at all.
        """
        drafts = self._drafts(paths)
        return self._trusted(self._report(self._checking.together(self._checking.files(drafts))), paths, drafts)

    def check_changes(self, paths: Sequence[str], changes: ChangeSet) -> Report:
        """A report on every draft in ``paths`` that changed, with what the change did not bring in marked.

        Raises as `check_paths`.
        """
        gone = gone_drafts(paths, changes.paths(), self._excluded()) if changes.staged else ()
        drafts = [*self._drafts(paths), *gone]
        by_path = {draft.shown: (draft, change) for draft in drafts if (change := changes.of(draft.path))}
        changed = list(by_path.values())
        alone = self._now(changed)
        # The rest of the site is only compared with, and only where a draft that changed can be.
        rest = [draft for draft in drafts if draft.shown not in by_path] if any(one.has_facts for one in alone) else []
        beside, otherwise = self._beside(rest, changes)
        staged = {path: change.content for path, (_, change) in by_path.items() if change.content is not None}
        together = self._checking.together([*alone, *beside], otherwise | staged)
        now, others = together[: len(changed)], together[len(changed) :]
        before = self._before(changed, together, beside, otherwise)
        found = [
            brought_in(report, before[report.path], change.lines)
            if change.lines is not None and report.path in before
            else report
            for (_, change), report in zip(changed, now, strict=True)
        ]
        found += [met for report in others if (met := repeats(report, before.get(report.path), by_path.keys()))]
        report = self._report(
            sorted(found, key=lambda draft: Path(draft.path).parts) if len(found) > len(now) else found
        )
        return self._trusted(report, paths, drafts, staged=changes.staged)

    def check_stream(self, stream: BinaryIO, shown: str) -> Report:
        """A report on one draft from a stream of bytes."""
        try:
            read: SourceFile | DraftReport = read_stream(stream, shown)
        except DraftError as error:
            read = DraftReport(shown, problems=(error.problem,))
        return self._report([read if isinstance(read, DraftReport) else self._checking.judge.streamed(read)])

    def fix_paths(self, paths: Sequence[str], keep: Keep) -> Report:
        """A report on what remains in every draft in ``paths`` once its safe fixes are in it.

        Nothing is written here: ``keep`` is given each draft that changed, and answers with the problem that kept it
        from being written, if any. Raises as `check_paths`.
        """
        drafts = self._drafts(paths)
        return self._report(self._checking.together([Checked(self._fix_file(draft, keep)) for draft in drafts]))

    def fix_stream(self, stream: BinaryIO, shown: str, keep: Keep) -> Report:
        """`fix_paths` for one draft from a stream of bytes."""
        try:
            fixed = self._fix(read_stream(stream, shown), keep)
        except DraftError as error:
            fixed = DraftReport(shown, problems=(error.problem,))
        return self._report([fixed])

    def check_source(self, source: SourceFile) -> Report:
        """A report on one draft that is at hand as text."""
        return self._report([self._checking.judge.streamed(source)])

    def score_paths(
        self, paths: Sequence[str], names: Sequence[str], look: Callable[[Document], None] = lambda _: None
    ) -> tuple[list[Scored], list[Problem]]:
        """The measures called ``names`` of every draft in ``paths``, and what kept drafts from being measured.

        ``look`` is shown each draft that could be parsed, once.
        """
        from authlint.scoring import score_files  # noqa: PLC0415  # checking needs none of it

        config = _folder_config(self.options.trusted)
        drafts = find_drafts(paths, self._excluded())
        return score_files(drafts, names, config.pipeline, look)

    def appraise_paths(self, paths: Sequence[str], names: Sequence[str]) -> tuple[Report, list[Portrait]]:
        """`check_paths` and `score_paths` in one: each draft is parsed, tokenised and tagged once for both.

        Drafts that could not be read or judged have no portrait; the report says why. Raises as `check_paths`.
        """
        drafts = self._drafts(paths)
        appraisals = self._checking.appraised(drafts, names)
        reports = self._checking.together([Checked(appraisal.report) for appraisal in appraisals])
        portraits = [appraisal.portrait for appraisal in appraisals if appraisal.portrait]
        portraits.sort(key=lambda portrait: portrait.numbers.path)
        return self._trusted(self._report(reports), paths, drafts), portraits

    def _drafts(self, paths: Sequence[str]) -> list[DraftFile]:
        """The drafts in ``paths``, in the order of their own paths, however those were given."""
        return sorted(find_drafts(paths, self._excluded()), key=lambda draft: draft.path.parts)

    def _excluded(self) -> tuple[str, ...]:
        return (*_folder_config(self.options.trusted).exclude, *self.options.exclude)

    def _trusted(
        self, report: Report, paths: Sequence[str], drafts: Sequence[DraftFile], *, staged: bool = False
    ) -> Report:
        """The report, held to the word of the commit that is trusted."""
        ref = self.options.trusted
        if not ref:
            return report
        from authlint.trusting import held, is_silent, notes_on_configuration, notes_on_files  # noqa: PLC0415  # few runs

        changes = differences_from(Path.cwd(), ref, staged=staged)
        silent = {
            draft.path: change
            for draft in report.drafts
            if is_silent(draft) and (change := changes.of(Path(draft.path)))
        }
        past = [(path, change.before) for path, change in silent.items() if change.before is not None]
        before = {checked.report.path: checked.report for checked in self._checking.contents(past)}
        notes = (
            *notes_on_configuration((draft.shown for draft in drafts), ref, self.options.bearing),
            *notes_on_files(changes, paths, (draft.path for draft in drafts), ref),
        )
        held_to = (
            held(draft, before.get(draft.path), ref) if draft.path in silent else draft for draft in report.drafts
        )
        return replace(report, drafts=tuple(held_to), problems=(*report.problems, *notes))

    def _report(self, drafts: Iterable[DraftReport]) -> Report:
        found = tuple(drafts)
        notes = configurations((draft.path for draft in found if draft.judged), self.options.trusted)
        judged = [draft.path for draft in found if ending(draft.path) in EXTENSIONS]
        return Report(found, notes, version=__version__, rules=self._checking.rules(judged))

    def _fix_file(self, draft: DraftFile, keep: Keep) -> DraftReport:
        if ending(draft.shown) not in EXTENSIONS:
            return DraftReport(draft.shown, skipped=NO_DRAFT)
        try:
            return self._fix(read_draft(draft), keep)
        except DraftError as error:
            return DraftReport(draft.shown, problems=(error.problem,))

    def _fix(self, source: SourceFile, keep: Keep) -> DraftReport:
        draft = fixed(source, self._checking.judge.source)
        problem = keep(draft) if draft.changed else None
        if problem is None:
            return draft.remaining
        return replace(draft.found, problems=(*draft.found.problems, problem))

    def _before(
        self,
        changed: Sequence[tuple[DraftFile, Change]],
        together: Sequence[DraftReport],
        beside: Sequence[Checked],
        otherwise: Mapping[str, bytes],
    ) -> dict[str, DraftReport]:
        """By path what drafts were before, as far as it tells what is new; ``together`` are those that changed, then the rest.

        ``beside`` and ``otherwise`` are those that did not change, as `_beside` returns them. Where drafts share something now, what they shared before is needed as well: that of all of them.
        """
        was = {draft.shown: change.before for draft, change in changed if change.before is not None}
        judged = {
            draft.shown
            for (draft, change), report in zip(changed, together, strict=False)
            if change.lines is not None and draft.shown in was and needs_before(report, change.lines)
        }
        past = self._checking.contents([(path, data) for path, data in was.items() if path in judged])
        if any(finding.elsewhere for report in together for finding in report.active):
            gathered = self._checking.gathered([(path, data) for path, data in was.items() if path not in judged])
            reports = self._checking.together([*past, *gathered, *beside], {**otherwise, **was})
            return {report.path: report for report in reports if report.path in judged or report.path not in was}
        return {checked.report.path: checked.report for checked in past}

    def _beside(self, rest: Sequence[DraftFile], changes: ChangeSet) -> tuple[list[Checked], dict[str, bytes]]:
        """What the drafts in ``rest``, which did not change, can be compared by, and the bytes of those that are staged
        otherwise than they lie in the work tree, by path."""
        there = [draft for draft in rest if changes.holds(draft.path)]
        found = ((draft.shown, changes.staged_otherwise(draft.path)) for draft in there)
        otherwise = {path: data for path, data in found if data is not None}
        on_disk = self._checking.gathered_files([draft for draft in there if draft.shown not in otherwise])
        return [*on_disk, *self._checking.gathered(list(otherwise.items()))], otherwise

    def _now(self, changed: Sequence[tuple[DraftFile, Change]]) -> list[Checked]:
        """The reports on what changed, as it is staged or as it lies on disk."""
        staged = [(draft.shown, change.content) for draft, change in changed if change.content is not None]
        found = iter(self._checking.contents(staged))
        on_disk = iter(self._checking.files([draft for draft, change in changed if change.content is None]))
        return [next(on_disk if change.content is None else found) for _, change in changed]


def provenance_sheet(path: str) -> Sheet:
    """The provenance sheet of the draft at ``path``. Raises `DraftError` where it cannot be read."""
    from authlint.attesting import sheet_of  # noqa: PLC0415  # checking needs none of it

    return sheet_of(_document(path), pictures_of(path), picture_folders(path))


def source_timeline(path: str) -> tuple[Document, CitedWorks, str, tuple[Problem, ...]]:
    """The draft at ``path``, the works it refers to, its own date, and what is wrong with its bibliography files.

    Raises `DraftError` where it cannot be read.
    """
    from authlint.analysis import Analysis, Toolbox  # noqa: PLC0415  # checking needs none of it here
    from authlint.analysis.cited_works import CitedWorks  # noqa: PLC0415  # as above
    from authlint.analysis.own_host import ConfiguredSite  # noqa: PLC0415  # as above
    from authlint.bibliography import Bibliographies  # noqa: PLC0415  # as above
    from authlint.draft_date import day_of  # noqa: PLC0415  # as above

    document = _document(path)
    analysis, bibliographies = Analysis(document, Toolbox()), bibliographies_of(path)
    analysis.provide(Bibliographies, bibliographies)
    analysis.provide(ConfiguredSite, ConfiguredSite(site_of(path)))
    works = analysis.view(CitedWorks)
    problems = tuple(one.problem for _, one in bibliographies.looked_at() if one.problem)
    return document, works, day_of(document), problems


def _document(path: str) -> Document:
    """The parsed draft at ``path``. Raises `DraftError` where there is none."""
    read = parsed(read_draft(DraftFile(Path(path), path)))
    if isinstance(read, DraftReport):
        problem = next(iter(read.problems), Problem("not-a-draft", path, read.skipped, "give a draft"))
        raise DraftError(problem)
    return read


def default_paths(trusted: str = "") -> tuple[str, ...]:
    """The content folders of the configuration here, or the working folder."""
    config = _folder_config(trusted)
    base = os.path.relpath(Path(config.origin).parent)
    return tuple(os.path.normpath(Path(base, root)) for root in config.roots) or (".",)


def tagging_pipeline() -> str:
    """What tags come from, with its version."""
    return pipeline_identity(_folder_config().pipeline)


def default_fail_on(trusted: str = "") -> FailOn:
    """The configured severity from which a run fails."""
    return _folder_config(trusted).fail_on or "error"


def default_gate(trusted: str = "") -> tuple[str, ...]:
    """The rules and packs that the configuration lets fail a draft beyond the default gate."""
    return _folder_config(trusted).gate


def rules_here() -> Mapping[str, BoundRule]:
    """The shipped rules and those of the packs that the configuration here names, by id. Raises `CardError`."""
    return rules_of(_folder_config())


def packs_here() -> tuple[OwnPack, ...]:
    """The packs that the configuration here adds to the shipped ones. Raises `ConfigurationError`."""
    return packs_of(_folder_config())


def own_voice(given: str = "") -> Voice | None:
    """The voice in the file ``given``, else in the one that is configured here. Raises `ConfigurationError`."""
    return voice_of(_folder_config(), given, "")


def default_baseline(trusted: str = "") -> Path | None:
    """The configured file of known findings."""
    config = _folder_config(trusted)
    return Path(os.path.relpath(Path(config.origin).parent / config.baseline)) if config.baseline else None


def _folder_config(trusted: str = "") -> Config:
    return near(Path.cwd(), trusted)
