"""``authlint corpus`` on many short documents: memory, scaling, and what a kill costs.

    python benchmarks/corpus.py memory [documents] [workers]
    python benchmarks/corpus.py scaling [documents]
    python benchmarks/corpus.py kills [documents] [kills]
    python benchmarks/corpus.py cost [documents]

Documents are generated from a seed: English sentences of a sort over a vocabulary that goes on growing, as that of a real corpus
does. ``memory`` samples the resident memory of all processes of the run (Linux); ``scaling`` compares two workers with
one, in wall and processor seconds, beside the load of the machine; ``kills`` ends a run again and again and compares its parts
with those of a quiet one.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SUBJECTS = "the ferry,a keeper,my aunt,the old harbour,our neighbour,the captain,somebody,the lamp,I,we".split(",")
VERBS = "carried,saw,took,left,mended,found,sold,kept,counted,remembered".split(",")
THINGS = "the rope,a letter,forty boxes,two bottles,the bread,an engine,nine coats,the window,a bell,some timber".split(
    ","
)
ENDS = (
    "in March,before the storm,on Monday,for nobody,near the pier,after all,without a word,by hand,in 1987,again".split(
        ","
    )
)
LETTERS = "abcdefghijklmnoprstuvw"


def document(number: int) -> str:
    """Some 60 to 120 words; every third sentence has a word that hardly any other document has."""
    chance = random.Random(number)  # noqa: S311  # documents, not secrets
    sentences = []
    for place in range(chance.randint(8, 14)):
        words = [chance.choice(part) for part in (SUBJECTS, VERBS, THINGS, ENDS)]
        if place % 3 == 0:
            words.insert(2, "".join(chance.choices(LETTERS, k=chance.randint(5, 9))).capitalize())
        sentence = " ".join(words)
        sentences.append(sentence[0].upper() + sentence[1:] + chance.choice("...?!"))
    return " ".join(sentences)


def write(path: Path, documents: int) -> None:
    """The documents as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(documents):
            stream.write(json.dumps({"id": str(number), "text": document(number)}) + "\n")


def command(source: Path, out: Path, workers: int, part_rows: int = 1000) -> list[str]:
    """The command line of a run."""
    options = ["--workers", str(workers), "--part-rows", str(part_rows)]
    return [sys.executable, "-m", "authlint", "corpus", str(source), "-o", str(out), *options]


