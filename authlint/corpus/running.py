"""A run over all sources: what is unfinished is scored by an engine, and what is finished is kept account of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from authlint.corpus.documents import BROKEN, Part, parts_of
from authlint.corpus.manifest import Manifest
from authlint.corpus.parts import Receipt, receipt_of, sweep
from authlint.corpus.progress import Progress
from authlint.corpus.settings import Settings
from authlint.errors import Problem

MANIFEST_SECONDS = 5.0
"""Between two writings of the manifest; it only saves a later run from reading finished sources again."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A part is in the output folder; ``earlier`` where it was there before this run."""

    source: int
    receipt: Receipt
    reached: float
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """A source was read to its end and has so many parts, finished or not."""

    source: int
    parts: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A source could not be read further, or a part not be scored."""

    source: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Moved:
    """So many more documents were scored."""

    documents: int


Event = Finished | Ended | Broken | Moved

Engine = Callable[[Manifest, tuple[int, ...], Path], Iterator[Event]]
"""Scores the sources with these numbers, in any order and wherever it likes, and tells what happens."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all documents, and what kept the run from being complete."""

    receipt: Receipt
    problems: tuple[Problem, ...]
    parts: int


def carry_out(manifest: Manifest, folder: Path, engine: Engine, tell: Callable[[Progress], None]) -> Outcome:
    """Score what is unfinished in ``folder``; ``tell`` hears how it goes.

    Raises `ConfigurationError` where no document can be scored at all, and what the engine raises. Whatever it raises, what is
    finished stays, and the next call goes on from there.
    """
    sweep(folder)
    account = _Account(manifest, folder, tell)
    unfinished = tuple(number for number in range(len(manifest.sources)) if not account.take_over(number))
    try:
        for event in engine(manifest, unfinished, folder):
            account.note(event)
    finally:
        account.write()
    return Outcome(account.receipt, tuple(account.problems), account.parts)


def unfinished_parts(path: str, number: int, settings: Settings, folder: Path) -> Iterator[Part | Event]:
    """The parts of a source that are still to be scored, amid news of those that are there, and of its end."""
    parts = 0
    try:
        for part in parts_of(path, number, settings):
            parts += 1
            receipt = _receipt(folder / part.name)
            yield Finished(number, receipt, part.reached, earlier=True) if receipt else part
        yield Ended(number, parts)
    except BROKEN as error:
        cause = str(error).splitlines()[0] if str(error) else type(error).__name__
        yield Broken(
            number, Problem("documents", path, f"cannot be read on: {cause}", "mend it and run the same command again")
        )


class _Account:
    """Which parts of which source are finished."""

    def __init__(self, manifest: Manifest, folder: Path, tell: Callable[[Progress], None]) -> None:
        self.manifest = manifest
        self.receipt = Receipt()
        self.problems: list[Problem] = []
        self.parts = 0
        self._folder = folder
        self._tell = tell
        self._finished = [0] * len(manifest.sources)
        self._expected: list[int | None] = [None] * len(manifest.sources)
        self._progress = Progress(tuple(source.size for source in manifest.sources), time.monotonic())
        self._written = time.monotonic()

    def take_over(self, number: int) -> bool:
        """Whether the manifest says that a source is done, and its parts are all there; then they count."""
        parts = self.manifest.sources[number].parts
        if parts is None:
            return False
        receipts = [_receipt(self._folder / f"part-{number:05}-{part:06}.parquet") for part in range(parts)]
        if not all(receipts):
            return False
        for receipt in receipts:
            self.note(Finished(number, receipt or Receipt(), 1.0, earlier=True))
        return True

    def note(self, event: Event) -> None:
        """Count an event."""
        now = time.monotonic()
        if isinstance(event, Moved):
            self._progress = self._progress.moved(event.documents)
        elif isinstance(event, Broken):
            self.problems.append(event.problem)
        elif isinstance(event, Ended):
            self._expected[event.source] = event.parts
            self._settle(event.source, now)
        else:
            self.receipt += event.receipt
            self.parts += 1
            self._finished[event.source] += 1
            self._progress = self._progress.reached(
                event.source, event.reached, event.receipt.documents, earlier=event.earlier
            )
            self._settle(event.source, now)
        self._tell(self._progress)

    def _settle(self, source: int, now: float) -> None:
        if self._expected[source] == self._finished[source]:
            self.manifest = self.manifest.finished(source, self._finished[source])
            if now - self._written > MANIFEST_SECONDS:
                self.write()
                self._written = now

    def write(self) -> None:
        self.manifest.write(self._folder)


def _receipt(path: Path) -> Receipt | None:
    """The receipt of a finished part; None where it is not there, or is no part."""
    try:
        return receipt_of(path) if path.exists() else None
    except ValueError:
        return None
