"""The drafts of a run judged each by itself: from memory where it knows them, else read, parsed and examined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from authlint.errors import DraftError
from authlint.files import DraftFile, read_bytes
from authlint.formats import EXTENSIONS, NO_DRAFT, ending
from authlint.nearby import config_of
from authlint.options import Options
from authlint.portrait import Appraisal
from authlint.processes import appraised, useful
from authlint.reading import reread
from authlint.report import DraftReport
from authlint.source import decode

if TYPE_CHECKING:
    from authlint.facts import DraftFacts
    from authlint.judging import Judge
    from authlint.memory import Memory
    from authlint.rule import Rule
    from authlint.source import SourceFile

AT_ONCE = 4_096
"""Drafts whose bytes are held at the same time: so many that sharing them among processes is seldom begun anew."""

KEPT_AT_ONCE = 64
"""Reports after which they are kept: a run that is interrupted has not worked for nothing."""

Contents = Sequence[tuple[str, bytes]]
"""Paths of drafts with what the files there hold."""

Found = TypeVar("Found")
Progress = Callable[[int, int], None]
"""Told how many drafts are judged anew, and of how many."""


def silent(_done: int, _of: int) -> None:
    """Say nothing about how far a run is."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report, and what it is kept under, if anywhere. ``facts_kept``: its facts lie in memory, and are not loaded."""

    report: DraftReport
    key: bytes = b""
    facts_kept: bool = False

    @property
    def has_facts(self) -> bool:
        """Whether the draft can be compared with others."""
        return self.facts_kept or self.report.facts is not None


