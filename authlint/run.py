"""Which drafts, which configuration: paths in, a report out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from authlint import __version__
from authlint.analysis import Toolbox
from authlint.changes import Change, ChangeSet
from authlint.config import Config, config_for
from authlint.document import Document
from authlint.engine import NO_PICTURES, Rulebook, examine
from authlint.errors import AuthlintError, ConfigurationError, DraftError, Problem, RuleError
from authlint.files import DraftFile, find_drafts, gone_drafts, read_draft, read_stream
from authlint.fixes import Fixed, fixed
from authlint.formats import EXTENSIONS, ending
from authlint.language.tables import pipeline_identity
from authlint.measuring import score
from authlint.novelty import brought_in, needs_before
from authlint.packs import shipped_rules
from authlint.profile import Scored
from authlint.provenance.picture import Pictures, Seen
from authlint.reading import NO_DRAFT, REPORT_IT, internal, parsed, parsed_file, reread
from authlint.report import DraftReport, Report
from authlint.rule import FailOn
from authlint.selection import choose
from authlint.source import SourceFile, decode
from authlint.voice import Voice
from authlint.voice import read as read_voice

BATCH = 64
"""Drafts that are measured together: enough for the tagger, little for the memory."""

if TYPE_CHECKING:
    from authlint.analysis.cited_works import CitedWorks
    from authlint.provenance.sheet import Sheet

Keep = Callable[[Fixed], Problem | None]
"""What becomes of a draft that safe fixes changed; the problem that kept it from being written, if any."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says, over what the files say."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()
    voice: str = ""


