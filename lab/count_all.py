"""Count everything again, in the order in which the tables rest on each other.

    python lab/count_all.py FOLDER

Two processes at a time at most; prints how long each step took. Running it twice gives the same bytes. The tagging pipeline
(`lab/train_pipeline.py`) and the table of frequencies are the ground that all of this stands on, and are not built here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
STEPS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("evidence.py", "{folder}", "--apply"), ("drift.py", "{folder}", "--figures", "{figures}")),
    (("norms.py", "{folder}"), ("fires.py", "{folder}", "directive", "residue", "--apply")),
    (("rhythm.py", "{folder}", "--apply"), ("axes.py", "{folder}", "--write")),
    (("gate.py", "{folder}", "--write"),),
)
"""Steps after each other; the commands of one step run side by side."""


def run(command: tuple[str, ...]) -> tuple[str, float]:
    """Run one command of the lab; its name and the seconds it took."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, str(HERE / command[0]), *command[1:]], check=True, stdout=subprocess.DEVNULL)
    return command[0], time.perf_counter() - begun


def main() -> None:
    """All steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--figures", type=Path, default=HERE / "drift-figures.md", help="where the figures of drift go")
    asked = parser.parse_args()
    begun = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        for step in STEPS:
            filled = [
                tuple(part.format(folder=asked.folder, figures=asked.figures) for part in command) for command in step
            ]
            for name, seconds in pool.map(run, filled):
                print(f"{name:<12} {seconds:6.0f} s", flush=True)
    print(f"{'all':<12} {time.perf_counter() - begun:6.0f} s")


if __name__ == "__main__":
    main()
