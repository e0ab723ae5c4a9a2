"""The bar of a long run."""

from __future__ import annotations

import io

import pytest

from authlint.commands._progress import CLEAR, Bar, line


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def ran(stream: io.StringIO, *times: float) -> str:
    """What is written by a run of drafts that end at these seconds."""
    clock = [0.0]
    bar = Bar(stream, lambda: clock[0])
    for done, moment in enumerate(times, 1):
        clock[0] = moment
        bar(done, 200)
    bar.end()
    return stream.getvalue()


def test_a_long_run_says_how_far_it_is_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    written = ran(Terminal(), 0.5, 1.5)
    assert written == f"{CLEAR}[{' ' * 30}] 2 of 200 drafts, 2:28 left{CLEAR}"


@pytest.mark.parametrize(
    ("stream", "term", "times"),
    [(io.StringIO(), "xterm", (5.0,)), (Terminal(), "dumb", (5.0,)), (Terminal(), "xterm", (0.2, 0.9))],
    ids=["a file", "a terminal that cannot", "a short run"],
)
def test_otherwise_nothing_is_written(
    stream: io.StringIO, term: str, times: tuple[float, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    assert ran(stream, *times) == ""


def test_the_line() -> None:
    assert line(100, 200, 30) == f"[{'=' * 15}{' ' * 15}] 100 of 200 drafts, 0:30 left"