@dataclass(slots=True)
class Checking:
    """Judges the drafts of a run. Raises `ConfigurationError` or `CardError` where nothing can be judged at all."""

    options: Options
    memory: Memory | None = None
    jobs: int = 1
    progress: Progress = silent
    _judge: Judge | None = None

    @property
    def judge(self) -> Judge:
        """What judges; made, and its rules loaded, when it is first needed."""
        if self._judge is None:
            from authlint.judging import Judge  # noqa: PLC0415  # a run that remembers everything judges nothing

            self._judge = Judge(self.options)
        return self._judge

    def files(self, drafts: Sequence[DraftFile]) -> list[Checked]:
        """Each of the files, in order."""
        return _each(drafts, self.contents, Checked)

    def contents(self, drafts: Sequence[tuple[str, bytes]]) -> list[Checked]:
        """What files hold, or would hold, each with the path that it has or would have."""
        if self.memory is None:
            by_number = dict(self._judged(drafts))
            return [Checked(by_number[number]) for number in range(len(drafts))]
        keys = [self.memory.key(shown, data) for shown, data in drafts]
        known = self.memory.recall({key: shown for key, (shown, _) in zip(keys, drafts, strict=True)})
        new = [number for number, key in enumerate(keys) if key not in known]
        found: dict[bytes, Checked] = {key: Checked(each.report, key, each.has_facts) for key, each in known.items()}
        reports = self._judged([drafts[number] for number in new])
        while some := {keys[new[place]]: report for place, report in islice(reports, KEPT_AT_ONCE)}:
            self.memory.keep(some)
            found |= {key: Checked(report, key) for key, report in some.items()}
        return [found[key] for key in keys]

    def _judged(self, drafts: Sequence[tuple[str, bytes]]) -> Iterator[tuple[int, DraftReport]]:
        """The reports on drafts by their numbers, as they come."""
        return ((number, appraisal.report) for number, appraisal in self._appraised(drafts, ()))

    def appraised(self, drafts: Sequence[DraftFile], names: Sequence[str]) -> list[Appraisal]:
        """The findings and the portrait of each of the files, in order, with the measures called ``names``; nothing is remembered."""

        def judged(contents: Contents) -> list[Appraisal]:
            by_number = dict(self._appraised(contents, names))
            return [by_number[number] for number in range(len(contents))]

        return _each(drafts, judged, Appraisal)

    def _appraised(self, drafts: Sequence[tuple[str, bytes]], names: Sequence[str]) -> Iterator[tuple[int, Appraisal]]:
        """The appraisals of drafts by their numbers, as they come."""
        count = useful(self.jobs, len(drafts)) if self.jobs != 1 else 1
        reports: Iterator[tuple[int, Appraisal]] | None = None
        if count > 1:
            self.rules([shown for shown, _ in drafts])  # a broken configuration is told once, and before work begins
            with suppress(OSError):  # no more processes are to be had: this one is
                reports = appraised(drafts, self.options, count, names)
        if reports is None:
            reports = (
                (number, self.judge.appraised(shown, data, names)) for number, (shown, data) in enumerate(drafts)
            )
        for done, (number, report) in enumerate(reports, 1):
            self.progress(done, len(drafts))
            yield number, report

    def gathered(self, drafts: Sequence[tuple[str, bytes]]) -> list[Checked]:
        """Only what drafts are compared by, each as a path and its bytes: for those that a run is not about."""
        memory = self.memory
        keys = [memory.key(shown, data) for shown, data in drafts] if memory else []
        known = memory.facts(keys) if memory else {}
        found: list[Checked] = []
        new: dict[bytes, DraftFacts] = {}
        for number, (shown, data) in enumerate(drafts):
            key = keys[number] if keys else b""
            report = DraftReport(shown, facts=known[key]) if key in known else self.judge.gather(shown, data)
            if key and key not in known and report.facts:
                new[key] = report.facts
            found.append(Checked(report))
        if memory and new:
            memory.keep_facts(new)
        return found

    def gathered_files(self, drafts: Sequence[DraftFile]) -> list[Checked]:
        """The same of files; one that cannot be read is left out."""
        found: list[Checked] = []
        for batch in _batches(drafts):
            read = ((draft.shown, _read(draft)) for draft in batch)
            found += self.gathered([(shown, data) for shown, data in read if isinstance(data, bytes)])
        return found

    def together(self, drafts: Sequence[Checked], contents: Mapping[str, bytes] | None = None) -> list[DraftReport]:
        """The reports with what the drafts share, where any rule asks for that.

        ``contents`` are the bytes of drafts, by path, that are not what lies there.
        """
        compared = [draft for draft in drafts if draft.has_facts]
        if len(compared) < 2:  # noqa: PLR2004  # one draft repeats nobody
            return [draft.report for draft in drafts]
        memory = self.memory if all(draft.key for draft in compared) else None
        alone = [(draft.key, draft.report) for draft in compared]
        known = memory.recall_together(alone) if memory else None
        if known is None:
            known, lasting = self._compared(compared, contents or {})
            if memory and lasting:
                memory.keep_together(alone, known)
        changed = {compared[number].report.path: report for number, report in known.items()}
        return [changed.get(draft.report.path, draft.report) for draft in drafts]

    def _compared(
        self, drafts: Sequence[Checked], contents: Mapping[str, bytes]
    ) -> tuple[dict[int, DraftReport], bool]:
        """The reports that comparing changed, by number, and whether every file still was what had been judged."""
        from authlint.site.gathering import digest  # noqa: PLC0415  # most runs look at one draft, or remember
        from authlint.together import compare  # noqa: PLC0415  # as above

        alone = self._with_facts(drafts, contents)
        digests = {report.path: report.facts.digest for report in alone if report.facts}
        lasting = True

        def watched(path: str) -> SourceFile | None:
            nonlocal lasting
            source = decode(path, contents[path]) if path in contents else reread(path)
            lasting = lasting and source is not None and digest(source.text) == digests[path]
            return source

        beside = compare(alone, self.judge.rulebook, watched)
        pairs = enumerate(zip(alone, beside, strict=True))
        return {number: after for number, (before, after) in pairs if after is not before}, lasting

    def _with_facts(self, drafts: Sequence[Checked], contents: Mapping[str, bytes]) -> list[DraftReport]:
        """The reports with the facts that lie in memory. A draft whose facts are gone from there is judged anew."""
        kept = [draft.key for draft in drafts if draft.facts_kept]
        facts = self.memory.facts(kept) if self.memory and kept else {}
        return [self._with_its_facts(draft, facts, contents) if draft.facts_kept else draft.report for draft in drafts]

    def _with_its_facts(
        self, draft: Checked, facts: Mapping[bytes, DraftFacts], contents: Mapping[str, bytes]
    ) -> DraftReport:
        path = draft.report.path
        if known := facts.get(draft.key):
            return replace(draft.report, facts=known)
        if path in contents:
            return self.judge.content(path, contents[path])
        return self.judge.file(DraftFile(Path(path), path))

    def rules(self, shown: Sequence[str]) -> dict[str, Rule]:
        """The cards in force for drafts at these paths, by id."""
        found: dict[str, Rule] = {}
        for path in {config_of(path, self.options.trusted): path for path in sorted(shown)}.values():
            found |= {rule.id: rule for rule in self._rules_for(path)}
        return dict(sorted(found.items()))

    def _rules_for(self, path: str) -> tuple[Rule, ...]:
        if self.memory is None:
            return self.judge.rules(path)
        judged_by = self.memory.judged_by(config_of(path, self.options.trusted), path)
        known = self.memory.recall_rules(judged_by)
        if known is None:
            known = self.judge.rules(path)
            self.memory.keep_rules(judged_by, known)
        return known


def _each(
    drafts: Sequence[DraftFile], judge: Callable[[Contents], Sequence[Found]], unread: Callable[[DraftReport], Found]
) -> list[Found]:
    """What ``judge`` makes of the contents of each file, and ``unread`` of the report on one that cannot be read, in order."""
    found: list[Found] = []
    for batch in _batches(drafts):
        read = [_read(draft) for draft in batch]
        contents = [(draft.shown, entry) for draft, entry in zip(batch, read, strict=True) if isinstance(entry, bytes)]
        judged = iter(judge(contents))
        found += [next(judged) if isinstance(entry, bytes) else unread(entry) for entry in read]
    return found


def _read(draft: DraftFile) -> bytes | DraftReport:
    if ending(draft.shown) not in EXTENSIONS:
        return DraftReport(draft.shown, skipped=NO_DRAFT)
    try:
        return read_bytes(draft)
    except DraftError as error:
        return DraftReport(draft.shown, problems=(error.problem,))


def _batches(drafts: Sequence[DraftFile]) -> Iterator[list[DraftFile]]:
    remaining = iter(drafts)
    while batch := list(islice(remaining, AT_ONCE)):
        yield batch