@dataclass(slots=True)
class Runner:
    """Checks drafts, each by the configuration nearest to it."""

    options: Options = field(default_factory=Options)
    _rulebooks: dict[int, Rulebook] = field(default_factory=dict)

    def check_paths(self, paths: Sequence[str]) -> Report:
        """A report on every draft in ``paths``.

        Raises `ConfigurationError` or `CardError` where nothing can be checked at all.
        """
        drafts = list(find_drafts(paths, (*_folder_config().exclude, *self.options.exclude)))
        return self._report(self._beside(self._check_file(draft) for draft in drafts))

    def check_changes(self, paths: Sequence[str], changes: ChangeSet) -> Report:
        """A report on every draft in ``paths`` that changed, with what the change did not bring in marked.

        Raises as `check_paths`.
        """
        exclude = (*_folder_config().exclude, *self.options.exclude)
        drafts = [
            *find_drafts(paths, exclude),
            *(gone_drafts(paths, changes.paths(), exclude) if changes.staged else ()),
        ]
        changed = ((draft, change) for draft in drafts if (change := changes.of(draft.path)))
        return self._report(self._check_change(draft, change) for draft, change in changed)

    def check_stream(self, stream: BinaryIO, shown: str) -> Report:
        """A report on one draft from a stream of bytes."""
        try:
            read = parsed(read_stream(stream, shown))
        except DraftError as error:
            read = DraftReport(shown, problems=(error.problem,))
        return self._report([self._check(read)])

    def fix_paths(self, paths: Sequence[str], keep: Keep) -> Report:
        """A report on what remains in every draft in ``paths`` once its safe fixes are in it.

        Nothing is written here: ``keep`` is given each draft that changed, and answers with the problem that kept it
        from being written, if any. Raises as `check_paths`.
        """
        drafts = list(find_drafts(paths, (*_folder_config().exclude, *self.options.exclude)))
        return self._report(self._beside(self._fix_file(draft, keep) for draft in drafts))

    def fix_stream(self, stream: BinaryIO, shown: str, keep: Keep) -> Report:
        """`fix_paths` for one draft from a stream of bytes."""
        try:
            fixed = self._fix(read_stream(stream, shown), keep)
        except DraftError as error:
            fixed = DraftReport(shown, problems=(error.problem,))
        return self._report([fixed])

    def check_source(self, source: SourceFile) -> Report:
        """A report on one draft that is at hand as text."""
        return self._report([self._check(parsed(source))])

    def score_paths(
        self, paths: Sequence[str], names: Sequence[str], look: Callable[[Document], None] = lambda _: None
    ) -> tuple[list[Scored], list[Problem]]:
        """The measures called ``names`` of every draft in ``paths``, and what kept drafts from being measured.

        ``look`` is shown each draft that could be parsed, once.
        """
        toolbox = Toolbox(
            (bound.rule.parameters for bound in shipped_rules().values()), pipeline=_folder_config().pipeline
        )
        scored: list[Scored] = []
        problems: list[Problem] = []
        for batch in _batches(find_drafts(paths, (*_folder_config().exclude, *self.options.exclude))):
            read = [parsed_file(draft) for draft in batch]
            found, broken = _scored([document for document in read if isinstance(document, Document)], toolbox, names)
            scored += found
            problems += broken
            for draft in read:
                problems += draft.problems
                if isinstance(draft, Document):
                    look(draft)
                if isinstance(draft, DraftReport) and draft.skipped:
                    scored.append(Scored(draft.path, 0, {}, draft.skipped))
        return sorted(scored, key=lambda draft: draft.path), problems

    def _report(self, drafts: Iterable[DraftReport]) -> Report:
        found = tuple(drafts)
        rules = {bound.rule.id: bound.rule for book in self._rulebooks.values() for bound in book.rules}
        return Report(found, version=__version__, rules=dict(sorted(rules.items())))

    def _beside(self, drafts: Iterable[DraftReport]) -> Iterable[DraftReport]:
        """The drafts with what they share, where any rule asks for that."""
        found = tuple(drafts)
        if sum(draft.facts is not None for draft in found) < 2:  # noqa: PLR2004  # one draft repeats nobody
            return found
        from authlint.together import compare  # noqa: PLC0415  # most runs look at one draft

        return compare(found, lambda path: self._rulebook(Path(path).parent), reread)

    def _fix_file(self, draft: DraftFile, keep: Keep) -> DraftReport:
        if ending(draft.shown) not in EXTENSIONS:
            return DraftReport(draft.shown, skipped=NO_DRAFT)
        try:
            return self._fix(read_draft(draft), keep)
        except DraftError as error:
            return DraftReport(draft.shown, problems=(error.problem,))

    def _fix(self, source: SourceFile, keep: Keep) -> DraftReport:
        draft = fixed(source, lambda text: self._check(parsed(text)))
        problem = keep(draft) if draft.changed else None
        if problem is None:
            return draft.remaining
        return replace(draft.found, problems=(*draft.found.problems, problem))

    def _check_file(self, draft: DraftFile) -> DraftReport:
        read = parsed_file(draft)
        return self._check(read, _pictures(read.source.path) if isinstance(read, Document) else NO_PICTURES)

    def _check_change(self, draft: DraftFile, change: Change) -> DraftReport:
        now = self._check_file(draft) if change.content is None else self._check_bytes(draft.shown, change.content)
        if change.lines is None or change.before is None or not needs_before(now, change.lines):
            return now
        return brought_in(now, self._check_bytes(draft.shown, change.before), change.lines)

    def _check_bytes(self, shown: str, data: bytes) -> DraftReport:
        try:
            return self._check(parsed(decode(shown, data)), _pictures(shown))
        except DraftError as error:
            return DraftReport(shown, problems=(error.problem,))

    def _check(self, read: Document | DraftReport, pictures: Pictures = NO_PICTURES) -> DraftReport:
        if isinstance(read, DraftReport):
            return read
        path = read.source.path
        rulebook = self._rulebook(Path(path).parent)
        try:
            return examine(read, rulebook, pictures)
        except RuleError as error:
            return DraftReport(path, problems=(Problem("internal", path, error.sentence, REPORT_IT),))
        except AuthlintError:
            raise
        except Exception as error:  # noqa: BLE001  # one draft that breaks a view must not lose the others
            return DraftReport(path, problems=(internal(path, error),))

    def _rulebook(self, folder: Path) -> Rulebook:
        config = _near(folder)
        if id(config) not in self._rulebooks:
            asked = config.overlaid(self.options.select, self.options.ignore, self.options.gate)
            chosen, counted = (choose(shipped_rules(), wanted) for wanted in (asked, replace(asked, select=())))
            self._rulebooks[id(config)] = Rulebook.of(
                chosen, _names(), config.pipeline, counted, _voice(config, self.options.voice)
            )
        return self._rulebooks[id(config)]


def provenance_sheet(path: str) -> Sheet:
    """The provenance sheet of the draft at ``path``. Raises `DraftError` where it cannot be read."""
    from authlint.attesting import sheet_of  # noqa: PLC0415  # checking needs none of it

    return sheet_of(_document(path), _pictures(path), picture_folders(path))


