"""Speed and memory of ``authlint check`` and ``score`` as ratios, all measured in this one run.

    python benchmarks/speed.py FOLDER [--rounds 3]

FOLDER holds labelled texts as gzipped JSON lines (see lab/README.md); ``human_blogs`` is used. The yardsticks are
``python -c "import spacy"`` for a cold start and proselint 0.16 on the same files for throughput; proselint is
looked for beside this Python and left out, with a word, where it is missing. Nothing is taken from the cache, and each
command runs in one process. Prints medians of the rounds and, for each of the promises, what was asked and what was
measured. Exit code 1 if one is broken.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

WORDS = 1_400
POSTS = 100


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of processor time, and the largest resident memory in MB."""

    wall: float
    processor: float
    memory: float


def measured(command: list[str], folder: Path) -> Cost:
    """One run of ``command`` in ``folder``, by the operating system's own accounting of that process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)[:200]} ended with {process.returncode}")
    return Cost(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(command: list[str], folder: Path, rounds: int) -> Cost:
    """The medians of several runs, after one that warms the disk."""
    measured(command, folder)
    costs = [measured(command, folder) for _ in range(rounds)]
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "processor", "memory")))


def write_posts(source: Path, folder: Path) -> list[str]:
    """The posts of ``human_blogs`` as files; their names, those nearest to 1,400 words first."""
    with gzip.open(source / "human_blogs.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    rows.sort(key=lambda row: (abs(len(row["text"].split()) - WORDS), row["id"]))
    names = []
    for number, row in enumerate(rows):
        name = f"{number:05}.md"
        (folder / name).write_text(row["text"], encoding="utf-8", newline="")
        names.append(name)
    return names


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--allowance", type=float, default=0.4, help="seconds beyond the import of spaCy for one cold post"
    )
    parser.add_argument("--share", type=float, default=1.3, help="of proselint's processor time for all posts")
    options = parser.parse_args()
    authlint = [
        sys.executable,
        "-m",
        "authlint",
        "check",
        "--no-cache",
        "-j1",
        "--fail-on",
        "never",
        "--format",
        "concise",
    ]
    score = [sys.executable, "-m", "authlint", "score"]
    promises: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = write_posts(options.folder, folder)
        spacy = median([sys.executable, "-c", "import spacy"], folder, options.rounds)
        one = median([*authlint, names[0]], folder, options.rounds)
        hundred = median([*authlint, *names[:POSTS]], folder, options.rounds)
        whole = median([*authlint, "."], folder, 1)
        scored = median([*score, "."], folder, 1)
        print(f"import spacy           {spacy.wall:6.2f} s")
        print(f"one post, cold         {one.wall:6.2f} s  {one.memory:5.0f} MB")
        print(f"{POSTS} posts              {hundred.wall:6.2f} s  {hundred.memory:5.0f} MB")
        print(
            f"{len(names)} posts             {whole.wall:6.2f} s  {whole.processor:6.2f} s processor  {whole.memory:5.0f} MB"
        )
        print(
            f"their scores           {scored.wall:6.2f} s  {scored.processor:6.2f} s processor  {scored.memory:5.0f} MB"
        )
        promises.append(("one cold post beyond import spacy, s", options.allowance, one.wall - spacy.wall))
        promises.append((f"{POSTS} posts, s", 2.5, hundred.wall))
        promises.append(("memory for all posts, MB", 400, whole.memory))
        promises.append(("processor time of score beside check", 1.0, scored.processor / whole.processor))
        proselint = Path(sys.executable).with_name("proselint")
        if proselint.exists():
            peer = median([str(proselint), "check", *names], folder, 1)
            print(
                f"proselint, the same    {peer.wall:6.2f} s  {peer.processor:6.2f} s processor  {peer.memory:5.0f} MB"
            )
            promises.append(("share of proselint's processor time", options.share, whole.processor / peer.processor))
        else:
            print("proselint is not installed beside this Python: no comparison")
    for name, asked, found in promises:
        print(f"{'kept  ' if found <= asked else 'BROKEN'}  {name}: at most {asked:g}, measured {found:.2f}")
    return int(any(found > asked for _, asked, found in promises))


if __name__ == "__main__":
    sys.exit(main())
