"""The real command, killed at random moments and eight times at once: what it keeps for the next run stays true.

AUTHLINT_CAMPAIGN kills 200 times; the suite a few times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from authlint import nearby
from authlint.memory import Memory
from authlint.options import Options
from authlint.report import Report
from authlint.run import Runner
from authlint.store import Store

KILLS = 200 if os.environ.get("AUTHLINT_CAMPAIGN") else 6
SENTENCES = (
    "We delve into the pot.",
    "The ferry is late.",
    "Fully 73% of managers plan to cut office space.",
    "Tea has gone up, and nobody in the shop can say why.",
)
CHECK = [sys.executable, "-m", "authlint", "check", "."]


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "blog"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write_anew(blog: Path, year: int) -> None:
    """Drafts that no run has seen, so that there is something to keep."""
    for number in range(40):
        words = " ".join(SENTENCES[(number + shift) % 4] for shift in range(1 + number % 4))
        (blog / f"{number}.md").write_text(f"# Post {number} of {year}\n\n{words}\n", encoding="utf-8")


def looked_at(cache: Path | None) -> Report:
    """What a run of this process finds, from memory where it is given a cache."""
    nearby.forget()
    options = Options()
    store = Store(cache) if cache else None
    try:
        return Runner(options, Memory(store, options) if store else None).check_paths(["."])
    finally:
        if store:
            store.close()


def test_a_check_that_is_killed_leaves_a_cache_that_tells_the_truth(blog: Path, tmp_path: Path) -> None:
    cache, draw = tmp_path / "cache", random.Random(7)  # noqa: S311  # a test
    write_anew(blog, 0)
    started = time.monotonic()
    subprocess.run([*CHECK, "--no-cache"], check=True, capture_output=True)
    usual = time.monotonic() - started
    caught = 0
    for year in range(1, KILLS + 1):
        write_anew(blog, year)
        process = subprocess.Popen([*CHECK, "--cache-dir", str(cache)], stdout=subprocess.DEVNULL)
        time.sleep(usual * draw.uniform(0.2, 1.1))
        caught += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        # Twice from what is there now: the first may judge and keep some, the second recalls all.
        truth = looked_at(None).findings
        assert [looked_at(cache).findings, looked_at(cache).findings] == [truth, truth]
    assert caught, "no run was still at work"
    print(f"{caught} of {KILLS} runs were killed at work")  # noqa: T201  # the campaign's figure


def test_eight_checks_at_once_agree(blog: Path, tmp_path: Path) -> None:
    """All begin with no cache, all write it, and all say what a run without one says."""
    write_anew(blog, 0)
    command = [*CHECK, "--cache-dir", str(tmp_path / "cache"), "--format", "json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)]
    answers = {process.communicate() for process in running}
    truth = subprocess.run([*CHECK, "--no-cache", "--format", "json"], check=True, capture_output=True)
    assert answers == {(truth.stdout, truth.stderr)}
    again = subprocess.run(command, check=True, capture_output=True)
    assert again.stdout == truth.stdout
