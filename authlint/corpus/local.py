"""All cores of this machine: parts go to processes of their own, and a document that ends its process costs one row."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import pyarrow as pa

from authlint.corpus.documents import SCHEMA, Part
from authlint.corpus.manifest import Manifest
from authlint.corpus.parts import SLICE
from authlint.corpus.running import Broken, Event, Finished, Moved, unfinished_parts
from authlint.corpus.scoring import UNREADABLE
from authlint.corpus.worker import Worker, receipt_in
from authlint.errors import AuthlintError, Problem

PATIENCE = 300.0
"""Seconds without a word, after which a process is taken to be stuck; a slice takes some twenty at most."""

SUSPECT = 2
"""Times that a row must have ended its process before it is given up: the first may have been an accident."""

MOST_DEATHS = 12
"""Of processes at one part; then something else is wrong."""

RENEWED = 40_000
"""Documents after which a process makes way for a new one: tables of libraries grow a little with every new word, even one that passes."""

ENDED = "the process that judged it ended, each time"


@dataclass(slots=True)
class Task:
    """A part on its way: how it was tried so far, and how far it is."""

    part: Part
    rows: int = SLICE
    done: int = 0
    deaths: Counter[int] = field(default_factory=Counter)


@dataclass(slots=True)
class Bench:
    """A worker, what it is at, how much it has done, and when it was last heard."""

    worker: Worker
    task: Task
    heard: float
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Processes:
    """An engine of so many processes."""

    workers: int

    def __call__(self, manifest: Manifest, sources: tuple[int, ...], folder: Path) -> Iterator[Event]:
        """Score the sources. Raises `AuthlintError` where parts cannot be written."""
        settings = manifest.settings
        entries = chain.from_iterable(
            unfinished_parts(manifest.sources[number].path, number, settings, folder) for number in sources
        )
        benches: list[Bench] = []
        idle: list[Bench] = []
        again: list[Task] = []
        try:
            while True:
                while len(benches) < self.workers and (entry := _next(again, entries)):
                    if isinstance(entry, Task):
                        benches.append(_begin(entry, idle, manifest, folder))
                    else:
                        yield entry
                if not benches:
                    return
                for bench in _ready(benches):
                    yield from _hear(bench, benches, idle, again, manifest)
        finally:
            for bench in [*benches, *idle]:
                bench.worker.end()


def _next(again: list[Task], entries: Iterator[Part | Event]) -> Task | Event | None:
    if again:
        return again.pop()
    entry = next(entries, None)
    return Task(entry) if isinstance(entry, Part) else entry


def _begin(task: Task, idle: list[Bench], manifest: Manifest, folder: Path) -> Bench:
    """A bench that works on ``task``: one that is idle, or a new one."""
    bench = idle.pop() if idle else Bench(Worker.start(manifest.settings, folder), task, 0.0)
    bench.task, bench.heard = task, time.monotonic()
    try:
        bench.worker.give(task.part.name, task.part.batch, task.rows)
    except OSError:
        # It died before it could be told; that is noticed where it is listened to.
        return bench
    return bench


def _ready(benches: list[Bench]) -> list[Bench]:
    """The benches that have something to say, or have said nothing for too long."""
    speaking = set(wait([bench.worker.connection for bench in benches], timeout=1.0))
    late = time.monotonic() - PATIENCE
    return [bench for bench in benches if bench.worker.connection in speaking or bench.heard < late]


def _hear(
    bench: Bench, benches: list[Bench], idle: list[Bench], again: list[Task], manifest: Manifest
) -> Iterator[Event]:
    task = bench.task
    said: dict[str, Any] | None = bench.worker.hear() if bench.worker.connection.poll() else None
    if said is None:
        bench.worker.end()
        benches.remove(bench)
        yield from _after_death(task, again, manifest)
    elif receipt := receipt_in(said):
        benches.remove(bench)
        bench.documents += receipt.documents
        if bench.documents < RENEWED:
            idle.append(bench)
        else:
            bench.worker.end()
        yield Finished(task.part.source, receipt, task.part.reached)
    elif "failed" in said:
        raise AuthlintError(
            Problem(
                "output",
                task.part.name,
                f"cannot be written: {said['failed']}",
                "make room and run the same command again",
            )
        )
    else:
        bench.heard = time.monotonic()
        yield Moved(said["done"] - task.done)
        task.done = said["done"]


def _after_death(task: Task, again: list[Task], manifest: Manifest) -> Iterator[Event]:
    """Try once more, document by document, without those that have ended their process twice."""
    yield Moved(-task.done)
    task.deaths[task.done if task.rows == 1 else -1] += 1
    if task.deaths.total() > MOST_DEATHS:
        path = manifest.sources[task.part.source].path
        message = f"{task.part.name} was given up: its process ended {MOST_DEATHS} times"
        yield Broken(
            task.part.source,
            Problem("documents", path, message, "see whether memory runs out, and run the same command again"),
        )
        return
    lost = [row for row, deaths in task.deaths.items() if deaths >= SUSPECT and row >= 0]
    again.append(Task(replace(task.part, batch=_without(task.part.batch, lost)), 1, 0, task.deaths))


def _without(batch: pa.RecordBatch, rows: list[int]) -> pa.RecordBatch:
    """``batch`` with a reason in place of the documents in ``rows``."""
    reasons = batch.column(UNREADABLE).to_pylist()
    for row in rows:
        reasons[row] = ENDED
    place = SCHEMA.names.index(UNREADABLE)
    return batch.set_column(place, SCHEMA.field(place), pa.array(reasons, SCHEMA.field(place).type))
