"""How far a long run is, on standard error, where a person looks at it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

BAR = 30
PATIENCE = 1.0
"""Seconds after which a run is long."""

PAUSE = 0.1
"""Seconds between two looks at the bar."""

CLEAR = "\r\x1b[K"


class Bar:
    """One line that is written over and over, and gone in the end. It says nothing where ``stream`` is no terminal."""

    def __init__(self, stream: TextIO, now: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._now = now
        self._began = now()
        self._next = self._began + PATIENCE
        self._seen = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        """``done`` of ``of`` drafts are judged."""
        if self._seen and self._now() >= self._next:
            self._next = self._now() + PAUSE
            self._shown = True
            self._stream.write(CLEAR + line(done, of, self._now() - self._began))
            self._stream.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write(CLEAR)
            self._stream.flush()
            self._shown = False


def line(done: int, of: int, seconds: float) -> str:
    """The bar, with what is left at the pace so far."""
    filled = BAR * done // of
    left = round(seconds / done * (of - done))
    return f"[{'=' * filled}{' ' * (BAR - filled)}] {done:,} of {of:,} drafts, {left // 60}:{left % 60:02} left"


@contextmanager
def progress() -> Iterator[Bar]:
    """A bar while drafts are judged."""
    bar = Bar(sys.stderr)
    try:
        yield bar
    finally:
        bar.end()