def resident(process: int) -> list[int]:
    """Kilobytes of a process and its children, the process first. Linux only."""
    found = []
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    for each in (str(process), *children):
        try:
            status = Path(f"/proc/{each}/status").read_text(encoding="utf-8")
        except OSError:
            continue
        found += [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")]
    return found


def memory(folder: Path, documents: int, workers: int) -> None:
    """Print the memory of each tenth of the run, and the largest beside the median once all processes have started."""
    write(folder / "d.jsonl", documents)
    began = time.monotonic()
    run = subprocess.Popen(command(folder / "d.jsonl", folder / "out", workers))
    samples: list[int] = []
    while run.poll() is None:
        try:
            samples.append(sum(resident(run.pid)))
        except OSError:
            break
        time.sleep(0.5)
    took = time.monotonic() - began
    settled = samples[len(samples) // 10 :]
    tenths = [settled[place * len(settled) // 10 : (place + 1) * len(settled) // 10] for place in range(10)]
    print("median MB by tenth of the run:", *(round(statistics.median(each) / 1024) for each in tenths))
    median = statistics.median(settled)
    print(f"largest {max(settled) / 1024:.0f} MB, median {median / 1024:.0f} MB: {max(settled) / median - 1:+.1%}")
    print(
        f"{documents:,} documents in {took:.0f} s with {workers} workers: {documents / took:.0f} a second; load {os.getloadavg()}"
    )


def scaling(folder: Path, documents: int) -> None:
    """Print how much faster two workers are than one, in turns, and what both cost the processors."""
    write(folder / "d.jsonl", documents)
    walls: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(3):
        for workers in (1, 2):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            out = folder / f"out-{turn}-{workers}"
            subprocess.run(
                command(folder / "d.jsonl", out, workers, max(50, documents // 40)), check=True, capture_output=True
            )
            after, took = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            walls[workers].append(took)
            print(f"{workers} workers: {took:.1f} s, {used:.1f} processor seconds, load {os.getloadavg()[0]:.1f}")
    print(f"two workers are {min(walls[1]) / min(walls[2]):.2f} times as fast as one, by the best of three turns each")


def kills(folder: Path, documents: int, times: int) -> None:
    """Kill a run ``times`` times; its finished parts must be those of a quiet run each time, and all of them in the end."""
    write(folder / "d.jsonl", documents)
    subprocess.run(command(folder / "d.jsonl", folder / "quiet", 2, 25), check=True, capture_output=True)
    expected = {path.name: path.read_bytes() for path in (folder / "quiet").glob("part-*")}
    chance = random.Random(9)  # noqa: S311  # moments, not secrets
    finished = []
    for _ in range(times):
        run = subprocess.Popen(
            command(folder / "d.jsonl", folder / "out", 2, 25), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        before = len(list((folder / "out").glob("part-*")))
        while run.poll() is None and len(list((folder / "out").glob("part-*"))) == before and chance.random() > 0.01:
            time.sleep(0.1)
        time.sleep(chance.uniform(0.0, 1.0))
        run.send_signal(signal.SIGKILL)
        run.wait()
        there = {path.name: path.read_bytes() for path in (folder / "out").glob("part-*")}
        wrong = [name for name, data in there.items() if expected[name] != data]
        finished.append(len(there))
        if wrong:
            sys.exit(f"these parts are not as they should be: {wrong}")
        if len(there) == len(expected):
            shutil.rmtree(folder / "out")
    subprocess.run(command(folder / "d.jsonl", folder / "out", 2, 25), check=True, capture_output=True)
    there = {path.name: path.read_bytes() for path in (folder / "out").glob("part-*")}
    print(f"{times} kills, finished parts after each of {len(expected)}: {finished}")
    print("in the end the parts are those of a quiet run" if there == expected else "PARTS DIFFER")


def cost(folder: Path, documents: int) -> None:
    """Print processor milliseconds and bytes of output for a document of some lengths: the figures that docs/scale.md plans with."""
    import pyarrow as pa  # noqa: PLC0415  # the other benchmarks only start processes

    from authlint.corpus.parts import write_part  # noqa: PLC0415  # as above
    from authlint.corpus.settings import Settings  # noqa: PLC0415  # as above

    for together in (1, 3, 10):
        count = max(20, documents // together)
        texts = ["\n\n".join(document(number * together + part) for part in range(together)) for number in range(count)]
        batch = pa.RecordBatch.from_pydict({"text": texts})
        target = folder / "part.parquet"
        write_part(batch.slice(0, 20), target, Settings())
        spent = []
        for _ in range(3):
            began = time.process_time()
            write_part(batch, target, Settings())
            spent.append(time.process_time() - began)
        words = sum(len(text.split()) for text in texts) / count
        print(
            f"{words:.0f} words: {min(spent) / count * 1000:.1f} ms, {target.stat().st_size / count:.0f} bytes; load {os.getloadavg()[0]:.1f}"
        )


if __name__ == "__main__":
    what, *numbers = sys.argv[1:] or ["memory"]
    given = [int(number) for number in numbers]
    with tempfile.TemporaryDirectory() as place:
        if what == "memory":
            memory(Path(place), *(given + [20_000, 2][len(given) :]))
        elif what == "scaling":
            scaling(Path(place), *(given or [2_000]))
        elif what == "cost":
            cost(Path(place), *(given or [600]))
        else:
            kills(Path(place), *(given + [1_000, 20][len(given) :]))
