"""Processes: the same scores however many there are, and whatever becomes of them."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import accidents
import pyarrow.parquet as pq
import pytest

from authlint.corpus import local, worker
from authlint.corpus.local import Processes
from authlint.corpus.manifest import open_run
from authlint.corpus.running import Outcome, carry_out
from authlint.corpus.settings import Settings

SENTENCE = "We moved the workshop to Tilbury in March because the roof leaked over lathe number {}. "
KILLS = int(os.environ.get("AUTHLINT_KILLS", "2"))
"""Runs that are killed at a random moment; the campaign that docs/scale.md tells of had more."""


def documents(folder: Path, count: int, special: dict[int, str] | None = None) -> list[str]:
    """Two sources with ``count`` documents between them; ``special`` are words that some of them open with."""
    lines = [
        json.dumps({"id": str(number), "text": f"{(special or {}).get(number, 'So')} " + SENTENCE.format(number) * 3})
        for number in range(count)
    ]
    paths = [folder / "a.jsonl", folder / "b.jsonl"]
    for path, half in zip(paths, (lines[: count // 3], lines[count // 3 :]), strict=True):
        path.write_text("\n".join(half) + "\n", encoding="utf-8")
    return [str(path) for path in paths]


def run(sources: list[str], out: Path, workers: int, settings: Settings) -> Outcome:
    return carry_out(open_run(out, sources, settings), out, Processes(workers), lambda _: None)


def parts(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("part-*")}


def rows(out: Path) -> dict[str, dict[str, Any]]:
    found = [row for path in sorted(out.glob("part-*")) for row in pq.read_table(path).to_pylist()]
    assert len({row["id"] for row in found}) == len(found)
    return {row["id"]: row for row in found}


def test_one_process_or_three(tmp_path: Path) -> None:
    """The same bytes; parts do not know who made them."""
    sources = documents(tmp_path, 90)
    outcomes = [run(sources, tmp_path / f"out{workers}", workers, Settings(part_rows=20)) for workers in (1, 3)]
    assert outcomes[0] == outcomes[1]
    assert (outcomes[0].receipt.documents, outcomes[0].receipt.scored, outcomes[0].parts) == (90, 90, 5)
    assert parts(tmp_path / "out1") == parts(tmp_path / "out3")


def test_accidents_cost_a_row_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that end their process, or hold it up for ever, have that as their reason; the others are as they were."""
    special = {3: accidents.DEADLY, 14: accidents.STUCK, 41: accidents.DEADLY}
    sources = documents(tmp_path, 60, special)
    run(sources, tmp_path / "calm", 2, Settings(part_rows=20))
    monkeypatch.setattr(worker, "work", accidents.work)
    monkeypatch.setattr(local, "_ready", time_flies_for_the_stuck(tmp_path))
    outcome = run(sources, tmp_path / "out", 2, Settings(part_rows=20))
    assert outcome.problems == ()
    calm, stormy = rows(tmp_path / "calm"), rows(tmp_path / "out")
    lost = {name for name, row in stormy.items() if row["skipped"]}
    assert lost == {str(number) for number in special}
    assert {stormy[name]["skipped"] for name in lost} == {local.ENDED}
    assert all(stormy[name] == row for name, row in calm.items() if name not in lost)
    assert outcome.receipt.reasons == {local.ENDED: 3}
    assert len(list(tmp_path.glob("stuck-*"))) == local.SUSPECT


def time_flies_for_the_stuck(folder: Path) -> Callable[[list[local.Bench]], list[local.Bench]]:
    """All patience with a process is over once it has said that it is stuck; a busy machine tries nobody else's."""
    really = local._ready  # noqa: SLF001  # a clock of one process only can be told nowhere else

    def ready(benches: list[local.Bench]) -> list[local.Bench]:
        for bench in benches:
            if (folder / f"stuck-{bench.worker.process.pid}").exists():
                bench.heard -= local.PATIENCE
        return really(benches)

    return ready