def source_timeline(path: str) -> tuple[Document, CitedWorks, str]:
    """The draft at ``path``, the works it refers to, and its own date. Raises `DraftError` where it cannot be read."""
    from authlint.analysis import Analysis, Toolbox  # noqa: PLC0415  # checking needs none of it here
    from authlint.analysis.cited_works import CitedWorks  # noqa: PLC0415  # as above
    from authlint.draft_date import day_of  # noqa: PLC0415  # as above

    document = _document(path)
    return document, Analysis(document, Toolbox()).view(CitedWorks), day_of(document)


def _document(path: str) -> Document:
    """The parsed draft at ``path``. Raises `DraftError` where there is none."""
    read = parsed(read_draft(DraftFile(Path(path), path)))
    if isinstance(read, DraftReport):
        problem = next(iter(read.problems), Problem("not-a-draft", path, read.skipped, "give a draft"))
        raise DraftError(problem)
    return read


def picture_folders(path: str) -> tuple[str, ...]:
    """The further folders of pictures that the configuration of the draft at ``path`` names."""
    config = _near(Path(path).parent)
    return tuple(str(Path(config.origin).parent / folder) for folder in config.images)


def _pictures(path: str) -> Pictures:
    """The files behind the pictures of the draft at ``path``, looked for when a check asks for them."""
    folders, anchors = picture_folders(path), _anchors(_near(Path(path).parent))

    def look(address: str) -> Seen:
        from authlint.provenance.gallery import see  # noqa: PLC0415  # most drafts show no picture of their own

        return see(address, path, folders, anchors)

    return Pictures(look)


@cache
def _anchors_in(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        problem = Problem("configuration", str(path), "‘trust’ names no file of certificates", "give a PEM file")
        raise ConfigurationError(problem) from None


def _anchors(config: Config) -> str:
    """The certificates that the configuration trusts. Raises `ConfigurationError`."""
    return _anchors_in(Path(config.origin).parent / config.trust) if config.trust else ""


def _scored(
    documents: Sequence[Document], toolbox: Toolbox, names: Sequence[str]
) -> tuple[list[Scored], list[Problem]]:
    """The scores of a batch; where that raises, of each draft by itself, so that one cannot lose the others."""
    try:
        return score(documents, toolbox, names), []
    except AuthlintError:
        raise
    except Exception as error:  # noqa: BLE001  # see above
        if len(documents) == 1:
            return [], [internal(documents[0].source.path, error)]
    alone = [_scored([document], toolbox, names) for document in documents]
    return [entry for found, _ in alone for entry in found], [problem for _, broken in alone for problem in broken]


def _batches(drafts: Iterable[DraftFile]) -> Iterator[list[DraftFile]]:
    remaining = iter(drafts)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def default_paths() -> tuple[str, ...]:
    """The content folders of the configuration here, or the working folder."""
    config = _folder_config()
    base = os.path.relpath(Path(config.origin).parent)
    return tuple(os.path.normpath(Path(base, root)) for root in config.roots) or (".",)


def tagging_pipeline() -> str:
    """What tags come from, with its version."""
    return pipeline_identity(_folder_config().pipeline)


def default_fail_on() -> FailOn:
    """The configured severity from which a run fails."""
    return _folder_config().fail_on or "error"


def default_gate() -> tuple[str, ...]:
    """The rules and packs that the configuration lets fail a draft beyond the default gate."""
    return _folder_config().gate


def own_voice(given: str = "") -> Voice | None:
    """The voice in the file ``given``, else in the one that is configured here. Raises `ConfigurationError`."""
    return _voice(_folder_config(), given)


def _voice(config: Config, given: str) -> Voice | None:
    if given or config.voice:
        return read_voice(Path(given) if given else Path(config.origin).parent / config.voice)
    return None


def default_baseline() -> Path | None:
    """The configured file of known findings."""
    config = _folder_config()
    return Path(os.path.relpath(Path(config.origin).parent / config.baseline)) if config.baseline else None


def _folder_config() -> Config:
    return config_for(Path.cwd())


@cache
def _near(folder: Path) -> Config:
    return config_for(folder)


def _names() -> frozenset[str]:
    rules = shipped_rules()
    return frozenset(rules) | {bound.rule.pack for bound in rules.values()} | {"all"}
