"""What a second run costs, what a change costs, what a second process brings, and whether kills ever tear what is kept.

    python benchmarks/cache.py FOLDER [--kills 20] [--together 8]

FOLDER holds drafts and is only read: its drafts are copied first. Wall time depends on what else the machine does, so the
processor time of each run, its processes included, stands beside it, and the load at the beginning and end.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """One run: seconds on the clock and of processors, a digest of what it printed, and its exit code."""

    clock: float
    processor: float
    printed: str
    code: int

    def __str__(self) -> str:
        return f"{self.clock:7.2f} s, {self.processor:7.2f} s of processors"


def command(*words: str) -> list[str]:
    """``authlint check`` by the Python that runs this."""
    return [sys.executable, "-m", "authlint", "check", "--format", "json", *words]


def run(*words: str) -> Ran:
    """A run to its end."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    answer = subprocess.run(command(*words), capture_output=True, check=False)
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
    if answer.stderr or answer.returncode > 1:
        raise SystemExit(f"a run failed with code {answer.returncode}: {answer.stderr.decode()}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(clock, processor, hashlib.sha256(answer.stdout).hexdigest()[:12], answer.returncode)


def best(times: int, *words: str) -> Ran:
    """The fastest of several runs that all print the same."""
    runs = [run(*words) for _ in range(times)]
    if len({each.printed for each in runs}) != 1:
        raise SystemExit("runs over the same drafts differ")
    return min(runs, key=lambda each: each.clock)


def seconds(drafts: Path, kept: Path) -> str:
    """The costs of runs; what the whole folder's report is known by."""
    one = run(str(drafts), "--no-cache", "-j1")
    print(f"one process, nothing kept     {one}")
    two = run(str(drafts), "--no-cache", "-j2")
    print(f"two processes, nothing kept   {two}   {one.clock / two.clock:.2f} times as fast")
    same = [one, two, run(str(drafts), "--cache-dir", str(kept))]
    again = best(5, str(drafts), "--cache-dir", str(kept))
    print(f"second run                    {again}")
    if len({each.printed for each in (*same, again)}) != 1:
        raise SystemExit("runs over the same drafts differ")
    single = min(path for path in drafts.rglob("*") if path.is_file())
    run(str(single), "--cache-dir", str(kept))
    print(f"second run, one draft         {best(5, str(single), '--cache-dir', str(kept))}")
    old = single.read_bytes()
    single.write_bytes(old + b"\n\nOne more paragraph.\n")
    print(f"one draft of all changed      {run(str(drafts), '--cache-dir', str(kept))}")
    single.write_bytes(old)
    size = sum(path.stat().st_size for path in kept.iterdir())
    print(f"kept                          {size / 2**20:.1f} MB")
    return one.printed


def kills(count: int, some: Path, folder: Path) -> None:
    """Runs killed at random moments, each followed by one that must print what a run without anything kept prints."""
    chance = random.Random(7)  # noqa: S311  # moments, not secrets
    whole = run(str(some), "--no-cache", "-j1")
    killed = 0
    for number in range(count):
        kept = folder / f"killed-{number // 10}"
        process = subprocess.Popen(
            command(str(some), "--cache-dir", str(kept), "-j2"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.random() * whole.clock * 1.2)
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        if number % 5 == 4 and run(str(some), "--cache-dir", str(kept)).printed != whole.printed:
            raise SystemExit(f"after kill {number} a run printed something else")
        if number % 10 == 9:  # ten kills a store: some hit an empty one, some a full one
            shutil.rmtree(kept)
    print(f"kills                         {killed} of {count} hit a run; every run after them printed the same")


def at_once(count: int, some: Path, folder: Path) -> None:
    """Runs that share one store from its first moment on."""
    whole = run(str(some), "--no-cache", "-j1").printed
    words = command(str(some), "--cache-dir", str(folder / "shared"), "-j1")
    processes = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(count)]
    answers = [process.communicate() for process in processes]
    printed = {hashlib.sha256(out).hexdigest()[:12] for out, _ in answers}
    if printed != {whole} or any(err for _, err in answers):
        raise SystemExit("runs that shared a store differ")
    print(f"at once                       {count} runs that shared a store printed the same")


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--together", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drafts, some = folder / "drafts", folder / "some"
        shutil.copytree(asked.folder, drafts)
        files = sorted(path for path in drafts.rglob("*") if path.is_file())
        some.mkdir()
        for path in files[:20]:
            shutil.copy(path, some / path.name)
        print(f"{len(files):,} drafts; load at the beginning {os.getloadavg()[0]:.1f}")
        if not asked.kills and not asked.together:
            seconds(drafts, folder / "kept")
        if asked.kills:
            kills(asked.kills, some, folder)
        if asked.together:
            at_once(asked.together, some, folder)
        print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
