"""What a run says of its progress: documents, rate and what remains."""

from __future__ import annotations

import pytest

from authlint.corpus.progress import Progress, duration


def test_rate_and_remaining_time() -> None:
    """A quarter is done after 50 seconds: three times as long to go."""
    progress = Progress(sizes=(300, 100), started=1000.0).moved(1000).reached(1, 1.0, 1000, earlier=False)
    assert progress.share() == 0.25
    assert progress.rate(1050.0) == 20.0
    assert progress.remaining(1050.0) == 150.0
    assert progress.line(1050.0) == "1,000 documents, 25%, 20 a second, 2 min 30 s to go"


def test_documents_of_an_earlier_run_do_not_count_for_the_rate() -> None:
    """Else a run that goes on would promise to be done at once."""
    progress = Progress(sizes=(400,), started=0.0).reached(0, 0.5, 2000, earlier=True).moved(100)
    assert progress.rate(10.0) == 10.0
    assert progress.remaining(10.0) == 190.0
    assert progress.line(10.0).startswith("2,100 documents, 50%, 10 a second")


def test_parts_may_finish_in_any_order() -> None:
    """The furthest place tells how much is read."""
    progress = Progress(sizes=(100,), started=0.0).reached(0, 0.6, 30, earlier=False).reached(0, 0.3, 30, earlier=False)
    assert progress.share() == 0.6


def test_nothing_is_promised_before_anything_is_known() -> None:
    """No part yet, or no time gone; and no sources at all are done."""
    start = Progress(sizes=(100,), started=5.0)
    assert start.remaining(5.0) is None
    assert start.moved(10).line(15.0) == "10 documents, 0%, 1 a second"
    assert Progress(sizes=(), started=0.0).share() == 1.0


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59, "59 s"), (61, "1 min 01 s"), (3600, "1 h 00 min"), (100_000, "27 h 46 min")]
)
def test_durations(seconds: float, said: str) -> None:
    assert duration(seconds) == said
