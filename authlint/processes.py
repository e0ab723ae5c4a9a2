"""Drafts shared among several processes. Which of them judges a draft, and when, changes nothing in what is found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from authlint.errors import ConfigurationError, Problem
from authlint.plain import plain, restored
from authlint.portrait import Appraisal
from authlint.report import DraftReport

if TYPE_CHECKING:
    from authlint.options import Options

AT_ONCE = 16
"""Drafts in a batch: enough that nobody waits for the next one, few enough that all processes end together."""

WORTH_A_PROCESS = 20
"""Drafts for which starting a process takes less time than it saves."""

MOST = 8
"""Processes where nobody said how many: each takes the memory of a model."""

PATIENCE = 0.5
"""Seconds in which a thread notices that its process has ended."""

PROGRAM = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from authlint.worker import serve
serve()
"""
"""The new process looks for modules where this one does, and, by ``-P``, not in the folder that it happens to start in."""

Draft = tuple[str, bytes]
Answer = tuple[int, Appraisal | Problem]


def useful(asked: int, drafts: int) -> int:
    """How many processes to start for so many drafts; below two, none is. ``asked`` is 0 where nobody said how many."""
    if not sys.executable or getattr(sys, "frozen", False):
        return 0
    return min(asked or min(cores(), MOST), drafts // WORTH_A_PROCESS)


def cores() -> int:
    """Cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def appraised(
    drafts: Sequence[Draft], options: Options, count: int, names: Sequence[str]
) -> Iterator[tuple[int, Appraisal]]:
    """The appraisals of drafts by their numbers, as they come, from ``count`` processes that end with the last one; with portraits
    where measures are named.

    Drafts whose process is killed become problems. Raises `OSError` where no process can be started, at once, and
    `ConfigurationError` while reports come.
    """
    helpers: list[Helper] = []
    try:
        helpers.extend(Helper(options, names) for _ in range(count))
    except OSError:
        if not helpers:
            raise
    return _reports(drafts, helpers)


def _reports(drafts: Sequence[Draft], helpers: Sequence[Helper]) -> Iterator[tuple[int, Appraisal]]:
    batches: SimpleQueue[list[int]] = SimpleQueue()
    for start in range(0, len(drafts), AT_ONCE):
        batches.put(list(range(start, min(start + AT_ONCE, len(drafts)))))
    answers: SimpleQueue[Answer] = SimpleQueue()
    try:
        for helper in helpers:
            helper.begin(drafts, batches, answers)
        for _ in drafts:
            number, answer = answers.get()
            if isinstance(answer, Problem):
                raise ConfigurationError(answer)
            yield number, answer
    finally:
        for helper in helpers:
            helper.end()


class Helper:
    """A process that judges, and how to ask it. Raises `OSError` where it cannot be started."""

    def __init__(self, options: Options, names: Sequence[str]) -> None:
        self._asked = options, tuple(names)
        self._ended = False
        self._thread: Thread | None = None
        self._process = self._started()

    def begin(self, *shared: Any) -> None:
        """`work`, beside others."""
        self._thread = Thread(target=self.work, args=shared, daemon=True)
        self._thread.start()

    def work(self, drafts: Sequence[Draft], batches: SimpleQueue[list[int]], answers: SimpleQueue[Answer]) -> None:
        """Take batches until there are none, and answer for each draft of each, whatever becomes of the process."""
        while not self._ended:
            try:
                batch = batches.get_nowait()
            except Empty:
                return
            told = 0
            with suppress(OSError, ValueError, TypeError):  # the process is gone, or says what nobody can read
                self._ask([drafts[number] for number in batch])
                for number in batch:
                    answers.put((number, self._answer()))
                    told += 1
            if told < len(batch) and not self._ended:
                how = self._end_of_process()
                for number in batch[told:]:
                    shown = drafts[number][0]
                    answers.put((number, Appraisal(DraftReport(shown, problems=(_lost(shown, how),)))))

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._ended = True
        self._process.kill()
        self._process.wait()
        if self._thread:
            self._thread.join(PATIENCE)
        with suppress(OSError, ValueError):  # what is left in a pipe goes nowhere
            self._process.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        # In a group of its own: who presses Ctrl-C means the run, and the run ends its processes.
        group = {"process_group": 0} if os.name == "posix" else {}
        process = subprocess.Popen(  # noqa: S603  # this very Python
            [sys.executable, "-P", "-c", PROGRAM, json.dumps([place for place in sys.path if place])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            **group,  # type: ignore[call-overload]  # as above
        )
        line = json.dumps(plain(self._asked)).encode() + b"\n"
        with suppress(OSError):  # a process that is gone at once is noticed when it is asked
            cast("BinaryIO", process.stdin).write(line)
        return cast("subprocess.Popen[bytes]", process)

    def _ask(self, batch: list[Draft]) -> None:
        write_batch(cast("BinaryIO", self._process.stdin), batch)

    def _answer(self) -> Appraisal | Problem:
        """What the process says next. Raises `ValueError` where it says nothing any more."""
        kind, answer = json.loads(cast("BinaryIO", self._process.stdout).readline())
        return restored(Appraisal, answer) if kind == "appraisal" else restored(Problem, answer)

    def _end_of_process(self) -> str:
        """How the process ended, in words; another one takes its place."""
        self._process.kill()
        code = self._process.wait()
        with suppress(OSError):
            self._process = self._started()
            if self._ended:
                self._process.kill()
        return f"by signal {-code}" if code < 0 else f"with code {code}"


def write_batch(stream: BinaryIO, batch: list[Draft]) -> None:
    """Ask for a batch, as `authlint.worker` reads it."""
    head = json.dumps([[shown, len(data)] for shown, data in batch]).encode()
    stream.write(b"".join((head, b"\n", *(data for _, data in batch))))
    stream.flush()


def _lost(shown: str, how: str) -> Problem:
    cause = f"it could not be judged: the process that judged it ended {how}"
    return Problem("process", shown, cause, "run again, or with --jobs 1; is there enough memory?")