def test_a_file_beside_the_run_is_no_module(tmp_path: Path) -> None:
    """``json.py`` in the working folder is somebody's file: neither the processes nor what watches them imports it."""
    documents(tmp_path, 20)
    for name in ("json", "signal", "pyarrow", "authlint"):
        (tmp_path / f"{name}.py").write_text(f"open('imported-{name}-' + __name__, 'w')\n", encoding="utf-8")
    places = [place for place in sys.path if place]
    program = f"import sys; sys.path[:] = {places!r}; from authlint.commands import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, "corpus", "a.jsonl", "b.jsonl", "-o", "out", "--workers", "2"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("20 documents, 20 scored")
    assert list(tmp_path.glob("imported-*")) == []


def test_an_accident_that_does_not_repeat_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory may have run out because of a neighbour."""
    sources = documents(tmp_path, 30, {17: accidents.ONCE})
    run(sources, tmp_path / "calm", 1, Settings())
    monkeypatch.setattr(worker, "work", accidents.work)
    outcome = run(sources, tmp_path / "out", 1, Settings())
    assert (tmp_path / "happened").exists()
    assert outcome.receipt.scored == 30
    assert rows(tmp_path / "out") == rows(tmp_path / "calm")


def test_a_part_that_always_ends_its_process_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is told, the other parts are scored, and the run is not complete."""
    monkeypatch.setattr(worker, "work", accidents.work)
    monkeypatch.setattr(local, "MOST_DEATHS", 3)
    sources = documents(tmp_path, 30, dict.fromkeys(range(10, 20), accidents.DEADLY))
    outcome = run(sources, tmp_path / "out", 2, Settings(part_rows=10))
    (problem,) = outcome.problems
    assert "part-00001-000000.parquet was given up" in problem.message
    assert outcome.receipt.scored == 20


def test_old_processes_make_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their vocabulary grows; what they score does not depend on their age."""
    started: list[object] = []
    really = worker.Worker.start

    def start(settings: Settings, folder: Path) -> worker.Worker:
        started.append(folder)
        return really(settings, folder)

    sources = documents(tmp_path, 60)
    run(sources, tmp_path / "old", 1, Settings(part_rows=20))
    monkeypatch.setattr(local, "RENEWED", 20)
    monkeypatch.setattr(worker.Worker, "start", start)
    run(sources, tmp_path / "new", 1, Settings(part_rows=20))
    assert len(started) == 3
    assert parts(tmp_path / "new") == parts(tmp_path / "old")


def test_a_folder_that_cannot_be_written_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason; nothing is left running."""
    from authlint.errors import AuthlintError  # noqa: PLC0415  # only here

    sources = documents(tmp_path, 30)
    out = tmp_path / "out"
    manifest = open_run(out, sources, Settings())
    (out / "part-00000-000000.parquet").mkdir()
    with pytest.raises(AuthlintError, match="cannot be written"):
        carry_out(manifest, out, Processes(2), lambda _: None)


def test_killed_runs_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    """A run is killed again and again, at random moments; what is there in the end is what one quiet run makes."""
    sources = documents(tmp_path, 240)
    began = time.monotonic()
    run(sources, tmp_path / "quiet", 2, Settings(part_rows=20))
    took = time.monotonic() - began
    command = [sys.executable, "-m", "authlint", "corpus", *sources, "-o", "out", "--part-rows", "20", "--workers", "2"]
    chance = random.Random(9)  # noqa: S311  # moments, not secrets
    for _ in range(KILLS):
        killed = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, took + 1))
        killed.send_signal(chance.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
        killed.wait()
        quiet = parts(tmp_path / "quiet")
        assert all(quiet[name] == data for name, data in parts(tmp_path / "out").items())
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("240 documents, 240 scored")
    assert parts(tmp_path / "out") == parts(tmp_path / "quiet")
